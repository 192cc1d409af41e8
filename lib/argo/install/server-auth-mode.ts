import { Activation } from './activation';
import { InstallLayout } from './install-scope';
import { ClientOperation } from '../client/client-operation';
import { TokenHolders, tokenSecretsOf } from '../features/token-holders';

/** How the server is known to the identity provider. */
export interface SsoClient {
  /** The name of the secret with the client ID, `sso.clientId.name` of the configuration. */
  readonly clientIdSecret: string;

  /**
   * The name of the secret with the client secret, `sso.clientSecret.name` of the configuration.
   *
   * @default - that of the client ID
   */
  readonly clientSecretSecret?: string;

  /**
   * Whether callers may also bring a token of Kubernetes: `--auth-mode=client` in addition to `--auth-mode=sso`.
   *
   * Webhooks require it.
   *
   * @default false
   */
  readonly clientMode?: boolean;
}

/** The accounts of one namespace that users are mapped to. */
export interface SsoDelegation extends TokenHolders {
  /** The namespace of the ServiceAccounts. */
  readonly namespace: string;
}

/** Single sign-on that maps each user to a ServiceAccount. */
export interface SsoProps extends SsoClient, TokenHolders {
  /**
   * Namespaces whose own ServiceAccounts are preferred for requests about them: `SSO_DELEGATE_RBAC_TO_NAMESPACE=true`.
   *
   * @default - none
   */
  readonly delegations?: SsoDelegation[];
}

/** A server that every caller uses with the permissions of the server itself. */
export interface LentServerProps {
  /** Why the risk is taken: in server mode everybody who reaches the server is a caller. */
  readonly reason: string;

  /** The operations that callers may perform, at least one. The server gets no right for anything else. */
  readonly operations: ClientOperation[];
}

/** Single sign-on after which all users are alike. */
export interface SsoWithoutRbacProps extends SsoClient, LentServerProps {}

/** The definition of an authentication mode, as data. */
interface AuthModeDefinition {
  readonly member: string;
  readonly flags: readonly string[];
  readonly sso?: SsoClient;
  readonly accounts?: SsoProps;
  readonly lent?: LentServerProps;
}

/**
 * How the server identifies its callers, and whose permissions it uses for them.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/argo-server-auth-mode/
 */
export class ServerAuthMode {
  /** Callers bring a token of Kubernetes, and the server uses their permissions. */
  public static readonly CLIENT = new ServerAuthMode({ member: 'CLIENT', flags: ['client'] });

  /**
   * Callers log in with an identity provider, and the server uses the permissions of the ServiceAccount whose rule fits them.
   *
   * The configuration has `sso.rbac.enabled: true`.
   *
   * @param props The secrets of the client, and the accounts that users are mapped to.
   * @see https://argo-workflows.readthedocs.io/en/latest/argo-server-sso/#sso-rbac
   */
  public static sso(props: SsoProps): ServerAuthMode {
    return new ServerAuthMode({ member: 'sso(…)', flags: modesOf(props), sso: props, accounts: props });
  }

  /**
   * Callers log in with an identity provider, and everyone who can log in uses the permissions of the server.
   *
   * The configuration has no `sso.rbac`.
   *
   * @param props The secrets of the client, why users are not distinguished, and what they may do.
   */
  public static ssoWithoutRbac(props: SsoWithoutRbacProps): ServerAuthMode {
    return new ServerAuthMode({ member: 'ssoWithoutRbac(…)', flags: modesOf(props), sso: props, lent: props });
  }

  /**
   * Callers are not asked who they are, and use the permissions of the server.
   *
   * @param props Why that is safe, and what callers may do.
   */
  public static server(props: LentServerProps): ServerAuthMode {
    return new ServerAuthMode({ member: 'server(…)', flags: ['server'], lent: props });
  }

  private constructor(private readonly definition: AuthModeDefinition) {}

  /**
   * Whether the server rejects a token of Kubernetes, also the one that the server puts into a signed event.
   *
   * @internal
   */
  public get _refusesTokens(): boolean {
    return this.definition.flags.every((flag) => flag === 'sso');
  }

  /** @internal */
  public get _flags(): readonly string[] {
    return this.definition.flags;
  }

  /**
   * The configuration of single sign-on, as far as it is known here.
   *
   * @internal
   */
  public get _sso(): { [key: string]: any } | undefined {
    const { sso, accounts } = this.definition;
    return sso && {
      clientId: { name: sso.clientIdSecret },
      clientSecret: { name: sso.clientSecretSecret ?? sso.clientIdSecret },
      rbac: { enabled: accounts !== undefined },
    };
  }

  /**
   * Whether a token of Kubernetes is not looked at, also the one that the server puts into a signed event.
   *
   * @internal
   */
  public get _ignoresTokens(): boolean {
    return this.definition.flags.every((flag) => flag === 'server');
  }

  /** @internal */
  public get _delegations(): readonly SsoDelegation[] {
    return delegationsOf(this.definition.accounts);
  }

  /**
   * The operations that callers perform with the permissions of the server.
   *
   * @internal
   */
  public get _lent(): LentServerProps | undefined {
    return this.definition.lent;
  }

  /** @internal */
  public _activations({ singleSignOn }: InstallLayout): Activation[] {
    const { sso, accounts } = this.definition;
    const source = { field: 'serverAuthMode' } as const;
    const tokens = (holders: TokenHolders, namespace: string): Activation => (
      { source, trigger: 'sso-rbac-tokens', names: tokenSecretsOf(holders), namespaces: [namespace] });
    return [
      ...sso === undefined ? [] : [{ source, trigger: 'sso' as const, names: secretsOf(sso) }],
      ...accounts === undefined ? [] : [
        { source, trigger: 'sso-rbac' as const },
        tokens(accounts, singleSignOn),
        ...delegationsOf(accounts).map((delegation) => tokens(delegation, delegation.namespace)),
      ],
    ];
  }

  /** Writes the mode as users do: `ServerAuthMode.CLIENT`. */
  public toString(): string {
    return `ServerAuthMode.${this.definition.member}`;
  }
}

function modesOf({ clientMode }: SsoClient): string[] {
  return clientMode ? ['client', 'sso'] : ['sso'];
}

function secretsOf({ clientIdSecret, clientSecretSecret }: SsoClient): string[] {
  return [...new Set([clientIdSecret, clientSecretSecret ?? clientIdSecret])];
}

function delegationsOf(accounts: SsoProps | undefined): readonly SsoDelegation[] {
  return accounts?.delegations ?? [];
}
