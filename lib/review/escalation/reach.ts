import { accountHop, bindingHops, homeOf, isAccountLike, startOf } from './escalation';
import { AccountsOfNamespace, EscalationEdge, namesIn } from './escalation-edges';
import { End, isMastery, reachedBy } from './escalation-ends';
import { Subject, subjectText } from '../../access/subject';
import { compareText } from '../../rbac/order';
import { proxyTargetOf } from '../../resources/dead-grants/names';
import { CheckId } from '../checks/check';
import { cloudIdentitiesOf } from '../conditions/account-tokens';
import { ControlPlaneNodes } from '../facts/control-plane-nodes';
import { RunningAccounts } from '../facts/running-accounts';
import { Draft } from '../findings/draft';
import { PathHop, Reached } from '../findings/finding';
import { ReviewContext } from '../review-context';

/** The steps that are followed. */
const MOST_STEPS = 5;

/** So many ends are kept of one subject, of which there may be one for each namespace and each cloud identity; of the others all are. */
const MOST_ENDS = 20;
const FEW_ENDS: ReadonlySet<string> = new Set([
  'cluster-admin', 'system:masters', 'any user', 'root on a node', 'all Secrets', 'the Secrets of kube-system', 'control of the workflow controller', 'control of every namespace',
]);

function isKept(what: string, ways: ReadonlyMap<string, unknown>): boolean {
  return FEW_ENDS.has(what) || ways.size < MOST_ENDS;
}

/** A way from a subject to an end: by a finding, and where that leads to an account, on from there. */
interface Way {
  readonly subject: Subject;
  readonly steps: number;
  readonly text: string;
  readonly isBeyond?: true;

  /** Absent where the account itself has it: the identity of a cloud. */
  readonly draft?: Draft;
  readonly edge?: EscalationEdge;
  readonly between?: readonly string[];
  readonly next?: Way;
}

/** By what is reached. */
type Ways = Map<string, Way>;

const NO_WAYS: ReadonlyMap<string, Way> = new Map<string, Way>();

/** The checks by which somebody runs a pod as they like, which is a node where privileged pods are let in. */
const RUNS_PODS: ReadonlySet<CheckId> = new Set(['C1', 'C2', 'M1']);

/** The checks whose edges take more than one step. */
const LONGER: Readonly<Partial<Record<CheckId, number>>> = { M3: 2, E10: 2, M21: 2 };

/** The checks on objects that the API of argo-server writes for its callers. The API uses nothing else that leads on of what the account holds. */
const SERVED: ReadonlySet<CheckId> = new Set(['M1', 'M2', 'M3', 'M4']);

/**
 * The control-plane node that is reached by a node, by check. Its files have the key of the certificate authority, which makes certificates of
 * `system:masters`. A taint keeps no one out who writes the pod, or calls the kubelet. A volume of somebody waits for the pods of others.
 */
const CONTROL_PLANE: Readonly<Partial<Record<CheckId, (draft: Draft, nodes: ControlPlaneNodes) => string | undefined>>> = {
  D1: ({ held }, nodes) => nodes.any(namesIn(held)?.map(proxyTargetOf)),
  F4: (_draft, nodes) => nodes.untainted,
};

/** The callers of a server, as a subject that no binding can name. */
function callersOf(server: string): Subject {
  return { kind: 'User', name: `\0${server}` };
}

/**
 * Finds the ends that subjects reach, each by the fewest steps: at most five.
 *
 * Each round follows one step more. All accounts of a namespace are reached through the namespace, so the time is linear in findings and accounts.
 */
export class Reach {
  private readonly ways = new Map<string, Ways>();

