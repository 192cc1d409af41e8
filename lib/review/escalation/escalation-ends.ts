import { WILDCARD } from '../../rbac/wildcards';
import { CheckId } from '../checks/check';
import { WRITE } from '../checks/verbs';
import { Draft } from '../findings/draft';
import { Held } from '../holdings/holdings';

/** An end that the holder of a finding gets to by itself. */
export interface End {
  /** Describes what is reached: `cluster-admin`. */
  readonly what: string;
  readonly steps: number;

  /** The last hop. */
  readonly text: string;

  /** Whether it lies beyond where the path of the finding ends. */
  readonly isBeyond?: true;
}

interface EndRow {
  /** The last hop of the path of the finding. */
  readonly hop?: (where: string, draft: Draft) => string | undefined;

  /** The end for `reaches`; none where that lists no such end. */
  readonly reached?: (draft: Draft) => Pick<End, 'what' | 'steps'> | undefined;
}

const EVERY_NAMESPACE = 'control of every namespace';

/** The ends of paths that aren't accounts, by the check of the finding. To add one, add a row. */
const ENDS: Readonly<Partial<Record<CheckId, EndRow>>> = {
  A1: { reached: ({ namespace }) => ({ what: controlOf(namespace), steps: 1 }) },
  A5: { hop: (where) => `a role with every verb on every resource, ${where}`, reached: ({ namespace }) => ({ what: controlOf(namespace), steps: 1 }) },
  A8: {
    hop: (where, { bindable }) => `${bindable?.texts.join(', ') ?? `ClusterRole ${where === 'cluster-wide' ? 'cluster-admin' : 'admin'}`}${where === 'cluster-wide' ? ', cluster-wide' : ` ${where}`}`,
    reached: (draft) => controlByBinding(draft),
  },
  A10: {
    hop: (_where, { held }) => impersonated(held),
    reached: ({ held }) => held.some(({ resource, names }) => resource === 'groups' && (names === undefined || names.includes('system:masters'))) ? { what: 'system:masters', steps: 1 }
      : held.some(({ resource, names }) => resource === 'users' && names === undefined) ? { what: 'any user', steps: 1 } : undefined,
  },
  A13: { hop: () => 'a certificate for any user, and for any group but system:masters', reached: () => ({ what: 'any user', steps: 1 }) },
  A14: { hop: () => 'a certificate for any user and group, if the key of the client CA is known', reached: () => ({ what: 'system:masters', steps: 1 }) },
  A15: {
    reached: ({ namespace, bindings = [] }) => ({
      what: namespace === undefined && !bindings.some(({ role }) => role.identity.name === 'cluster-admin') ? EVERY_NAMESPACE : controlOf(namespace), steps: 1,
    }),
  },
  B1: { hop: (where) => `the Secrets whose names are known, ${where}` },
  B2: {
    hop: (where) => `all Secrets, ${where}`,
    reached: ({ namespace }) => namespace === undefined ? { what: 'all Secrets', steps: 1 } : namespace === 'kube-system' ? { what: 'the Secrets of kube-system', steps: 1 } : undefined,
  },
  ...Object.fromEntries((['C3', 'C4', 'C5', 'C7'] as const).map((check) => [check, { hop: (where: string) => `the pods that run ${where}` }])),
  D1: { hop: () => 'commands in every pod of every node', reached: () => ({ what: 'root on a node', steps: 1 }) },
  E1: {
    hop: (_where, draft) => seesWrites(draft) ? 'every object that is written, before it is stored' : undefined,
    reached: (draft) => seesWrites(draft) ? { what: 'cluster-admin', steps: 2 } : undefined,
  },
  E2: {
    hop: (_where, draft) => changesWrites(draft) ? 'every object that is written, before it is stored' : undefined,
    reached: (draft) => changesWrites(draft) ? { what: 'cluster-admin', steps: 2 } : undefined,
  },
  E4: { hop: () => 'the requests of an API group, with who makes them', reached: () => ({ what: 'cluster-admin', steps: 2 }) },
  F4: { hop: () => 'the files of a node', reached: () => ({ what: 'root on a node', steps: 1 }) },
  M7: { reached: () => ({ what: 'control of the workflow controller', steps: 1 }) },
  M21: { hop: (where) => `events as the webhook clients ${where}, by which event bindings start workflows` },
};

/** Whether findings of a check reach something that isn't an account. */
export function hasEnd(check: CheckId): boolean {
  return ENDS[check] !== undefined;
}

/** Returns the last hop of the path of a finding, where that isn't an account. */
export function endOf(draft: Draft): string | undefined {
  return ENDS[draft.check]?.hop?.(draft.namespace === undefined ? 'cluster-wide' : `in ${draft.namespace}`, draft);
}

/** Returns the end that a finding reaches by itself. */
export function reachedBy(draft: Draft): End | undefined {
  const reached = ENDS[draft.check]?.reached?.(draft);
  return reached && { ...reached, text: endOf(draft) ?? reached.what };
}

/** Whether somebody may do everything, so nothing else is worth to be reached. */
export function isMastery(draft: Draft): boolean {
  return (draft.check === 'A1' || draft.check === 'A15') && reachedBy(draft)?.what === 'cluster-admin';
}

function controlOf(namespace: string | undefined): string {
  return namespace === undefined ? 'cluster-admin' : `control of the namespace ${namespace}`;
}

/** Of roles that are named, the strongest says what is controlled. */
function controlByBinding({ namespace, bindable }: Draft): Pick<End, 'what' | 'steps'> | undefined {
  if (bindable === undefined || bindable.control === 'everything') {
    return { what: controlOf(namespace), steps: 1 };
  }
  return bindable.control === undefined ? undefined : { what: namespace === undefined ? EVERY_NAMESPACE : controlOf(namespace), steps: 1 };
}

/** Describes who is impersonated, except accounts: paths lead to these. */
function impersonated(held: readonly Held[]): string | undefined {
  const others = held.filter(({ resource }) => resource !== 'serviceaccounts');
  const any = ['user', 'group'].filter((kind) => others.some(({ resource, names }) => resource === `${kind}s` && names === undefined));
  const named = others.flatMap(({ resource, names = [] }) => names.map((name) => `${resource.replace(/s$/, '')} ${name}`));
  const all = [...any.length === 0 ? [] : [`any ${any.join(' and ')}${any.includes('group') ? ', system:masters among them' : ''}`], ...named];
  return all.length === 0 ? undefined : all.join(', ');
}

/** Whether a finding about webhooks or policies isn't only about deleting them, which allows what they reject and reaches nothing by itself. */
function seesWrites({ held }: Draft): boolean {
  return held.some(({ verb }) => isWrite(verb));
}

/** Whether a finding about policies is about those that change what others write. A validating one only rejects it. */
function changesWrites({ held }: Draft): boolean {
  return held.some(({ verb, resource }) => isWrite(verb) && !resource.startsWith('validating'));
}

function isWrite(verb: string): boolean {
  return verb === WILDCARD || WRITE.includes(verb);
}
