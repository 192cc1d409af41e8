import { INamespacedGrant } from '../../resources/grant';
import { ArgoVersion } from '../argo-version';
import { EXECUTOR_NEEDS, ExecutorTrigger, WorkflowIdentity } from '../needs/executor-needs';
import { isNeededBy } from '../needs/need';
import { grantOf } from '../needs/need-grant';

/** The features of Argo that a workflow uses, and the names that go with them. */
export type AskedOfExecutor = ReadonlyMap<ExecutorTrigger, readonly string[]>;

/** A grant and who needs it. */
export interface IdentityGrant {
  readonly identity: WorkflowIdentity;
  readonly trigger: ExecutorTrigger;
  readonly grant: INamespacedGrant;
}

/** Returns the grants that the pods of a workflow need for Argo; without a version, those of any known version. */
export function executorGrants(asked: AskedOfExecutor, version?: ArgoVersion): IdentityGrant[] {
  return EXECUTOR_NEEDS.flatMap((need): IdentityGrant[] => {
    if (need.place === 'cluster' || !need.trigger.every((trigger) => asked.has(trigger)) || (version && !isNeededBy(need, version))) {
      return [];
    }
    const [trigger] = need.trigger;
    return [{ identity: need.identity, trigger, grant: grantOf(need, asked.get(trigger) ?? []) }];
  });
}
