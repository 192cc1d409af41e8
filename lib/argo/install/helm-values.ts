import { InstallPlan } from './install-plan';
import { InstallSettings } from './install-settings';

const TLS_FLAG = '--tls-certificate-secret-name';

/** The flags that the chart has no values for. */
const OTHER_FLAGS = ['--managed-namespace', '--executor-plugins', TLS_FLAG];

/**
 * Values for the `argo-workflows` chart that make it write no RBAC and no account, and use ours.
 *
 * @see https://github.com/argoproj/argo-helm/blob/argo-workflows-1.0.18/charts/argo-workflows/values.yaml
 */
export function helmValuesOf(settings: InstallSettings, { accounts, configMap, serverAuthMode, activations }: InstallPlan): { [key: string]: any } {
  const { configuration: { instanceID, nodeEvents, workflowEvents, sso, ...others }, controllerEnvironment } = settings;
  const { LEADER_ELECTION_DISABLE: oneReplica, ...environment } = controllerEnvironment;
  // Without its own RBAC the chart makes nothing of this but the CRD.
  const clusterWorkflowTemplates = { enabled: activations.some(({ trigger }) => trigger === 'cluster-workflow-templates') };
  return {
    singleNamespace: settings.controllerFlags.includes('--namespaced'),
    createAggregateRoles: false,
    // The full CRDs come with a hook job that brings a ClusterRole of its own.
    crds: { full: false },
    workflow: {
      serviceAccount: { create: false },
      rbac: { create: false, agentPermissions: false, artifactGC: false },
    },
    controller: {
      serviceAccount: { create: false, name: accounts.controller },
      rbac: { create: false },
      clusterWorkflowTemplates,
      // A configuration that the chart has no values for is the user's own.
      configMap: { ...Object.keys(others).length > 0 && { create: false }, name: configMap },
      ...instanceID !== undefined && { instanceID: { enabled: true, explicitID: instanceID } },
      ...nodeEvents !== undefined && { nodeEvents, workflowEvents },
      // The chart turns leader election off where there is one replica.
      ...oneReplica !== undefined && { replicas: 1 },
      ...argumentsOf(settings.controllerFlags),
      ...environmentOf(environment),
    },
    server: {
      serviceAccount: { create: false, name: accounts.server },
      rbac: { create: false },
      clusterWorkflowTemplates: { ...clusterWorkflowTemplates, enableEditing: false },
      authModes: [...serverAuthMode._flags],
      ...sso !== undefined && { sso: { enabled: true, ...sso } },
      ...settings.serverFlags.some((flag) => nameOf(flag) === TLS_FLAG) && { secure: true },
      ...argumentsOf(settings.serverFlags),
      ...environmentOf(settings.serverEnvironment),
    },
  };
}

function argumentsOf(flags: readonly string[]): { [key: string]: any } {
  const extraArgs = flags.filter((flag) => OTHER_FLAGS.includes(nameOf(flag)));
  return extraArgs.length === 0 ? {} : { extraArgs };
}

function environmentOf(environment: { [name: string]: string }): { [key: string]: any } {
  const extraEnv = Object.entries(environment).map(([name, value]) => ({ name, value }));
  return extraEnv.length === 0 ? {} : { extraEnv };
}

function nameOf(flag: string): string {
  return flag.split('=')[0];
}
