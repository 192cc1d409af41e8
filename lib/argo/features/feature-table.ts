import { FeatureRow } from './feature-row';
import { CONFIGURED_FEATURES } from './table/configured-features';
import { WORKFLOW_FEATURES } from './table/workflow-features';

const ROWS = { ...CONFIGURED_FEATURES, ...WORKFLOW_FEATURES } as const;

type Rows = typeof ROWS;

/** The name of a feature in the command; the members of `ArgoFeature` are called after it. */
export type FeatureId = keyof Rows;

/** The features that manifests show. */
export type ManifestFeatureId = { [Id in FeatureId]: Rows[Id] extends { readonly inManifests: true } ? Id : never }[FeatureId];

/** The triggers that features turn on, and that needs name. */
export type FeatureTrigger = { [Id in FeatureId]: Rows[Id] extends { readonly triggers: readonly (infer Trigger)[] } ? Trigger : Id }[FeatureId];

/** A row whose references are to rows of the table. */
export interface Feature extends FeatureRow {
  readonly requires?: readonly FeatureId[];
  readonly contradicts?: { readonly feature: FeatureId; readonly because: string };
  readonly triggers?: readonly FeatureTrigger[];
}

/** Every feature of Argo Workflows that needs access of its own. From it the members of `ArgoFeature` are generated. */
export const FEATURES: Readonly<Record<FeatureId, Feature>> = ROWS;

/** Every id, in alphabetical order. */
export const FEATURE_IDS = (Object.keys(ROWS) as FeatureId[]).sort();

/** Returns the triggers that a feature turns on: one called after it, where its row says nothing else. */
export function triggersOf(id: FeatureId): readonly FeatureTrigger[] {
  return FEATURES[id].triggers ?? [id as FeatureTrigger];
}

/** Returns a feature that turns a trigger on, where there is one. */
export function featureOf(trigger: string): FeatureId | undefined {
  return FEATURE_IDS.find((id) => triggersOf(id).some((each) => each === trigger));
}

/** Whether a feature can't be chosen without names. */
export function requiresNames(id: FeatureId): boolean {
  const { kind } = FEATURES[id].takes;
  return kind !== 'nothing' && kind !== 'prop' && kind !== 'optional names';
}

/** Whether a text is what the command calls a feature. */
export function isFeatureId(text: string): text is FeatureId {
  return Object.prototype.hasOwnProperty.call(ROWS, text);
}

/** The member without parameters that an id names: `CRON_WORKFLOWS` of `cron-workflows`. */
export function constantOf(id: string): string {
  return id.toUpperCase().replace(/-/g, '_');
}

/** The member of `ArgoFeature` that makes the feature of names: `executorPlugins` of `executor-plugins`. */
export function factoryOf(id: FeatureId): string {
  return id.replace(/-[a-z]/g, ([, letter]) => letter.toUpperCase());
}
