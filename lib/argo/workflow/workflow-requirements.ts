import { AskedOfExecutor, executorGrants } from './executor-grants';
import { ResourceAction } from './resource-action';
import { actionGrants, isNamespacedGrant } from './resource-action-grants';
import { WorkflowServiceAccountProps } from './workflow-service-account-props';
import { validateGrants } from '../../constructs/granted-rules';
import { distinctIssues, Issue, issue } from '../../diagnostics/issue';
import { validateNamespaceName } from '../../rbac/validation/object-names';
import { ResourceScope } from '../../resources/resource-info';
import { ArgoVersion } from '../argo-version';
import { ExecutorTrigger } from '../needs/executor-needs';

/** The properties that give the names of a trigger. */
const NAMES_FIELDS: Partial<Record<ExecutorTrigger, string>> = {
  'HDFS configuration': 'hdfsConfigMaps',
  'HTTP header Secrets': 'httpHeaderSecrets',
};

/** Returns the features of Argo that the workflow uses. */
export function askedOf(props: WorkflowServiceAccountProps): AskedOfExecutor {
  const { artifactGarbageCollection, httpHeaderSecrets = [], hdfsConfigMaps = [], resourceActions = [] } = props;
  const asked = new Map<ExecutorTrigger, readonly string[]>(hasPods(props) ? [['pods', []]] : []);
  if (hasAgent(props)) {
    asked.set('agent', []);
  }
  if (hasAny(httpHeaderSecrets)) {
    asked.set('HTTP header Secrets', httpHeaderSecrets);
  }
  if (artifactGarbageCollection !== undefined) {
    asked.set('artifact garbage collection', []);
  }
  if (hasAny(hdfsConfigMaps)) {
    asked.set('HDFS configuration', hdfsConfigMaps);
  }
  if (props.ownerReferencesPermissionEnforcement && resourceActions.some((action) => action._setsOwnerReference)) {
    asked.set('owner references', []);
  }
  return asked;
}

/** Whether there is a pod for HTTP and plugin templates. */
export function hasAgent({ agent, httpHeaderSecrets }: WorkflowServiceAccountProps): boolean {
  return agent ?? hasAny(httpHeaderSecrets);
}

/** Whether any template runs in a pod of its own. */
function hasPods({ pods = true }: WorkflowServiceAccountProps): boolean {
  return pods;
}

/** Whether an optional list has an entry. */
export function hasAny(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0;
}

/**
 * Reports what is wrong in the properties, without the metadata.
 *
 * @param namespace The namespace of the account, where it is known.
 */
export function validateWorkflow(props: WorkflowServiceAccountProps, namespace: string | undefined): Issue[] {
  const { agent, httpHeaderSecrets, version, containerGrants = [], resourceActions = [] } = props;
  return [
    ...agent === false && hasAny(httpHeaderSecrets)
      ? [issue('workflow/missing-agent', 'agent', 'The workflow has no agent, but only the agent reads httpHeaderSecrets.', 'Leave one of the two out.')] : [],
    ...hasPods(props) ? [] : validateWithoutPods(props),
    ...executorGrants(askedOf(props)).flatMap(({ trigger, grant }) =>
      grant.statement._issues.map((each) => ({ ...each, field: NAMES_FIELDS[trigger] ?? trigger }))),
    ...hasAny(containerGrants)
      ? validateGrants(containerGrants, ResourceScope.NAMESPACED).map((fault) => ({ ...fault, field: fault.field.replace('grants', 'containerGrants') }))
      : [],
    ...resourceActions.flatMap((action, i) => validateAction(action, { namespace, version }, `resourceActions[${i}]`)),
  ];
}

/** Reports properties that only pods use, on a workflow that has none. */
function validateWithoutPods(props: WorkflowServiceAccountProps): Issue[] {
  const { artifactGarbageCollection, containerGrants, hdfsConfigMaps, resourceActions, separateExecutor } = props;
  const asked = Object.entries({
    artifactGarbageCollection: artifactGarbageCollection !== undefined,
    containerGrants: hasAny(containerGrants),
    hdfsConfigMaps: hasAny(hdfsConfigMaps),
    resourceActions: hasAny(resourceActions),
    separateExecutor: separateExecutor === true,
  }).filter(([, isAsked]) => isAsked).map(([field]) => field);
  return [
    ...asked.map((field) => issue('workflow/missing-pods', field, 'The workflow has no pods, and only pods need this.', 'Leave it out, or `pods`.')),
    ...hasAgent(props) ? [] : [issue('workflow/missing-pods', 'pods', 'The workflow has neither pods nor an agent, so nothing runs its templates.',
      'Leave it out, or set `agent`.')],
  ];
}

function validateAction(
  action: ResourceAction, { namespace, version }: { readonly namespace?: string; readonly version?: ArgoVersion }, field: string,
): Issue[] {
  const issues = action._issues(field, version);
  const grants = actionGrants(action, version);
  const needsNamespace = action.namespace !== undefined || !grants.every(isNamespacedGrant);
  return [
    ...issues,
    ...issues.length > 0 ? [] : distinctIssues(grants.flatMap(({ statement }) => statement._issues)).map((each) => ({ ...each, field })),
    ...namespace === undefined && needsNamespace
      ? [issue('workflow/missing-namespace', field, 'The object is outside the namespace of the account, so the binding there must name that namespace.',
        'Give the account or its chart a namespace.')] : [],
    ...action.namespace === undefined ? [] : validateNamespaceName(action.namespace, `${field}.namespace`),
  ];
}
