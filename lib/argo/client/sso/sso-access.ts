import { checkSsoRule } from './sso-rule';
import { Issue, issue } from '../../../diagnostics/issue';
import { ACCOUNT_ANNOTATIONS } from '../../argo-names';

/**
 * The users of single sign-on who get the permissions of a client.
 *
 * Of the accounts of a namespace whose rule a user matches, argo-server takes the one of the highest precedence.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/argo-server-sso/#sso-rbac
 */
export interface SsoAccess {
  /**
   * An expression over the claims of the user, for example `'admins' in groups`.
   *
   * The client checks that the text isn't empty, that its quotes and brackets are balanced, and, as far as plain comparisons show it, that
   * not every user matches. It doesn't check claims, functions and types.
   *
   * The claims are `groups`, `email`, `name`, `preferred_username`, `sub`, `iss`, `exp`, `service_account_name` and
   * `service_account_namespace`. A user lacks those that are empty, and a rule that uses a claim that a user lacks, or can't be evaluated
   * at all, rejects that user although a rule of lower precedence would match. Where that matters, `get` reads a claim that may be
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
   * Why a rule that every user matches grants permissions to change things.
   *
   * @default - none: such a rule is an error on an account that may do more than read
   */
  readonly reason?: string;
}

/** The annotations of an account that users of single sign-on get. */
export function ssoAnnotations(sso: SsoAccess | undefined): { [annotation: string]: string } {
  return sso === undefined ? {} : { [ACCOUNT_ANNOTATIONS.RULE]: sso.rule, [ACCOUNT_ANNOTATIONS.PRECEDENCE]: `${precedenceOf(sso)}` };
}

/** The precedence of a rule, as argo-server takes it. */
export function precedenceOf({ precedence = 0 }: SsoAccess): number {
  return precedence;
}

/**
 * Reports what argo-server would misread, and permissions that every user would get without a reason.
 *
 * @param changesAnything Whether the account may do more than read.
 */
export function validateSsoAccess(sso: SsoAccess, changesAnything: boolean): Issue[] {
  const { faults, alwaysTrue } = checkSsoRule(sso.rule);
  const issues = faults.map((message) => issue('client/invalid-sso-rule', 'sso.rule', message,
    "Write an expression over the claims of a user, for example 'admins' in groups."));
  if (!Number.isSafeInteger(precedenceOf(sso))) {
    issues.push(issue('client/invalid-sso-precedence', 'sso.precedence', `argo-server reads the precedence ${precedenceOf(sso)} as 0.`,
      'Give an integer.'));
  }
  if (alwaysTrue && changesAnything && isBlank(sso.reason)) {
    issues.push(issue('client/sso-for-everybody', 'sso.rule', 'The rule is true for every user, and the client changes things.',
      'Require a group or an address, or say in sso.reason why everybody may.'));
  }
  return issues;
}

function isBlank(reason: string | undefined): boolean {
  return reason === undefined || reason.trim() === '';
}
