import { enumerate } from '../../diagnostics/printable-text';
import { memberOf } from '../features/chosen-feature';
import { constantOf, FEATURE_IDS, FeatureId, FEATURES, FeatureTrigger, isFeatureId, triggersOf } from '../features/feature-table';
import { OPTIONAL_NEED_IDS, OPTIONAL_NEEDS, OptionalNeedId } from '../features/optional-need-table';

/** How something that changes an install's needs is turned on, and what holds while it is off. */
export interface TriggerDescription {
  /** The member that turns it on, or the option that turns it off, as users write it. */
  readonly turnedOnBy: string;

  /** The loss while it is off, or the feature that must not be used: a sentence. None for a trigger that cannot be off. */
  readonly without?: string;
}

/** Triggers that aren't features and that can't be given up. */
const OTHERS = {
  'install': { turnedOnBy: 'always' },
  'lent-events': { turnedOnBy: '`ApiOperation.eventReceive(…)` among the operations of `ServerAuthMode.server(…)` or `ServerAuthMode.ssoWithoutRbac(…)`' },
  'sso': { turnedOnBy: '`ServerAuthMode.sso(…)` or `ServerAuthMode.ssoWithoutRbac(…)`' },
  'sso-rbac': { turnedOnBy: '`ServerAuthMode.sso(…)`' },
  'sso-rbac-tokens': { turnedOnBy: '`ServerAuthMode.sso(…)`' },
} as const satisfies Readonly<Record<string, TriggerDescription>>;

/** The condition while a trigger is off that isn't called after one feature. */
const SHARED: Readonly<Record<Exclude<FeatureTrigger, FeatureId>, string | undefined>> = {
  'agent-pod': 'No workflow has HTTP or plugin templates that an agent pod runs.',
  'task-sets': 'No workflow has HTTP or plugin templates.',
  'webhook-tokens': undefined,
};

/** A feature or mode of an install, or a part of one, that rows name as their trigger. */
export type InstallTrigger = keyof typeof OTHERS | FeatureTrigger | OptionalNeedId;

/** Whether a trigger is on only where users sign on. */
export function isOfSingleSignOn(trigger: InstallTrigger): boolean {
  return trigger === 'sso' || trigger === 'sso-rbac' || trigger === 'sso-rbac-tokens';
}

/** Everything that changes what an install needs. */
export const INSTALL_TRIGGERS: ReadonlyMap<InstallTrigger, TriggerDescription> = new Map<InstallTrigger, TriggerDescription>([
  ...Object.entries(OTHERS) as [keyof typeof OTHERS, TriggerDescription][],
  ...OPTIONAL_NEED_IDS.map((id) => [id, {
    turnedOnBy: `by default (\`OptionalNeed.${constantOf(id)}\`)`, without: OPTIONAL_NEEDS[id].off,
  }] as const),
  ...[...featuresByTrigger()].map(([trigger, features]) => [trigger, {
    turnedOnBy: enumerate(features.flatMap(membersOf).map((member) => `\`${member}\``), 'or'), without: isFeatureId(trigger) ? FEATURES[trigger].off : SHARED[trigger],
  }] as const),
]);

/** Describes a trigger, and the condition while it is off. */
export function describeTrigger(trigger: InstallTrigger): TriggerDescription {
  const description = INSTALL_TRIGGERS.get(trigger);
  if (description === undefined) {
    throw new Error(`The trigger ${trigger} is turned on by nothing.`);
  }
  return description;
}

function featuresByTrigger(): Map<FeatureTrigger, FeatureId[]> {
  const features = new Map<FeatureTrigger, FeatureId[]>();
  for (const id of FEATURE_IDS) {
    for (const trigger of triggersOf(id)) {
      features.set(trigger, [...features.get(trigger) ?? [], id]);
    }
  }
  return features;
}

/** The members that make a feature, or the prop that it is. */
function membersOf(id: FeatureId): string[] {
  const { takes } = FEATURES[id];
  switch (takes.kind) {
    case 'names in namespaces':
      return [{ id }, { id, namespaces: [] }].map(memberOf);
    case 'optional names':
      return [{ id }, { id, names: [] }].map(memberOf);
    default:
      return [memberOf({ id })];
  }
}
