import { ArgoVersion } from '../../../argo/argo-version';
import { ArgoFeature } from '../../../argo/features/argo-feature';
import { explainSelection, InstallPermission } from '../../../argo/install/install-permission';
import { planInstall } from '../../../argo/install/install-plan';
import { InstallScope } from '../../../argo/install/install-scope';
import { NeedSelection, selectNeeds } from '../../../argo/install/need-selection';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { givenNamespaceDiagnostics } from '../../../inference/plan/given-names';
import { featureId, parseFeature } from '../../feature-names';

/** What decides the needs of an install beside its version, as the parser gives it. */
export interface InstallOptions {
  readonly scope: string;
  readonly namespace: string;
  readonly feature: readonly string[];
}

/** An install whose needs are asked for, of one version or of several. */
export class ExplainedInstall {
  constructor(
    private readonly scope: InstallScope,
    private readonly namespace: string,
    private readonly features: readonly ArgoFeature[],
  ) {}

  public needsOf(version: ArgoVersion): InstallPermission[] {
    return this.select(version).map(explainSelection);
  }

  /** What is wrong with the features where that version is installed. */
  public diagnosticsFor(version: ArgoVersion): Diagnostic[] {
    const unfit = this.features.flatMap((feature) => this.unfit(feature, version).map((message) => `${featureId(feature)} ${message}`));
    const misnamed = this.select(version).flatMap(({ grant }) => grant.statement.faults);
    return [...new Set([...unfit, ...misnamed])].map((message) => diagnostic('option/invalid-value', { kind: 'option', name: '--feature' }, message));
  }

  private unfit({ _definition: { since, requires, contradicts } }: ArgoFeature, version: ArgoVersion): string[] {
    const has = (member: string) => this.features.some(({ _definition }) => _definition.member === member);
    return [
      ...since === undefined || version.isAtLeast(since) ? [] : [`is not known to Argo Workflows ${version}; it came with ${since}: leave it out.`],
      ...requires === undefined || has(requires) ? [] : [`has no effect without ${featureId(requires)}: add that, or leave this out.`],
      ...contradicts === undefined || !has(contradicts.member)
        ? []
        : [`contradicts ${featureId(contradicts.member)}: ${contradicts.because}. Leave one of them out.`],
    ];
  }

  private select(version: ArgoVersion): NeedSelection[] {
    const { activations, layout } = planInstall({ version, scope: this.scope, features: this.features }, this.namespace);
    return selectNeeds(version, activations, layout);
  }
}

/** The install that the options describe, and what is wrong with them. */
export interface ReadInstall {
  readonly install: ExplainedInstall;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the install that the options describe. */
export function readInstall({ scope, namespace, feature }: InstallOptions): ReadInstall {
  const readScope = parseScope(scope, namespace);
  const readFeatures = feature.map(parseFeature);
  return {
    install: new ExplainedInstall(readScope.scope, namespace, readFeatures.flatMap((read) => typeof read === 'string' ? [] : read)),
    diagnostics: [
      ...givenNamespaceDiagnostics(namespace, '--namespace'),
      ...readScope.diagnostics,
      ...readFeatures.flatMap((read) => typeof read === 'string' ? [diagnostic('option/invalid-value', { kind: 'option', name: '--feature' }, read)] : []),
    ],
  };
}

function parseScope(text: string, install: string): { readonly scope: InstallScope; readonly diagnostics: readonly Diagnostic[] } {
  const [kind, names = ''] = text.split('=', 2);
  const namespaces = names.split(',').filter((name) => name !== '');
  const misnamed = namespaces.flatMap((namespace) => givenNamespaceDiagnostics(namespace, '--scope'));
  const wrong = (message: string, fix: string) => [...misnamed, diagnostic('option/invalid-value', { kind: 'option', name: '--scope' }, message, fix)];
  if (kind === 'namespaced' && namespaces.length === 0) {
    return { scope: InstallScope.namespaced(), diagnostics: misnamed };
  }
  if (kind === 'managed' && namespaces.length === 1) {
    const isOwn = namespaces[0] === install;
    const diagnostics = isOwn ? wrong(`The managed namespace is ${install}, where Argo Workflows itself runs.`, 'Write namespaced.') : misnamed;
    return { scope: InstallScope.managedNamespace(namespaces[0]), diagnostics };
  }
  if (kind === 'cluster') {
    return { scope: InstallScope.cluster(namespaces.length === 0 ? {} : { workflowNamespaces: namespaces }), diagnostics: misnamed };
  }
  const diagnostics = wrong(`'${text}' isn't a scope.`, 'Write namespaced, managed=NAMESPACE, cluster, or cluster=NAMESPACE,NAMESPACE.');
  return { scope: InstallScope.namespaced(), diagnostics };
}
