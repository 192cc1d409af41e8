import { AuthMode, MODE_OPTIONS } from './auth-modes';
import { parseFeature } from './feature-names';
import { OptionPlaces, placeOfOption } from './option-places';
import { ArgoVersion } from '../argo/argo-version';
import { ClientOperation } from '../argo/client/client-operation';
import { NotedOperation, readOperation } from '../argo/client/operation-notation';
import { ChosenFeature, chooseWebhooks, isInVersion } from '../argo/features/chosen-feature';
import { ArgoFeature } from '../argo/features/generated/argo-feature';
import { OptionalNeed } from '../argo/features/generated/optional-need';
import { OPTIONAL_NEED_IDS } from '../argo/features/optional-need-table';
import { WebhookProps } from '../argo/features/token-holders';
import { InstallField } from '../argo/install/activation';
import { InstallAccess } from '../argo/install/install-access';
import { ArgoWorkflowsInstallProps } from '../argo/install/install-props';
import { InstallScope, ScopeKind } from '../argo/install/install-scope';
import { InstallWording } from '../argo/install/install-wording';
import { ServerAuthMode, SsoClient, SsoDelegation, SsoProps } from '../argo/install/server-auth-mode';
import { ClientRoute } from '../argo/needs/client/client-route';
import { Diagnostic, Place } from '../diagnostics/diagnostic';
import { diagnostic, placed } from '../diagnostics/issue';
import { nearestWord } from '../diagnostics/nearest-word';
import { enumerate, quote } from '../diagnostics/printable-text';

/** Where the manifests of Argo Workflows put it. */
export const INSTALL_NAMESPACE = 'argo';

/** The options that decide the needs of an install in addition to its version, as the parser and the configuration file give them. */
export interface InstallOptions {
  readonly scope: string;
  readonly clusterRole?: boolean;
  readonly namespace: string;
  readonly feature: readonly string[];
  readonly authMode?: AuthMode;

  /** The Secrets with the client ID and the client secret of single sign-on; one, where it has both. */
  readonly ssoSecret?: readonly string[];

  /** The accounts that users of single sign-on are mapped to. */
  readonly ssoAccount?: readonly string[];

  /** The operations that callers perform with the permissions of the server, in the modes `server` and `sso-without-rbac`. */
  readonly lent?: readonly string[];
  readonly instanceId?: string;
  readonly configMap?: string;

  /** The needs that the controller does without. */
  readonly without?: readonly string[];

  /** Whether callers may bring a token of Kubernetes, in addition to single sign-on. */
  readonly ssoClientMode?: boolean;

  /** The Secrets with the tokens of the accounts that users are mapped to. */
  readonly ssoTokenSecrets?: readonly string[];

  /** Namespaces whose own accounts users are mapped to first. */
  readonly ssoDelegations?: readonly SsoDelegation[];

  /** The webhooks of the configuration file. */
  readonly webhooks?: WebhookProps;

  /** Why callers get the permissions of the server. */
  readonly lentReason?: string;

  /** Where options stand that the configuration file gives. */
  readonly places?: OptionPlaces;
}

/** How the server knows its callers, as it was said. */
export type GivenAuthMode =
  | { readonly kind: 'client' }
  | { readonly kind: 'sso'; readonly props: SsoProps }
  | ({ readonly kind: 'sso-without-rbac'; readonly props: SsoClient } & LentRights)
  | ({ readonly kind: 'server' } & LentRights);

/** The operations that callers perform with the permissions of the server, and why that is safe. */
interface LentRights {
  readonly reason: string;
  readonly operations: readonly NotedOperation[];
}

/** An install with all but its version, and what is wrong with the options that describe it. */
export interface ReadInstall {
  readonly namespace: string;
  readonly scope: InstallScope;
  readonly features: readonly ChosenFeature[];
  readonly serverAuthMode: ServerAuthMode;
  readonly given: GivenAuthMode;
  readonly instanceId?: string;
  readonly configMap?: string;
  readonly without: readonly OptionalNeed[];
  readonly places?: OptionPlaces;
  readonly diagnostics: readonly Diagnostic[];
}

/** The names of an install and the operations of its client: only commands that create an install need them. */
export interface InstallClient {
  readonly name?: string;
  readonly client?: readonly ClientOperation[];
  readonly clientRoute?: ClientRoute;

  /** The option that gives the operations, where it isn't `--can`. */
  readonly clientOption?: string;
}

