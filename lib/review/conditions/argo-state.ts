import { WRITES } from './patterns';
import { steeredFields } from './steered-templates';
import { voidReasons } from './workflow-restrictions';
import { identityText, OtherObject, PlaceOf } from '../../access/access-object';
import { effectiveParts } from '../../access/effect';
import { scopeOf } from '../../access/effective-access';
import { groupsOf, Subject, subjectText } from '../../access/subject';
import { at, namespaceOf } from '../../access/workload';
import { ACCOUNT_ANNOTATIONS } from '../../argo/argo-names';
import { checkSsoRule } from '../../argo/client/sso/sso-rule';
import { DEFAULT_ACCOUNT } from '../../rbac/account-object-names';
import { PermissionIndex } from '../../rbac/permission-index';
import { AGGREGATE_TO_LABEL } from '../../rbac/rbac-api-group';
import { ResourceScope } from '../../resources/resource-info';
import { CheckId } from '../checks/check';
import { findHits, Probe } from '../checks/probe';
import { isAtLeast, Severity, worse } from '../checks/severity';
import { DELETE, WRITE } from '../checks/verbs';
import { ControllerConfiguration, templateReferencing, tokenNameOf } from '../facts/argo-facts';
import { Draft } from '../findings/draft';
import { ReviewContext } from '../review-context';

const AGGREGATE_TO_EDIT = `${AGGREGATE_TO_LABEL}edit`;
const CLUSTER_TEMPLATE_WRITES: Probe = { verbs: [...WRITE, ...DELETE], apiGroup: 'argoproj.io', resource: 'clusterworkflowtemplates' };
const { CLUSTER } = ResourceScope;

/** Finds what is wrong with how Argo Workflows is set up, and with workflows. */
export function argoState(context: ReviewContext): Draft[] {
  const { argo } = context;
  return [
    ...singleSignOnRules(context),
    ...workflowAccounts(context),
    ...aggregatedRoles(context),
    ...argo.configurations.flatMap((configuration) => voidRestrictions(configuration, context)),
    ...steeredTemplates(context),
  ];
}

/**
 * Finds configurations that let submitters write any workflow. M1 says it of each of them and names this check. A controller that starts cron
 * workflows isn't a submitter.
 */
export function openSubmission(drafts: readonly Draft[], { argo }: ReviewContext): Draft[] {
  const submitters = drafts.filter(({ check, severity, expected, held }) =>
    check === 'M1' && expected !== true && isAtLeast(severity, 'high') && held.some(({ verb }) => verb === 'create'));
  return argo.configurations.filter((configuration) => templateReferencing(configuration) === undefined).flatMap((configuration) => {
    const served = argo.controllersWith(configuration).map(({ serves }) => serves);
    return submitters
      .filter(({ namespace }) => served.length === 0 || served.some((each) => each === undefined || namespace === undefined || namespace === each))
      .map(({ subject, holder, namespace, held }): Draft => ({ check: 'M14', subject, holder, namespace, severity: 'high', held, details: [] }));
  });
}

function singleSignOnRules(context: ReviewContext): Draft[] {
  const { accounts, argo } = context;
  const inUse = (namespace: string) => argo.servers.length === 0 || argo.mapsUsersTo(namespace)
    || argo.servers.some((server) => server.flags.values('auth-mode').includes('sso') && !argo.isConfigured(server));
  return [...accounts].filter(([namespace]) => inUse(namespace)).flatMap(([namespace, ofNamespace]) => {
    const ruled = [...ofNamespace.values()].filter(({ annotations }) => annotations[ACCOUNT_ANNOTATIONS.RULE] !== undefined);
    const precedences = new Map<number, OtherObject[]>();
    ruled.forEach((account) => precedences.set(precedenceOf(account), [...precedences.get(precedenceOf(account)) ?? [], account]));
    return ruled.flatMap((account) => ruleFinding(namespace, account, (precedences.get(precedenceOf(account)) ?? [])
      .filter((other) => other !== account), context));
  });
}

/** Reads the precedence as argo-server does: a text that isn't an integer is 0. */
function precedenceOf({ annotations }: OtherObject): number {
  return isInteger(annotations[ACCOUNT_ANNOTATIONS.PRECEDENCE]) ? Number(annotations[ACCOUNT_ANNOTATIONS.PRECEDENCE]) : 0;
}

function isInteger(text: string | undefined): boolean {
  return text !== undefined && /^[+-]?\d+$/.test(text);
}