  /** @param leading The edges of the findings that lead to accounts. */
  constructor(drafts: readonly Draft[], leading: ReadonlyMap<Draft, EscalationEdge>, context: ReviewContext) {
    const edges: { readonly draft: Draft; readonly edge: EscalationEdge; readonly holder: Subject }[] = [];
    const masters = new Set(drafts.filter(isMastery).map(({ subject }) => subject));
    const servers = new Set(drafts.filter(({ check }) => check === 'M16').map(({ subject }) => subject));
    for (const draft of drafts) {
      const isServed = servers.has(draft.subject) && SERVED.has(draft.check);
      if (draft.holder !== undefined && (!masters.has(draft.subject) || isMastery(draft))) {
        const edge = leading.get(draft);
        for (const holder of [draft.holder, ...isServed ? [callersOf(draft.subject)] : []]) {
          endsOf(draft, edge, context).forEach(({ what, ...end }) => this.note(what, { ...end, subject: holder, draft }));
          if (edge !== undefined) {
            edges.push({ draft, edge, holder });
          }
        }
      }
    }
    for (const { account, texts } of cloudIdentitiesOf(context)) {
      texts.forEach((text) => this.note(`the cloud identity ${text}`, { subject: account, steps: 1, text: `cloud identity ${text}` }));
    }
    for (let round = 1; round < MOST_STEPS; round++) {
      const known = new KnownWays(this.ways, context.running);
      const isChanged = edges.map(({ draft, edge, holder }) => this.follow(draft, edge, holder, known)).includes(true);
      if (!isChanged) {
        break;
      }
    }
  }

  /** Returns what a subject reaches by a finding and those that go away with it, beyond where its path ends. For a server, it is what its callers reach. */
  public by({ subject, namespace, check, folded = [], path }: Draft): Reached[] {
    const isServer = check === 'M16';
    const counts = ({ draft, next, isBeyond }: Way) => draft !== undefined && draft.namespace === namespace
      && (isServer || draft.check === check || folded.includes(draft.check))
      && (next !== undefined || isBeyond === true);
    const ways: [what: string, way: Way][] = [];
    for (const [what, way] of this.ways.get(isServer ? subjectText(callersOf(subject)) : subject) ?? NO_WAYS) {
      if (counts(way)) {
        ways.push([what, way]);
      }
    }
    if (ways.length === 0) {
      return []; // of most findings nothing else is reached, and their paths needn't be written
    }
    const own = path?.() ?? [];
    const end = own.at(-1)?.text;
    return ways
      .map(([what, way]) => ({ what, path: isServer ? [...own, ...hopsOf(way).slice(1)] : hopsOf(way) }))
      .filter((reached) => reached.path.at(-1)?.text !== end)
      .sort((a, b) => a.path.length - b.path.length || compareText(a.what, b.what));
  }

  private follow(draft: Draft, edge: EscalationEdge, holder: Subject, known: KnownWays): boolean {
    const own = LONGER[draft.check] ?? 1;
    let isChanged = false;
    const add = (ways: ReadonlyMap<string, Way>, between: readonly string[]) => {
      for (const [what, next] of ways) {
        const steps = next.steps + own;
        if (steps <= MOST_STEPS && subjectText(next.subject) !== draft.subject) {
          isChanged = this.note(what, { subject: holder, steps, text: next.text, draft, edge, between, next }) || isChanged;
        }
      }
    };
    for (const to of edge.to) {
      if ('accounts' in to) {
        to.accounts.forEach(({ account, steps }) => add(known.of(account), steps));
      } else {
        add(known.in(to), [to.step]);
      }
    }
    return isChanged;
  }

  /** Keeps the shorter of two ways, and returns whether it is the new one. */
  private note(what: string, way: Way): boolean {
    const key = subjectText(way.subject);
    const ways = this.ways.get(key) ?? new Map<string, Way>();
    this.ways.set(key, ways);
    const earlier = ways.get(what);
    if (earlier === undefined ? !isKept(what, ways) : compareWays(earlier, way) <= 0) {
      return false;
    }
    ways.set(what, way);
    return true;
  }
}

/** The fewest steps first; then by the names of those who are passed. */
function compareWays(a: Way, b: Way): number {
  return a.steps - b.steps || compareText(nameOf(a), nameOf(b)) || rankOf(a) - rankOf(b) || compareText(a.draft?.check ?? '', b.draft?.check ?? '');
}

/** A binding to a role for administrators says most. */
function rankOf({ draft }: Way): number {
  return draft?.check === 'A15' ? 0 : 1;
}

function nameOf({ subject, next }: Way): string {
  return subjectText(next?.subject ?? subject);
}

