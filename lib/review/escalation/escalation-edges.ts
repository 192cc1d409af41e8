import { Subject, subjectText } from '../../access/subject';
import { at } from '../../access/workload';
import { PolicyRule } from '../../rbac/policy-rule';
import { entriesOf, membersOf } from '../../rbac/validation/plain-data';
import { WILDCARD } from '../../rbac/wildcards';
import { isKnownApiGroup } from '../../resources/catalogue/lookup';
import { CheckId } from '../checks/check';
import { DEPUTIES } from '../checks/extension';
import { Severity } from '../checks/severity';
import { CHANGE } from '../checks/verbs';
import { isMissingAccount } from '../conditions/account-tokens';
import { steeredFields } from '../conditions/steered-templates';
import { areRestrictionsVoid, openNamespaces } from '../conditions/workflow-restrictions';
import { tokenNameOf } from '../facts/argo-facts';
import { Runner } from '../facts/workflow-facts';
import { Draft } from '../findings/draft';
import { Held } from '../holdings/holdings';
import { ReviewContext } from '../review-context';

/** An account that is reached, and the steps to it after what is granted. */
export interface ReachedAccount {
  readonly account: Subject;
  readonly steps: readonly string[];
}

/** All accounts of a namespace, or of all namespaces. */
export interface AccountsOfNamespace {
  readonly namespace: string | undefined;
  readonly step: string;

  /** Whether those don't count that no pod runs as, by an input that shows what all pods of their namespace run as. */
  readonly ofPods?: true;
}

/** Single accounts, or all of a namespace, or of all namespaces: with `ofPods` those that pods may run as. */
type ReachedAccounts = { readonly accounts: readonly ReachedAccount[] } | AccountsOfNamespace;

/** The accounts that the holder of a finding gets to act as. */
export interface EscalationEdge {
  readonly to: readonly ReachedAccounts[];

  /** The severity at least. */
  readonly floor: Severity;

  /**
   * How the severity of the account changes the severity of the finding.
   *
   * - `takes`: the finding has the severity of the strongest account.
   * - `raised to critical`: it has, where that is critical.
   * - `path`: nothing; the path shows it.
   */
  readonly effect: 'takes' | 'raised to critical' | 'path';

  /** Sentences to add to the finding. */
  readonly details: readonly string[];

  /** The text that follows the permission in the first step. */
  readonly by?: string;
}

/** Decides about the edge of a finding. */
type EdgeOf = (draft: Draft, context: ReviewContext) => EscalationEdge | undefined;

const KUBE_SYSTEM = 'kube-system';

/** The checks whose findings lead to accounts. To add one, add a row. */
const EDGES: Readonly<Partial<Record<CheckId, EdgeOf>>> = {
  A10: tokens,
  B1: secretTokens,
  B2: secretTokens,
  B4: (draft) => anyAccount(draft, 'a token Secret of any account'),
  B5: tokens,
  C1: podEdge,
  C2: podEdge,
  C3: runningPods,
  C4: runningPods,
  C5: runningPods,
  C6: openServers,
  C7: runningPods,
  C8: openServers,
  C9: besidePods,
  C10: besidePods,
  E10: deputies,
  M1: workflows,
  M2: workflows,
  M3: templates,
  M4: podEdge,
  M5: singleSignOn,
  M6: singleSignOn,
  M7: controllerEdge,
  M20: controllerEdge,
  M21: webhookEvents,
};

/** The edge of a finding, if it leads to accounts. */
export function edgeOf(draft: Draft, context: ReviewContext): EscalationEdge | undefined {
  return EDGES[draft.check]?.(draft, context);
}

/** Whether findings of a check lead to accounts. */
export function leadsOn(check: CheckId): boolean {
  return EDGES[check] !== undefined;
}

function placeText(namespace: string | undefined): string {
  return namespace ?? 'any namespace';
}

/** Adds the effect of privileged namespaces: a finding that runs code in one of them is critical. */
function privileged({ namespace, severity }: Draft, { argo }: ReviewContext): Pick<EscalationEdge, 'floor' | 'details'> {
  if (namespace === KUBE_SYSTEM) {
    return { floor: 'critical', details: ['The controllers of Kubernetes run in kube-system (C12).'] };
  }
  if (namespace !== undefined && argo.privilegedNamespaces.includes(namespace)) {
    return { floor: 'critical', details: [`A workflow controller that serves the whole cluster runs in ${namespace} (C12).`] };
  }
  return { floor: severity, details: [] };
}

