import { IConstruct } from 'constructs';
import { Issue, issue } from '../../../diagnostics/issue';

/** By the root of the construct tree, so that two apps of one program know nothing of each other. */
const registers = new WeakMap<IConstruct, SsoPrecedences>();

/** The precedences of the SSO rules of one app: among equal ones argo-server takes any. */
export class SsoPrecedences {
  /** The register of the app that the construct is in. */
  public static of(construct: IConstruct): SsoPrecedences {
    const { root } = construct.node;
    const register = registers.get(root) ?? new SsoPrecedences();
    registers.set(root, register);
    return register;
  }

  private readonly owners = new Map<string, IConstruct>();

  /** Reports a precedence that another account of the namespace has. */
  public validate(namespace: string | undefined, precedence: number): Issue[] {
    const owner = this.owners.get(keyOf(namespace, precedence));
    return owner === undefined ? [] : [issue('client/shared-sso-precedence', 'sso.precedence',
      `The precedence ${precedence} is also that of ${owner.node.path} in the same namespace, and argo-server takes either for a user whom both match.`,
      'Choose another.')];
  }

  public add(namespace: string | undefined, precedence: number, owner: IConstruct): void {
    this.owners.set(keyOf(namespace, precedence), owner);
  }
}

function keyOf(namespace: string | undefined, precedence: number): string {
  return `${namespace ?? ''}/${precedence}`;
}
