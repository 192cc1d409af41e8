import { install } from './access-table';
import { ArgoFeature, ArgoVersion, ArgoWorkflowsInstallProps, InstallScope, OptionalNeed, ServerAuthMode } from '../../../lib';

function helmValues(props: Partial<ArgoWorkflowsInstallProps>): { [key: string]: any } {
  return install({ version: ArgoVersion.V4_1, namespace: 'argo', ...props }).argo.helmValues();
}

test('the chart makes no RBAC and no account, and uses ours', () => {
  expect(helmValues({})).toEqual({
    singleNamespace: true,
    createAggregateRoles: false,
    crds: { full: false },
    workflow: { serviceAccount: { create: false }, rbac: { create: false, agentPermissions: false, artifactGC: false } },
    controller: {
      serviceAccount: { create: false, name: 'my-workflow-argo' },
      rbac: { create: false },
      clusterWorkflowTemplates: { enabled: false },
      configMap: { name: 'workflow-controller-configmap' },
    },
    server: {
      serviceAccount: { create: false, name: 'my-workflow-argo-server' },
      rbac: { create: false },
      clusterWorkflowTemplates: { enabled: false, enableEditing: false },
      authModes: ['client'],
    },
  });
});

test.each<[string, Partial<ArgoWorkflowsInstallProps>, object]>([
  ['the cluster', { scope: InstallScope.cluster() }, { singleNamespace: false }],
  ['a managed namespace, which the chart has no value for', { scope: InstallScope.managedNamespace('jobs') }, {
    singleNamespace: true,
    controller: { extraArgs: ['--managed-namespace=jobs'] },
    server: { extraArgs: ['--managed-namespace=jobs'] },
  }],
  ['cluster templates, whose CRD the chart makes only then', {
    scope: InstallScope.cluster(), features: [ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES],
  }, {
    controller: { clusterWorkflowTemplates: { enabled: true } },
    server: { clusterWorkflowTemplates: { enabled: true, enableEditing: false } },
  }],
  ['one replica, for which the chart turns leader election off', { without: [OptionalNeed.LEADER_ELECTION] }, { controller: { replicas: 1 } }],
  ['flags, environment and configuration', {
    instanceId: 'blue',
    without: [OptionalNeed.EVENTS, OptionalNeed.CONFIGURATION_RELOAD],
    features: [ArgoFeature.tlsCertificate('server-tls'), ArgoFeature.pluginTemplates('default'), ArgoFeature.executorPlugins('slack')],
  }, {
    controller: {
      instanceID: { enabled: true, explicitID: 'blue' },
      nodeEvents: { enabled: false },
      workflowEvents: { enabled: false },
      extraArgs: ['--executor-plugins'],
      extraEnv: [{ name: 'WATCH_CONTROLLER_SEMAPHORE_CONFIGMAPS', value: 'false' }],
    },
    server: { secure: true, extraArgs: ['--tls-certificate-secret-name=server-tls'] },
  }],
  ['single sign-on', { serverAuthMode: ServerAuthMode.sso({ clientIdSecret: 'id', serviceAccounts: ['viewer'] }) }, {
    server: { authModes: ['sso'], sso: { enabled: true, clientId: { name: 'id' }, clientSecret: { name: 'id' }, rbac: { enabled: true } } },
  }],
  ['a configuration that the chart has no value for', { features: [ArgoFeature.EXTERNAL_AGENT] }, {
    controller: { configMap: { create: false, name: 'workflow-controller-configmap' } },
  }],
])('values for %s', (_, props, expected) => {
  expect(helmValues(props)).toMatchObject(expected);
});
