import { profileOfLog } from './profile-of';
import { roleDifference, unseenText } from './role-difference';
import { ArgoFeature, ArgoVersion, InstallScope, ServerAuthMode } from '../../lib';
import { InstallAccess } from '../../lib/argo/install/install-access';
import { selectAccess } from '../../lib/audit-log/selected-access';

/** The install whose log this is: all features of Argo 3.7 in one namespace. */
const INSTALL = InstallAccess.plan({
  version: ArgoVersion.V3_7,
  namespace: 'namespaced',
  name: 'namespaced',
  scope: InstallScope.namespaced({ clusterRole: true }),
  serverAuthMode: ServerAuthMode.CLIENT,
  features: [
    ArgoFeature.ARTIFACT_GARBAGE_COLLECTION, ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES, ArgoFeature.CRON_REPLACEMENT, ArgoFeature.CRON_WORKFLOWS,
    ArgoFeature.MEMOIZATION_GARBAGE_COLLECTION, ArgoFeature.NAMESPACE_PARALLELISM, ArgoFeature.POD_DISRUPTION_BUDGETS,
    ArgoFeature.TIME_TO_LIVE, ArgoFeature.VOLUME_CLAIM_TEMPLATES, ArgoFeature.WORKFLOW_TEMPLATES,
    ArgoFeature.artifactRepositories('artifact-repositories', 'my-repos'), ArgoFeature.databaseLocks('lockdb'), ArgoFeature.entrypointLookup('wf'), ArgoFeature.executorPlugins('hello'),
    ArgoFeature.executorServiceAccounts('sep-executor'), ArgoFeature.httpTemplates('wf'), ArgoFeature.imagePullSecrets('pull'),
    ArgoFeature.memoization('my-cache'), ArgoFeature.persistence('db'), ArgoFeature.pluginTemplates('wf'), ArgoFeature.semaphores('my-semaphore'),
    ArgoFeature.semaphoresIn('namespaced-other', 'shared-semaphore'),
  ],
});

test('the tailored role of a controller is what its install grants', () => {
  expect(INSTALL.issues).toEqual([]);
  const [account] = selectAccess(profileOfLog('argo-audit/v3.7.18.audit.jsonl.gz'), {
    accounts: ['system:serviceaccount:namespaced:namespaced-argo'], namespaces: [],
  }).accounts;
  const { ungranted, unseen } = roleDifference(account, INSTALL, 'controller');
  expect({ ungranted, unseen: unseen.map(unseenText) }).toMatchInlineSnapshot(`
{
  "ungranted": [],
  "unseen": [
    "controller.namespaces.parallelism: get namespaces in the whole cluster. It shows only when the feature is used.",
  ],
}
`);
});
