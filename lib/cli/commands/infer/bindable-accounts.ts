import { AccessPlan, PlannedAccount } from '../../../inference/plan/account-plan';
import { ManifestFault } from '../../../manifests/manifest-fault';

/** The accounts whose bindings can be written, and what is wrong with the others. */
export interface BindableAccounts {
  readonly accounts: readonly PlannedAccount[];
  readonly faults: readonly ManifestFault[];
}

/** Bindings elsewhere name the namespace of the account, so it has to be known. */
export function bindableAccounts({ accounts }: AccessPlan): BindableAccounts {
  const unplaced = accounts.filter(({ namespace, scoped }) => namespace === '' && scoped.some(({ scope }) => scope.kind !== 'workflow'));
  return {
    accounts: accounts.filter((account) => !unplaced.includes(account)),
    faults: unplaced.map(({ name, workflows }) => ({
      file: workflows[0]?.file ?? '-',
      message: `The account ${name} needs access outside its namespace, and nobody says which that is: say --namespace, or metadata.namespace.`,
    })),
  };
}