function endsOf(draft: Draft, edge: EscalationEdge | undefined, { podSecurity, controlPlaneNodes }: ReviewContext): End[] {
  const end = reachedBy(draft);
  const isNode = RUNS_PODS.has(draft.check) && edge?.to.some((to) => 'namespace' in to) === true
    && (draft.namespace === undefined ? podSecurity.letPrivilegedIn : podSecurity.of(draft.namespace)?.letsPrivilegedIn === true);
  const controlPlane = isNode ? controlPlaneNodes.any() : CONTROL_PLANE[draft.check]?.(draft, controlPlaneNodes);
  return [
    ...end === undefined ? [] : [end],
    ...isNode ? [{ what: 'root on a node', steps: 1, text: 'a privileged pod: root on its node', isBeyond: true } as const] : [],
    ...controlPlane === undefined ? [] : [{ what: 'system:masters', steps: 2, text: `the control-plane node ${controlPlane}, whose files have the keys of the cluster`, isBeyond: true } as const],
  ];
}

/** The hops of a way, from its subject. */
function hopsOf({ draft, edge, between = [], next, text }: Way): PathHop[] {
  if (draft === undefined) {
    return [{ text }];
  }
  const start = startOf(draft, edge?.by);
  if (next === undefined) {
    const bound = bindingHops(draft);
    return [...start, ...bound.length > 0 ? bound : [{ text }]];
  }
  return [...start, ...between.map((step) => ({ text: step })), ...accountHop(next.subject, between),
    ...next.draft === undefined ? [{ text }] : hopsOf(next).slice(1)];
}

/** The shortest ways of accounts, and of all of a namespace, as they are known before a round. */
class KnownWays {
  private readonly ofSubjects = new Map<string, ReadonlyMap<string, Way>>();
  private readonly ofNamespaces = new Map<string, Ways>();
  private readonly ofAll: Ways = new Map();
  private readonly anywhere: Ways = new Map();

  /** The same for accounts that pods may run as. */
  private readonly ofPods: KnownWays | undefined;

  constructor(ways: ReadonlyMap<string, Ways>, running: RunningAccounts, isOfPods = false) {
    for (const [key, ofSubject] of ways) {
      const [{ subject }] = ofSubject.values();
      const namespace = homeOf(subject);
      if (isAccountLike(subject) && (!isOfPods || running.mayRunAs(subject))) {
        const known = new Map(ofSubject);
        this.ofSubjects.set(key, known);
        const ofNamespace = namespace === undefined ? this.ofAll : this.ofNamespaces.get(namespace) ?? new Map<string, Way>();
        if (namespace !== undefined) {
          this.ofNamespaces.set(namespace, ofNamespace);
        }
        join(ofNamespace, known);
        join(this.anywhere, known);
      }
    }
    this.ofPods = isOfPods ? undefined : new KnownWays(ways, running, true);
  }

  /** Returns what an account reaches, by itself or by the groups that it is in. */
  public of(account: Subject): ReadonlyMap<string, Way> {
    const ways: Ways = new Map();
    const namespace = homeOf(account);
    [subjectText(account), `Group system:serviceaccounts:${namespace}`].forEach((key) => join(ways, this.ofSubjects.get(key) ?? new Map<string, Way>()));
    join(ways, this.ofAll);
    return ways;
  }

  /** Returns what the accounts of a namespace reach, or those of all namespaces. */
  public in({ namespace, step, ofPods }: AccountsOfNamespace): ReadonlyMap<string, Way> {
    if (ofPods === true && this.ofPods !== undefined) {
      return this.ofPods.in({ namespace, step });
    }
    if (namespace === undefined) {
      return this.anywhere;
    }
    const own = this.ofNamespaces.get(namespace) ?? NO_WAYS;
    if (this.ofAll.size === 0) {
      return own;
    }
    const ways: Ways = new Map(own);
    join(ways, this.ofAll);
    return ways;
  }
}

function join(ways: Ways, others: ReadonlyMap<string, Way>): void {
  for (const [what, way] of others) {
    const earlier = ways.get(what);
    if (earlier === undefined ? isKept(what, ways) : compareWays(way, earlier) < 0) {
      ways.set(what, way);
    }
  }
}
