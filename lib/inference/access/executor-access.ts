import { WorkflowStudy } from './workflow-study';
import { EXECUTOR_NEEDS, ExecutorTrigger } from '../../argo/needs/executor-needs';
import { isNeededBy, NameList } from '../../argo/needs/need';
import { PolicyRule } from '../../rbac/policy-rule';

/** A rule of the table, and what it is for. */
export interface ExecutorRule {
  readonly rule: PolicyRule;
  readonly why: string;
  /** Why no object has one of the names that it was given, if so. */
  readonly fault?: string;
}

/** Rows whose names are impossible take none, whatever they are given. */
const NO_NAMES: NameList = [''];

/** The rules that every workflow of a version needs alike. */
const unnamed = new Map<string, readonly ExecutorRule[]>();

/** Returns the rules that Argo's own containers need for a trigger, and why: the rows of the table. */
export function executorRules(trigger: ExecutorTrigger, { options: { version } }: WorkflowStudy, names?: NameList): readonly ExecutorRule[] {
  const key = `${trigger} ${version}`;
  const rules = names === undefined ? unnamed.get(key) : undefined;
  if (rules !== undefined) {
    return rules;
  }
  const made = EXECUTOR_NEEDS
    .filter((need) => need.trigger[0] === trigger && (version === undefined || isNeededBy(need, version)))
    .map((need) => {
      const { rule, faults: [fault] } = need.grant(names ?? NO_NAMES).statement;
      return { rule, why: need.why, fault: names === undefined ? undefined : fault };
    });
  if (names === undefined) {
    unnamed.set(key, made);
  }
  return made;
}
