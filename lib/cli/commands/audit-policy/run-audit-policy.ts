import { AUDIT_POLICY_FORMATS } from './audit-policy-formats';
import { validateAccount } from '../../../audit-log/selected-access';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic, placed } from '../../../diagnostics/issue';
import { quote } from '../../../diagnostics/printable-text';
import { validateNamespaceName } from '../../../rbac/validation/object-names';
import { ExitCode, Terminal } from '../../terminal';

/** The options, as the parser gives them. */
export interface AuditPolicyOptions {
  readonly account?: readonly string[];
  readonly namespace?: readonly string[];
  readonly output: keyof typeof AUDIT_POLICY_FORMATS;
}

const OBJECT_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Runs `argo-rbac audit-policy`. */
export function runAuditPolicy(_args: readonly [], options: AuditPolicyOptions, terminal: Terminal): ExitCode {
  const { account: accounts = [], namespace: namespaces = [], output } = options;
  const diagnostics = validateAuditPolicy(_args, options);
  [...diagnostics, ...accounts.flatMap(bareNameDiagnostics)].forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  if (diagnostics.length > 0) {
    return ExitCode.WRONG;
  }
  terminal.out(AUDIT_POLICY_FORMATS[output]()({ accounts, namespaces }));
  return ExitCode.DONE;
}

/** Reports wrong values of the options. */
export function validateAuditPolicy(_args: readonly [], options: AuditPolicyOptions): readonly Diagnostic[] {
  const { account: accounts = [], namespace: namespaces = [] } = options;
  const diagnostics: Diagnostic[] = [
    ...accounts.flatMap((account) => validateAccount(account, '--account')),
    ...namespaces.flatMap((namespace) => validateNamespaceName(namespace, '--namespace')),
  ].map((issue) => placed(issue, { kind: 'option', name: issue.field }));
  if (accounts.length + namespaces.length === 0) {
    diagnostics.push(diagnostic('option/missing-option', { kind: 'option', name: '--account' }, 'No account is given.', 'Pass --account NAMESPACE/NAME or --namespace NAMESPACE.'));
  }
  return diagnostics;
}

/** Warns of a name that a service account could have: the policy is for the user of that name, and nothing would show that there is none. */
function bareNameDiagnostics(account: string): Diagnostic[] {
  return OBJECT_NAME.test(account)
    ? [diagnostic('audit-log/account-without-namespace', { kind: 'option', name: '--account' }, `${quote(account)} is taken as the name of a user.`,
      'For a service account, pass NAMESPACE/NAME.')]
    : [];
}
