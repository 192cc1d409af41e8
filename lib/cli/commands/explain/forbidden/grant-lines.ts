import { subjectText } from '../../../../access/subject';
import { ArgoVersion } from '../../../../argo/argo-version';
import { methodOf } from '../../../../argo/client/operation-catalogue';
import { memberOf } from '../../../../argo/features/chosen-feature';
import { FEATURE_IDS, FeatureId, FEATURES, FeatureTrigger, triggersOf } from '../../../../argo/features/feature-table';
import { AskingOperation } from '../../../../argo/forbidden/asking-operation';
import { AskingComponent, AskingExecutor, AskingPart, AskingResourceTemplate } from '../../../../argo/forbidden/asking-parts';
import { isGeneratedName } from '../../../../argo/forbidden/read-messages';
import { RefusedRequest } from '../../../../argo/forbidden/refused-request';
import { RefusedAccount } from '../../../../argo/forbidden/whose-account';
import { optionRow } from '../../../../argo/needs/client/client-options';
import { InstallTrigger } from '../../../../argo/needs/install-trigger';
import { PolicyRule } from '../../../../rbac/policy-rule';
import { findCommonType } from '../../../../resources/common-kinds/common-kinds';
import { ResourceScope } from '../../../../resources/resource-info';
import { findTypedResource } from '../../../typed-resources';
import { GrantSource } from '../../../typescript/grant-source';
import { quoted } from '../../../typescript/source-text';
import { missingReason } from '../../create/missing-reason';

/** How a denied request is granted: in a program, by a command, and as rules. */
export interface GrantLines {
  readonly typescript: string;
  readonly command: string;
  readonly rules: readonly PolicyRule[];
}

/** A denied request, its account, and the version that the explanation is for. */
export interface Refusal {
  readonly request: RefusedRequest;
  readonly account: RefusedAccount;
  readonly version: ArgoVersion;
}

/** The admission plugin without which some requests aren't made. */
const PLUGIN = { prop: 'ownerReferencesPermissionEnforcement', name: 'owner-references-permission-enforcement' } as const;

/** The placeholder in a line for a name that isn't in the message. */
const UNKNOWN_NAME = 'NAME';

/** Writes how to grant the permission to the part that needs it; nothing where another step is required. */
export function grantLines(part: AskingPart, refusal: Refusal): GrantLines | undefined {
  switch (part.kind) {
    case 'component':
      return componentLines(part, refusal);
    case 'executor':
      return executorLines(part, refusal);
    case 'operation':
      return operationLines(part, refusal);
    case 'resource template':
      return templateLines(part, refusal);
    case 'container':
      return containerLines(refusal);
    case 'former':
      return undefined;
  }
}

/** The rules that allow exactly the denied request. */
export function refusedRules({ verb, apiGroup = '', resource, resourceName, nonResourceURL }: RefusedRequest): PolicyRule[] {
  if (nonResourceURL !== undefined) {
    return [{ nonResourceURLs: [nonResourceURL], verbs: [verb] }];
  }
  const isNamed = resourceName !== undefined && !isGeneratedName(resourceName) && verb !== 'create' && verb !== 'deletecollection';
  return [{ apiGroups: [apiGroup], resources: [resource ?? UNKNOWN_NAME], verbs: [verb], ...isNamed ? { resourceNames: [resourceName] } : {} }];
}

