import { ArgoVersion } from '../../../argo/argo-version';
import { ChosenFeature, isInVersion } from '../../../argo/features/chosen-feature';
import { ArgoFeature } from '../../../argo/features/generated/argo-feature';
import { InstallField } from '../../../argo/install/activation';
import { InstallAccess } from '../../../argo/install/install-access';
import { InstallScope, ScopeKind } from '../../../argo/install/install-scope';
import { InstallWording } from '../../../argo/install/install-wording';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { diagnostic, placed } from '../../../diagnostics/issue';
import { quote } from '../../../diagnostics/printable-text';
import { parseFeature } from '../../feature-names';

/** What decides the needs of an install beside its version, as the parser gives it. */
export interface InstallOptions {
  readonly scope: string;
  readonly clusterRole?: boolean;
  readonly namespace: string;
  readonly feature: readonly string[];
}

/** An install with all but its version, and what is wrong with the options that describe it. */
export interface ReadInstall {
  readonly namespace: string;
  readonly scope: InstallScope;
  readonly features: readonly ChosenFeature[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The option that says what a prop of an install does. */
const OPTIONS: Readonly<Partial<Record<InstallField, string>>> = {
  namespace: '--namespace', scope: '--scope', version: '--argo-version',
};

const SCOPES: Readonly<Record<ScopeKind, string>> = { namespaced: 'namespaced', managed: 'managed=NAMESPACE', cluster: 'cluster' };

/** How the options write it. */
const OPTION_WORDING: InstallWording = {
  feature: ({ id }) => id,
  scope: (kind) => SCOPES[kind],
  allowClusterRole: () => 'Add --cluster-role',
};

/** Reads the install that the options describe. */
export function readInstall({ scope, clusterRole = false, namespace, feature }: InstallOptions): ReadInstall {
  const parsed = feature.map(parseFeature);
  const parsedScope = parseScope(scope, clusterRole);
  return {
    namespace,
    scope: parsedScope.scope,
    features: parsed.flatMap(({ features }) => features),
    diagnostics: [...parsedScope.diagnostics, ...parsed.flatMap(({ diagnostics }) => diagnostics)],
  };
}

/** Plans the install of a version with those of the features that the version has. */
export function planFor({ features, ...install }: ReadInstall, version: ArgoVersion): InstallAccess {
  return planAll({ ...install, features: features.filter(({ id }) => isInVersion(id, version)) }, version);
}

/** What is wrong with an install of a version. */
export function diagnosticsFor(install: ReadInstall, version: ArgoVersion): Diagnostic[] {
  return planAll(install, version).issues.map((issue) => placed(issue, { kind: 'option', name: OPTIONS[issue.field as InstallField] ?? '--feature' }));
}

function planAll({ namespace, scope, features }: ReadInstall, version: ArgoVersion): InstallAccess {
  const isFactOfCluster = ({ id }: ChosenFeature) => id === 'owner-references-permission-enforcement';
  return InstallAccess.plan({
    version,
    namespace,
    scope,
    features: features.filter((feature) => !isFactOfCluster(feature)).map((feature) => ArgoFeature._of(feature)),
    ownerReferencesPermissionEnforcement: features.some(isFactOfCluster),
  }, OPTION_WORDING);
}

function parseScope(text: string, clusterRole: boolean): { readonly scope: InstallScope; readonly diagnostics: readonly Diagnostic[] } {
  const [kind, names = ''] = text.split('=', 2);
  const namespaces = names.split(',').filter((name) => name !== '');
  if (kind === 'namespaced' && namespaces.length === 0) {
    return { scope: InstallScope.namespaced({ clusterRole }), diagnostics: [] };
  }
  if (kind === 'managed' && namespaces.length === 1) {
    return { scope: InstallScope.managedNamespace(namespaces[0], { clusterRole }), diagnostics: [] };
  }
  if (kind === 'cluster') {
    return { scope: InstallScope.cluster(namespaces.length === 0 ? {} : { workflowNamespaces: namespaces }), diagnostics: [] };
  }
  return {
    scope: InstallScope.namespaced({ clusterRole }),
    diagnostics: [diagnostic(
      'install/invalid-scope', { kind: 'option', name: '--scope' }, `${quote(text)} isn't a scope.`,
      'Write namespaced, managed=NAMESPACE, cluster, or cluster=NAMESPACE,NAMESPACE.',
    )],
  };
}
