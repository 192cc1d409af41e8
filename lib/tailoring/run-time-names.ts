import { ScopedPermission } from '../access/granted-permissions';
import { groupBy } from '../inference/group-by';

/** A kind whose objects get new names in each run, so a name in a log isn't used again. */
interface RunTimeKind {
  readonly apiGroup: string;
  readonly plural: string;

  /** How the names are made: a clause without full stop. */
  readonly why: string;
}

const ARGO = 'argoproj.io';
const CONTROLLERS = 'controllers put a hash or a number into the name';
const BY_WORKFLOW = 'the name is that of a workflow or of one of its nodes';

/** The kinds whose names are made per run. A role isn't limited to names of these unless an option requires it. */
const RUN_TIME_KINDS: readonly RunTimeKind[] = [
  { apiGroup: '', plural: 'events', why: 'the recorder of events puts a time into the name' },
  { apiGroup: '', plural: 'pods', why: CONTROLLERS },
  { apiGroup: 'apps', plural: 'replicasets', why: CONTROLLERS },
  { apiGroup: ARGO, plural: 'workflowartifactgctasks', why: BY_WORKFLOW },
  { apiGroup: ARGO, plural: 'workflows', why: 'most workflows have a generateName' },
  { apiGroup: ARGO, plural: 'workflowtaskresults', why: BY_WORKFLOW },
  { apiGroup: ARGO, plural: 'workflowtasksets', why: BY_WORKFLOW },
  { apiGroup: 'batch', plural: 'jobs', why: 'cron jobs put a time into the name' },
  { apiGroup: 'events.k8s.io', plural: 'events', why: 'the recorder of events puts a time into the name' },
];

/** The kinds whose objects get a new name in each run if a workflow makes them: a claim of a template, and its disruption budget. */
const KINDS_OF_WORKFLOWS: readonly Omit<RunTimeKind, 'why'>[] = [
  { apiGroup: '', plural: 'persistentvolumeclaims' },
  { apiGroup: 'policy', plural: 'poddisruptionbudgets' },
];

/** Whether the objects of a resource in a namespace, or those that a subresource is of, get new names in each run. */
export type HasRunTimeNames = (apiGroup: string, resource: string, namespace: string | undefined) => boolean;

/**
 * Finds the resources whose objects get new names in each run.
 *
 * @param accesses All accesses of an account. Its requests about workflows show which names are theirs, each in the namespace of the workflow.
 */
export function runTimeNames(accesses: readonly ScopedPermission[]): HasRunTimeNames {
  const named = accesses.filter(({ permission: { resourceName } }) => resourceName !== undefined);
  const ofNamespaces = new Map([...groupBy(named, ({ namespace }) => namespace)].map(([namespace, group]) => [namespace, kindsOfWorkflows(group)]));
  return (apiGroup, resource, namespace) => {
    const [plural] = resource.split('/');
    return [...RUN_TIME_KINDS, ...ofNamespaces.get(namespace) ?? []].some((kind) => kind.apiGroup === apiGroup && kind.plural === plural);
  };
}

/** The kinds of which a workflow made an object, by the accesses in one namespace. */
function kindsOfWorkflows(accesses: readonly ScopedPermission[]): typeof KINDS_OF_WORKFLOWS {
  const workflows = new Set(accesses.flatMap(({ permission: { apiGroup, resource, resourceName } }) =>
    apiGroup === ARGO && resource?.split('/')[0] === 'workflows' && resourceName !== undefined ? resourceName : []));
  return KINDS_OF_WORKFLOWS.filter((kind) => accesses.some(({ permission: { apiGroup, resource, resourceName } }) =>
    apiGroup === kind.apiGroup && resource === kind.plural && resourceName !== undefined && isOfWorkflow(resourceName, workflows)));
}

/** Whether a name is that of a workflow, with something after a hyphen at most. */
function isOfWorkflow(name: string, workflows: ReadonlySet<string>): boolean {
  return workflows.has(name) || [...name].some((character, index) => character === '-' && workflows.has(name.slice(0, index)));
}