/** Writes a role for the denied request, bound to the account that made it. */
export function roleLines(rules: readonly PolicyRule[], { request, account }: Refusal): GrantLines {
  const isCluster = request.place.kind === 'cluster';
  const subject = account.subject?.name === 'default' && account.subject.kind === 'ServiceAccount' ? { ...account.subject, name: accountName(account) }
    : account.subject ?? { kind: 'User', name: UNKNOWN_NAME } as const;
  const name = `${subject.name.replace(/[^a-z0-9.-]+/gi, '-').replace(/^[-.]+|[-.]+$/g, '').toLowerCase()}-access`;
  const [rule] = rules;
  const flags = [
    ...isCluster ? [] : ['-n', namespaceOf(request, account)],
    '--verb', rule.verbs.join(','),
    ...rule.nonResourceURLs === undefined ? [] : ['--non-resource-url', rule.nonResourceURLs.join(',')],
    ...(rule.resources ?? []).flatMap((resource) => ['--resource', resourceFlag(rule.apiGroups?.[0] ?? '', resource)]),
    ...(rule.resourceNames ?? []).flatMap((each) => ['--resource-name', each]),
    ...missingReason(rules).length > 0 ? ['--because', 'REASON'] : [],
  ];
  const binding = isCluster ? `kubectl create clusterrolebinding ${name} --clusterrole ${name}` : `kubectl create rolebinding ${name} --role ${name}`;
  const bound = subject.kind === 'ServiceAccount' ? `--serviceaccount ${subject.namespace}:${subject.name}` : `--${subject.kind.toLowerCase()} ${shellWord(subject.name)}`;
  const reference = subject.kind === 'ServiceAccount'
    ? `ExistingServiceAccount.fromName(${quoted(subject.name)}, { namespace: ${quoted(subject.namespace)} })` : `Existing${subject.kind}.fromName(${quoted(subject.name)})`;
  return {
    typescript: [
      isCluster ? `const role = new TailoredClusterRole(chart, ${quoted(name)});`
        : `const role = new TailoredRole(chart, ${quoted(name)}, { metadata: { namespace: ${quoted(namespaceOf(request, account))} } });`,
      `role.allow(${rules.flatMap((each) => grants(each, request)).join(', ')});`,
      `role.${isCluster ? 'bindClusterWide' : 'bindTo'}(${reference});`,
    ].join('\n'),
    command: [
      `argo-rbac create ${isCluster ? 'clusterrole' : 'role'} ${name} ${flags.map(shellWord).join(' ')} | kubectl apply -f -`,
      `${binding} ${bound}${isCluster ? '' : ` -n ${namespaceOf(request, account)}`}`,
    ].join('\n'),
    rules,
  };
}

/** Where a role for it has to be, and whom it is bound to: a sentence without its full stop. */
export function whereGranted({ request, account }: Refusal): string {
  const role = request.place.kind === 'cluster' ? 'in a ClusterRole, bound by a ClusterRoleBinding'
    : `in a Role of the namespace ${namespaceOf(request, account)}, bound there`;
  const isDefault = account.subject?.kind === 'ServiceAccount' && account.subject.name === 'default';
  return `${role} to ${account.subject === undefined ? 'the account' : isDefault ? 'the account that it gets in place of default' : subjectText(account.subject)}`;
}

function componentLines({ triggers, component, configuredName, until, rules }: AskingComponent, refusal: Refusal): GrantLines {
  const { request, account } = refusal;
  const version = versionOf(refusal, until);
  const features = triggers.flatMap((trigger) => featureOf(trigger) ?? []);
  const chosen = [
    ...features.map((id) => ({ id, ...givenNames(id, configuredName) })),
    // A feature that has no effect alone needs another one, whose names the message doesn't have.
    ...features.flatMap((id) => requiredBy(id, features)).map((id) => ({ id, ...givenNames(id, undefined) })),
  ];
  const members = chosen.filter(({ id }) => FEATURES[id].takes.kind !== 'prop').map(({ id, member }) => member ?? memberOf({ id }));
  const props = chosen.flatMap(({ id }) => {
    const { takes } = FEATURES[id];
    return takes.kind === 'prop' ? [`${takes.prop}: true`] : [];
  });
  const scope = scopeOfInstall(refusal);
  const own = ownNames(triggers, configuredName);
  const mode = modeOf(triggers, component, configuredName);
  return {
    typescript: `new ArgoWorkflowsInstall(chart, 'argo-workflows', { ${[
      `version: ArgoVersion.of(${quoted(String(version))})`,
      `namespace: ${quoted(accountNamespace(account, request))}`,
      ...scope === undefined ? [] : [`scope: ${scope.member}`],
      ...own.map(({ prop, name }) => `${prop}: ${quoted(name)}`),
      ...members.length === 0 ? [] : [`features: [${members.join(', ')}]`],
      ...props,
      ...mode === undefined ? [] : [`serverAuthMode: ${mode.member}`],
    ].join(', ')} })`,
    command: [
      `argo-rbac create install argo-workflows -n ${accountNamespace(account, request)} --argo-version ${version}`,
      ...scope === undefined ? [] : [`--scope ${scope.flag}`],
      ...own.map(({ flag, name }) => `${flag} ${name}`),
      ...chosen.map(({ flag }) => `--feature ${flag}`),
      ...mode?.flags ?? [],
    ].join(' '),
    rules,
  };
}

