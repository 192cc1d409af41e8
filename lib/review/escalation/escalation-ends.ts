import { WILDCARD } from '../../rbac/wildcards';
import { CheckId } from '../checks/check';
import { WRITE } from '../checks/verbs';
import { Draft } from '../findings/draft';

/** The ends of paths that aren't accounts, by the check of the finding. To add one, add a row. */
const ENDS: Readonly<Partial<Record<CheckId, (where: string, draft: Draft) => string | undefined>>> = {
  A5: (where) => `a role with every verb on every resource, ${where}`,
  A8: (where) => where === 'cluster-wide' ? 'ClusterRole cluster-admin, cluster-wide' : `ClusterRole admin ${where}`,
  A10: () => 'any user and group, system:masters among them',
  A13: () => 'a certificate for any user, and for any group but system:masters',
  A14: () => 'a certificate for any user and group, if the key of the client CA is known',
  B1: (where) => `the Secrets whose names are known, ${where}`,
  B2: (where) => `all Secrets, ${where}`,
  D1: () => 'commands in every pod of every node',
  E1: (_where, draft) => seesWrites(draft) ? 'every object that is written, before it is stored' : undefined,
  E2: (_where, draft) => changesWrites(draft) ? 'every object that is written, before it is stored' : undefined,
  E4: () => 'the requests of an API group, with who makes them',
  F4: () => 'the files of a node',
  M21: (where) => `events as the webhook clients ${where}, by which event bindings start workflows`,
};

/** Returns the end of the path of a finding, where that isn't an account. */
export function endOf(draft: Draft): string | undefined {
  return ENDS[draft.check]?.(draft.namespace === undefined ? 'cluster-wide' : `in ${draft.namespace}`, draft);
}

/** Whether a finding about webhooks or policies isn't only about deleting them, which allows what they reject and reaches nothing by itself. */
export function seesWrites({ held }: Draft): boolean {
  return held.some(({ verb }) => isWrite(verb));
}

/** Whether a finding about policies is about those that change what others write. A validating one only rejects it. */
export function changesWrites({ held }: Draft): boolean {
  return held.some(({ verb, resource }) => isWrite(verb) && !resource.startsWith('validating'));
}

function isWrite(verb: string): boolean {
  return verb === WILDCARD || WRITE.includes(verb);
}
