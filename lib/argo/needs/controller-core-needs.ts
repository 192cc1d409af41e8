import { INamespacedGrant } from '../../resources/grant';
import { Argo, Authorization, Coordination, Core } from '../../resources/groups';
import { ArgoVersion } from '../argo-version';
import { InstallTrigger } from './install-trigger';
import { configured, fixed, impossible, Need } from './need';
import { ARTIFACT_REPOSITORIES } from '../argo-names';

const CREATE = impossible('a create names nothing');
const MANY = impossible('it reads all of them');
const GENERATED = impossible('Argo makes the names as it runs');
const LEASE = configured('the lease, `workflow-controller` or `workflow-controller-<instance ID>`');

/** The needs of every workflow controller, those that an install can do without, and those of some clusters. */
export const CONTROLLER_CORE_NEEDS: Need<InstallTrigger>[] = [
  // Start.
  {
    id: 'controller.configmaps.configuration',
    component: 'controller',
    trigger: ['install'],
    place: 'install',
    names: configured('the controller configmap'),
    grant: (names) => Core.configMaps.named(...names).get(),
    denied: 'fatal',
    evidence: ['v4.1.2 config/controller.go:61', 'v4.1.2 workflow/controller/controller.go:251,750'],
    why: 'Every replica reads its configuration before anything else.',
  },
  {
    id: 'controller.leases.get',
    component: 'controller',
    trigger: ['leader-election'],
    place: 'install',
    names: LEASE,
    grant: (names) => Coordination.leases.named(...names).get(),
    denied: 'no leader',
    evidence: ['v4.1.2 cmd/workflow-controller/main.go:138,151-168'],
    why: 'The replicas read the lease that says which of them works.',
  },
  {
    id: 'controller.leases.update',
    component: 'controller',
    trigger: ['leader-election'],
    place: 'install',
    names: LEASE,
    grant: (names) => Coordination.leases.named(...names).update(),
    denied: 'fatal',
    evidence: ['v4.1.2 cmd/workflow-controller/main.go:138,151-168'],
    why: 'The replica that works renews the lease; one that can\'t, because it has only made it, works for a short while and exits.',
  },
  {
    id: 'controller.leases.create',
    component: 'controller',
    trigger: ['leader-election'],
    place: 'install',
    names: CREATE,
    grant: () => Coordination.leases.create(),
    denied: 'no leader',
    evidence: ['v4.1.2 cmd/workflow-controller/main.go:166-168'],
    why: 'The first replica ever makes the lease.',
  },
  {
    id: 'controller.events.leader-election',
    component: 'controller',
    trigger: ['leader-election', 'events'],
    place: 'install',
    names: CREATE,
    grant: () => Core.events.create(),
    denied: 'logged',
    evidence: ['v4.1.2 cmd/workflow-controller/main.go:168', 'v4.1.2 workflow/events/event_recorder_manager.go:76'],
    why: 'A change of the leader is reported as an event on the lease, whatever the configuration says of events. A process reports at most one, so '
      + 'no event is counted up.',
  },
  ...configurationWatch('v3.6', {
    since: ArgoVersion.of('v3.6.11'),
    until: ArgoVersion.V3_6,
    evidence: ['v3.6.19 workflow/controller/controller.go:334,443-448,465-487', 'v3.6.11 workflow/controller/controller.go:433-436'],
  }),
  ...configurationWatch('v3.7', {
    since: ArgoVersion.of('v3.7.1'),
    until: ArgoVersion.of('v3.7.16'),
    evidence: ['v3.7.16 workflow/controller/controller.go:490-493', 'v3.7.1 workflow/controller/controller.go:461-464'],
  }),
  ...configurationWatch('v4.0', {
    since: ArgoVersion.V4_0,
    until: ArgoVersion.of('v4.0.7'),
    evidence: ['v4.0.7 workflow/controller/controller.go:497-500', 'v4.0.0 workflow/controller/controller.go:478-481'],
  }),
  ...configurationInformer('v3.7', {
    since: ArgoVersion.of('v3.7.17'),
    until: ArgoVersion.V3_7,
    evidence: ['v3.7.17 workflow/controller/controller.go:326,537'],
  }),
  ...configurationInformer('v4', {
    since: ArgoVersion.of('v4.0.8'),
    evidence: [
      'v4.1.2 workflow/controller/controller.go:345,577,584-586', 'v4.1.2 util/auth/auth.go:39-48', 'v4.0.8 workflow/controller/controller.go:327,545',
    ],
  }),

  // Informers: all run and are waited on, whether the feature is used or not.
  ...informer({
    id: 'configmaps',
    list: () => Core.configMaps.list(),
    watch: () => Core.configMaps.watch(),
    evidence: ['v4.1.2 workflow/controller/controller.go:431,643,657,1424-1428', 'v3.5.15 workflow/controller/controller.go:415-419'],
    what: 'configmaps, for parameters, executor plugins, memoization and semaphores',
    watchedInLoop: [
      {
        of: 'v3.6',
        since: ArgoVersion.of('v3.6.6'),
        until: ArgoVersion.V3_6,
        evidence: ['v3.6.19 workflow/controller/controller.go:455-457,475-480', 'v3.6.6 go.mod:75'],
      },
      {
        of: 'v3.7',
        since: ArgoVersion.of('v3.7.0'),
        until: ArgoVersion.of('v3.7.16'),
        evidence: ['v3.7.16 workflow/controller/controller.go:501-503,521-526', 'v3.7.0 workflow/controller/controller.go:450-452,462-466'],
      },
      {
        of: 'v4.0',
        since: ArgoVersion.of('v4.0.0'),
        until: ArgoVersion.of('v4.0.7'),
        evidence: ['v4.0.7 workflow/controller/controller.go:508-510,528-533', 'v4.0.0 workflow/controller/controller.go:489-491,509-514'],
      },
    ],
    watched: [
      { of: 'v3.5', until: ArgoVersion.of('v3.6.5') },
      { of: 'v3.7.17', since: ArgoVersion.of('v3.7.17'), until: ArgoVersion.V3_7 },
      { of: 'v4.0.8', since: ArgoVersion.of('v4.0.8') },
    ],
    consequence: 'All configmaps of the workflow namespaces can be read.',
  }),
  ...informer({
    id: 'pods',
    list: () => Core.pods.list(),
    watch: () => Core.pods.watch(),
    evidence: ['v4.1.2 workflow/controller/pod/controller.go:305,320', 'v4.1.2 workflow/controller/controller.go:430,1292-1295'],
    what: 'the pods of workflows',
    alsoLists: 'those of each workflow that is complete',
  }),
  ...informer({
    id: 'workflows',
    list: () => Argo.workflows.list(),
    watch: () => Argo.workflows.watch(),
    evidence: [
      'v4.1.2 workflow/controller/controller.go:378,524',
      'v4.1.2 util/unstructured/unstructured.go:38,61',
      'v4.1.2 workflow/cron/controller.go:118',
    ],
    what: 'workflows',
    isReadBefore: true,
  }),
  ...informer({
    id: 'workflowtasksets',
    list: () => Argo.workflowTaskSets.list(),
    watch: () => Argo.workflowTaskSets.watch(),
    evidence: ['v4.1.2 workflow/controller/controller.go:433,1605-1613'],
    what: 'the tasks of HTTP and plugin templates',
  }),
  ...informer({
    id: 'workflowtaskresults',
    list: () => Argo.workflowTaskResults.list(),
    watch: () => Argo.workflowTaskResults.watch(),
    evidence: ['v4.1.2 workflow/controller/taskresult.go:38'],
    what: 'the results that executors report',
  }),
  ...informer({
    id: 'workflowartifactgctasks',
    list: () => Argo.workflowArtifactGcTasks.list(),
    watch: () => Argo.workflowArtifactGcTasks.watch(),
    evidence: ['v4.1.2 workflow/controller/controller.go:434,1628-1636'],
    what: 'the tasks of artifact garbage collection',
  }),
  ...informer({
    id: 'workflowtemplates',
    list: () => Argo.workflowTemplates.list(),
    watch: () => Argo.workflowTemplates.watch(),
    evidence: ['v4.1.2 workflow/controller/controller.go:384', 'v4.1.2 workflow/controller/informer/tolerant_workflow_template_informer.go:25'],
    what: 'workflow templates',
  }),

  {
    id: 'controller.namespaces.informer',
    component: 'controller',
    trigger: [],
    place: 'cluster',
    names: MANY,
    grant: () => Core.namespaces.list().watch(),
    since: ArgoVersion.of('v3.7.0'),
    until: ArgoVersion.of('v3.7.0'),
    denied: 'hang',
    evidence: ['v3.7.0 workflow/controller/ns_watcher.go:35-38,47,53', 'v3.7.0 workflow/controller/controller.go:335,349'],
    why: 'It starts with a list of namespaces, whether limits by namespace are used or not, and waits for it without a time-out.',
  },

  // Workflows and their pods.
  {
    id: 'controller.configmaps.artifact-repositories',
    component: 'controller',
    trigger: [],
    place: 'workflow',
    names: fixed(ARTIFACT_REPOSITORIES),
    grant: (names) => Core.configMaps.named(...names).get(),
    denied: 'workflow fails',
    evidence: [
      'v4.1.2 workflow/artifactrepositories/artifactrepositories.go:46-49,52-57,90',
      'v4.1.2 workflow/controller/operator.go:249-254',
    ],
    why: 'Every new workflow, with artifacts or not, looks for the artifact repository of its namespace; '
      + 'that it is missing is tolerated, that it is forbidden is not.',
  },
  {
    id: 'controller.workflows.update',
    component: 'controller',
    trigger: [],
    place: 'workflow',
    names: GENERATED,
    grant: () => Argo.workflows.update(),
    denied: 'workflow fails',
    evidence: ['v4.1.2 workflow/controller/operator.go:835,919,1004'],
    why: 'The status of a workflow is stored in the workflow.',
    consequence: 'A workflow that is updated runs pods as any ServiceAccount of its namespace.',
  },
  {
    id: 'controller.workflows.get',
    component: 'controller',
    trigger: [],
    place: 'workflow',
    names: GENERATED,
    grant: () => Argo.workflows.get(),
    denied: 'logged',
    evidence: ['v4.1.2 workflow/controller/operator.go:957', 'v4.1.2 workflow/util/util.go:1570'],
    why: 'An update that conflicts with another reads the workflow and tries again.',
  },
  {
    id: 'controller.pods.create',
    component: 'controller',
    trigger: [],
    place: 'workflow',
    names: CREATE,
    grant: () => Core.pods.create(),
    denied: 'workflow fails',
    evidence: ['v4.1.2 workflow/controller/workflowpod_deps.go:134', 'v4.1.2 workflow/controller/artifact_gc.go:537'],
    why: 'Every step of a workflow is a pod.',
    consequence: 'A pod runs as any ServiceAccount of its namespace and mounts any of its secrets.',
  },
  {
    id: 'controller.pods.get',
    component: 'controller',
    trigger: [],
    place: 'workflow',
    names: GENERATED,
    grant: () => Core.pods.get(),
    since: ArgoVersion.of('v3.5.11'),
    denied: 'workflow fails',
    evidence: ['v4.1.2 workflow/controller/workflowpod_deps.go:142', 'v4.1.2 workflow/controller/agent.go:279'],
    why: 'A pod that exists already, after a restart at the wrong moment, is taken up again.',
  },
  {
    id: 'controller.pods.patch',
    component: 'controller',
    trigger: [],
    place: 'workflow',
    names: GENERATED,
    grant: () => Core.pods.patch(),
    denied: 'logged',
    evidence: ['v4.1.2 workflow/controller/pod/queue.go:93', 'v4.1.2 workflow/controller/pod/cleanup.go:45,47,57,59'],
    why: 'A finished pod is labelled as completed, and its finalizer is taken off.',
    consequence: 'A pod that is patched goes on with other images, under its ServiceAccount.',
  },
  {
    id: 'controller.pods.delete',
    component: 'controller',
    trigger: ['pod-deletion'],
    place: 'workflow',
    names: GENERATED,
    grant: () => Core.pods.delete(),
    denied: 'logged',
    evidence: ['v4.1.2 workflow/controller/pod/queue.go:142,156', 'v4.1.2 workflow/controller/operator.go:1505-1509,1531,2304,2849'],
    why: 'Pods are deleted by the strategy of their workflow, at a shutdown while they are pending, and to start them again.',
    consequence: 'Every pod of the workflow namespaces can be deleted, also those of no workflow.',
  },
  ...containerTermination({
    id: 'controller.pods.exec.v3.6',
    until: ArgoVersion.of('v3.6.10'),
    denied: 'workflow fails',
    evidence: ['v3.6.10 workflow/controller/pod/queue.go:55,118-128'],
  }),
  ...containerTermination({
    id: 'controller.pods.exec.v3.6.11',
    since: ArgoVersion.of('v3.6.11'),
    until: ArgoVersion.V3_6,
    denied: 'logged',
    evidence: ['v3.6.11 cmd/argoexec/commands/emissary.go:180'],
  }),
  ...containerTermination({
    id: 'controller.pods.exec.v3.7.0',
    since: ArgoVersion.of('v3.7.0'),
    until: ArgoVersion.of('v3.7.0'),
    denied: 'workflow fails',
    evidence: ['v3.7.0 workflow/controller/pod/queue.go:55,118-128'],
  }),
  ...containerTermination({
    id: 'controller.pods.exec',
    since: ArgoVersion.of('v3.7.1'),
    denied: 'logged',
    evidence: [
      'v4.1.2 workflow/common/util.go:100-115', 'v4.1.2 workflow/controller/pod/queue.go:66', 'v3.7.1 cmd/argoexec/commands/emissary.go:179',
    ],
  }),
  {
    id: 'controller.workflowtaskresults.deletecollection',
    component: 'controller',
    trigger: ['task-result-deletion'],
    place: 'workflow',
    names: impossible('a deletecollection names nothing'),
    grant: () => Argo.workflowTaskResults.deleteCollection(),
    denied: 'logged',
    evidence: ['v4.1.2 workflow/controller/operator.go:877,899-900'],
    why: 'The results of a completed workflow are deleted together.',
  },
  {
    id: 'controller.events.workflows',
    component: 'controller',
    trigger: ['events'],
    place: 'workflow',
    names: GENERATED,
    grant: () => Core.events.create().patch(),
    denied: 'logged',
    evidence: [
      'v4.1.2 workflow/events/event_recorder_manager.go:76',
      'v4.1.2 workflow/controller/operator.go:184,369,429,514,2790-2794,3195',
    ],
    why: 'It reports changes of workflows and nodes as events, and counts those that repeat.',
  },

  // Clusters with other rules.
  {
    id: 'controller.workflows.finalizers',
    component: 'controller',
    trigger: ['owner-references-permission-enforcement'],
    place: 'workflow',
    names: GENERATED,
    grant: () => Argo.workflowsFinalizers.update(),
    denied: 'admission',
    evidence: [
      'v4.1.2 workflow/controller/workflowpod.go:270,489,867',
      'v4.1.2 workflow/controller/agent.go:213',
      'v4.1.2 workflow/controller/operator.go:1988,4393',
      'v4.1.2 workflow/controller/artifact_gc.go:306',
    ],
    why: 'Pods, claims, budgets and configmaps name their workflow as the owner that waits for their deletion.',
  },
  {
    id: 'controller.workflowartifactgctasks.finalizers',
    component: 'controller',
    trigger: ['owner-references-permission-enforcement', 'artifact-garbage-collection'],
    place: 'workflow',
    names: GENERATED,
    grant: () => Argo.workflowArtifactGcTasksFinalizers.update(),
    denied: 'admission',
    evidence: ['v4.1.2 workflow/controller/artifact_gc.go:386,469'],
    why: 'The pod of artifact garbage collection names its task as the owner that waits for its deletion.',
  },
  {
    id: 'controller.cronworkflows.finalizers',
    component: 'controller',
    trigger: ['owner-references-permission-enforcement', 'cron-workflows'],
    place: 'workflow',
    names: GENERATED,
    grant: () => Argo.cronWorkflowsFinalizers.update(),
    denied: 'admission',
    evidence: ['v4.1.2 workflow/common/convert.go:106'],
    why: 'A workflow of a schedule names its cron workflow as the owner that waits for its deletion.',
  },
  {
    id: 'controller.selfsubjectaccessreviews.create',
    component: 'controller',
    trigger: ['access-reviews'],
    place: 'cluster',
    names: CREATE,
    grant: () => Authorization.selfSubjectAccessReviews.create(),
    denied: 'fatal',
    evidence: ['v4.1.2 util/auth/auth.go:39', 'v4.1.2 util/rbac/rbac.go:13-17', 'v4.1.2 workflow/controller/controller.go:732'],
    why: 'It asks what it may do before it turns features on; everybody may ask that, unless the binding of `system:basic-user` was taken away.',
  },
];