function requiredBy(id: FeatureId, chosen: readonly FeatureId[]): readonly FeatureId[] {
  const { requires = [] } = FEATURES[id];
  return requires.some((each) => chosen.includes(each)) ? [] : requires.slice(0, 1);
}

/** The version that the explanation is for, or the last that makes the request. */
function versionOf({ version }: Refusal, until: ArgoVersion | undefined): ArgoVersion {
  return until === undefined || until.isAtLeast(version) ? version : until;
}

const CONFIG_MAP = 'workflow-controller-configmap';
const LEASE = 'workflow-controller-';

/** The settings by which the objects of an install itself have the name that the message has. */
function ownNames(triggers: readonly InstallTrigger[], name = ''): { readonly prop: string; readonly flag: string; readonly name: string }[] {
  return [
    ...name !== '' && name !== CONFIG_MAP && triggers.some((trigger) => trigger === 'install' || trigger === 'configuration-reload')
      ? [{ prop: 'configMap', flag: '--config-map', name }] : [],
    ...triggers.includes('leader-election') && name.startsWith(LEASE) ? [{ prop: 'instanceId', flag: '--instance-id', name: name.slice(LEASE.length) }] : [],
  ];
}

/** The authentication mode of the server that makes the request; none where every mode does. */
function modeOf(
  triggers: readonly InstallTrigger[], component: AskingComponent['component'], name: string | undefined,
): { readonly member: string; readonly flags: readonly string[] } | undefined {
  if (triggers.includes('lent-events')) {
    return {
      member: "ServerAuthMode.server({ reason: '…', operations: [ApiOperation.eventReceive()] })",
      flags: ['--auth-mode server', '--lent api/event-receive'],
    };
  }
  if (!triggers.some((trigger) => trigger.startsWith('sso'))) {
    return undefined;
  }
  const secret = triggers.includes('sso') ? name : undefined;
  return {
    member: `ServerAuthMode.sso({ clientIdSecret: ${quoted(secret ?? 'argo-server-sso')}, serviceAccounts: ['NAME'] })`,
    flags: component === 'server' ? ['--auth-mode sso', ...secret === undefined ? [] : [`--sso-secret ${secret}`], `--sso-account ${UNKNOWN_NAME}`] : [],
  };
}

/** The scope of an install that reaches where the request was denied; none where it is that of every install. */
export function scopeOfInstall({ request, account }: Refusal): { readonly member: string; readonly flag: string } | undefined {
  const { place } = request;
  if (place.kind === 'cluster') {
    return { member: 'InstallScope.cluster()', flag: 'cluster' };
  }
  return place.kind === 'unknown' || place.namespace === accountNamespace(account, request) ? undefined
    : { member: `InstallScope.cluster({ workflowNamespaces: [${quoted(place.namespace)}] })`, flag: `cluster=${place.namespace}` };
}

function featureOf(trigger: InstallTrigger): FeatureId | undefined {
  return FEATURE_IDS.find((id) => triggersOf(id).includes(trigger as FeatureTrigger));
}

/** A feature with the name that the message has of its objects. */
function givenNames(id: FeatureId, objectName: string | undefined): { readonly member?: string; readonly flag: string } {
  const { takes, objectOf } = FEATURES[id];
  if (takes.kind === 'nothing' || takes.kind === 'prop' || (takes.kind === 'optional names' && objectName === undefined)) {
    return { flag: id };
  }
  // The object may be called after the name that the feature takes.
  const name = objectName === undefined ? UNKNOWN_NAME
    : objectOf === undefined ? objectName
      : [objectName.replace(/\.service-account-token$/, ''), objectName].find((candidate) => objectOf(candidate) === objectName) ?? UNKNOWN_NAME;
  const member = memberOf({ id, names: [name] });
  return { member: member.replace('(…)', takes.kind === 'token holders' ? `({ serviceAccounts: [${quoted(name)}] })` : `(${quoted(name)})`), flag: `${id}=${name}` };
}

