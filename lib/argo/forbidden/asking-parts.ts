import { askingOperation, AskingOperation } from './asking-operation';
import { FORMER_CALLS, FormerCall } from './former-calls';
import { MessageContext } from './read-messages';
import { isAllowedBy, RequestOfAnyone } from './refused-request';
import { AccountRole } from './whose-account';
import { accountOfTokenSecret } from '../../rbac/account-object-names';
import { compareVerbs } from '../../rbac/order';
import { PolicyRule } from '../../rbac/policy-rule';
import { CONTROLLER_CONFIG_MAP, leaderLease } from '../argo-names';
import { ArgoVersion } from '../argo-version';
import { RunningComponent } from '../install/component-program';
import { ACTION_NAMES, ActionName, isAction } from '../kubectl/action-name';
import { resourceActionVerbs } from '../kubectl/action-verbs';
import { EXECUTOR_NEEDS, ExecutorNeed, ExecutorTrigger, WorkflowIdentity } from '../needs/executor-needs';
import { INSTALL_NEEDS } from '../needs/install-needs';
import { InstallTrigger } from '../needs/install-trigger';
import { Denial, isNeededBy, Need } from '../needs/need';

/** A part of an install that makes the request. */
export interface AskingComponent {
  readonly kind: 'component';
  readonly component: RunningComponent;

  /** The triggers that make it needed: all of these are on. */
  readonly triggers: readonly InstallTrigger[];

  /** The name that the configuration gives the object, as the message has it. */
  readonly configuredName?: string;

  /** Whether it reads all namespaces in an install for the cluster, and only its own in one for a namespace. */
  readonly followsScope: boolean;
  readonly why: string;
  readonly denied: Denial;
  readonly consequence?: string;
  readonly since?: ArgoVersion;
  readonly until?: ArgoVersion;

  /** The rules that it needs together with that. */
  readonly rules: readonly PolicyRule[];
}

/** A pod that Argo runs for a workflow. */
export interface AskingExecutor {
  readonly kind: 'executor';
  readonly identity: WorkflowIdentity;
  readonly triggers: readonly ExecutorTrigger[];
  readonly why: string;
  readonly denied: Denial;
  readonly consequence?: string;
  readonly rules: readonly PolicyRule[];
}

/** A resource template, whose executor runs kubectl. */
export interface AskingResourceTemplate {
  readonly kind: 'resource template';
  readonly actions: readonly ActionName[];

  /** Whether the message shows that it was one. */
  readonly isShown: boolean;
}

/** A call that this version makes no more, or only after another denial. */
export interface AskingFormerly {
  readonly kind: 'former';
  readonly call: FormerCall;
}

/** The containers of the user: no part of Argo Workflows asks that. */
export interface AskingContainer {
  readonly kind: 'container';
}

export type AskingPart = AskingComponent | AskingExecutor | AskingOperation | AskingResourceTemplate | AskingFormerly | AskingContainer;

/** The known facts about the caller. */
export interface AskedBy {
  readonly role: AccountRole;
  readonly context: MessageContext;

  /** By default every known version counts. */
  readonly version?: ArgoVersion;
}

