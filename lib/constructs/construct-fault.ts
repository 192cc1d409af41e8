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
    throw new Error(`${construct.node.path}: ${outcome}:\n${formatFaults(faults)}`);
  }
}
