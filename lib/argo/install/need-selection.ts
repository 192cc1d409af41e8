import { IGrant, INamespacedGrant } from '../../resources/grant';
import { ArgoVersion } from '../argo-version';
import { Activation, ActivationSource } from './activation';
import { InstallLayout } from './install-scope';
import { INSTALL_NEEDS } from '../needs/install-needs';
import { describeTrigger, InstallTrigger } from '../needs/install-trigger';
import { Component, Denial, isNeededBy, NamespacedNeed, Need } from '../needs/need';
import { grantOf } from '../needs/need-grant';

/** The facts known about a need, whatever its source. */
export interface NeedPurpose {
  /** The row, or the operation, that it comes from. */
  readonly id: string;

  readonly component: Component;

  /** The activation of it in this install. */
  readonly source: ActivationSource;

  /** The features or options that turn it on, as users write them; none for a need that is always on. */
  readonly turnedOnBy: readonly string[];

  readonly why: string;
  readonly denied: Denial;
  readonly consequence?: string;
  readonly evidence: readonly string[];
}

/** Something that only a cluster-wide binding can grant. */
export interface ClusterWideSelection {
  readonly purpose: NeedPurpose;
  readonly namespaces?: undefined;
  readonly grant: IGrant;
}

/** Something that roles in namespaces grant. */
export interface NamespacedSelection {
  readonly purpose: NeedPurpose;
  readonly namespaces: readonly string[];
  readonly grant: INamespacedGrant;
}

/** The grant for a need of an install, and where it applies. */
export type NeedSelection = ClusterWideSelection | NamespacedSelection;

/** The activation of needs without a trigger. */
const ALWAYS: Activation = { source: { field: 'version' }, trigger: 'install' };

/** Finds what an install of a version needs, given what is on. */
export function selectNeeds(version: ArgoVersion, activations: readonly Activation[], layout: InstallLayout): NeedSelection[] {
  return INSTALL_NEEDS
    .filter((need) => isNeededBy(need, version))
    .flatMap((need) => activationsOf(need, activations).map((activation) => select(need, activation, layout)));
}

/** One for each time that the first trigger is on, if the others are on too. */
function activationsOf({ trigger: [first, ...others] }: Need<InstallTrigger>, activations: readonly Activation[]): Activation[] {
  const isOn = (trigger: InstallTrigger) => activations.some((activation) => activation.trigger === trigger);
  if (first === undefined) {
    return [ALWAYS];
  }
  return others.every(isOn) ? activations.filter(({ trigger }) => trigger === first) : [];
}

function select(need: Need<InstallTrigger>, { source, names = [], namespaces }: Activation, layout: InstallLayout): NeedSelection {
  const purpose = { ...need, source, turnedOnBy: need.trigger.map((trigger) => describeTrigger(trigger).turnedOnBy) };
  if (need.place === 'cluster') {
    return { purpose, grant: grantOf(need, names) };
  }
  const places = namespacesOf(need, namespaces, layout);
  const grant = grantOf(need, names);
  return places === undefined ? { purpose, grant } : { purpose, grant, namespaces: places };
}

/** Returns the namespaces that a need is met in; none for all of the cluster. */
export function namespacesOf(
  { place }: NamespacedNeed<InstallTrigger>,
  configured: readonly string[] | undefined,
  layout: InstallLayout,
): readonly string[] | undefined {
  switch (place) {
    case 'install':
      return [layout.install];
    case 'workflow':
      return layout.workflow;
    case 'informer':
      return layout.informer === undefined ? undefined : [layout.informer];
    case 'configured':
      return configured ?? layout.workflow;
  }
}
