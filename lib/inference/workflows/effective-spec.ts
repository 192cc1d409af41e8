import { TemplateLibrary } from './template-library';
import { WorkflowObject } from './workflow-object';
import { SPEC, SPEC_FROM_4_1, SPEC_UNTIL_3_6 } from './workflow-shape';
import { ArgoVersion } from '../../argo/argo-version';
import { Field } from '../../manifests/field';
import { Shape } from '../../manifests/shape';

/** The spec that the controller runs a workflow by. */
export interface EffectiveSpec {
  /** The workflow's own spec over that of its `workflowTemplateRef` over the controller's `workflowDefaults`. */
  readonly spec: Field;

  /** The `workflowTemplateRef` whose template is not among the inputs: then the spec is not whole. */
  readonly missingRef?: Field;
}

/** The sources that the specs of workflows are joined from. */
export interface SpecSources {
  readonly library: TemplateLibrary;
  readonly workflowDefaults: Field;
}

/**
 * Joins the specs that a workflow runs by.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/workflow-templates/#create-workflow-from-workflowtemplate-spec
 * @see https://argo-workflows.readthedocs.io/en/latest/default-workflow-specs/
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/workflow/util/merge.go#L192 MergeTo, JoinWorkflowSpec
 */
export function effectiveSpec(workflow: WorkflowObject, { library, workflowDefaults }: SpecSources, version?: ArgoVersion): EffectiveSpec {
  const ref = workflow.spec.at('workflowTemplateRef');
  const name = ref.at('name').text;
  const referenced = name === undefined ? undefined : library.find(name, workflow.namespace, ref.at('clusterScope').flag === true);
  const joined = referenced === undefined ? workflow.spec.over(workflowDefaults) : workflow.spec.over(referenced.spec, workflowDefaults);
  return {
    spec: version === undefined ? joined : joined.as(shapeIn(version)),
    ...name !== undefined && referenced === undefined && { missingRef: ref },
  };
}

/** How the specs are joined in a version. For any version, arguments are joined as from 3.7 to 4.0, where more artifacts stay. */
function shapeIn(version: ArgoVersion): Shape {
  if (version.isAtLeast(ArgoVersion.V4_1)) {
    return SPEC_FROM_4_1;
  }
  return version.isAtLeast(ArgoVersion.V3_7) ? SPEC : SPEC_UNTIL_3_6;
}