function anyAccount(draft: Draft, step: string): EscalationEdge {
  return { to: [{ namespace: draft.namespace, step: `${step} of ${placeText(draft.namespace)}` }], floor: draft.severity, effect: 'path', details: [] };
}

function podEdge(draft: Draft, context: ReviewContext): EscalationEdge {
  const { floor, details } = privileged(draft, context);
  return {
    to: [{ namespace: draft.namespace, step: `a pod of any account of ${placeText(draft.namespace)}` }],
    floor,
    details: [...details, ...draft.check === 'C1' ? nodeDetails(draft, context) : []],
    effect: draft.namespace === undefined ? 'path' : 'raised to critical',
  };
}

/** Describes the access of pods to their node. It doesn't raise a severity. */
function nodeDetails({ namespace }: Draft, { podSecurity }: ReviewContext): string[] {
  const security = podSecurity.of(namespace);
  return security === undefined ? [] : [security.text];
}

/**
 * Pods that run already have the accounts that they have. Any account of a namespace counts, unless the input shows what all pods of the namespace
 * run as. So a wider grant reaches all that a narrower one does.
 */
function runningPods(draft: Draft, context: ReviewContext): EscalationEdge {
  const { namespace } = draft;
  const pods = (namesIn(draft.held) ?? [])
    .map((name) => ({ name, accounts: namespace === undefined ? undefined : context.running.named(name, namespace) }));
  const hidden = pods.filter(({ accounts }) => accounts === undefined).map(({ name }) => name);
  const isShown = pods.length > 0 && hidden.length === 0;
  const { floor, details } = privileged(draft, context);
  return {
    to: [isShown
      ? { accounts: pods.flatMap(({ name, accounts = [] }) => accounts.map((account) => ({ account, steps: [`the pod ${namespace}/${name}`] }))) }
      : { namespace, step: `the pods of ${placeText(namespace)}`, ofPods: true }],
    floor,
    details: namespace === undefined || details.length > 0 || isShown ? details : unknownPods(namespace, hidden, context),
    effect: namespace === undefined ? 'path' : 'raised to critical',
  };
}

/** Says why any account of a namespace counts as one that its pods run as. */
function unknownPods(namespace: string, hidden: readonly string[], { running }: ReviewContext): string[] {
  const [name, ...more] = hidden.map((each) => JSON.stringify(each));
  if (name !== undefined) {
    return [more.length === 0 ? `The input doesn't show the account of the pod ${name} in ${namespace}, so it may be any account there.`
      : `The input doesn't show the accounts of the pods ${[name, ...more].join(', ')} in ${namespace}, so they may be any accounts there.`];
  }
  if (!running.hasIn(namespace)) {
    return [`The input has no workload of ${namespace}, so its pods may run as any account there.`];
  }
  return running.isShown(namespace) ? [] : [`The input doesn't show the accounts of all pods of ${namespace}, so they may run as any account there.`];
}

/** A finding that doesn't run code in a pod is critical in a namespace that controls the cluster. An account of the namespace doesn't make it so. */
function besidePods(draft: Draft, context: ReviewContext): EscalationEdge {
  return { to: [], ...privileged(draft, context), effect: 'takes' };
}

/** A subject that reaches a server that serves anybody is one of its callers, whom M16 is about. */
function openServers(draft: Draft, context: ReviewContext): EscalationEdge {
  const edge = besidePods(draft, context);
  const servers = context.argo.openServers.filter(({ workload: { namespace } }) => draft.namespace === undefined || draft.namespace === namespace);
  const isReached = draft.held.some(({ names }) => names === undefined);
  const served = servers.map(({ workload: { namespace, account } }) => `argo-server in ${namespace} serves every caller as ${subjectText(account)} (M16).`);
  return isReached ? { ...edge, details: [...edge.details, ...served] } : edge;
}

/**
 * argo-server uses the token of an account that the Secret lists for events alone: by one, event bindings start workflows of templates. So the
 * account of a workflow is reached only where the event decides about the code that the template runs.
 */