function executorLines({ identity, triggers, rules }: AskingExecutor, { request, account }: Refusal): GrantLines {
  const name = accountName(account);
  const secret = request.resourceName ?? UNKNOWN_NAME;
  const [props, flags] = ((): [string[], string[]] => {
    switch (triggers[0]) {
      case 'HTTP header Secrets':
        return [['agent: true', `httpHeaderSecrets: [${quoted(secret)}]`], ['--agent', `--http-header-secret ${secret}`]];
      case 'HDFS configuration':
        return [[`hdfsConfigMaps: [${quoted(secret)}]`], [`--hdfs-config-map ${secret}`]];
      case 'artifact garbage collection':
        return [['artifactGarbageCollection: ArtifactGarbageCollector.SHARED_ACCOUNT'], ['--artifact-gc shared']];
      case 'owner references':
        return [[`${PLUGIN.prop}: true`], [`--${PLUGIN.name}`]];
      default:
        return identity === 'agent' ? [['agent: true'], ['--agent']] : [[], []];
    }
  })();
  return {
    typescript: workflowAccount(name, namespaceOf(request, account), props),
    command: [`argo-rbac create account ${name} -n ${namespaceOf(request, account)}`, ...flags].join(' '),
    rules,
  };
}

function operationLines({ id, entry, options, until, isOnlyByKubernetes, isOnlyWithPlugin }: AskingOperation, refusal: Refusal): GrantLines {
  const { request, account } = refusal;
  const version = versionOf(refusal, until);
  const all = request.place.kind === 'cluster' && entry.forms.some(({ form }) => form.uses.some(({ operation }) => operation.spansNamespaces)) ? ['allNamespaces' as const] : [];
  const chosen = [...options, ...all];
  const notation = [id, ...chosen.map((option) => optionRow(option).kind === 'names' ? `${kebab(option)}=${request.resourceName ?? UNKNOWN_NAME}` : kebab(option))].join(':');
  const members = chosen.map((option) => `${option}: ${optionRow(option).kind === 'names' ? `[${quoted(request.resourceName ?? UNKNOWN_NAME)}]` : 'true'}`);
  const member = `${entry.className}.${methodOf(entry.className, entry.key)}(${members.length === 0 ? '' : `{ ${members.join(', ')} }`})`;
  // A client acts on whatever it is called for, but for what an option names.
  const rules = refusedRules(options.some((option) => optionRow(option).kind === 'names') ? request : { ...request, resourceName: undefined });
  if (account.role === 'server') {
    const scope = scopeOfInstall(refusal);
    const namespace = accountNamespace(account, request);
    return {
      typescript: `new ArgoWorkflowsInstall(chart, 'argo-workflows', { version: ArgoVersion.of(${quoted(String(version))}), namespace: ${quoted(namespace)}, `
        + `${scope === undefined ? '' : `scope: ${scope.member}, `}${isOnlyWithPlugin ? `${PLUGIN.prop}: true, ` : ''}serverAuthMode: ServerAuthMode.server({ reason: '…', operations: [${member}] }) })`,
      command: `argo-rbac create install argo-workflows -n ${namespace} --argo-version ${version}${
        scope === undefined ? '' : ` --scope ${scope.flag}`}${isOnlyWithPlugin ? ` --feature ${PLUGIN.name}` : ''} --auth-mode server --lent ${notation}`,
      rules,
    };
  }
  const { subject } = account;
  if (subject !== undefined && subject.kind !== 'ServiceAccount') {
    return roleLines(rules, refusal);
  }
  const namespace = namespaceOf(request, account);
  const isElsewhere = subject !== undefined && namespace !== subject.namespace;
  return {
    typescript: `new ArgoClientAccess(chart, ${quoted(accountName(account))}, { metadata: { name: ${quoted(accountName(account))}, namespace: ${quoted(accountNamespace(account, request))} }, `
      + `version: ArgoVersion.of(${quoted(String(version))}), ${isElsewhere ? `namespaces: [${quoted(namespace)}], ` : ''}`
      + `${isOnlyByKubernetes ? 'via: ClientRoute.KUBERNETES, ' : ''}${isOnlyWithPlugin ? `${PLUGIN.prop}: true, ` : ''}operations: [${member}] })`,
    command: `argo-rbac create client ${accountName(account)} -n ${accountNamespace(account, request)} --argo-version ${version} --can ${notation}${
      isElsewhere ? ` --workflow-namespace ${namespace}` : ''}${isOnlyByKubernetes ? ' --via kubernetes' : ''}${isOnlyWithPlugin ? ` --${PLUGIN.name}` : ''}`,
    rules,
  };
}

