import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Fault } from '../rbac/fault';
import { quote } from '../rbac/printable-text';

/** By the root of the construct tree, so that two apps of one program know nothing of each other. */
const registers = new WeakMap<IConstruct, ObjectRegister>();

/** What tells a Kubernetes object from all others. */
export interface ObjectIdentity {
  readonly kind: string;
  /** None for a cluster-scoped object, and where neither prop nor chart gives one. */
  readonly namespace?: string;
  readonly name: string;
}

/** The objects that our constructs of one app have made, and which construct made each. */
export class ObjectRegister {
  /** The register of the app that the chart is in. */
  public static of(chart: Chart): ObjectRegister {
    const { root } = chart.node;
    let register = registers.get(root);
    if (register === undefined) {
      register = new ObjectRegister();
      registers.set(root, register);
    }
    return register;
  }

  private readonly makers = new Map<string, IConstruct>();

  /** Refuses an object that the app has already. */
  public validate(identity: ObjectIdentity): Fault[] {
    const maker = this.makers.get(keyOf(identity));
    const { kind, namespace, name } = identity;
    return maker === undefined ? [] : [{
      field: 'metadata.name',
      message: `is that of the ${kind} ${quote(name)}${namespace === undefined ? '' : ` in namespace ${quote(namespace)}`}, `
        + `which ${maker.node.path} makes; choose another name, or use that one`,
    }];
  }

  public add(identity: ObjectIdentity, maker: IConstruct): void {
    this.makers.set(keyOf(identity), maker);
  }
}

/** No kind, namespace or sound name has a slash. */
function keyOf({ kind, namespace = '', name }: ObjectIdentity): string {
  return `${kind}/${namespace}/${name}`;
}
