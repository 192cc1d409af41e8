import { IConstruct } from 'constructs';
import { Fault, formatFaults } from '../rbac/fault';

/**
 * Refuses a call on a construct, with everything that is wrong in it.
 *
 * @param outcome What the call doesn't do now.
 * @throws when there are issues
 */
export function refuse(construct: IConstruct, outcome: string, issues: readonly Fault[]): void {
  refuseAt(construct.node.path, outcome, issues);
}

/**
 * Refuses a call where there is no construct yet, or none at all.
 *
 * @param path The path that the construct would have, or the name of its class.
 * @param outcome What the call doesn't do now.
 * @throws when there are issues
 */
export function refuseAt(path: string, outcome: string, issues: readonly Fault[]): void {
  if (issues.length > 0) {
    throw new Error(`${path}: ${outcome}:\n${formatFaults(issues)}`);
  }
}
