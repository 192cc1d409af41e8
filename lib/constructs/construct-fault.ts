import { IConstruct } from 'constructs';
import { Fault, formatFaults } from '../rbac/fault';

/**
 * Refuses a call on a construct, with everything that is wrong in it.
 *
 * @param outcome What the call does not do now.
 * @throws when there are faults
 */
export function refuseFaults(construct: IConstruct, outcome: string, faults: readonly Fault[]): void {
  if (faults.length > 0) {
    throw refusal(construct.node.path, outcome, faults);
  }
}

/**
 * The error that tells what is wrong at a place in the construct tree.
 *
 * @param path The path of the construct, which need not be made yet.
 * @param outcome What does not happen now.
 */
export function refusal(path: string, outcome: string, faults: readonly Fault[]): Error {
  return new Error(`${path}: ${outcome}:\n${formatFaults(faults)}`);
}
