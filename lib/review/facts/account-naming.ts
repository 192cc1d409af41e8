import { ArgoFacts } from './argo-facts';
import { EffectiveAccess } from '../../access/effective-access';
import { Subject } from '../../access/subject';
import { isAccount, workloadsOf } from '../../access/workload';
import { AccountNaming } from '../../inference/plan/account-plan';

/**
 * Names what a workflow without an account runs as: the account that would be made for it, where the access has it, otherwise that of the
 * defaults of its controller, or `default`.
 */
export function runningAccounts(access: EffectiveAccess): AccountNaming {
  const facts = new ArgoFacts(access.objects, workloadsOf(access.objects));
  return (made, namespace) => hasAccount(access, { kind: 'ServiceAccount', namespace, name: made }) ? made : facts.accountByDefault(namespace);
}

function hasAccount(access: EffectiveAccess, account: Extract<Subject, { readonly kind: 'ServiceAccount' }>): boolean {
  return access.grantsTo(account).length > 0
    || access.objects.others.some((object) => isAccount(object) && object.namespace === account.namespace && object.name === account.name);
}
