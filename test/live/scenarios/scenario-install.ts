import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { Scenario, ScenarioPlace } from './scenario';
import {
  ArgoVersion, ArgoWorkflowsInstall, ArgoWorkflowsInstallProps, InferredAccess, InstallScope, InstallSettings, ServerAuthMode, WorkflowServiceAccount,
} from '../../../lib';
import { isInVersion } from '../../../lib/argo/features/chosen-feature';
import { INSTALL_NEEDS } from '../../../lib/argo/needs/install-needs';
import { isNeededBy } from '../../../lib/argo/needs/need';
import { imageName } from '../argo/argo-images';
import { ArgoRelease } from '../argo/argo-release';
import { ClusterObject } from '../cluster-objects';

/** The folder of the files of workflows. */
export const WORKFLOWS = join(__dirname, 'workflows');

/** What the names of the accounts of the install start with: `my-argo`, `my-argo-server`, `my-argo-client`. */
export const INSTALL_NAME = 'my';

/** The account of the workflows. */
export const WORKFLOW_ACCOUNT = 'workflow';

const CONFIG_MAP = 'workflow-controller-configmap';

/** An install of a scenario, as objects in the order in which they are created. */
export interface ScenarioInstall {
  readonly props: ArgoWorkflowsInstallProps;
  readonly roles: readonly ClusterObject[];
  readonly configuration: ClusterObject;
  readonly deployments: readonly ClusterObject[];
}

/** The props of the install of a scenario. */
export function installPropsOf(scenario: Scenario, place: ScenarioPlace, version: ArgoVersion): ArgoWorkflowsInstallProps {
  return {
    version,
    namespace: place.install,
    name: INSTALL_NAME,
    scope: scenario.scope?.(place, version) ?? InstallScope.namespaced({ clusterRole: alwaysNeedsClusterRole(version) }),
    features: scenario.features?.(place).filter(({ _chosen: { id } }) => isInVersion(id, version)),
    without: scenario.without && [...scenario.without],
    client: scenario.client && [...scenario.client],
    instanceId: scenario.instanceId,
    ownerReferencesPermissionEnforcement: scenario.ownerReferencesPermissionEnforcement,
    serverAuthMode: scenario.server?.authMode?.(place) ?? ServerAuthMode.CLIENT,
  };
}

/** Whether an install of a version needs a ClusterRole, whatever its scope and features: 3.7.0 does. */
export function alwaysNeedsClusterRole(version: ArgoVersion): boolean {
  return INSTALL_NEEDS.some((need) => need.place === 'cluster' && need.trigger.every((trigger) => trigger === 'install') && isNeededBy(need, version));
}

/** Draws the install of a scenario, and the accounts of its workflows. */
export function defineInstall(scenario: Scenario, place: ScenarioPlace, release: ArgoRelease, version: ArgoVersion): ScenarioInstall {
  const props = installPropsOf(scenario, place, version);
  const app = new App();
  const chart = new Chart(app, 'chart', { namespace: place.install });
  const install = new ArgoWorkflowsInstall(chart, INSTALL_NAME, props);
  if (scenario.isInferred) {
    inferAccess(chart, scenario, place, version);
  } else {
    new WorkflowServiceAccount(chart, WORKFLOW_ACCOUNT, {
      ...scenario.workflow,
      ownerReferencesPermissionEnforcement: scenario.ownerReferencesPermissionEnforcement,
      version,
      metadata: { namespace: place.workflow },
    });
  }
  scenario.define?.(chart, place, version);
  const settings = install.settings();
  const configuration = merged(merged(BASE_CONFIGURATION, settings.configuration), scenario.configuration ?? {});
  const { server } = scenario;
  return {
    props,
    roles: parseObjects(app.synthYaml()),
    configuration: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: CONFIG_MAP, namespace: place.install },
      data: { config: JSON.stringify(configuration) },
    },
    deployments: [
      ...scenario.hasNoController ? [] : [
        controllerDeployment(scenario, place, release, settings),
      ],
      ...server === undefined ? [] : [serverDeployment(place, release, {
        flags: [...settings.serverFlags, ...server.flags ?? [], `--secure=${server.secure ?? false}`],
        environment: settings.serverEnvironment,
        containers: server.containers,
        sharedFolder: server.sharedFolder,
      })],
    ],
  };
}

/** Infers what the account of workflows is for, as `argo-rbac infer` does. */
export function inferAccess(chart: Chart, { workflows = {} }: Scenario, { workflow }: ScenarioPlace, version: ArgoVersion): InferredAccess {
  return new InferredAccess(chart, 'inferred', {
    files: Object.keys(workflows).map((file) => join(WORKFLOWS, `${file}.yaml`)), namespace: workflow, version,
  });
}

/** Reads objects of one or many documents. */
export function parseObjects(yaml: string): ClusterObject[] {
  return parseAllDocuments(yaml).flatMap((document) => {
    if (document.errors.length > 0) {
      throw document.errors[0];
    }
    const object = document.toJS() as ClusterObject | null;
    return object === null ? [] : [object];
  });
}

/** Pods of a lab ask for no share of the machine, and their images are there. */
const BASE_CONFIGURATION = { executor: { imagePullPolicy: 'IfNotPresent' } };

/** The keys of both, the second going before the first. */
function merged(one: object, other: object): object {
  const before = new Map<string, unknown>(Object.entries(one));
  return Object.fromEntries([...before, ...Object.entries(other).map(([key, value]: [string, unknown]) => {
    const known = before.get(key);
    return [key, isMap(known) && isMap(value) ? merged(known, value) : value] as const;
  })]);
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function controllerDeployment(
  scenario: Scenario, { install }: ScenarioPlace, release: ArgoRelease, { controllerFlags, controllerEnvironment }: InstallSettings,
): ClusterObject {
  const environment = { ...controllerEnvironment, ...scenario.controllerEnvironment };
  const identity = { name: 'LEADER_ELECTION_IDENTITY', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } };
  return deployment('workflow-controller', install, `${INSTALL_NAME}-argo`, [{
    name: 'workflow-controller',
    image: imageName('workflow-controller', release),
    command: ['workflow-controller'],
    args: [...controllerFlags, `--executor-image=${imageName('argoexec', release)}`, '--loglevel=info'],
    env: [identity, ...environmentOf(environment)],
  }], scenario.controllerReplicas);
}

interface ServerContainer {
  readonly flags: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly containers?: readonly object[];
  readonly sharedFolder?: string;
}

function serverDeployment(
  { install }: ScenarioPlace, release: ArgoRelease, { flags, environment, containers = [], sharedFolder }: ServerContainer,
): ClusterObject {
  const volumeMounts = sharedFolder === undefined ? [] : [{ name: 'shared', mountPath: sharedFolder }];
  return deployment('argo-server', install, `${INSTALL_NAME}-argo-server`, [
    { name: 'argo-server', image: imageName('argocli', release), args: ['server', ...flags], env: environmentOf(environment) }, ...containers,
  ].map((container) => ({ ...container, volumeMounts })));
}

function deployment(name: string, namespace: string, account: string, containers: readonly object[], replicas = 1): ClusterObject {
  const labels = { app: name };
  const volumes = [{ name: 'shared', emptyDir: {} }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { serviceAccountName: account, terminationGracePeriodSeconds: 1, containers, volumes } },
    },
  };
}

function environmentOf(environment: Readonly<Record<string, string>>): object[] {
  return Object.entries(environment).map(([name, value]) => ({ name, value }));
}
