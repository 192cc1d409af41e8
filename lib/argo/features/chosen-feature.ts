import { ArgoVersion } from '../argo-version';
import { constantOf, factoryOf, FeatureId, FEATURES, FeatureTrigger, triggersOf } from './feature-table';
import { tokenSecretsOf, WebhookProps } from './token-holders';

/** A feature that is turned on, with what it is given: `ArgoFeature`, as data. */
export interface ChosenFeature {
  readonly id: FeatureId;

  /** The names that it is limited to; none where it takes no names, or applies to all of them. */
  readonly names?: readonly string[];

  /** Where the objects are, if it is said: by default in the namespaces that hold workflows. */
  readonly namespaces?: readonly string[];

  /** The names for a trigger in addition to those of the feature. */
  readonly others?: Readonly<Partial<Record<FeatureTrigger, readonly string[]>>>;
}

/** Webhook clients, as the feature of their tokens is chosen. */
export function chooseWebhooks({ namespaces, ...holders }: WebhookProps): ChosenFeature {
  return { id: 'webhooks', names: holders.serviceAccounts, namespaces, others: { 'webhook-tokens': tokenSecretsOf(holders) } };
}

/** The features that a word of the command means: several, where the names are in several namespaces, written `NAMESPACE/NAME`. */
export function chooseByNames(id: FeatureId, names: readonly string[]): ChosenFeature[] {
  const { takes } = FEATURES[id];
  switch (takes.kind) {
    case 'token holders':
      return [chooseWebhooks({ serviceAccounts: [...names] })];
    case 'names in namespaces':
      return [...byNamespace(names)].map(([namespace, own]) => ({ id, names: own, ...namespace !== '' && { namespaces: [namespace] } }));
    default:
      return [names.length === 0 ? { id } : { id, names }];
  }
}

function byNamespace(texts: readonly string[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const text of texts) {
    const slash = text.indexOf('/');
    const namespace = text.slice(0, Math.max(0, slash));
    names.set(namespace, [...names.get(namespace) ?? [], text.slice(slash + 1)]);
  }
  return names;
}

/** A trigger that a feature turns on. */
export interface FeatureActivation extends Pick<ChosenFeature, 'names' | 'namespaces'> {
  readonly trigger: FeatureTrigger;
}

/** Returns the triggers that a feature turns on. */
export function activationsOf({ id, names, namespaces, others = {} }: ChosenFeature): FeatureActivation[] {
  const { objectOf = (name: string) => name } = FEATURES[id];
  return triggersOf(id).map((trigger) => ({ trigger, names: others[trigger] ?? names?.map(objectOf), namespaces }));
}

/** The member that makes it, or the prop that it is, as programs write it: `ArgoFeature.ARCHIVE`, `ArgoFeature.memoization(…)`. */
export function memberOf({ id, names, namespaces }: ChosenFeature): string {
  const { takes } = FEATURES[id];
  switch (takes.kind) {
    case 'prop':
      return `ArgoWorkflowsInstallProps.${takes.prop}`;
    case 'nothing':
      return `ArgoFeature.${constantOf(id)}`;
    case 'optional names':
      return `ArgoFeature.${names === undefined ? constantOf(id) : `${factoryOf(id)}(…)`}`;
    case 'names in namespaces':
      return `ArgoFeature.${factoryOf(id)}${namespaces === undefined ? '' : 'In'}(…)`;
    default:
      return `ArgoFeature.${factoryOf(id)}(…)`;
  }
}

/** Writes a feature as the command takes it: `memoization=my-cache`. */
export function featureText({ id, names = [], namespaces = [] }: ChosenFeature): string {
  const texts = namespaces.length === 0 ? names : namespaces.flatMap((namespace) => names.map((name) => `${namespace}/${name}`));
  return texts.length === 0 ? id : `${id}=${texts.join(',')}`;
}

/** Whether a feature is a fact of the cluster, which programs give as a prop of its own. */
export function isFactOfCluster({ id }: ChosenFeature): boolean {
  return FEATURES[id].takes.kind === 'prop';
}

/** Whether a version has the feature. */
export function isInVersion(id: FeatureId, version: ArgoVersion): boolean {
  const { since } = FEATURES[id];
  return since === undefined || version.isAtLeast(since);
}
