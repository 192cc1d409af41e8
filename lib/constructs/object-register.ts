import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Issue, issue } from '../diagnostics/issue';
import { quote } from '../diagnostics/printable-text';

/** By the root of the construct tree, so two apps of one program know nothing of each other. */
const registers = new WeakMap<IConstruct, ObjectRegister>();

/** The fields that distinguish a Kubernetes object from all others. */
export interface ObjectIdentity {
  readonly kind: string;
  /** None for a cluster-scoped object, and where neither prop nor chart gives one. */
  readonly namespace?: string;
  readonly name: string;
}

/** The objects that our constructs of one app have made, and the path of the construct that made each. */
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

  /** By kind and namespace, then by name. */
  private readonly makers = new Map<string, Map<string, string>>();

  /** Rejects an object that the app has already. */
  public validate({ kind, namespace, name }: ObjectIdentity): Issue[] {
    const maker = this.makers.get(placeOf(kind, namespace))?.get(name);
    return maker === undefined ? [] : [issue(
      'construct/duplicate-object', 'metadata.name',
      `${maker} makes the ${kind} ${quote(name)}${namespace === undefined ? '' : ` in namespace ${quote(namespace)}`} already.`,
      'Give another name, or use that object.',
    )];
  }

  /** @param maker The path of the construct that makes it. */
  public add({ kind, namespace, name }: ObjectIdentity, maker: string): void {
    const place = placeOf(kind, namespace);
    const makers = this.makers.get(place) ?? new Map<string, string>();
    this.makers.set(place, makers.set(name, maker));
  }
}

/** No kind and no sound namespace has a slash. */
function placeOf(kind: string, namespace = ''): string {
  return `${kind}/${namespace}`;
}
