import { TemplateLibrary } from './template-library';
import { WorkflowObject } from './workflow-object';
import { Field } from '../../manifests/field';

/** The spec that the controller runs a workflow by. */
export interface EffectiveSpec {
  /** The workflow's own spec over that of its `workflowTemplateRef` over the controller's `workflowDefaults`. */
  readonly spec: Field;

  /** The `workflowTemplateRef` whose template is not among the inputs: then the spec is not whole. */
  readonly missingRef?: Field;
}

/**
 * Joins the specs that a workflow runs by.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/workflow-templates/#create-workflow-from-workflowtemplate-spec
 * @see https://argo-workflows.readthedocs.io/en/latest/default-workflow-specs/
 */
export function effectiveSpec(workflow: WorkflowObject, library: TemplateLibrary, defaults: Field): EffectiveSpec {
  const ref = workflow.spec.at('workflowTemplateRef');
  const name = ref.at('name').text;
  if (name === undefined) {
    return { spec: workflow.spec.over(defaults) };
  }
  const referenced = library.find(name, workflow.namespace, ref.at('clusterScope').flag === true);
  return referenced === undefined
    ? { spec: workflow.spec.over(defaults), missingRef: ref }
    : { spec: workflow.spec.over(referenced.spec, defaults) };
}
