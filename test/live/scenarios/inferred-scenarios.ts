import { Scenario } from './scenario';
import { pause } from './scenario-run';
import { ArgoFeature } from '../../../lib';
import { ARTIFACT_REPOSITORY } from '../services/lab-services';

/** Workflows under roles that `argo-rbac infer` would write for their files: each permission has to be used. */
export const INFERRED_SCENARIOS: readonly Scenario[] = [
  {
    name: 'inferred-for-pods',
    shows: '`argo-rbac infer` finds the permissions for containers, sidecars, deadlines, outputs and data.',
    isExtra: true,
    isInferred: true,
    features: () => [ArgoFeature.WORKFLOW_TEMPLATES, ArgoFeature.VOLUME_CLAIM_TEMPLATES, ArgoFeature.memoization('my-cache')],
    configuration: { artifactRepository: ARTIFACT_REPOSITORY },
    workflows: {
      'hello': 'Succeeded',
      'daemon': 'Succeeded',
      'data': 'Succeeded',
      'memoization': 'Succeeded',
      'volume-claim-template': 'Succeeded',
      'workflow-template': 'Succeeded',
    },
  },
  {
    name: 'inferred-for-agents',
    shows: '`argo-rbac infer` finds the permissions for HTTP templates.',
    isExtra: true,
    isInferred: true,
    features: () => [ArgoFeature.httpTemplates('workflow')],
    workflows: { 'http-template': 'Succeeded', 'http-header-secret': 'Succeeded' },
  },
  {
    name: 'inferred-for-a-split-executor',
    shows: '`argo-rbac infer` finds the permissions for an executor with its own account.',
    isExtra: true,
    isInferred: true,
    features: () => [ArgoFeature.executorServiceAccounts('workflow-executor')],
    workflows: { 'executor-service-account': 'Succeeded' },
  },
  {
    name: 'inferred-for-artifact-garbage-collection',
    shows: '`argo-rbac infer` finds the permissions to delete artifacts.',
    isExtra: true,
    isInferred: true,
    features: () => [ArgoFeature.ARTIFACT_GARBAGE_COLLECTION],
    configuration: { artifactRepository: ARTIFACT_REPOSITORY },
    workflows: { 'artifact-gc': 'Succeeded' },
    holds: (run) => run.whenArtifactsAreDeleted('cleans-up'),
  },
  {
    name: 'inferred-for-resources',
    shows: '`argo-rbac infer` finds the permissions for each action of a resource template.',
    isExtra: true,
    isInferred: true,
    workflows: { 'resource-actions': 'Succeeded', 'owned': 'Succeeded', 'resource-forms': 'Succeeded', 'resource-forms-that-fail': 'Failed' },
    // An object that is deleted late: kubectl lists and watches only then.
    act: async (run) => {
      const { objects, place } = run;
      await run.until('the object is to be deleted', async () =>
        (await objects.find('ConfigMap', 'form-replace', place.workflow))?.metadata.deletionTimestamp !== undefined);
      await pause(3_000);
      await objects.patch('ConfigMap', 'form-replace', { metadata: { finalizers: null } }, place.workflow);
    },
    refusedByDesign: [{ verb: 'get', resource: 'namespaces', because: 'kubectl looks for the namespace of an object that is missing' }],
  },
];
