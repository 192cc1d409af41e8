import { IConstruct } from 'constructs';
import { precedenceOf } from './sso-access';
import { SsoAccount, SsoAccounts } from './sso-accounts';
import { checkSsoRule } from './sso-rule';
import { warnAtSynthesis } from '../../../constructs/synthesis-warning';
import { Issue, issue } from '../../../diagnostics/issue';
import { ArgoVersion } from '../../argo-version';

/** Where argo-server looks for the accounts of users. */
export interface SsoNamespaces {
  readonly version: ArgoVersion;

  /** The namespace of the accounts that users log in with. */
  readonly login: string;

  /** The namespaces whose accounts are preferred for requests about them. */
  readonly delegated: readonly string[];
}

/** Warns, for the accounts of one app, of what `SSO_DELEGATE_RBAC_TO_NAMESPACE` never uses. */
export function warnOfDelegation(construct: IConstruct, { version, login, delegated }: SsoNamespaces): void {
  const accounts = SsoAccounts.of(construct);
  for (const account of delegated.flatMap((namespace) => accounts.in(namespace))) {
    delegationIssues(account, accounts.in(login), version).forEach((found) => warnAtSynthesis(account.construct, found));
  }
}

/**
 * The permissions of a delegated account that argo-server never uses: `server/auth/gatekeeper.go`, `rbacAuthorization`, which v3.5.15, v3.6.19 and v3.7.18
 * have in one form, v4.0.10 and v4.1.2 in another.
 *
 * @param logins The accounts that users log in with.
 */
function delegationIssues(account: SsoAccount, logins: readonly SsoAccount[], version: ArgoVersion): Issue[] {
  const precedence = precedenceOf(account.sso);
  const isAbove = (login: SsoAccount) => precedence > precedenceOf(login.sso);
  const hasLoginWithoutAccount = version.isAtLeast(ArgoVersion.V4_0);
  const isNeverUsed = hasLoginWithoutAccount
    ? logins.some((login) => !isAbove(login) && checkSsoRule(login.sso.rule).alwaysTrue)
    : logins.length > 0 && !logins.some(isAbove);
  return [
    ...isNeverUsed ? [issue('client/unused-sso-account', 'sso.precedence',
      `argo-server never uses the account, whose precedence ${precedence} isn't above that of the account that a user logs in with.`,
      'Give it a higher one.')] : [],
    ...account.withoutNamespace.length > 0 ? [issue('client/login-account-request', 'operations',
      `The requests of ${account.withoutNamespace.join(', ')} name no namespace, and argo-server answers them with the account that a user logs in with.`,
      'Give these operations to that account.')] : [],
  ];
}
