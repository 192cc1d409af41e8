import { Scenario } from './scenario';
import { pause } from './scenario-run';
import { ArgoFeature } from '../../../lib';
import { ARTIFACT_REPOSITORY } from '../services/lab-services';

/** Workflows under roles that `argo-rbac infer` would write for their files: each permission has to be used. */
export const INFERRED_SCENARIOS: readonly Scenario[] = [
  {
    name: 'inferred-for-pods',
    shows: 'What is inferred for containers, sidecars, deadlines, outputs and data suffices, and all of it is used.',
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
    shows: 'What is inferred for HTTP templates suffices.',
    isExtra: true,
    isInferred: true,
    features: () => [ArgoFeature.httpTemplates('workflow')],
    workflows: { 'http-template': 'Succeeded', 'http-header-secret': 'Succeeded' },
  },
  {
    name: 'inferred-for-a-split-executor',
    shows: 'What is inferred for an executor with an account of its own suffices.',
    isExtra: true,
    isInferred: true,
    features: () => [ArgoFeature.executorServiceAccounts('workflow-executor')],
    workflows: { 'executor-service-account': 'Succeeded' },
  },
  {
    name: 'inferred-for-artifact-garbage-collection',
    shows: 'What is inferred for the deletion of artifacts suffices.',
    isExtra: true,
    isInferred: true,
    features: () => [ArgoFeature.ARTIFACT_GARBAGE_COLLECTION],
    configuration: { artifactRepository: ARTIFACT_REPOSITORY },
    workflows: { 'artifact-gc': 'Succeeded' },
    holds: (run) => run.whenArtifactsAreDeleted('cleans-up'),
  },
  {
    name: 'inferred-for-resources',
    shows: 'What is inferred for each action of a resource template suffices.',
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
