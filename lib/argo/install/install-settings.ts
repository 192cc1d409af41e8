import { InstallPlan } from './install-plan';
import { SetUp } from '../features/feature-row';
import { FEATURES } from '../features/feature-table';
import { OPTIONAL_NEEDS } from '../features/optional-need-table';
import { INSTALL_NEEDS } from '../needs/install-needs';
import { describeTrigger } from '../needs/install-trigger';
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

  /** The conditions that have to hold, or the losses to accept, because a feature is off: one sentence each. */
  readonly conditions: string[];
}

/** Says how Argo Workflows has to be set up for the roles to suffice. */
export function settingsOf(plan: InstallPlan): InstallSettings {
  const { scope, serverAuthMode, configMap, instanceId } = plan;
  const setUps = setUpsOf(plan);
  const shared = [`--configmap=${configMap}`, ...scope._flags];
  return {
    controllerFlags: [...new Set([...shared, ...setUps.flatMap(({ controllerFlags = [] }) => controllerFlags)])],
    controllerEnvironment: Object.assign({}, ...setUps.map(({ controllerEnvironment }) => controllerEnvironment)),
    serverFlags: [
      ...shared,
      ...serverAuthMode._flags.map((mode) => `--auth-mode=${mode}`),
      ...setUps.flatMap(({ serverFlags = [] }) => serverFlags),
    ],
    serverEnvironment: {
      ...serverAuthMode._delegations.length > 0 && { SSO_DELEGATE_RBAC_TO_NAMESPACE: 'true' },
    },
    configuration: Object.assign(
      instanceId === undefined ? {} : { instanceID: instanceId },
      ...setUps.map(({ configuration }) => configuration),
      serverAuthMode._sso && { sso: serverAuthMode._sso },
    ),
    conditions: conditionsOf(plan),
  };
}

/** The requirements of features, and of needs that are given up, on the set-up. */
function setUpsOf({ features, version, without }: InstallPlan): SetUp[] {
  return [
    ...without.map((need) => OPTIONAL_NEEDS[need].setUp?.(version) ?? {}),
    ...features.map(({ id, names = [] }) => FEATURES[id].setUp?.(names) ?? {}),
  ];
}

/** The conditions of needs that the version knows and that are off. */
function conditionsOf({ version, activations }: InstallPlan): string[] {
  const known = new Set(INSTALL_NEEDS.filter((need) => isNeededBy(need, version)).flatMap(({ trigger }) => trigger));
  activations.forEach(({ trigger }) => known.delete(trigger));
  return [...known].flatMap((trigger) => describeTrigger(trigger).without ?? []).sort();
}