function templateLines({ actions }: AskingResourceTemplate, { request, account }: Refusal): GrantLines {
  const { apiGroup = '', resource = UNKNOWN_NAME } = request;
  const [action] = actions;
  const elsewhere = request.place.kind === 'namespace' && account.subject?.kind === 'ServiceAccount' && account.subject.namespace !== request.place.namespace
    ? request.place.namespace : undefined;
  const scope = scopeOf(request);
  const target = new GrantSource(new Set(), { kindOf }).resource({ apiGroup, plural: resource, kind: kindOf(apiGroup, resource) ?? resource, scope });
  const name = accountName(account);
  return {
    typescript: workflowAccount(name, accountNamespace(account, request), [
      `resourceActions: [ResourceAction.${action}(${target}${elsewhere === undefined ? '' : `, { namespace: ${quoted(elsewhere)} }`})]`,
    ]),
    command: `argo-rbac create account ${name} -n ${accountNamespace(account, request)} --action ${action}=${resourceFlag(apiGroup, resource)}${elsewhere === undefined ? '' : `@${elsewhere}`}`,
    rules: refusedRules(request),
  };
}

function containerLines(refusal: Refusal): GrantLines {
  const { request, account } = refusal;
  const rules = refusedRules(request);
  const lines = roleLines(rules, refusal);
  const isOwn = request.place.kind !== 'cluster' && account.subject?.kind === 'ServiceAccount' && namespaceOf(request, account) === account.subject.namespace;
  return isOwn
    ? { ...lines, typescript: workflowAccount(accountName(account), accountNamespace(account, request), [`containerGrants: [${rules.flatMap((rule) => grants(rule, request)).join(', ')}]`]) }
    : lines;
}

function workflowAccount(name: string, namespace: string, props: readonly string[]): string {
  return `new WorkflowServiceAccount(chart, ${quoted(name)}, { ${[`metadata: { name: ${quoted(name)}, namespace: ${quoted(namespace)} }`, ...props].join(', ')} })`;
}

function grants(rule: PolicyRule, request: RefusedRequest): string[] {
  return new GrantSource(new Set(), { kindOf, reason: '…' }).grants(rule, request.place.kind === 'cluster' ? ResourceScope.CLUSTER : scopeOf(request));
}

function scopeOf({ apiGroup = '', resource = '', place }: RefusedRequest): ResourceScope {
  const [plural] = resource.split('/');
  return findTypedResource(apiGroup, plural)?.info.scope ?? findCommonType(`${plural}.${apiGroup}`)?.scope
    ?? (place.kind === 'cluster' ? ResourceScope.CLUSTER : ResourceScope.NAMESPACED);
}

function kindOf(apiGroup: string, plural: string): string | undefined {
  return findTypedResource(apiGroup, plural)?.info.kind ?? findCommonType(`${plural}.${apiGroup}`)?.kind;
}

/** Nothing is granted to `default`, which every pod of the namespace has that names no other account. */
function accountName({ subject }: RefusedAccount): string {
  return subject === undefined ? UNKNOWN_NAME : subject.name === 'default' ? 'my-workflow' : subject.name;
}

/** The namespace that the manifests of Argo Workflows put it into, where nothing says another one. */
function accountNamespace({ subject }: RefusedAccount, { place }: RefusedRequest): string {
  return subject?.kind === 'ServiceAccount' ? subject.namespace : place.kind === 'namespace' ? place.namespace : 'argo';
}

function namespaceOf(request: RefusedRequest, account: RefusedAccount): string {
  return request.place.kind === 'namespace' ? request.place.namespace : accountNamespace(account, request);
}

/** As kubectl and `create` take it: `pods/log`, `workflowtasksets.argoproj.io/status`. */
function resourceFlag(apiGroup: string, resource: string): string {
  const [plural, subresource] = resource.split('/');
  return `${plural}${apiGroup === '' ? '' : `.${apiGroup}`}${subresource === undefined ? '' : `/${subresource}`}`;
}

function kebab(member: string): string {
  return member.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A word of a command line; one that a shell would change is quoted. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;
}