function webhookEvents(draft: Draft, { workflows: facts, argo }: ReviewContext): EscalationEdge {
  const runners = facts.runners.filter((runner) => runner.object.kind === 'WorkflowEventBinding'
    && (draft.namespace === undefined || runner.namespace === draft.namespace) && isSteeredByEvent(runner, facts.templates));
  return accountsEdge(draft, runners.map(({ namespace, account = argo.accountByDefault(namespace), text }) => ({
    account: accountIn(namespace, account), steps: ['an event that argo-server takes for one of a webhook client', `${text} starts a workflow with code from the event`],
  })));
}

/** Whether an event binding sets a parameter from the event that its template runs. */
function isSteeredByEvent({ object, namespace, spec }: Runner, known: ReviewContext['workflows']['templates']): boolean {
  const { name, clusterScope } = membersOf(spec.workflowTemplateRef);
  const template = known.get(clusterScope === true ? String(name) : `${namespace}/${String(name)}`);
  const set = entriesOf(at(object.content, ['spec', 'submit', 'arguments', 'parameters'])).map((parameter) => membersOf(parameter).name);
  return template !== undefined && steeredFields(template.spec).some(({ parameter }) => set.includes(parameter));
}

function tokens(draft: Draft): EscalationEdge | undefined {
  const ofAccounts = draft.held.filter(({ resource }) => resource.startsWith('serviceaccounts') || resource === WILDCARD);
  const isImpersonation = draft.check === 'A10';
  if (ofAccounts.length === 0 || isImpersonation && draft.held.some(({ resource, names }) => resource !== 'serviceaccounts' && names === undefined)) {
    return undefined; // any user or group is more than any account
  }
  const named = namesIn(ofAccounts);
  return named === undefined || draft.namespace === undefined ? anyAccount(draft, isImpersonation ? 'any account' : 'a token of any account')
    : accountsEdge(draft, named.map((name) => ({ account: accountIn(draft.namespace ?? '', name), steps: [] })));
}

/** Secrets that are read may be those with tokens. */
function secretTokens(draft: Draft, context: ReviewContext): EscalationEdge | undefined {
  const { argo } = context;
  const { namespace } = draft;
  if (namespace === undefined) {
    return undefined;
  }
  const names = namesIn(draft.held);
  const known = argo.accountsWithToken(namespace).filter((account) => !isMissingAccount(namespace, account, context));
  const accounts = known.flatMap((account) => argo.tokensOf(namespace, account)
    .filter(({ name }) => names === undefined || names.includes(name))
    .map(({ name }): ReachedAccount => ({ account: accountIn(namespace, account), steps: [`Secret ${namespace}/${name}`] })));
  return accounts.length === 0 ? undefined : accountsEdge(draft, accounts);
}

function accountsEdge(draft: Draft, accounts: readonly ReachedAccount[], effect: EscalationEdge['effect'] = 'path'): EscalationEdge {
  return { to: [{ accounts }], floor: draft.severity, effect, details: [] };
}

function workflows(draft: Draft, context: ReviewContext): EscalationEdge {
  const { namespace } = draft;
  const { argo } = context;
  if (!argo.isServed(namespace)) {
    return unserved(namespace);
  }
  if (argo.mustUseTemplates(namespace) && !areRestrictionsVoid(context, namespace)) {
    return { to: [throughTemplates(namespace, context)], floor: 'low', effect: 'takes', details: ['Workflows may only refer to templates, so they run as the accounts of these.'] };
  }
  const open = openNamespaces(context);
  const assumed = argo.controllers.length === 0 ? ['The input has no workflow controller. One is assumed to serve the namespace.'] : [];
  const { floor, details } = privileged({ ...draft, severity: 'high' }, context);
  return {
    to: [...podsOfWorkflows(namespace, open), ...namespace !== undefined || open.includes(undefined) ? [] : [throughTemplates(namespace, context)]],
    floor,
    effect: 'takes',
    details: [...assumed, ...details, ...details.length > 0 && namespace !== KUBE_SYSTEM ? ['Workflows are to run in other namespaces (M13).'] : [], ...nodeDetails(draft, context)],
  };
}

function unserved(namespace: string | undefined): EscalationEdge {
  return { to: [], floor: 'low', effect: 'takes', details: [`No controller of the input starts workflows in ${placeText(namespace)}.`] };
}

/** All accounts of a namespace; of a grant in the whole cluster, those of the namespaces in which controllers start workflows. */
function podsOfWorkflows(namespace: string | undefined, served: readonly (string | undefined)[]): AccountsOfNamespace[] {
  return (namespace === undefined ? served : [namespace]).map((each) => ({ namespace: each, step: `a pod of any account of ${placeText(each)}` }));
}

