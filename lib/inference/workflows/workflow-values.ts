import { anyString } from './any-string';
import { KnownValue, Values, valueOf } from './substitution';
import { WorkflowObject } from './workflow-object';
import { ArgoVersion } from '../../argo/argo-version';
import { Field } from '../../manifests/field';

/** The values of `{{workflow.…}}` that are known before a workflow runs. */
export function workflowValues(workflow: WorkflowObject, spec: Field, version?: ArgoVersion): Values {
  const values = new Map<string, KnownValue>();
  if (workflow.kind === 'Workflow' && workflow.name !== undefined) {
    values.set('workflow.name', { text: workflow.name, replaceable: true });
  }
  if (workflow.namespace !== '') {
    values.set('workflow.namespace', { text: workflow.namespace, replaceable: false });
  }
  for (const parameter of spec.at('arguments', 'parameters').itemsByName()) {
    const name = parameter.at('name').text;
    const text = parameterText(parameter, version);
    const value = text === undefined ? undefined : valueOf(text, values);
    if (name !== undefined && value !== undefined) {
      // A CronWorkflow starts workflows with its own arguments.
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

/**
 * The text of a parameter of a workflow.
 *
 * Up to 3.6 what a configmap has comes before the value, from 3.7 after it: where the version is open, only a value alone is known.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/workflow/controller/operator.go setGlobalParameters
 */
function parameterText(parameter: Field, version: ArgoVersion | undefined): string | undefined {
  const value = anyString(parameter.at('value'));
  const isFromConfigMap = parameter.at('valueFrom', 'configMapKeyRef').exists;
  if (value !== undefined) {
    const valueWins = version?.isAtLeast(ArgoVersion.V3_7) === true;
    return isFromConfigMap && !valueWins ? undefined : value;
  }
  return parameter.at('valueFrom').exists ? undefined : anyString(parameter.at('default'));
}