/** The versions that have a need, and the evidence. */
type InVersions = Pick<Need<InstallTrigger>, 'since' | 'until' | 'evidence'>;

/** The signals to containers, without which a workflow with a sidecar never ends, where the executor doesn't end sidecars itself. */
function containerTermination(inVersions: InVersions & Pick<Need<InstallTrigger>, 'id' | 'denied'>): Need<InstallTrigger>[] {
  return [{
    component: 'controller',
    trigger: ['container-termination'],
    place: 'workflow',
    names: GENERATED,
    grant: () => Core.podsExec.create(),
    why: 'Containers that run on after a stop, a deadline or the end of their step, as daemons do, and sidecars up to 3.6.10 and in 3.7.0, are sent a '
      + 'signal; those of every finished pod too.',
    consequence: 'Any command runs in any container of the workflow namespaces.',
    ...inVersions,
  }];
}

/** The watch of the controller configmap, by a RetryWatcher: one that is denied ends, and its reader loops without a pause. */
function configurationWatch(of: string, versions: InVersions): Need<InstallTrigger>[] {
  return [{
    id: `controller.configmaps.configuration-watch.${of}`,
    component: 'controller',
    trigger: ['configuration-reload'],
    place: 'install',
    names: configured('the controller configmap'),
    grant: (names) => Core.configMaps.named(...names).watch(),
    denied: 'busy loop',
    why: 'It watches its configmap, by name, and applies changes; without this watch, or the watch of all configmaps, it loops without a pause.',
    ...versions,
  }];
}

