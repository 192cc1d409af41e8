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

/** Whether the objects of a resource, or those that a subresource is of, get new names in each run. */
export function hasRunTimeNames(apiGroup: string, resource: string): boolean {
  const [plural] = resource.split('/');
  return RUN_TIME_KINDS.some((kind) => kind.apiGroup === apiGroup && kind.plural === plural);
}