/** The option that says what a prop of an install does. */
const OPTIONS: Readonly<Partial<Record<InstallField, string>>> = {
  client: '--can',
  namespace: '--namespace',
  scope: '--scope',
  version: '--argo-version',
  serverAuthMode: '--auth-mode',
  configMap: '--config-map',
  instanceId: '--instance-id',
  name: 'NAME',
  without: '--without',
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
  const { scope, clusterRole = false, namespace, feature, instanceId, configMap, webhooks, places } = options;
  const parsed = feature.map((text, index) => parseFeature(text, placeOfOption('--feature', places, index)));
  const parsedScope = parseScope(scope, clusterRole, placeOfOption('--scope', places));
  const mode = readAuthMode(options);
  const without = readWithout(options);
  return {
    namespace,
    scope: parsedScope.scope,
    features: [...parsed.flatMap(({ features }) => features), ...webhooks === undefined ? [] : [chooseWebhooks(webhooks)]],
    serverAuthMode: authModeOf(mode.given),
    given: mode.given,
    instanceId,
    configMap,
    without: without.needs,
    places,
    diagnostics: [...parsedScope.diagnostics, ...parsed.flatMap(({ diagnostics }) => diagnostics), ...mode.diagnostics, ...without.diagnostics],
  };
}

/** Returns the assumptions about an install, where no option decides. */
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
export function planFor(install: ReadInstall, version: ArgoVersion, client?: InstallClient): InstallAccess {
  return planInstall({ ...install, features: install.features.filter(({ id }) => isInVersion(id, version)) }, version, client);
}

/** Reports the faults of an install of a version. */
export function diagnosticsFor(install: ReadInstall, version: ArgoVersion, client?: InstallClient): Diagnostic[] {
  return diagnosticsOf(install, planInstall(install, version, client), client);
}

/** Reports the faults of a planned install, by the options that it comes from. */
export function diagnosticsOf({ places }: ReadInstall, { issues }: Pick<InstallAccess, 'issues'>, { clientOption }: InstallClient = {}): Diagnostic[] {
  return issues.map((issue) => {
    const [, field = '', index] = /^(\w+)(?:\[(\d+)\])?/.exec(issue.field) ?? [];
    const option = field === 'client' && clientOption !== undefined ? clientOption : OPTIONS[field as InstallField] ?? '--feature';
    return placed(issue, placeOfOption(option, places, index === undefined ? 0 : Number(index)));
  });
}

/** Plans the install of a version with everything that was said. */
export function planInstall(install: ReadInstall, version: ArgoVersion, client: InstallClient = {}): InstallAccess {
  return InstallAccess.plan(propsOf(install, version, client), OPTION_WORDING);
}

/** The props of an install in a program. */
function propsOf(
  { namespace, scope, features, serverAuthMode, instanceId, configMap, without }: ReadInstall, version: ArgoVersion,
  { name, client, clientRoute }: InstallClient,
): ArgoWorkflowsInstallProps {
  return {
    version,
    namespace,
    scope,
    serverAuthMode,
    instanceId,
    configMap,
    ...name !== undefined && { name },
    ...client !== undefined && { client: [...client] },
    ...clientRoute !== undefined && { clientRoute },
    ...without.length > 0 && { without: [...without] },
    features: features.filter((feature) => !isFactOfCluster(feature)).map((feature) => ArgoFeature._of(feature)),
    ownerReferencesPermissionEnforcement: features.some(isFactOfCluster),
  };
}

/** Whether a feature of the command is a fact of the cluster, which programs give as a prop. */
export function isFactOfCluster({ id }: ChosenFeature): boolean {
  return id === 'owner-references-permission-enforcement';
}

/** The Secret that the documentation of Argo Workflows gives single sign-on. */
const SSO_SECRET = 'argo-server-sso';

/** Why callers get the permissions of the server where no option gives a reason. */
const TOLD_SO = 'An option of the command says so.';

