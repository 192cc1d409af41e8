import { AccountNeeds, NeededPermission } from './account-needs';
import { namespaceOf } from '../inference/access/need';
import { WorkflowStudy } from '../inference/access/workflow-study';
import { planAccess } from '../inference/plan/account-plan';
import { expandRule } from '../rbac/expansion';

/** Returns the needs of the accounts of workflows, by their manifests. */
export function workflowNeeds(studies: readonly WorkflowStudy[]): AccountNeeds[] {
  return planAccess(studies).accounts.map(({ name, namespace, scoped, workflows }) => ({
    subject: { kind: 'ServiceAccount', namespace, name },
    needed: scoped.flatMap(({ scope, rules, because }) => rules.flatMap(expandRule).map((permission, index): NeededPermission => ({
      permission, namespace: namespaceOf(scope, namespace), why: because[index].why, denied: 'workflow fails',
    }))),
    otherUses: [],
    unknown: studies.filter(({ workflow }) => workflows.includes(workflow))
      .flatMap(({ findings }) => findings.unknown.map(({ place, where, why }) => `${place.file}:${place.line}: ${where}: ${why}`)),
  }));
}
