import { ACCOUNT_CHECKS } from './accounts';
import { ARGO_CHECKS } from './argo';
import { AVAILABILITY_CHECKS } from './availability';
import { Check, CheckId } from './check';
import { DEAD_RULE_CHECKS } from './dead-rules';
import { EXTENSION_CHECKS } from './extension';
import { HOLDER_CHECKS } from './holders';
import { IMPERSONATION_CHECKS } from './impersonation';
import { NETWORK_STORAGE_CHECKS } from './network-storage';
import { NODE_CHECKS } from './nodes';
import { ROLE_WRITE_CHECKS } from './role-writes';
import { SECRET_CHECKS } from './secrets';
import { USAGE_CHECKS } from './usage';
import { WORKLOAD_CHECKS } from './workloads';

/** Every check, in the order of the ids. */
export const CHECKS: readonly Check[] = [
  ...ROLE_WRITE_CHECKS, ...IMPERSONATION_CHECKS, ...HOLDER_CHECKS, ...SECRET_CHECKS, ...WORKLOAD_CHECKS, ...NODE_CHECKS, ...EXTENSION_CHECKS,
  ...NETWORK_STORAGE_CHECKS, ...AVAILABILITY_CHECKS, ...DEAD_RULE_CHECKS, ...ACCOUNT_CHECKS, ...USAGE_CHECKS, ...ARGO_CHECKS,
].sort(({ id: a }, { id: b }) => compareIds(a, b));

const BY_ID: ReadonlyMap<string, Check> = new Map(CHECKS.map((check) => [check.id, check]));

const RANKS: ReadonlyMap<string, number> = new Map(CHECKS.map(({ id }, rank) => [id, rank]));

/** Finds a check by its id, as a user writes it. */
export function findCheck(id: string): Check | undefined {
  return BY_ID.get(id);
}

/** The check of an id. */
export function checkOf(id: CheckId): Check {
  const check = BY_ID.get(id);
  if (check === undefined) {
    throw new Error(`The table has no check ${id}.`);
  }
  return check;
}

/** Orders checks as the table does. */
export function compareChecks(a: CheckId, b: CheckId): number {
  return (RANKS.get(a) ?? 0) - (RANKS.get(b) ?? 0);
}

/** Orders ids by their letter, then by their number: A2 before A10. */
function compareIds(a: string, b: string): number {
  return a.charCodeAt(0) - b.charCodeAt(0) || parseInt(a.slice(1), 10) - parseInt(b.slice(1), 10)
    || a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