/** The informer of the controller configmap, which is started only if a review allows that of all configmaps. */
function configurationInformer(of: string, versions: InVersions): Need<InstallTrigger>[] {
  return [{
    id: `controller.configmaps.configuration-informer.${of}`,
    component: 'controller',
    trigger: ['configuration-reload'],
    place: 'install',
    names: impossible('the review before the first call names nothing'),
    grant: () => Core.configMaps.list().watch(),
    denied: 'feature off',
    why: 'It lists and watches its configmap, by name, and applies changes; the access review before it covers all configmaps.',
    consequence: 'All configmaps of the install namespace can be read.',
    ...versions,
  }];
}

/** A range of versions, as the id of a row names it. */
interface NamedVersions extends Pick<Need<InstallTrigger>, 'since' | 'until'> {
  readonly of: string;

  /** By default that of the informer. */
  readonly evidence?: Need<InstallTrigger>['evidence'];
}

interface Informer {
  readonly id: string;
  readonly list: () => INamespacedGrant;
  readonly watch: () => INamespacedGrant;
  readonly evidence: readonly [string, ...string[]];
  readonly what: string;

  /** The other objects that it lists, as it runs. */
  readonly alsoLists?: string;

  /**
   * The versions that watch them a second time, by a RetryWatcher of client-go 0.32 or later: one that is denied ends, and its reader loops
   * without a pause. None by default.
   */
  readonly watchedInLoop?: readonly NamedVersions[];

