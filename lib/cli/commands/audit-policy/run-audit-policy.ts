import { AUDIT_POLICY_FORMATS } from './audit-policy-formats';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic, placed } from '../../../diagnostics/issue';
import { validateAnyName, validateNamespaceName } from '../../../rbac/validation/object-names';
import { ExitCode, Terminal } from '../../terminal';

/** The options, as the parser gives them. */
export interface AuditPolicyOptions {
  readonly account?: readonly string[];
  readonly namespace?: readonly string[];
  readonly output: keyof typeof AUDIT_POLICY_FORMATS;
}

/** Runs `argo-rbac audit-policy`. */
export function runAuditPolicy(_args: readonly [], options: AuditPolicyOptions, terminal: Terminal): ExitCode {
  const { account: accounts = [], namespace: namespaces = [], output } = options;
  const diagnostics = validateAuditPolicy(_args, options);
  diagnostics.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
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
    ...accounts.flatMap((account) => validateAnyName(account, '--account')),
    ...namespaces.flatMap((namespace) => validateNamespaceName(namespace, '--namespace')),
  ].map((issue) => placed(issue, { kind: 'option', name: issue.field }));
  if (accounts.length + namespaces.length === 0) {
    diagnostics.push(diagnostic('option/missing-option', { kind: 'option', name: '--account' }, 'No account is given.', 'Pass --account NAMESPACE/NAME or --namespace NAMESPACE.'));
  }
  return diagnostics;
}
