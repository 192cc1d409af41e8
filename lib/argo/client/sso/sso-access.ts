/**
 * Which users of single sign-on get the rights of a client.
 *
 * Of the accounts of a namespace whose rule a user matches, argo-server takes the one of the highest precedence.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/argo-server-sso/#sso-rbac
 */
export interface SsoAccess {
  /**
   * An expression over the claims of the user, for example `'admins' in groups`.
   *
   * The claims are `groups`, `email`, `name`, `preferred_username`, `sub`, `iss`, `exp`, `service_account_name` and
   * `service_account_namespace`. A user lacks those that are empty, and a rule that uses a claim that a user lacks, or can't be evaluated
   * at all, refuses that user although a rule of lower precedence would match. Where that matters, `get` reads a claim that may be
   * absent: `'admins' in (get($env, 'groups') ?? [])`.
   */
  readonly rule: string;

  /**
   * The higher goes first: an integer, which no other account of the namespace has.
   *
   * @default 0
   */
  readonly precedence?: number;

  /**
   * Why a rule that every user matches gives out rights to change things.
   *
   * @default - none: such a rule is an error on an account that may do more than read
   */
  readonly reason?: string;
}
