import { Diagnostic } from '../../../diagnostics/diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { AccessPlan, PlannedAccount } from '../../../inference/plan/account-plan';

/** The accounts whose bindings can be written, and what is wrong with the others. */
export interface BindableAccounts {
  readonly accounts: readonly PlannedAccount[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Bindings elsewhere name the namespace of the account, so it has to be known. */
export function bindableAccounts({ accounts }: AccessPlan): BindableAccounts {
  const unplaced = accounts.filter(({ namespace, scoped }) => namespace === '' && scoped.some(({ scope }) => scope.kind !== 'workflow'));
  return {
    accounts: accounts.filter((account) => !unplaced.includes(account)),
    diagnostics: unplaced.map(({ name, workflows }) => diagnostic('inference/missing-namespace', { kind: 'file', file: workflows[0]?.file ?? '-' },
      `The account ${name} needs access outside its namespace, and its namespace is unknown.`, 'Set --namespace or metadata.namespace.')),
  };
}
