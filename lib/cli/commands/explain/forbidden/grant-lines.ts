import { componentLines, installLines } from './install-lines';
import { accountName, accountNamespace, argoSource, GrantLines, namespaceOf, Refusal, UNKNOWN_NAME, versionOf } from './refusal';
import { subjectText } from '../../../../access/subject';
import { NotedOperation, operationText } from '../../../../argo/client/operation-notation';
import { optionsOf } from '../../../../argo/client/operation-options';
import { ChosenFeature, featureText } from '../../../../argo/features/chosen-feature';
import { FeatureId } from '../../../../argo/features/feature-table';
import { AskingOperation } from '../../../../argo/forbidden/asking-operation';
import { AskingExecutor, AskingPart, AskingResourceTemplate } from '../../../../argo/forbidden/asking-parts';
import { isGeneratedName } from '../../../../argo/forbidden/read-messages';
import { RefusedRequest } from '../../../../argo/forbidden/refused-request';
import { ClientOptionId, optionRow } from '../../../../argo/needs/client/client-options';
import { ClientRoute } from '../../../../argo/needs/client/client-route';
import { shellLine } from '../../../../diagnostics/printable-text';
import { DEFAULT_ACCOUNT } from '../../../../rbac/account-object-names';
import { isUnnamed } from '../../../../rbac/object-verbs';
import { PolicyRule } from '../../../../rbac/policy-rule';
import { findCommonType } from '../../../../resources/common-kinds/common-kinds';
import { ResourceScope } from '../../../../resources/resource-info';
import { qualifiedResource } from '../../../../resources/resource-names';
import { findTypedResource } from '../../../typed-resources';
import { GrantSource } from '../../../typescript/grant-source';
import { Expression, quoted, sourceOf, SourceValue } from '../../../typescript/source-text';
import { missingReason } from '../../create/missing-reason';

/** The admission plugin without which some requests aren't made, as the command calls it. */
const PLUGIN = 'owner-references-permission-enforcement' satisfies FeatureId;

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
  const isNamed = resourceName !== undefined && !isGeneratedName(resourceName) && !isUnnamed(verb);
  return [{ apiGroups: [apiGroup], resources: [resource ?? UNKNOWN_NAME], verbs: [verb], ...isNamed ? { resourceNames: [resourceName] } : {} }];
}

/** Writes a role for the denied request, bound to the account that made it. */
export function roleLines(rules: readonly PolicyRule[], { request, account }: Refusal): GrantLines {
  const isCluster = request.place.kind === 'cluster';
  const subject = account.subject?.name === DEFAULT_ACCOUNT && account.subject.kind === 'ServiceAccount' ? { ...account.subject, name: accountName(account) }
    : account.subject ?? { kind: 'User', name: UNKNOWN_NAME } as const;
  const name = `${subject.name.replace(/[^a-z0-9.-]+/gi, '-').replace(/^[-.]+|[-.]+$/g, '').toLowerCase()}-access`;
  const [rule] = rules;
  const flags = [
    ...isCluster ? [] : ['-n', namespaceOf(request, account)],
    '--verb', rule.verbs.join(','),
    ...rule.nonResourceURLs === undefined ? [] : ['--non-resource-url', rule.nonResourceURLs.join(',')],
    ...(rule.resources ?? []).flatMap((resource) => ['--resource', qualifiedResource(rule.apiGroups?.[0] ?? '', resource)]),
    ...(rule.resourceNames ?? []).flatMap((each) => ['--resource-name', each]),
    ...missingReason(rules).length > 0 ? ['--because', 'REASON'] : [],
  ];
  const binding = isCluster ? ['clusterrolebinding', name, '--clusterrole', name] : ['rolebinding', name, '--role', name];
  const bound = [`--${subject.kind.toLowerCase()}`, subject.kind === 'ServiceAccount' ? `${subject.namespace}:${subject.name}` : subject.name];
  return {
    typescript: [
      isCluster ? `const role = new TailoredClusterRole(chart, ${quoted(name)});`
        : `const role = new TailoredRole(chart, ${quoted(name)}, ${sourceOf({ metadata: { namespace: namespaceOf(request, account) } })});`,
      `role.allow(${rules.flatMap((each) => grants(each, request)).join(', ')});`,
      `role.${isCluster ? 'bindClusterWide' : 'bindTo'}(${grantSource().subject(subject)});`,
    ].join('\n'),
    command: [
      `${shellLine(['argo-rbac', 'create', isCluster ? 'clusterrole' : 'role', name, ...flags])} | kubectl apply -f -`,
      shellLine(['kubectl', 'create', ...binding, ...bound, ...isCluster ? [] : ['-n', namespaceOf(request, account)]]),
    ].join('\n'),
    rules,
  };
}

