import { IConstruct } from 'constructs';
import { SsoAccess } from './sso-access';
import { checkSsoRule } from './sso-rule';
import { Fault } from '../../../rbac/fault';

/**
 * What argo-server reads of an account.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/workflow/common/common.go
 */
export const SSO_ANNOTATIONS = {
  RULE: 'workflows.argoproj.io/rbac-rule',
  PRECEDENCE: 'workflows.argoproj.io/rbac-rule-precedence',
} as const;

/** The annotations of an account that users of single sign-on get. */
export function ssoAnnotations(sso: SsoAccess | undefined): { [annotation: string]: string } {
  return sso === undefined ? {} : { [SSO_ANNOTATIONS.RULE]: sso.rule, [SSO_ANNOTATIONS.PRECEDENCE]: `${sso.precedence ?? 0}` };
}

/**
 * Refuses what argo-server would misread, and rights that every user would get without a reason.
 *
 * @param changesAnything Whether the account may do more than read.
 */
export function validateSsoAccess({ rule, precedence = 0, reason }: SsoAccess, changesAnything: boolean): Fault[] {
  const { faults, alwaysTrue } = checkSsoRule(rule);
  const found: Fault[] = faults.map((message) => ({ field: 'sso.rule', message }));
  if (!Number.isSafeInteger(precedence)) {
    found.push({ field: 'sso.precedence', message: `is ${precedence}, which argo-server takes for 0; give an integer` });
  }
  if (alwaysTrue && changesAnything && (reason === undefined || reason.trim() === '')) {
    found.push({
      field: 'sso.rule',
      message: 'is true for every user, and the client changes things; ask for a group or an address, or say in sso.reason why everybody may',
    });
  }
  return found;
}

/** Warns of a rule that argo-server may fail to evaluate, or that this library can't check. */
export function warnOfSsoRule({ node }: IConstruct, { rule }: SsoAccess): void {
  for (const warning of checkSsoRule(rule).warnings) {
    process.emitWarning(
      `${node.path}: the rule ${JSON.stringify(rule)} ${warning}. A rule that argo-server can't evaluate refuses users whom other rules would match.`,
      { type: 'SsoRuleWarning' },
    );
  }
}