/** The accounts of the templates that workflows can refer to, in a namespace or in all that controllers serve. */
function throughTemplates(namespace: string | undefined, { argo, access, workflows: facts }: ReviewContext): ReachedAccounts {
  const { accountsInTemplates } = facts;
  const isMeant = (where: string) => namespace === undefined ? argo.isServed(where) : where === namespace;
  const ofCluster = accountsInTemplates.get(undefined) ?? new Set<string>();
  const named = (where: string, names: Iterable<string>) => [...names].map((name) => accountIn(where, name === '' ? argo.accountByDefault(where) : name));
  const accounts = [
    ...[...accountsInTemplates].flatMap(([where, names]) => where !== undefined && isMeant(where) ? named(where, names) : []),
    ...namespace !== undefined ? named(namespace, ofCluster)
      : access.subjects.filter((subject) => subject.kind === 'ServiceAccount' && isMeant(subject.namespace)
        && (ofCluster.has(subject.name) || ofCluster.has('') && subject.name === argo.accountByDefault(subject.namespace))),
  ];
  return { accounts: accounts.map((account) => ({ account, steps: [`a template that runs as ${account.name}`] })) };
}

/** A subject that configures a controller can run any code in the pods of the workflows that the controller serves. */
function controllerEdge(draft: Draft, { argo }: ReviewContext): EscalationEdge {
  const served = argo.controllers.filter(({ workload }) => draft.check === 'M20' || draft.namespace === undefined || workload.namespace === draft.namespace).map(({ serves }) => serves);
  const [first] = served;
  const namespace = draft.check === 'M20' && draft.namespace !== undefined && served.every((each) => each === undefined) && !argo.privilegedNamespaces.includes(draft.namespace)
    ? draft.namespace : served.every((each) => each === first) ? first : undefined;
  const pods = draft.check === 'M7' ? 'the pods of all workflows' : 'the agent pods of workflows';
  return { to: [{ namespace, step: `${pods} of ${placeText(namespace)}` }], floor: draft.severity, effect: 'path', details: [] };
}

function templates(draft: Draft, context: ReviewContext): EscalationEdge {
  const ofCluster = draft.held.filter(({ resource }) => resource === 'clusterworkflowtemplates' || resource === WILDCARD);
  const unnamed = draft.held.some(({ names }) => names === undefined);
  if (!context.argo.isServed(draft.namespace)) {
    return unserved(draft.namespace);
  }
  if (ofCluster.some(({ names }) => names === undefined)) {
    return { to: [{ namespace: undefined, step: 'the workflows that run it, in any namespace' }], floor: 'critical', effect: 'takes', details: [] };
  }
  if (unnamed) {
    const { floor, details } = privileged({ ...draft, severity: 'high' }, context);
    return { to: podsOfWorkflows(draft.namespace, context.argo.servedNamespaces), floor, effect: 'takes', details };
  }
  const runs = draft.held.flatMap(({ names = [], resource }) => names.flatMap((name) => runsOf(resource, name, draft.namespace, context)));
  const { floor, details } = privileged({ ...draft, severity: runs.length === 0 ? 'medium' : 'high' }, context);
  return {
    to: [{ accounts: runs }],
    floor,
    effect: 'takes',
    details: [...details, ...runs.length === 0 ? ['Nothing in the input runs by the template.'] : []],
  };
}

/** The accounts by which a template of a name runs: those of what refers to it, and those that its own templates name. */
function runsOf(resource: string, name: string, where: string | undefined, { workflows: facts, argo }: ReviewContext): ReachedAccount[] {
  const isOfCluster = resource === 'clusterworkflowtemplates';
  const runners = isOfCluster ? facts.runnersBy(undefined, name)
    : where === undefined ? facts.runners.filter(({ templates: used }) => [...used].some((key) => key.endsWith(`/${name}`)))
      : facts.runnersBy(where, name);
  return runners.flatMap(({ namespace, account = argo.accountByDefault(namespace), text }) =>
    [...new Set([account, ...facts.accountsWithin(isOfCluster ? undefined : namespace, name)])]
      .map((each) => ({ account: accountIn(namespace, each), steps: [`${text} runs it`] })));
}