  /** The versions that don't, where some do. */
  readonly watched?: readonly NamedVersions[];

  /** Whether it lists them once more before the informer does, and exits where it can't. */
  readonly isReadBefore?: boolean;
  readonly consequence?: string;
}

/**
 * The rows of an informer that start-up waits for: without list it waits for ever, without watch it only learns late.
 *
 * From 4.1 on a watch takes the place of the list, where the API server can do that.
 */
function informer(
  { id, list, watch, evidence, what, alsoLists, watchedInLoop = [], watched, isReadBefore = false, consequence }: Informer,
): Need<InstallTrigger>[] {
  const shared = { component: 'controller', trigger: [], place: 'informer', names: MANY, evidence, consequence } as const;
  const listed = {
    ...shared,
    grant: list,
    why: isReadBefore
      ? `It lists ${what} when it starts, and exits where it can't.`
      : `It starts with a list of ${what}, and waits for it without a time-out${alsoLists === undefined ? '' : `; it also lists ${alsoLists}`}.`,
  };
  const observed = { ...shared, grant: watch, why: `It watches ${what}, to act as they change.` };
  return [
    ...isReadBefore ? [{ ...listed, id: `controller.${id}.list`, denied: 'fatal' } as const] : [
      { ...listed, id: `controller.${id}.list`, until: ArgoVersion.V4_0, denied: 'hang' } as const,
      { ...listed, id: `controller.${id}.list.v4.1`, since: ArgoVersion.V4_1, denied: 'hang without streaming' } as const,
    ],
    ...watched === undefined ? [{ ...observed, id: `controller.${id}.watch`, denied: 'late' } as const] : [],
    ...(watched ?? []).map(({ of, ...versions }) => ({ ...observed, ...versions, id: `controller.${id}.watch.${of}`, denied: 'late' } as const)),
    ...watchedInLoop.map(({ of, ...versions }) => ({ ...observed, ...versions, id: `controller.${id}.watch.${of}`, denied: 'busy loop' } as const)),
  ];
}
