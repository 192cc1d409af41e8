import { AccountNeeds, NeededPermission, OtherChoice, OtherUse } from './account-needs';
import { Subject } from '../access/subject';
import { ArgoVersion } from '../argo/argo-version';
import { isInVersion } from '../argo/features/chosen-feature';
import { FEATURE_IDS, FeatureId, triggersOf } from '../argo/features/feature-table';
import { RunningComponent } from '../argo/install/component-program';
import { InstallAccess } from '../argo/install/install-access';
import { namespacesOf } from '../argo/install/need-selection';
import { INSTALL_NEEDS } from '../argo/needs/install-needs';
import { InstallTrigger, isOfSingleSignOn } from '../argo/needs/install-trigger';
import { isNeededBy, Need } from '../argo/needs/need';
import { grantOf } from '../argo/needs/need-grant';
import { expandRule } from '../rbac/expansion';
import { Permission } from '../rbac/permission';

/** Replaces names that only a configuration knows. */
const ANY_NAME = 'any';

/** Returns the needs of a component's account, and those that features would add that weren't named. */
export function installNeeds(access: InstallAccess, component: RunningComponent, subject: Subject): AccountNeeds {
  const needed = access.selections
    .filter(({ purpose }) => purpose.component === component)
    .flatMap(({ purpose, namespaces, grant }) => expandRule(grant.statement.rule).flatMap((permission): NeededPermission[] =>
      (namespaces ?? [undefined]).map((namespace) => ({ permission, namespace, why: purpose.why, denied: purpose.denied }))));
  return { subject, component, needed, otherUses: otherUses(access, component), unknown: [] };
}

/**
 * The features that what is granted suggests: everything that one of them needs is granted, and none of them was named.
 *
 * @param isGranted Whether a permission is granted in any scope, by itself or in part.
 */
export function suggestedFeatures(access: InstallAccess, isGranted: (permission: Permission) => boolean): FeatureId[] {
  const { version, features, activations } = access.plan;
  const on = new Set(activations.map(({ trigger }) => trigger));
  return FEATURE_IDS.filter((id) => {
    const triggers: readonly InstallTrigger[] = triggersOf(id);
    const needs = INSTALL_NEEDS.filter((need) => isNeededBy(need, version)
      && need.trigger.some((trigger) => triggers.includes(trigger) && !on.has(trigger)));
    return !features.some((feature) => feature.id === id) && needs.length > 0 && needs.flatMap(permissionsOf).every(isGranted);
  });
}

function otherUses(access: InstallAccess, component: RunningComponent): OtherUse[] {
  const { version, layout, activations } = access.plan;
  const on = new Set(activations.map(({ trigger }) => trigger));
  const selected = new Set(access.selections.map(({ purpose }) => purpose.id));
  return INSTALL_NEEDS
    .filter((need) => need.component === component && (isNeededBy(need, version) ? !selected.has(need.id) : !isSplit(need, version)))
    .flatMap((need) => {
      // Those of a configured place may be in any namespace.
      const namespaces = need.place === 'cluster' || need.place === 'configured' ? undefined : namespacesOf(need, undefined, layout);
      return permissionsOf(need).flatMap((permission) => (namespaces ?? [undefined]).flatMap((namespace) =>
        usesOf(need, version, on).map((use): OtherUse => ({ permission, namespace, use }))));
    });
}

/** Whether another row has the same need in a version: rows differ in what follows from a denial. */
function isSplit(need: Need<InstallTrigger>, version: ArgoVersion): boolean {
  const asked = (each: Need<InstallTrigger>) => JSON.stringify([each.component, each.trigger, permissionsOf(each)]);
  return INSTALL_NEEDS.some((each) => isNeededBy(each, version) && asked(each) === asked(need));
}

/** Returns the most that a need grants: every name, where only a configuration knows them. */
function permissionsOf(need: Need<InstallTrigger>): Permission[] {
  const { rule } = grantOf(need, [ANY_NAME]).statement;
  return expandRule(need.names.kind === 'configured' ? { ...rule, resourceNames: [] } : rule);
}

/** Returns each way to turn a need on: a choice for each of its triggers that is off. */
function usesOf(need: Need<InstallTrigger>, version: ArgoVersion, on: ReadonlySet<InstallTrigger>): OtherChoice[][] {
  return isNeededBy(need, version)
    ? need.trigger.filter((trigger) => !on.has(trigger)).reduce<OtherChoice[][]>((uses, trigger) =>
      uses.flatMap((use) => choicesOf(trigger, version).map((choice) => [...use, choice])), [[]])
    : [[{ kind: 'version', since: need.since, until: need.until }]];
}

/** Returns the choices of which each turns a trigger on. */
function choicesOf(trigger: InstallTrigger, version: ArgoVersion): OtherChoice[] {
  if (isOfSingleSignOn(trigger)) {
    return [{ kind: 'single sign-on' }];
  }
  if (trigger === 'lent-events') {
    return [{ kind: 'lent events' }];
  }
  const features = FEATURE_IDS.filter((id) => isInVersion(id, version) && triggersOf(id).some((each) => each === trigger));
  return features.length > 0 ? features.map((id) => ({ kind: 'feature', id })) : [{ kind: 'optional need' }];
}