/** Finds the parts of Argo Workflows that make a request, the likeliest first; the user's own containers where none does. */
export function askingParts(request: RequestOfAnyone, askedBy: AskedBy): AskingPart[] {
  const versions = askedBy.version === undefined ? [...ArgoVersion.known].reverse() : [askedBy.version];
  const components = componentsThat(request, versions);
  const executors = executorsAsking(request);
  const operations = askingOperation(request, askedBy.context, versions);
  const calls = FORMER_CALLS.filter((call) => isFormer(call, request, askedBy.version));
  const formerOf = (by: FormerCall['by']) => calls.filter((call) => call.by === by).map((call): AskingPart => ({ kind: 'former', call }));
  const former = formerOf('executor');
  const template = templateThat(request, askedBy.context);
  const own: AskingPart = { kind: 'container' };
  // Only Argo's own pods make requests about its resources for them.
  const isOfArgo = executors.length > 0 && request.apiGroup === 'argoproj.io';
  const ordered = ((): AskingPart[] => {
    switch (askedBy.role) {
      case 'controller': {
        const asked = components.filter(({ component }) => component === 'controller');
        return asked.length > 0 ? asked : [...executors, ...former, ...operations, ...isOfArgo ? [] : [...former.length > 0 ? [] : template, own]];
      }
      case 'server':
        return [
          ...components.filter(({ component }) => component === 'server'),
          ...operations.filter(({ isOnlyByKubernetes }) => !isOnlyByKubernetes),
          ...formerOf('server'),
        ];
      case 'client':
      case 'person':
        return [...operations];
      case 'nobody':
        return [];
      case 'workflow':
        return [
          ...executors,
          ...askedBy.context.method === undefined ? [] : operations,
          ...template.filter((part) => part.isShown),
          ...former,
          ...askedBy.context.method === undefined ? operations : [],
          ...isOfArgo ? [] : [...former.length > 0 ? [] : template.filter((part) => !part.isShown), own],
        ];
      case 'unknown':
        return [...executors, ...components, ...operations, ...former, ...formerOf('server')];
    }
  })();
  // Where the message shows which of them it was, the others weren't.
  const [first] = ordered;
  return first !== undefined && isShown(first, askedBy.context) ? [first] : ordered;
}

function isShown(part: AskingPart, { method }: MessageContext): boolean {
  return part.kind === 'resource template' ? part.isShown : part.kind === 'operation' && method !== undefined && part.isOfMethod;
}

/** Whether no part of Argo Workflows is known to make a request: what the user wrote into a workflow does. */
export function isOfNoPart(parts: readonly AskingPart[]): boolean {
  return parts.every((part) => part.kind === 'container' || part.kind === 'resource template' && !part.isShown);
}

function componentsThat(request: RequestOfAnyone, versions: readonly ArgoVersion[]): AskingComponent[] {
  const matching = ofOwnObjects(INSTALL_NEEDS.filter((need) => asksFor(request, need)), request.resourceName);
  // The needs of the newest version come first; those of only older versions are named where it has none.
  const current = versions.map((version) => matching.filter((need) => isNeededBy(need, version))).find((needs) => needs.length > 0) ?? [];
  const parts = current.map((need): AskingComponent => ({
    kind: 'component',
    component: need.component === 'server' ? 'server' : 'controller',
    triggers: need.trigger,
    ...need.names.kind === 'configured' && request.resourceName !== undefined ? { configuredName: request.resourceName } : {},
    followsScope: need.place === 'informer',
    why: need.why,
    denied: need.denied,
    consequence: need.consequence,
    since: need.since,
    until: need.until,
    rules: rulesWithOthersOf(need, INSTALL_NEEDS, request, versions),
  }));
  return [...new Map(parts.map((part) => [JSON.stringify([part.component, part.triggers]), part])).values()];
}

function isFormer({ verbs, resource, apiGroup, gone }: FormerCall, request: RequestOfAnyone, version: ArgoVersion | undefined): boolean {
  return isAllowedBy(request, { apiGroups: [apiGroup], resources: [resource], verbs: [...verbs] })
    && (version === undefined || typeof gone !== 'string' && !version.isAtLeast(gone));
}

/** The objects of an install itself, by the names that they have where no flag says otherwise. */
const OWN_OBJECTS: Readonly<Record<string, readonly InstallTrigger[]>> = {
  [CONTROLLER_CONFIG_MAP]: ['install', 'configuration-reload'],
  [leaderLease(undefined)]: ['leader-election'],
};

