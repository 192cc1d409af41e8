import { CheckId } from '../checks/check';
import { Draft } from '../findings/draft';

/** The ends of paths that aren't accounts, by the check of the finding. To add one, add a row. */
const ENDS: Readonly<Partial<Record<CheckId, (where: string) => string>>> = {
  A5: (where) => `a role with every verb on every resource, ${where}`,
  A8: (where) => where === 'cluster-wide' ? 'ClusterRole cluster-admin, cluster-wide' : `ClusterRole admin ${where}`,
  A10: () => 'any user and group, system:masters among them',
  A13: () => 'a certificate for any user, and for any group but system:masters',
  A14: () => 'a certificate for any user and group, if the key of the client CA is known',
  B1: (where) => `the Secrets whose names are known, ${where}`,
  B2: (where) => `all Secrets, ${where}`,
  D1: () => 'commands in every pod of every node',
  E1: () => 'every object that is written, before it is stored',
  E2: () => 'every object that is written, before it is stored',
  E4: () => 'the requests of an API group, with who makes them',
  F4: () => 'the files of a node',
};

/** Returns the end of the path of a finding, where that isn't an account. */
export function endOf({ check, namespace }: Draft): string | undefined {
  return ENDS[check]?.(namespace === undefined ? 'cluster-wide' : `in ${namespace}`);
}
