import { KnownAccount, NeededAccess } from './known-needs';
import { EffectiveAccess } from '../access/effective-access';
import { subjectText } from '../access/subject';
import { namespaceOf } from '../inference/access/need';
import { WorkflowStudy } from '../inference/access/workflow-study';
import { planAccess } from '../inference/plan/account-plan';
import { expandRule } from '../rbac/expansion';

const SILENCE = 'It shows only when such a workflow runs.';

/**
 * Finds the needs of the accounts of workflows by their manifests, whether the workflows have run or not; by `subjectText`.
 *
 * @param access Where the workflows run, as `planAccess` takes it.
 */
export function workflowAccounts(studies: readonly WorkflowStudy[], access?: EffectiveAccess): ReadonlyMap<string, KnownAccount> {
  return new Map(planAccess(studies, undefined, access).accounts.map(({ name, namespace, scoped, workflows }) => {
    const isPartlyUnknown = studies.some(({ workflow, findings }) => workflows.includes(workflow) && findings.unknown.length > 0);
    const needs = scoped.flatMap(({ scope, rules, because }) => rules.flatMap(expandRule).map((permission, index): NeededAccess => ({
      permission,
      namespace: namespaceOf(scope, namespace),
      known: { id: 'workflows', turnedOnBy: 'the manifests of workflows', why: because[index].why, silence: SILENCE },
    })));
    const known: KnownAccount = { needs, ...isPartlyUnknown ? { doubt: "The manifests of the account's workflows don't say everything that it needs." } : {} };
    return [subjectText({ kind: 'ServiceAccount', namespace, name }), known];
  }));
}
