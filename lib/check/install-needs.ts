import { AccountNeeds, NeededPermission, OtherChoice, OtherUse } from './account-needs';
import { Subject } from '../access/subject';
import { ArgoVersion } from '../argo/argo-version';
import { FEATURE_IDS, FeatureId, featureOf, triggersOf } from '../argo/features/feature-table';
import { RunningComponent } from '../argo/install/component-program';
import { InstallAccess } from '../argo/install/install-access';
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
  const { version } = access.plan;
  const selected = new Set(access.selections.map(({ purpose }) => purpose.id));
  return INSTALL_NEEDS
    .filter((need) => need.component === component && (isNeededBy(need, version) ? !selected.has(need.id) : !isSplit(need, version)))
    .flatMap((need) => permissionsOf(need).map((permission): OtherUse => ({ permission, use: useOf(need, version) })));
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

function useOf(need: Need<InstallTrigger>, version: ArgoVersion): OtherChoice[] {
  if (!isNeededBy(need, version)) {
    return [{ kind: 'version', since: need.since, until: need.until }];
  }
  const choices = need.trigger.flatMap(choiceOf);
  return choices.length > 0 ? choices : [{ kind: 'optional need' }];
}

/** Returns the choice that turns a trigger on, where there is one. */
function choiceOf(trigger: InstallTrigger): OtherChoice[] {
  if (isOfSingleSignOn(trigger)) {
    return [{ kind: 'single sign-on' }];
  }
  const id = featureOf(trigger);
  return id === undefined ? [] : [{ kind: 'feature', id }];
}
