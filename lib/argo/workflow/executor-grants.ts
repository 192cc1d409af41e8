import { INamespacedGrant } from '../../resources/grant';
import { ArgoVersion } from '../argo-version';
import { EXECUTOR_NEEDS, ExecutorTrigger, WorkflowIdentity } from '../needs/executor-needs';
import { isNeededBy, NameList } from '../needs/need';

/** What a workflow asks of Argo, and the names that go with it. */
export type AskedOfExecutor = ReadonlyMap<ExecutorTrigger, readonly string[]>;

/** A grant and who needs it. */
export interface IdentityGrant {
  readonly identity: WorkflowIdentity;
  readonly trigger: ExecutorTrigger;
  readonly grant: INamespacedGrant;
}

/** Grants whose names are impossible do not look at them. */
const NO_NAMES: NameList = [''];

/** What the pods of a workflow need for Argo; without a version what any known version needs. */
export function executorGrants(asked: AskedOfExecutor, version?: ArgoVersion): IdentityGrant[] {
  return EXECUTOR_NEEDS.flatMap((need): IdentityGrant[] => {
    if (need.place === 'cluster' || !need.trigger.every((trigger) => asked.has(trigger)) || (version && !isNeededBy(need, version))) {
      return [];
    }
    const [trigger] = need.trigger;
    const [first, ...more] = asked.get(trigger) ?? [];
    const { statement } = need.grant(first === undefined ? NO_NAMES : [first, ...more]);
    return [{ identity: need.identity, trigger, grant: { namespaced: true, statement: statement._because(need.why) } }];
  });
}
