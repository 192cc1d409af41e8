import { IConstruct } from 'constructs';
import { precedenceOf, SsoAccess } from './sso-access';
import { Issue, issue } from '../../../diagnostics/issue';

/** An account that users of single sign-on get. */
export interface SsoAccount {
  readonly construct: IConstruct;
  readonly namespace?: string;
  readonly sso: SsoAccess;

  /** The methods of its operations whose requests name no namespace. */
  readonly withoutNamespace: readonly string[];
}

/** By the root of the construct tree, so two apps of one program know nothing of each other. */
const registers = new WeakMap<IConstruct, SsoAccounts>();

/** The accounts of one app that users of single sign-on get. */
export class SsoAccounts {
  /** The register of the app that the construct is in. */
  public static of({ node: { root } }: IConstruct): SsoAccounts {
    const register = registers.get(root) ?? new SsoAccounts();
    registers.set(root, register);
    return register;
  }

  private readonly accounts: SsoAccount[] = [];

  /** The accounts of a namespace. */
  public in(namespace: string | undefined): SsoAccount[] {
    return this.accounts.filter((account) => account.namespace === namespace);
  }

  /** Reports a precedence that another account of the namespace has: among equal ones argo-server takes any. */
  public validate(namespace: string | undefined, sso: SsoAccess): Issue[] {
    const precedence = precedenceOf(sso);
    const other = this.in(namespace).find((account) => precedenceOf(account.sso) === precedence);
    return other === undefined ? [] : [issue('client/shared-sso-precedence', 'sso.precedence',
      `The precedence ${precedence} is also that of ${other.construct.node.path} in the same namespace, and argo-server takes either for a user whom `
      + 'both match.', 'Choose another.')];
  }

  public add(account: SsoAccount): void {
    this.accounts.push(account);
  }
}
