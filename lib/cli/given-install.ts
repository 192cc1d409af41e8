import { parseFeature } from './feature-names';
import { AuthModeOptions, authModeOf, GivenAuthMode, readAuthMode } from './given-auth-mode';
import { OptionPlaces, placeOfOption } from './option-places';
import { ArgoVersion } from '../argo/argo-version';
import { ClientOperation } from '../argo/client/client-operation';
import { ChosenFeature, chooseWebhooks, isFactOfCluster, isInVersion } from '../argo/features/chosen-feature';
import { ArgoFeature } from '../argo/features/generated/argo-feature';
import { OptionalNeed } from '../argo/features/generated/optional-need';
import { OPTIONAL_NEED_IDS } from '../argo/features/optional-need-table';
import { WebhookProps } from '../argo/features/token-holders';
import { InstallField } from '../argo/install/activation';
import { InstallAccess } from '../argo/install/install-access';
import { ArgoWorkflowsInstallProps } from '../argo/install/install-props';
import { InstallScope, ScopeKind } from '../argo/install/install-scope';
import { InstallWording } from '../argo/install/install-wording';
import { ServerAuthMode } from '../argo/install/server-auth-mode';
import { ClientRoute } from '../argo/needs/client/client-route';
import { Diagnostic, Place } from '../diagnostics/diagnostic';
import { diagnostic, placed } from '../diagnostics/issue';
import { nearestWord } from '../diagnostics/nearest-word';
import { quote } from '../diagnostics/printable-text';

/** The options that decide the needs of an install in addition to its version, as the parser and the configuration file give them. */
export interface InstallOptions extends AuthModeOptions {
  readonly scope: string;
  readonly clusterRole?: boolean;
  readonly namespace: string;
  readonly feature: readonly string[];
  readonly instanceId?: string;
  readonly configMap?: string;

  /** The needs that the controller does without. */
  readonly without?: readonly string[];

  /** The webhooks of the configuration file. */
  readonly webhooks?: WebhookProps;
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
const OPTIONS: Readonly<Partial<Record<InstallField | 'serverAuthMode.operations', string>>> = {
  'client': '--can',
  'namespace': '--namespace',
  'scope': '--scope',
  'version': '--argo-version',
  'serverAuthMode': '--auth-mode',
  'serverAuthMode.operations': '--lent',
  'configMap': '--config-map',
  'instanceId': '--instance-id',
  'name': 'NAME',
  'without': '--without',
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
    ...given.instanceId === undefined ? [plan.instanceId === undefined ? 'The controller has no instance ID.' : `--instance-id ${plan.instanceId}.`] : [],
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
    const [, field = '', index] = /^(\w+(?:\.operations)?)(?:\[(\d+)\])?/.exec(issue.field) ?? [];
    const option = field === 'client' && clientOption !== undefined ? clientOption : OPTIONS[field as keyof typeof OPTIONS] ?? '--feature';
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

/** Writes a scope as `--scope` takes it. */
export function scopeText({ _kind: kind, _givenNamespaces: namespaces = [] }: InstallScope): string {
  return namespaces.length === 0 ? kind : `${kind}=${namespaces.join(',')}`;
}

function parseScope(text: string, clusterRole: boolean, place: Place): { readonly scope: InstallScope; readonly diagnostics: readonly Diagnostic[] } {
  const [, kind = '', equals = '', names = ''] = /^([^=]*)(=?)(.*)$/s.exec(text) ?? [];
  const namespaces = names.split(',').filter((name) => name !== '');
  // Without a name after it, = would mean all namespaces.
  const isEmpty = namespaces.length === 0 && equals !== '';
  if (kind === 'namespaced' && equals === '') {
    return { scope: InstallScope.namespaced({ clusterRole }), diagnostics: [] };
  }
  if (kind === 'managed' && namespaces.length === 1) {
    return { scope: InstallScope.managedNamespace(namespaces[0], { clusterRole }), diagnostics: [] };
  }
  if (kind === 'cluster' && !isEmpty) {
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
