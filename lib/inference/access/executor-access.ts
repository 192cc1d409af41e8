import { WorkflowStudy } from './workflow-study';
import { EXECUTOR_NEEDS, ExecutorTrigger } from '../../argo/needs/executor-needs';
import { isNeededBy, NameList } from '../../argo/needs/need';
import { PolicyRule } from '../../rbac/policy-rule';

/** What Argo's own containers need for something, and why: the rows of the table. */
export function executorRules(trigger: ExecutorTrigger, study: WorkflowStudy, names?: NameList): { rule: PolicyRule; why: string }[] {
  const { version } = study.options;
  return EXECUTOR_NEEDS
    .filter((need) => need.trigger[0] === trigger && (version === undefined || isNeededBy(need, version)))
    .map((need) => ({ rule: need.grant(names ?? NO_NAMES).statement.rule, why: need.why }));
}

/** Rows whose names are impossible take none, whatever they are given. */
const NO_NAMES: NameList = [''];
