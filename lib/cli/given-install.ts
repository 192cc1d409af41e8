import { parseFeature } from './feature-names';
import { ArgoVersion } from '../argo/argo-version';
import { readOperation } from '../argo/client/operation-notation';
import { ChosenFeature, isInVersion } from '../argo/features/chosen-feature';
import { ArgoFeature } from '../argo/features/generated/argo-feature';
import { InstallField } from '../argo/install/activation';
import { InstallAccess } from '../argo/install/install-access';
import { InstallScope, ScopeKind } from '../argo/install/install-scope';
import { InstallWording } from '../argo/install/install-wording';
import { ServerAuthMode } from '../argo/install/server-auth-mode';
import { Diagnostic } from '../diagnostics/diagnostic';
import { diagnostic, placed } from '../diagnostics/issue';
import { quote } from '../diagnostics/printable-text';

/** Where the manifests of Argo Workflows put it. */
export const INSTALL_NAMESPACE = 'argo';

/** What decides the needs of an install beside its version, as the parser gives it. */
export interface InstallOptions {
  readonly scope: string;
  readonly clusterRole?: boolean;
  readonly namespace: string;
  readonly feature: readonly string[];
  readonly authMode?: 'client' | 'sso' | 'server';

  /** The Secrets with the client ID and the client secret of single sign-on; one, where it has both. */
  readonly ssoSecret?: readonly string[];

  /** The accounts that users of single sign-on are mapped to. */
  readonly ssoAccount?: readonly string[];

  /** What callers do with the rights of the server, in mode `server`. */
  readonly lent?: readonly string[];
  readonly instanceId?: string;
  readonly configMap?: string;
}

/** An install with all but its version, and what is wrong with the options that describe it. */
export interface ReadInstall {
  readonly namespace: string;
  readonly scope: InstallScope;
  readonly features: readonly ChosenFeature[];
  readonly serverAuthMode: ServerAuthMode;
  readonly instanceId?: string;
  readonly configMap?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The option that says what a prop of an install does. */
const OPTIONS: Readonly<Partial<Record<InstallField, string>>> = {
  namespace: '--namespace', scope: '--scope', version: '--argo-version', serverAuthMode: '--auth-mode', configMap: '--config-map', instanceId: '--instance-id',
};

const SCOPES: Readonly<Record<ScopeKind, string>> = { namespaced: 'namespaced', managed: 'managed=NAMESPACE', cluster: 'cluster' };

/** How the options write it. */
const OPTION_WORDING: InstallWording = {
  feature: ({ id }) => id,
  scope: (kind) => SCOPES[kind],
  allowClusterRole: () => 'Add --cluster-role',
};

/** Reads the install that the options describe. */
export function readInstall(options: InstallOptions): ReadInstall {
  const { scope, clusterRole = false, namespace, feature, instanceId, configMap } = options;
  const parsed = feature.map(parseFeature);
  const parsedScope = parseScope(scope, clusterRole);
  const mode = readAuthMode(options);
  return {
    namespace,
    scope: parsedScope.scope,
    features: parsed.flatMap(({ features }) => features),
    serverAuthMode: mode.serverAuthMode,
    instanceId,
    configMap,
    diagnostics: [...parsedScope.diagnostics, ...parsed.flatMap(({ diagnostics }) => diagnostics), ...mode.diagnostics],
  };
}

/** What is taken for granted of an install, where no option says so. */
export function assumptionsOf(given: Partial<InstallOptions>, { scope, namespace }: Pick<InstallOptions, 'scope' | 'namespace'>, { plan }: InstallAccess): string[] {
  return [
    ...given.scope === undefined ? [`--scope ${scope}.`] : [],
    ...given.namespace === undefined ? [`--namespace ${namespace}.`] : [],
    ...given.authMode === undefined ? ['--auth-mode client.'] : [],
    ...given.feature === undefined ? ['No --feature is in use.'] : [],
    ...given.configMap === undefined ? [`--config-map ${plan.configMap}.`] : [],
    ...given.instanceId === undefined ? ['The controller has no instance ID.'] : [],
  ];
}

/** Plans the install of a version with those of the features that the version has. */
export function planFor({ features, ...install }: ReadInstall, version: ArgoVersion): InstallAccess {
  return planAll({ ...install, features: features.filter(({ id }) => isInVersion(id, version)) }, version);
}

/** What is wrong with an install of a version. */
export function diagnosticsFor(install: ReadInstall, version: ArgoVersion): Diagnostic[] {
  return planAll(install, version).issues.map((issue) => placed(issue, { kind: 'option', name: OPTIONS[issue.field as InstallField] ?? '--feature' }));
}

function planAll({ namespace, scope, features, serverAuthMode, instanceId, configMap }: ReadInstall, version: ArgoVersion): InstallAccess {
  const isFactOfCluster = ({ id }: ChosenFeature) => id === 'owner-references-permission-enforcement';
  return InstallAccess.plan({
    version,
    namespace,
    scope,
    serverAuthMode,
    instanceId,
    configMap,
    features: features.filter((feature) => !isFactOfCluster(feature)).map((feature) => ArgoFeature._of(feature)),
    ownerReferencesPermissionEnforcement: features.some(isFactOfCluster),
  }, OPTION_WORDING);
}

/** The Secret that the documentation of Argo Workflows gives single sign-on. */
const SSO_SECRET = 'argo-server-sso';

/** Reads how the server knows its callers, and the options that only one mode has. */
function readAuthMode(
  { authMode = 'client', ssoSecret = [], ssoAccount = [], lent = [] }: InstallOptions,
): { readonly serverAuthMode: ServerAuthMode; readonly diagnostics: readonly Diagnostic[] } {
  const operations = lent.map((text) => readOperation(text, '--lent'));
  const issues = operations.flatMap((read) => read.issues ?? []).map((issue) => placed(issue, { kind: 'option', name: '--lent' }));
  const surplus = [
    ...authMode === 'sso' ? [] : [...ssoSecret.length === 0 ? [] : ['--sso-secret'], ...ssoAccount.length === 0 ? [] : ['--sso-account']],
    ...authMode === 'server' || lent.length === 0 ? [] : ['--lent'],
  ].map((name) => diagnostic('option/conflict', { kind: 'option', name }, `The mode ${authMode} has no use for it.`, `Leave it out, or pass --auth-mode ${name === '--lent' ? 'server' : 'sso'}.`));
  const [clientIdSecret = SSO_SECRET, clientSecretSecret] = ssoSecret;
  const missing = (name: string, fix: string) => [diagnostic('option/missing-option', { kind: 'option', name }, `The mode ${authMode} requires it.`, fix)];
  switch (authMode) {
    case 'client':
      return { serverAuthMode: ServerAuthMode.CLIENT, diagnostics: surplus };
    case 'sso':
      return ssoAccount.length === 0
        ? { serverAuthMode: ServerAuthMode.CLIENT, diagnostics: [...surplus, ...missing('--sso-account', 'Name the accounts that users are mapped to.')] }
        : { serverAuthMode: ServerAuthMode.sso({ clientIdSecret, clientSecretSecret, serviceAccounts: [...ssoAccount] }), diagnostics: surplus };
    case 'server': {
      const known = operations.flatMap(({ operation }) => operation ?? []);
      return known.length === 0
        ? { serverAuthMode: ServerAuthMode.CLIENT, diagnostics: [...surplus, ...issues, ...lent.length > 0 ? [] : missing('--lent', 'Name what callers do, for example --lent list.')] }
        : { serverAuthMode: ServerAuthMode.server({ reason: 'The command was told so.', operations: known }), diagnostics: [...surplus, ...issues] };
    }
  }
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
