import { KnownValue, Values, valueOf } from './substitution';
import { WorkflowObject } from './workflow-object';
import { Field } from '../../manifests/field';

/** The values of `{{workflow.…}}` that are known before a workflow runs. */
export function workflowValues(workflow: WorkflowObject, spec: Field): Values {
  const values = new Map<string, KnownValue>();
  if (workflow.kind === 'Workflow' && workflow.name !== undefined) {
    values.set('workflow.name', { text: workflow.name, replaceable: true });
  }
  if (workflow.namespace !== '') {
    values.set('workflow.namespace', { text: workflow.namespace, replaceable: false });
  }
  for (const parameter of spec.at('arguments', 'parameters').itemsByName()) {
    const name = parameter.at('name').text;
    const field = parameter.at('value').exists ? parameter.at('value') : parameter.at('default');
    const value = field.exists && !parameter.at('valueFrom').exists ? valueOf(field.anyText ?? '', values) : undefined;
    if (name !== undefined && value !== undefined) {
      // What a CronWorkflow starts has the arguments that it says.
      values.set(`workflow.parameters.${name}`, { text: value.text, replaceable: workflow.kind !== 'CronWorkflow' });
    }
  }
  const account = spec.at('serviceAccountName').text;
  const accountValue = account === undefined ? undefined : valueOf(account, values);
  if (accountValue !== undefined) {
    values.set('workflow.serviceAccountName', { text: accountValue.text, replaceable: true });
  }
  return values;
}
