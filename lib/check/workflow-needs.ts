import { AccountNeeds, NeededPermission } from './account-needs';
import { NeedScope } from '../inference/access/need';
import { WorkflowStudy } from '../inference/access/workflow-study';
import { planAccess } from '../inference/plan/account-plan';
import { expandRule } from '../rbac/expansion';
import { KnownAccount } from '../tailoring/known-needs';

/** What the accounts of workflows need, by their manifests. */
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

/** The same for a comparison with a log, where a workflow that didn't run leaves no trace. */
export function knownWorkflowAccount({ needed, unknown }: AccountNeeds): KnownAccount {
  return {
    needs: needed.map(({ permission, namespace, why }) => ({ permission, namespace, known: { id: 'workflows', turnedOnBy: 'the manifests of workflows', why, silence: SILENCE } })),
    ...unknown.length === 0 ? {} : { doubt: "The manifests of the account's workflows don't say everything that it needs." },
  };
}

const SILENCE = 'It shows only when such a workflow runs.';

function namespaceOf(scope: NeedScope, home: string): string | undefined {
  switch (scope.kind) {
    case 'workflow':
      return home;
    case 'namespace':
      return scope.namespace;
    case 'cluster':
      return undefined;
  }
}