/** Where a role for it has to be, and whom it is bound to: a sentence without its full stop. */
export function whereGranted({ request, account }: Refusal): string {
  const role = request.place.kind === 'cluster' ? 'in a ClusterRole, bound by a ClusterRoleBinding'
    : `in a Role of the namespace ${namespaceOf(request, account)}, bound there`;
  const isDefault = account.subject?.kind === 'ServiceAccount' && account.subject.name === DEFAULT_ACCOUNT;
  return `${role} to ${account.subject === undefined ? 'the account' : isDefault ? 'the account that it gets in place of default' : subjectText(account.subject)}`;
}

function executorLines({ identity, triggers, rules }: AskingExecutor, { request, account }: Refusal): GrantLines {
  const name = accountName(account);
  const secret = request.resourceName ?? UNKNOWN_NAME;
  const [props, flags] = ((): [{ readonly [prop: string]: SourceValue }, string[]] => {
    switch (triggers[0]) {
      case 'HTTP header Secrets':
        return [{ agent: true, httpHeaderSecrets: [secret] }, ['--agent', '--http-header-secret', secret]];
      case 'HDFS configuration':
        return [{ hdfsConfigMaps: [secret] }, ['--hdfs-config-map', secret]];
      case 'artifact garbage collection':
        return [{ artifactGarbageCollection: argoSource().expression('ArtifactGarbageCollector', 'SHARED_ACCOUNT') }, ['--artifact-gc', 'shared']];
      case 'owner references':
        return [{ ownerReferencesPermissionEnforcement: true }, [`--${PLUGIN}`]];
      default:
        return identity === 'agent' ? [{ agent: true }, ['--agent']] : [{}, []];
    }
  })();
  return {
    typescript: workflowAccount(name, namespaceOf(request, account), props),
    command: shellLine(['argo-rbac', 'create', 'account', name, '-n', namespaceOf(request, account), ...flags]),
    rules,
  };
}

function operationLines(
  { id, entry, options, until, isOnlyByKubernetes, isOnlyWithPlugin }: AskingOperation, refusal: Refusal,
): GrantLines {
  const { request, account } = refusal;
  const version = versionOf(refusal, until);
  const spansNamespaces = entry.forms.some(({ form }) => optionsOf(form.uses).includes('allNamespaces'));
  const all = request.place.kind === 'cluster' && spansNamespaces ? ['allNamespaces' as const] : [];
  const chosen = [...options, ...all];
  const names = [request.resourceName ?? UNKNOWN_NAME];
  const takesNames = (option: ClientOptionId) => optionRow(option).kind === 'names';
  const operation: NotedOperation = { entry, options: Object.fromEntries(chosen.map((option) => [option, takesNames(option) ? names : true])) };
  const notation = operationText(id, chosen, names);
  // A client acts on whatever it is called for, except for what an option names.
  const rules = refusedRules(options.some(takesNames) ? request : { ...request, resourceName: undefined });
  const argo = argoSource();
  if (account.role === 'server') {
    const serverAuthMode = argo.authMode({ kind: 'server', reason: '…', operations: [operation] });
    const features: readonly ChosenFeature[] = isOnlyWithPlugin ? [{ id: PLUGIN }] : [];
    return installLines(refusal, until, { ...argo.featureProps(features), serverAuthMode }, [
      ...features.flatMap((feature) => ['--feature', featureText(feature)]), '--auth-mode', 'server', '--lent', notation,
    ], rules);
  }
  const { subject } = account;
  if (subject !== undefined && subject.kind !== 'ServiceAccount') {
    return roleLines(rules, refusal);
  }
  const name = accountName(account);
  const home = accountNamespace(account, request);
  const namespace = namespaceOf(request, account);
  const isElsewhere = subject !== undefined && namespace !== subject.namespace;
  return {
    typescript: `new ArgoClientAccess(chart, ${quoted(name)}, ${sourceOf({
      metadata: { name, namespace: home },
      version: argo.version(version),
      namespaces: isElsewhere ? [namespace] : undefined,
      via: isOnlyByKubernetes ? argo.route(ClientRoute.KUBERNETES) : undefined,
      ownerReferencesPermissionEnforcement: isOnlyWithPlugin ? true : undefined,
      operations: [argo.operation(operation)],
    })})`,
    command: shellLine([
      'argo-rbac', 'create', 'client', name, '-n', home, '--argo-version', `${version}`, '--can', notation,
      ...isElsewhere ? ['--workflow-namespace', namespace] : [], ...isOnlyByKubernetes ? ['--via', 'kubernetes'] : [], ...isOnlyWithPlugin ? [`--${PLUGIN}`] : [],
    ]),
    rules,
  };
}

