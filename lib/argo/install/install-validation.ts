import { InstallPlan } from './install-plan';
import { InstallScope } from './install-scope';
import { lentNeeds, selectLentNeeds, validateLent } from './lent-operations';
import { NeedSelection, selectNeeds } from './need-selection';
import { Fault } from '../../rbac/fault';
import { validateNamespaceName } from '../../rbac/validation/object-names';
import { validateSelections } from '../client/client-access';
import { receivesEvents } from '../client/webhook';
import { Activation } from '../features/activation';
import { ArgoFeature } from '../features/argo-feature';

/** Says everything that is wrong with an install. */
export function validateInstall(plan: InstallPlan): Fault[] {
  const { layout, scope, activations, version } = plan;
  const faults = [
    ...validateNamespaceName(layout.install, 'namespace'),
    ...scope._faults(layout.install),
    ...plan.features.flatMap((feature) => validateFeature(feature, plan)),
    ...validateServer(plan),
    ...validateClient(plan),
    ...activations.flatMap(validateNamespaces),
    ...activations.filter(({ names }) => names?.length === 0).map(({ source }) => ({ field: source, message: 'names nothing; give at least one name' })),
  ];
  const named = activations.filter(({ names }) => names?.length !== 0);
  const selections = [...selectNeeds(version, named, layout), ...selectLentNeeds(plan)];
  return distinct([...faults, ...selections.flatMap((selection) => validateSelection(selection, plan))]);
}

function validateFeature(feature: ArgoFeature, { version, features, scope, layout }: InstallPlan): Fault[] {
  const { member, since, requires, contradicts, activations } = feature._definition;
  const field = `features: ${member}`;
  const has = (other: string) => features.some(({ _definition }) => _definition.member === other);
  const faults: Fault[] = [];
  if (since !== undefined && !version.isAtLeast(since)) {
    faults.push({ field, message: `is not known to Argo Workflows ${version}; it came with ${since}` });
  }
  if (requires !== undefined && !has(requires)) {
    faults.push({ field, message: `has no effect without ArgoFeature.${requires}; add that, or leave this out` });
  }
  if (contradicts !== undefined && has(contradicts.member)) {
    faults.push({ field, message: `contradicts ArgoFeature.${contradicts.member}: ${contradicts.because}; leave one of them out` });
  }
  const collects = activations.some(({ trigger }) => trigger === 'memoization garbage collection');
  if (collects && layout.informer !== undefined && layout.informer !== layout.install) {
    faults.push({ field, message: `has no effect with ${scope}: caches are in the install namespace, which the controller does not watch; leave it out` });
  }
  return faults;
}

function validateNamespaces({ source, namespaces }: Activation): Fault[] {
  return namespaces?.length === 0
    ? [{ field: source, message: 'has an empty list of namespaces; name one, or leave it out for all that hold workflows' }]
    : (namespaces ?? []).flatMap((namespace) => validateNamespaceName(namespace, `${source}: the namespace`));
}

function validateServer(plan: InstallPlan): Fault[] {
  const { serverAuthMode, scope, layout } = plan;
  const field = `serverAuthMode: ${serverAuthMode._member}`;
  const delegations = serverAuthMode._delegations;
  const faults = [...validateLent(plan, field), ...validateWebhooks(plan, field)];
  if (delegations.length > 0 && scope._isNamespaced) {
    faults.push({ field, message: `delegates to namespaces, which Argo does only for the cluster, not with ${scope}; leave delegations out` });
  } else if (delegations.some(({ namespace }) => namespace === layout.singleSignOn)) {
    const message = `delegates to '${layout.singleSignOn}', where Argo looks for accounts anyway; name these beside the others, in serviceAccounts`;
    faults.push({ field, message });
  }
  return faults;
}

/** The server puts a token into a signed event: it has to look at tokens, or to have the rights itself. */
function validateWebhooks(plan: InstallPlan, field: string): Fault[] {
  const { serverAuthMode, activations } = plan;
  if (!activations.some(({ trigger }) => trigger === 'webhooks')) {
    return [];
  }
  if (serverAuthMode._refusesTokens) {
    return [{ field, message: 'refuses the token that ArgoFeature.webhooks(…) puts into events; write clientMode: true beside the secrets' }];
  }
  return !serverAuthMode._ignoresTokens || receivesEvents(lentNeeds(plan)) ? [] : [{
    field,
    message: 'answers the events of ArgoFeature.webhooks(…) with its own rights, not those of the webhook client, and receives none; '
      + 'add ApiOperation.eventReceive() to the operations',
  }];
}

function validateClient({ version, client, clientRoute: via, ownerReferencesPermissionEnforcement, scope }: InstallPlan): Fault[] {
  const selections = client.map((operation) => operation._select({ version, via, ownerReferencesPermissionEnforcement }));
  const needs = selections.flatMap((selection) => selection.needs);
  return [
    ...validateSelections('client', selections),
    ...needs.filter(({ place }) => place === 'cluster' && !scope._mayMakeClusterRole).map(({ member }) => needsClusterRole(`client: ${member}`, scope)),
  ];
}

function validateSelection({ purpose: { source }, namespaces, grant }: NeedSelection, { scope }: InstallPlan): Fault[] {
  const faults: Fault[] = grant.statement.faults.map((message) => ({ field: `${source}:`, message }));
  if (namespaces === undefined && !scope._mayMakeClusterRole) {
    faults.push(needsClusterRole(source, scope));
  }
  return faults;
}

function needsClusterRole(field: string, scope: InstallScope): Fault {
  return { field, message: `needs a ClusterRole, which ${scope} does not make; give it { clusterRole: true }, or leave this out` };
}

function distinct(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.field} ${fault.message}`, fault])).values()];
}