function singleSignOn(draft: Draft, { argo, accounts }: ReviewContext): EscalationEdge {
  const namespaces = draft.namespace === undefined ? [...accounts.keys()].filter((namespace) => argo.mapsUsersTo(namespace)) : [draft.namespace];
  const names = namesIn(draft.held);
  const reached = namespaces.flatMap((namespace) => argo.accountsWithToken(namespace).map((name): ReachedAccount | undefined => {
    const secret = tokenNameOf(name, accounts.get(namespace)?.get(name)?.annotations);
    const counts = names === undefined || names.includes(draft.check === 'M5' ? name : secret);
    return !counts ? undefined : {
      account: accountIn(namespace, name),
      steps: draft.check === 'M5' ? [`argo-server maps every login to ServiceAccount ${namespace}/${name}`, `Secret ${namespace}/${secret}`] : [`Secret ${namespace}/${secret}`],
    };
  })).filter((account) => account !== undefined);
  return {
    ...accountsEdge(draft, reached, 'takes'),
    ...draft.check === 'M5' ? { by: 'annotation workflows.argoproj.io/rbac-rule = true' } : {},
  };
}

function deputies(draft: Draft, context: ReviewContext): EscalationEdge {
  const written = new Set(draft.held.map(({ apiGroup, resource }) => `${apiGroup}/${resource}`));
  const tools = new Set(DEPUTIES.filter(({ apiGroup, resources }) => resources.some((resource) => written.has(`${apiGroup}/${resource}`))).map(({ tool }) => tool));
  const controllers = [...tools].flatMap((tool) => controllersOf(context).get(tool) ?? [])
    .filter((account) => subjectText(account) !== draft.subject);
  const edge = accountsEdge(draft, controllers.map((account) => ({ account, steps: ['its controller'] })), controllers.length === 0 ? 'path' : 'takes');
  const isKnown = controllers.length > 0 && !controllers.some((account) => context.access.grantsTo(account).some(({ role }) => role.isUnknown));
  return isKnown ? { ...edge, floor: 'low' } : edge; // who steers a controller gets what it has, and that may be little
}

const controllers = new WeakMap<ReviewContext, ReadonlyMap<string, readonly Subject[]>>();

/** By tool, the accounts of its controllers: those that write the status or the finalizers of what it serves. */
function controllersOf(context: ReviewContext): ReadonlyMap<string, readonly Subject[]> {
  let found = controllers.get(context);
  if (found === undefined) {
    const writtenBy = toolsByResource();
    const byTool = new Map<string, Subject[]>();
    for (const subject of context.access.subjects.filter(({ kind }) => kind === 'ServiceAccount')) {
      const rules = context.access.grantsTo(subject).flatMap(({ role }) => role.policyRules);
      const served = new Set(rules.flatMap((rule) => toolsServedBy(rule, writtenBy)));
      served.forEach((tool) => byTool.set(tool, [...byTool.get(tool) ?? [], subject]));
    }
    found = byTool;
    controllers.set(context, found);
  }
  return found;
}

/** By resource, the tool whose controller writes it. Stars count in a group that only the tool serves, since a rule names the group for its controller. */
function toolsByResource(): ReadonlyMap<string, string> {
  return new Map(DEPUTIES.flatMap(({ tool, apiGroup, resources }) => [
    ...resources.flatMap((resource) => [`${resource}/status`, `${resource}/finalizers`]), ...isKnownApiGroup(apiGroup) ? [] : ['*', '*/status', '*/finalizers'],
  ].map((resource): [string, string] => [`${apiGroup}/${resource}`, tool])));
}

function toolsServedBy({ verbs, apiGroups = [], resources = [] }: PolicyRule, writtenBy: ReadonlyMap<string, string>): string[] {
  return !verbs.some((verb) => CHANGE.includes(verb) || verb === WILDCARD) ? []
    : apiGroups.flatMap((apiGroup) => resources.flatMap((resource) => writtenBy.get(`${apiGroup}/${resource}`) ?? []));
}

function accountIn(namespace: string, name: string): Subject {
  return { kind: 'ServiceAccount', namespace, name };
}

/** The names that everything held is limited to; nothing where something isn't. */
export function namesIn(held: readonly Held[]): readonly string[] | undefined {
  return held.some(({ names }) => names === undefined) ? undefined : [...new Set(held.flatMap(({ names = [] }) => names))];
}
