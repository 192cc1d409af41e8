import { Values, valueOf } from './substitution';
import { TemplateType } from './template-type';
import { Field } from '../../manifests/field';

/** A name of a task in `depends`: `build.Succeeded && test`. */
const TASK_NAME = /([a-zA-Z0-9][-a-zA-Z0-9]*?\.[A-Z][a-zA-Z]+)|([a-zA-Z0-9][-a-zA-Z0-9]*)/g;

/** The steps of a template, or its tasks that can run. */
export function tasksOf(template: Field, type: TemplateType | undefined, values: Values): Field[] {
  if (type === 'steps') {
    return template.at('steps').items().flatMap((group) => group.items());
  }
  return type === 'dag' ? targetedTasks(template.at('dag'), values) : [];
}

/**
 * The targets of a dag with everything that they depend on; all tasks where it has no target, or one that can be replaced.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/workflow/controller/dag.go#L301 executeDAG
 */
function targetedTasks(dag: Field, values: Values): Field[] {
  const tasks = dag.at('tasks').itemsByName();
  const target = valueOf(dag.at('target').text ?? '', values);
  if (target === undefined || target.replaceable || target.text === '') {
    return tasks;
  }
  const byName = new Map(tasks.map((task) => [task.at('name').text ?? '', task]));
  const reached = new Set<Field>();
  const names = target.text.split(' ');
  for (let name = names.pop(); name !== undefined; name = names.pop()) {
    const task = byName.get(name);
    if (task !== undefined && !reached.has(task)) {
      reached.add(task);
      names.push(...dependenciesOf(task, byName));
    }
  }
  return tasks.filter((task) => reached.has(task));
}

/**
 * The names of the tasks that a task depends on.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/workflow/common/ancestry.go GetTaskDependencies
 */
function dependenciesOf(task: Field, byName: ReadonlyMap<string, Field>): string[] {
  const { text } = task.at('depends');
  if (text === undefined) {
    return task.at('dependencies').items().flatMap((item) => item.text ?? []);
  }
  return (text.match(TASK_NAME) ?? []).map((name) => byName.has(name) ? name : name.replace(/\.[A-Z][a-zA-Z]+$/, ''));
}