/** Reads how the server knows its callers, and the options that only some modes have. */
function readAuthMode(options: InstallOptions): { readonly given: GivenAuthMode; readonly diagnostics: readonly Diagnostic[] } {
  const { authMode = 'client', ssoSecret = [], ssoAccount = [], lent = [], lentReason = TOLD_SO, ssoClientMode, ssoTokenSecrets, ssoDelegations, places } = options;
  const operations = lent.map((text) => readOperation(text, '--lent'));
  const known = operations.flatMap(({ noted }) => noted ?? []);
  const takesLent = authMode === 'server' || authMode === 'sso-without-rbac';
  const missing = (name: string, fix: string) => [diagnostic('option/missing-option', { kind: 'option', name }, `The mode ${authMode} requires it.`, fix)];
  const diagnostics = [
    ...surplusOptions(authMode, options),
    ...takesLent ? operations.flatMap((read, index) => (read.issues ?? []).map((issue) => placed(issue, placeOfOption('--lent', places, index)))) : [],
    ...takesLent && lent.length === 0 ? missing('--lent', 'Name what callers do, for example --lent list.') : [],
    ...authMode === 'sso' && ssoAccount.length === 0
      ? missing('--sso-account', 'Name the accounts that users are mapped to, or pass --auth-mode sso-without-rbac if all users are alike.') : [],
  ];
  const [clientIdSecret = SSO_SECRET, clientSecretSecret] = ssoSecret;
  const client: SsoClient = {
    clientIdSecret,
    ...clientSecretSecret !== undefined && { clientSecretSecret },
    ...ssoClientMode !== undefined && { clientMode: ssoClientMode },
  };
  const rights: LentRights = { reason: lentReason, operations: known };
  if (authMode === 'sso' && ssoAccount.length > 0) {
    const props: SsoProps = {
      ...client,
      serviceAccounts: [...ssoAccount],
      ...ssoTokenSecrets !== undefined && { tokenSecrets: [...ssoTokenSecrets] },
      ...ssoDelegations !== undefined && { delegations: [...ssoDelegations] },
    };
    return { given: { kind: 'sso', props }, diagnostics };
  }
  if (!takesLent || known.length === 0) {
    return { given: { kind: 'client' }, diagnostics };
  }
  return { given: authMode === 'server' ? { kind: 'server', ...rights } : { kind: 'sso-without-rbac', props: client, ...rights }, diagnostics };
}

/** The options that the mode has no use for. */
function surplusOptions(mode: AuthMode, options: InstallOptions): Diagnostic[] {
  const values: Readonly<Record<string, unknown>> = { ...options };
  const isGiven = (value: unknown) => Array.isArray(value) ? value.length > 0 : value !== undefined;
  return MODE_OPTIONS.filter(({ option, modes }) => isGiven(values[option]) && !modes.includes(mode)).map(({ flag, modes }) =>
    diagnostic('option/conflict', placeOfOption(flag, options.places), `The mode ${mode} has no use for it.`, `Leave it out, or pass --auth-mode ${enumerate(modes, 'or')}.`));
}

function authModeOf(given: GivenAuthMode): ServerAuthMode {
  const lent = ({ reason, operations }: LentRights) => (
    { reason, operations: operations.map(({ entry, options }) => ClientOperation._ofEntry(entry, options)) });
  switch (given.kind) {
    case 'client':
      return ServerAuthMode.CLIENT;
    case 'sso':
      return ServerAuthMode.sso(given.props);
    case 'sso-without-rbac':
      return ServerAuthMode.ssoWithoutRbac({ ...given.props, ...lent(given) });
    case 'server':
      return ServerAuthMode.server(lent(given));
  }
}

function readWithout(
  { without = [], places }: InstallOptions,
): { readonly needs: readonly OptionalNeed[]; readonly diagnostics: readonly Diagnostic[] } {
  const known = Object.values(OptionalNeed);
  const diagnostics = without.filter((text) => !known.some((need) => need === text)).map((text) => {
    const nearest = nearestWord(text, OPTIONAL_NEED_IDS);
    return diagnostic('option/invalid-value', placeOfOption('--without', places), `${quote(text)} isn't something that the controller can do without.`,
      nearest === undefined ? `Choose among ${OPTIONAL_NEED_IDS.join(', ')}.` : `Write ${nearest}.`);
  });
  return { needs: known.filter((need) => without.includes(need)), diagnostics };
}

function parseScope(text: string, clusterRole: boolean, place: Place): { readonly scope: InstallScope; readonly diagnostics: readonly Diagnostic[] } {
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
      'install/invalid-scope', place, `${quote(text)} isn't a scope.`,
      'Write namespaced, managed=NAMESPACE, cluster, or cluster=NAMESPACE,NAMESPACE.',
    )],
  };
}