/** A name that a user gives is neither the name of an object of the install itself, nor that of a token. */
function ofOwnObjects(needs: readonly Need<InstallTrigger>[], name: string | undefined): readonly Need<InstallTrigger>[] {
  if (name === undefined) {
    return needs;
  }
  const own = needs.filter(({ names, trigger }) => names.kind === 'fixed' || trigger.some((each) => OWN_OBJECTS[name]?.includes(each) === true));
  const isToken = accountOfTokenSecret(name) !== undefined;
  return own.length > 0 ? own : needs.filter(({ names, trigger }) => names.kind !== 'configured'
    || trigger.some((each) => each === 'sso-rbac-tokens' || each === 'webhook-tokens') === isToken);
}

function executorsAsking(request: RequestOfAnyone): AskingExecutor[] {
  const parts = EXECUTOR_NEEDS.filter((need) => asksFor(request, need)).map((need): AskingExecutor => ({
    kind: 'executor',
    identity: need.identity,
    triggers: need.trigger,
    why: need.why,
    denied: need.denied,
    consequence: need.consequence,
    rules: rulesWithOthersOf(need, EXECUTOR_NEEDS.filter(({ identity }) => identity === need.identity), request),
  }));
  return [...new Map(parts.map((part) => [part.identity, part])).values()];
}

/** The rules of the needs that are turned on by the same, the denied one first; the needs that are always on are too many to list. */
function rulesWithOthersOf<Trigger extends string, Row extends Need<Trigger> | (ExecutorNeed & Need<Trigger>)>(
  need: Row, all: readonly Row[], request: RequestOfAnyone, versions: readonly ArgoVersion[] = ArgoVersion.known,
): PolicyRule[] {
  const beside = need.trigger.length === 0 || need.trigger.join() === 'install' ? [] : all.filter((other) => other !== need
    && other.component === need.component && other.trigger.join() === need.trigger.join() && versions.some((version) => isNeededBy(other, version)));
  const name = need.names.kind === 'configured' ? request.resourceName : undefined;
  return merged([need, ...beside].map((each) => ruleOf(each, name)));
}

/** One rule for each resource and its names. */
function merged(rules: readonly PolicyRule[]): PolicyRule[] {
  const byTarget = new Map<string, PolicyRule>();
  for (const { verbs, ...target } of rules) {
    const key = JSON.stringify(target);
    byTarget.set(key, { ...target, verbs: [...new Set([...byTarget.get(key)?.verbs ?? [], ...verbs])].sort(compareVerbs) });
  }
  return [...byTarget.values()];
}

/** Names that the configuration gives are those of the message, or left for the reader. */
function ruleOf<Trigger extends string>({ names, grant }: Need<Trigger>, name = 'NAME'): PolicyRule {
  return grant(names.kind === 'fixed' ? names.names : [name]).statement._rule;
}

const plainRules = new WeakMap<Need<string>, PolicyRule>();

function asksFor<Trigger extends string>(request: RequestOfAnyone, need: Need<Trigger>): boolean {
  const rule = plainRules.get(need) ?? ruleOf(need);
  plainRules.set(need, rule);
  const isNamed = need.names.kind !== 'fixed' || request.resourceName === undefined || need.names.names.includes(request.resourceName);
  return isNamed && isAllowedBy(request, rule) && (request.place.kind !== 'namespace' || need.place !== 'cluster');
}

/** The actions that make a request on a resource, of whatever kind. */
function templateThat({ verb, resource, nonResourceURL }: RequestOfAnyone, { action }: MessageContext): AskingResourceTemplate[] {
  if (resource === undefined || nonResourceURL !== undefined || resource.includes('/')) {
    return [];
  }
  if (action !== undefined && isAction(action)) {
    return [{ kind: 'resource template', actions: [action], isShown: true }];
  }
  const actions = ACTION_NAMES.filter(isAction).filter((name) => resourceActionVerbs(name, {})
    .some(({ on, verbs, tolerated }) => on === 'target' && tolerated !== true && verbs.includes(verb)));
  return actions.length === 0 ? [] : [{ kind: 'resource template', actions, isShown: false }];
}
