import { createHash } from 'crypto';
import { AccessChange } from './access-change';
import { subjectText } from '../access/subject';

/** A broadening that a reviewer has accepted. */
export interface Approval {
  /** Identifies subject, scope and permission. */
  readonly id: string;
  readonly reason: string;

  /** The last day on which it counts: `2027-01-31`. */
  readonly expires: string;
}

/** How the approvals of a file fit the changes. */
export interface ApprovalReview {
  /** The changes that no approval covers. */
  readonly open: readonly AccessChange[];
  readonly approved: readonly AccessChange[];
  readonly expired: readonly Approval[];

  /** Approvals of something that isn't added. */
  readonly unused: readonly Approval[];
}

/** Identifies a change, whatever role and binding it comes from. */
export function approvalId({ subject, namespace, permission }: AccessChange): string {
  const { verb, apiGroup, resource, resourceName, nonResourceURL } = permission;
  const facts = [subjectText(subject), namespace ?? null, verb, apiGroup ?? null, resource ?? null, resourceName ?? null, nonResourceURL ?? null];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16);
}

/**
 * Compares changes with what has been approved.
 *
 * @param today The day of the comparison: `2027-01-31`.
 */
export function reviewApprovals(changes: readonly AccessChange[], approvals: readonly Approval[], today: string): ApprovalReview {
  const expired = approvals.filter(({ expires }) => expires < today);
  const valid = new Set(approvals.filter((approval) => !expired.includes(approval)).map(({ id }) => id));
  const ids = new Set(changes.map(approvalId));
  return {
    open: changes.filter((change) => !valid.has(approvalId(change))),
    approved: changes.filter((change) => valid.has(approvalId(change))),
    expired,
    unused: approvals.filter(({ id }) => !ids.has(id)),
  };
}
