import { OtherObject } from '../../access/access-object';
import { entriesOf, membersOf } from '../../rbac/validation/plain-data';

/** The labels by which a node says that it runs the control plane. */
const LABELS = ['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master'];

/** The effects of taints that keep pods out that don't tolerate them. */
const REPELLING: ReadonlySet<unknown> = new Set(['NoSchedule', 'NoExecute']);

/** A node that runs the control plane, whose files have the keys of the cluster. */
interface ControlPlaneNode {
  readonly name: string;

  /** Whether a taint keeps out the pods of others. It doesn't keep out a subject that writes pods: a pod tolerates what it says. */
  readonly isTainted: boolean;
}

/** The nodes of the input that run the control plane. A managed control plane has none. */
export class ControlPlaneNodes {
  private readonly nodes: readonly ControlPlaneNode[];

  constructor(others: readonly OtherObject[]) {
    this.nodes = others.filter(({ apiVersion, kind, labels }) => apiVersion === 'v1' && kind === 'Node' && LABELS.some((label) => Object.hasOwn(labels, label)))
      .map(({ name, content }) => ({
        name, isTainted: entriesOf(membersOf(content.spec).taints).some((taint) => REPELLING.has(membersOf(taint).effect)),
      }));
  }

  /** Returns one of the nodes, of these names where some are given. */
  public any(names?: readonly string[]): string | undefined {
    return this.nodes.find(({ name }) => names === undefined || names.includes(name))?.name;
  }

  /** Returns one of the nodes that any pod may run on. */
  public get untainted(): string | undefined {
    return this.nodes.find(({ isTainted }) => !isTainted)?.name;
  }
}