function ruleFinding(namespace: string, account: OtherObject, equals: readonly OtherObject[], context: ReviewContext): Draft[] {
  const { name, annotations } = account;
  const { faults, alwaysTrue } = checkSsoRule(annotations[ACCOUNT_ANNOTATIONS.RULE]);
  const subject: Subject = { kind: 'ServiceAccount', namespace, name };
  const problems: [Severity, string][] = [
    ...alwaysTrue && writes(subject, context) ? [['high', 'Every user matches the rule, and the account writes.'] as [Severity, string]] : [],
    ...faults.map((fault): [Severity, string] => ['medium', fault]),
    ...annotations[ACCOUNT_ANNOTATIONS.PRECEDENCE] !== undefined && !isInteger(annotations[ACCOUNT_ANNOTATIONS.PRECEDENCE]) ? [['medium', `The precedence ${JSON.stringify(annotations[ACCOUNT_ANNOTATIONS.PRECEDENCE])} isn't an integer, and counts as 0.`] as [Severity, string]] : [],
    ...equals.length > 0 ? [['medium', `${equals.map((other) => other.name).join(', ')} has the same precedence.`] as [Severity, string]] : [],
    ...context.argo.tokensOf(namespace, name).length === 0 && !isTokenListed(account) && context.options.hasSecrets !== false
      ? [['low', `The input has no Secret ${tokenNameOf(name, annotations)} with its token, so no user can log in as it.`] as [Severity, string]] : [],
  ];
  return problems.length === 0 ? [] : [{
    check: 'M15',
    subject: subjectText(subject),
    holder: subject,
    namespace,
    severity: problems.map(([severity]) => severity).reduce(worse),
    held: [],
    grants: [],
    places: [account.placeOf('metadata', 'annotations', ACCOUNT_ANNOTATIONS.RULE)],
    details: problems.map(([, text]) => text),
  }];
}

function isTokenListed({ content, name, annotations }: OtherObject): boolean {
  return JSON.stringify(content.secrets ?? []).includes(JSON.stringify(tokenNameOf(name, annotations)));
}

/** Whether an account, or a group that it is in, writes something that matters. */
function writes(subject: Subject, { access }: ReviewContext): boolean {
  return [subject, ...groupsOf(subject)].some((holder) => access.grantsTo(holder).some(({ role, namespace }) => {
    const scope = scopeOf(namespace);
    const rules = role.rules.flatMap(({ rule }) => effectiveParts(rule, scope, (effect) => effect === 'live'));
    return WRITES.find(PermissionIndex.of(rules), scope).length > 0;
  }));
}

function workflowAccounts({ workflows, argo }: ReviewContext): Draft[] {
  return workflows.runners.filter(({ object }) => object.kind === 'Workflow' || object.kind === 'CronWorkflow').flatMap(({ object, namespace, account, isPartlyUnknown, text }) => {
    const byDefault = at(argo.configurationFor(namespace)?.settings.workflowDefaults, ['spec', 'serviceAccountName']);
    const isDefault = account === DEFAULT_ACCOUNT
      || account === undefined && !isPartlyUnknown && (byDefault === undefined || byDefault === DEFAULT_ACCOUNT);
    return isDefault ? [{ ...ofObject('M17', 'medium', object, object.kind, []), subject: text }] : [];
  });
}

function aggregatedRoles({ access }: ReviewContext): Draft[] {
  return access.objects.roles.filter((role) => role.kind === 'ClusterRole' && role.labels[AGGREGATE_TO_EDIT] === 'true'
    && findHits(access.findRole(role).permissions(CLUSTER), CLUSTER_TEMPLATE_WRITES).length > 0)
    .map((role): Draft => ({ check: 'M19', subject: identityText(role), severity: 'medium', held: [], grants: [], places: [role.placeOf()], details: [] }));
}

function voidRestrictions(configuration: ControllerConfiguration, context: ReviewContext): Draft[] {
  const reasons = templateReferencing(configuration) === undefined ? [] : voidReasons(context, context.argo.controllersWith(configuration));
  return reasons.length === 0 ? [] : [ofObject('M24', 'high', configuration.object, 'ConfigMap', reasons.map(({ why }) => why))];
}

function steeredTemplates({ workflows, argo }: ReviewContext): Draft[] {
  return [...workflows.templates.values()]
    .filter(({ object }) => argo.mustUseTemplates(object.kind === 'ClusterWorkflowTemplate' ? undefined : namespaceOf(object)))
    .flatMap(({ object, spec }) => {
      const fields = steeredFields(spec);
      return fields.length === 0 ? [] : [ofObject('M25', 'high', object, object.kind, fields.map(({ field, parameter }) => `${field} is taken from the parameter ${parameter}.`))];
    });
}

function ofObject(check: CheckId, severity: Severity,
  object: OtherObject & { readonly placeOf: PlaceOf }, kind: string, details: readonly string[]): Draft {
  const namespace = kind === 'ClusterWorkflowTemplate' ? undefined : namespaceOf(object);
  return {
    check,
    subject: identityText({ kind, namespace, name: object.name }),
    namespace,
    severity,
    held: [],
    grants: [],
    places: [object.placeOf()],
    details: [...details],
  };
}
