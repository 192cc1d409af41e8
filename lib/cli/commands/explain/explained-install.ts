import { ArgoVersion } from '../../../argo/argo-version';
import { ArgoFeature } from '../../../argo/features/argo-feature';
import { explainSelection, InstallPermission } from '../../../argo/install/install-permission';
import { planInstall } from '../../../argo/install/install-plan';
import { InstallScope } from '../../../argo/install/install-scope';
import { NeedSelection, selectNeeds } from '../../../argo/install/need-selection';
import { givenNamespaceFaults } from '../../../inference/plan/given-names';
import { ManifestFault } from '../../../manifests/manifest-fault';
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
  public faultsFor(version: ArgoVersion): ManifestFault[] {
    const unfit = this.features.flatMap((feature) => this.unfit(feature, version).map((message) => `${featureId(feature)} ${message}`));
    const misnamed = this.select(version).flatMap(({ grant }) => grant.statement.faults);
    return [...new Set([...unfit, ...misnamed])].map((message) => ({ file: '--feature', message }));
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

/** Reads the install that the options describe. */
export function readInstall({ scope, namespace, feature }: InstallOptions, faults: ManifestFault[]): ExplainedInstall {
  faults.push(...givenNamespaceFaults(namespace, '--namespace'));
  return new ExplainedInstall(parseScope(scope, namespace, faults), namespace, parseFeatures(feature, faults));
}

function parseScope(text: string, install: string, faults: ManifestFault[]): InstallScope {
  const [kind, names = ''] = text.split('=', 2);
  const namespaces = names.split(',').filter((name) => name !== '');
  faults.push(...namespaces.flatMap((namespace) => givenNamespaceFaults(namespace, '--scope')));
  if (kind === 'namespaced' && namespaces.length === 0) {
    return InstallScope.namespaced();
  }
  if (kind === 'managed' && namespaces.length === 1) {
    if (namespaces[0] === install) {
      faults.push({ file: '--scope', message: `The managed namespace is ${install}, where Argo Workflows itself runs: write namespaced.` });
    }
    return InstallScope.managedNamespace(namespaces[0]);
  }
  if (kind === 'cluster') {
    return InstallScope.cluster(namespaces.length === 0 ? {} : { workflowNamespaces: namespaces });
  }
  faults.push({ file: '--scope', message: `'${text}' is no scope: write namespaced, managed=NAMESPACE, cluster, or cluster=NAMESPACE,NAMESPACE.` });
  return InstallScope.namespaced();
}

function parseFeatures(texts: readonly string[], faults: ManifestFault[]): ArgoFeature[] {
  return texts.flatMap((text) => {
    const feature = parseFeature(text);
    if (typeof feature === 'string') {
      faults.push({ file: '--feature', message: feature });
      return [];
    }
    return feature;
  });
}
