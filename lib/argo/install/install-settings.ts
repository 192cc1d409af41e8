import { InstallPlan } from './install-plan';
import { ArgoFeature } from '../features/argo-feature';
import { OptionalNeed } from '../features/optional-need';
import { INSTALL_NEEDS } from '../needs/install-needs';
import { INSTALL_TRIGGERS, InstallTrigger } from '../needs/install-trigger';
import { isNeededBy } from '../needs/need';

/** How Argo Workflows has to be set up for the roles of an install to suffice. */
export interface InstallSettings {
  /** The flags of the controller. */
  readonly controllerFlags: string[];

  /** The environment of the controller. */
  readonly controllerEnvironment: { [name: string]: string };

  /** The flags of the server. */
  readonly serverFlags: string[];

  /** The environment of the server. */
  readonly serverEnvironment: { [name: string]: string };

  /** Keys of the configuration, in the controller configmap. */
  readonly configuration: { [key: string]: any };

  /** What has to hold, or is lost, because a feature is off: one sentence each. */
  readonly conditions: string[];
}

/** Says how Argo Workflows has to be set up for the roles to suffice. */
export function settingsOf(plan: InstallPlan): InstallSettings {
  const { scope, serverAuthMode, features, without, configMap, instanceId } = plan;
  const has = (feature: ArgoFeature) => features.includes(feature);
  const on = (trigger: InstallTrigger) => plan.activations.filter((activation) => activation.trigger === trigger);
  const lacks = (need: OptionalNeed) => without.includes(need);
  const shared = [`--configmap=${configMap}`, ...scope._flags];
  return {
    controllerFlags: [...shared, ...on('executor plugins').length > 0 ? ['--executor-plugins'] : []],
    controllerEnvironment: {
      ...lacks(OptionalNeed.LEADER_ELECTION) && { LEADER_ELECTION_DISABLE: 'true' },
      ...lacks(OptionalNeed.CONFIGURATION_RELOAD) && { WATCH_CONTROLLER_SEMAPHORE_CONFIGMAPS: 'false' },
    },
    serverFlags: [
      ...shared,
      ...serverAuthMode._flags.map((mode) => `--auth-mode=${mode}`),
      ...on('TLS certificate').flatMap(({ names = [] }) => names.map((name) => `--tls-certificate-secret-name=${name}`)),
    ],
    serverEnvironment: {
      ...serverAuthMode._delegations.length > 0 && { SSO_DELEGATE_RBAC_TO_NAMESPACE: 'true' },
    },
    configuration: {
      ...instanceId !== undefined && { instanceID: instanceId },
      ...lacks(OptionalNeed.EVENTS) && { nodeEvents: { enabled: false }, workflowEvents: { enabled: false } },
      ...has(ArgoFeature.EXTERNAL_AGENT) && { disableAgentPodCreation: true },
      ...serverAuthMode._sso && { sso: serverAuthMode._sso },
    },
    conditions: conditionsOf(plan),
  };
}

/** What the version could need and is not on. */
function conditionsOf({ version, activations }: InstallPlan): string[] {
  const known = new Set(INSTALL_NEEDS.filter((need) => isNeededBy(need, version)).flatMap(({ trigger }) => trigger));
  activations.forEach(({ trigger }) => known.delete(trigger));
  return [...known].flatMap((trigger) => INSTALL_TRIGGERS[trigger].without ?? []).sort();
}
