import { IConstruct } from 'constructs';
import { formatIssues } from '../diagnostics/format-diagnostic';
import { Issue } from '../diagnostics/issue';

/**
 * Rejects a call on a construct, with everything that is wrong in it.
 *
 * @param outcome The effect that the call doesn't have now, as a clause.
 * @throws when there are issues
 */
export function refuse(construct: IConstruct, outcome: string, issues: readonly Issue[]): void {
  refuseAt(construct.node.path, outcome, issues);
}

/**
 * Rejects a call before its construct exists, or one that doesn't make a construct.
 *
 * @param path The path that the construct would have, or the name of its class.
 * @param outcome The effect that the call doesn't have now, as a clause.
 * @throws when there are issues
 */
export function refuseAt(path: string, outcome: string, issues: readonly Issue[]): void {
  if (issues.length > 0) {
    throw refusalAt(path, outcome, issues);
  }
}

/** The error of a call that can't go on. */
export function refusalAt(path: string, outcome: string, issues: readonly Issue[]): Error {
  return new Error(`${path}: ${outcome}:\n${formatIssues(issues)}`);
}