function templateLines({ actions }: AskingResourceTemplate, { request, account }: Refusal): GrantLines {
  const { apiGroup = '', resource = UNKNOWN_NAME } = request;
  const [action] = actions;
  const elsewhere = request.place.kind === 'namespace' && account.subject?.kind === 'ServiceAccount' && account.subject.namespace !== request.place.namespace
    ? request.place.namespace : undefined;
  const target = grantSource().resource({ apiGroup, plural: resource, kind: kindOf(apiGroup, resource) ?? resource, scope: scopeOf(request) });
  const name = accountName(account);
  return {
    typescript: workflowAccount(name, accountNamespace(account, request), {
      resourceActions: [argoSource().expression('ResourceAction', `${action}(${target}${elsewhere === undefined ? '' : `, ${sourceOf({ namespace: elsewhere })}`})`)],
    }),
    command: shellLine([
      'argo-rbac', 'create', 'account', name, '-n', accountNamespace(account, request),
      '--action', `${action}=${qualifiedResource(apiGroup, resource)}${elsewhere === undefined ? '' : `@${elsewhere}`}`,
    ]),
    rules: refusedRules(request),
  };
}

function containerLines(refusal: Refusal): GrantLines {
  const { request, account } = refusal;
  const rules = refusedRules(request);
  const lines = roleLines(rules, refusal);
  const isOwn = request.place.kind !== 'cluster' && account.subject?.kind === 'ServiceAccount' && namespaceOf(request, account) === account.subject.namespace;
  const containerGrants = rules.flatMap((rule) => grants(rule, request)).map((grant) => new Expression(grant));
  return isOwn ? { ...lines, typescript: workflowAccount(accountName(account), accountNamespace(account, request), { containerGrants }) } : lines;
}

function workflowAccount(name: string, namespace: string, props: { readonly [prop: string]: SourceValue }): string {
  return `new WorkflowServiceAccount(chart, ${quoted(name)}, ${sourceOf({ metadata: { name, namespace }, ...props })})`;
}

function grants(rule: PolicyRule, request: RefusedRequest): string[] {
  return grantSource().grants(rule, request.place.kind === 'cluster' ? ResourceScope.CLUSTER : scopeOf(request));
}

function scopeOf({ apiGroup = '', resource = '', place }: RefusedRequest): ResourceScope {
  const [plural] = resource.split('/');
  return findTypedResource(apiGroup, plural)?.info.scope ?? findCommonType(`${plural}.${apiGroup}`)?.scope
    ?? (place.kind === 'cluster' ? ResourceScope.CLUSTER : ResourceScope.NAMESPACED);
}

function kindOf(apiGroup: string, plural: string): string | undefined {
  return findTypedResource(apiGroup, plural)?.info.kind ?? findCommonType(`${plural}.${apiGroup}`)?.kind;
}

function grantSource(): GrantSource {
  return new GrantSource(new Set(), { kindOf, reason: '…' });
}
