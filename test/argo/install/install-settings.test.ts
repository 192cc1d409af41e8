import { install } from './access-table';
import { ArgoFeature, ArgoVersion, ArgoWorkflowsInstallProps, InstallScope, InstallSettings, OptionalNeed, ServerAuthMode } from '../../../lib';

type Props = Partial<ArgoWorkflowsInstallProps>;

function settings(props: Props): InstallSettings {
  return install({ version: ArgoVersion.V4_1, namespace: 'argo', ...props }).argo.settings();
}

const CONFIG_MAP = '--configmap=workflow-controller-configmap';

test.each<[string, Props, Partial<InstallSettings>]>([
  ['in one namespace', {}, {
    controllerFlags: [CONFIG_MAP, '--namespaced'],
    controllerEnvironment: {},
    serverFlags: [CONFIG_MAP, '--namespaced', '--auth-mode=client'],
    serverEnvironment: {},
    configuration: {},
  }],
  ['in a managed namespace', { scope: InstallScope.managedNamespace('jobs') }, {
    controllerFlags: [CONFIG_MAP, '--namespaced', '--managed-namespace=jobs'],
    serverFlags: [CONFIG_MAP, '--namespaced', '--managed-namespace=jobs', '--auth-mode=client'],
  }],
  ['in the cluster', { scope: InstallScope.cluster() }, { controllerFlags: [CONFIG_MAP], serverFlags: [CONFIG_MAP, '--auth-mode=client'] }],
  ['another configmap and an instance', { configMap: 'my-config', instanceId: 'blue' }, {
    controllerFlags: ['--configmap=my-config', '--namespaced'],
    serverFlags: ['--configmap=my-config', '--namespaced', '--auth-mode=client'],
    configuration: { instanceID: 'blue' },
  }],
  ['what is given up', { without: Object.values(OptionalNeed) }, {
    controllerEnvironment: { LEADER_ELECTION_DISABLE: 'true', WATCH_CONTROLLER_SEMAPHORE_CONFIGMAPS: 'false' },
    configuration: { nodeEvents: { enabled: false }, workflowEvents: { enabled: false } },
  }],
  ['features with flags and keys', {
    features: [ArgoFeature.EXTERNAL_AGENT, ArgoFeature.tlsCertificate('server-tls')],
  }, {
    serverFlags: [CONFIG_MAP, '--namespaced', '--auth-mode=client', '--tls-certificate-secret-name=server-tls'],
    configuration: { disableAgentPodCreation: true },
  }],
  ['executor plugins', { features: [ArgoFeature.pluginTemplates('default'), ArgoFeature.executorPlugins('slack')] }, {
    controllerFlags: [CONFIG_MAP, '--namespaced', '--executor-plugins'],
  }],
  ['single sign-on with delegation, and tokens beside it', {
    scope: InstallScope.cluster(),
    serverAuthMode: ServerAuthMode.sso({
      clientIdSecret: 'id',
      clientSecretSecret: 'secret',
      clientMode: true,
      serviceAccounts: ['viewer'],
      delegations: [{ namespace: 'jobs', serviceAccounts: ['jobber'] }],
    }),
  }, {
    serverFlags: [CONFIG_MAP, '--auth-mode=client', '--auth-mode=sso'],
    serverEnvironment: { SSO_DELEGATE_RBAC_TO_NAMESPACE: 'true' },
    configuration: { sso: { clientId: { name: 'id' }, clientSecret: { name: 'secret' }, rbac: { enabled: true } } },
  }],
])('settings: %s', (_, props, expected) => {
  expect(settings(props)).toMatchObject(expected);
});

test.each([
  [ArgoVersion.V3_5, { nodeEvents: { enabled: false } }], // which exits where its configuration has a key that it doesn't know
  [ArgoVersion.V3_6, { nodeEvents: { enabled: false }, workflowEvents: { enabled: false } }],
])('%s turns off the events that it can', (version, configuration) => {
  expect(settings({ version, without: [OptionalNeed.EVENTS] }).configuration).toEqual(configuration);
});

describe('conditions', () => {
  const lookUp = 'Every container has a `command`, or `images` of the configuration has that of its image; '
    + 'from 4.0 on it also has those of the images of artifact drivers.';
  const locks = 'The configuration has no `synchronization` with a database.';

  test('say what a feature that is off must not be used for', () => {
    expect(settings({}).conditions).toContain(lookUp);
    expect(settings({ features: [ArgoFeature.entrypointLookup('default')] }).conditions).not.toContain(lookUp);
  });

  test.each([
    [OptionalNeed.CONTAINER_TERMINATION, 'Daemons run on after their step, and containers after a stop or a deadline. Up to 3.6.10 and in 3.7.0 a workflow with a '
      + 'sidecar never ends, and in 3.5 and 3.6 neither does one with a daemon.'],
    // The lab saw the one that is denied: test/live/verdicts/refused-by-design.ts.
    [OptionalNeed.EVENTS, '`kubectl get events` shows nothing about workflows, and the controller logs that it can\'t create the events that no '
      + 'configuration turns off: that it leads, that a workflow timed out, and in 3.5 that a workflow begins or ends.'],
  ])('say what is lost with what is given up: %s', (need, lost) => {
    expect(settings({}).conditions).not.toContain(lost);
    expect(settings({ without: [need] }).conditions).toContain(lost);
  });

  test('leave out what the version does not have', () => {
    expect(settings({ version: ArgoVersion.V3_6 }).conditions).not.toContain(locks);
    expect(settings({ version: ArgoVersion.V3_7 }).conditions).toContain(locks);
  });
});
