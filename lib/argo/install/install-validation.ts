import { Activation, InstallField } from './activation';
import { InstallPlan } from './install-plan';
import { ArgoWorkflowsInstallProps } from './install-props';
import { ScopeKind } from './install-scope';
import { InstallWording } from './install-wording';
import { lentNeeds, validateLent } from './lent-operations';
import { NeedSelection } from './need-selection';
import { distinctIssues, Issue, issue } from '../../diagnostics/issue';
import { quote } from '../../diagnostics/printable-text';
import { validateNamespaceName, validateServiceAccountName } from '../../rbac/validation/object-names';
import { ArgoVersion } from '../argo-version';
import { validateChoice, validateEachChoice } from '../choice';
import { validateSelections } from '../client/client-access';
import { ClientOperation } from '../client/client-operation';
import { Selection } from '../client/need-selection';
import { receivesEvents } from '../client/webhook';
import { ChosenFeature, isInVersion } from '../features/chosen-feature';
import { FeatureId, FEATURES } from '../features/feature-table';
import { ArgoFeature } from '../features/generated/argo-feature';

/** Reports values that can't be planned, which the types reject where types are checked. */
export function validateChoices({ version, features = [], client = [] }: ArgoWorkflowsInstallProps): Issue[] {
  return [
    ...validateChoice('version', version, ArgoVersion, 'ArgoVersion.V4_1'),
    ...validateEachChoice('features', features, ArgoFeature, 'ArgoFeature.CRON_WORKFLOWS'),
    ...validateEachChoice('client', client, ClientOperation, 'ArgoCommand.submit()'),
  ];
}

/** A program gives the namespace with the chart, not with the props of the install. */
function asOfChart(found: Issue): Issue {
  return found.code === 'rbac/missing-name' ? { ...found, fix: 'Give the chart a namespace.' } : found;
}

/** Reports everything that is wrong with an install, in the order of its props. */
export function validatePlan(plan: InstallPlan, selections: readonly NeedSelection[], wording: InstallWording): Issue[] {
  const issues = [
    ...validateNamespaceName(plan.layout.install, 'namespace').map(asOfChart),
    ...validateScope(plan, wording),
    ...plan.features.flatMap((feature) => validateFeature(feature, plan, wording)),
    ...validateServer(plan, wording),
    ...validateClient(plan, wording),
    ...plan.activations.flatMap((activation) => validateActivation(activation, plan, wording)),
    ...selections.flatMap((selection) => validateSelection(selection, plan, wording)),
    ...validateAccounts(plan),
  ];
  return distinctIssues(issues);
}

function validateScope({ scope, layout }: InstallPlan, wording: InstallWording): Issue[] {
  const { _kind: kind, _givenNamespaces: given } = scope;
  const issues = (given ?? []).flatMap((namespace) => validateNamespaceName(namespace, 'scope'));
  if (kind === 'managed' && given?.includes(layout.install)) {
    issues.push(issue(
      'install/managed-install-namespace', 'scope', `The managed namespace ${quote(layout.install)} is the install namespace.`,
      `Write ${wording.scope('namespaced')}.`,
    ));
  }
  if (given?.length === 0) {
    issues.push(issue(
      'install/empty-list', 'scope', `${wording.scope(kind)} has an empty list of workflow namespaces.`,
      'Name one, or leave the list out for all namespaces of the cluster.',
    ));
  }
  return issues;
}

function validateFeature(feature: ChosenFeature, { version, features, scope, layout }: InstallPlan, wording: InstallWording): Issue[] {
  const { since, requires, contradicts, unwatched } = FEATURES[feature.id];
  const name = wording.feature(feature);
  const chosen = (id: FeatureId) => features.find((other) => other.id === id);
  const issues: Issue[] = [];
  if (!isInVersion(feature.id, version)) {
    issues.push(issue('install/feature-not-in-version', 'features', `${name} needs Argo Workflows ${since} or later, not ${version}.`, 'Leave it out.'));
  }
  if (requires !== undefined && requires.every((id) => chosen(id) === undefined)) {
    issues.push(issue(
      'install/feature-without-effect', 'features', `${name} has no effect without ${requires.map((id) => wording.feature({ id })).join(' or ')}.`,
      'Add that, or leave this out.',
    ));
  }
  const contradicted = contradicts && chosen(contradicts.feature);
  if (contradicts !== undefined && contradicted !== undefined) {
    issues.push(issue(
      'install/contradicting-features', 'features', `${name} contradicts ${wording.feature(contradicted)}: ${contradicts.because}.`,
      'Leave one of them out.',
    ));
  }
  if (unwatched !== undefined && layout.informer !== undefined && layout.informer !== layout.install) {
    issues.push(issue(
      'install/feature-without-effect', 'features', `${name} has no effect with ${wording.scope(scope._kind)}: ${unwatched}.`, 'Leave it out.',
    ));
  }
  return issues;
}

function validateActivation({ source, names, namespaces }: Activation, { serverAuthMode }: InstallPlan, wording: InstallWording): Issue[] {
  // Except features, only the mode of the server takes lists.
  const subject = source.feature === undefined ? `${serverAuthMode}` : wording.feature(source.feature);
  return [
    ...names?.length === 0 ? [issue('install/empty-list', source.field, `${subject} names nothing.`, 'Give at least one name.')] : [],
    ...namespaces?.length === 0
      ? [issue(
        'install/empty-list', source.field, `${subject} has an empty list of namespaces.`, 'Name one, or leave the list out for all that hold workflows.',
      )]
      : [],
    ...(namespaces ?? []).flatMap((namespace) => validateNamespaceName(namespace, source.field).map((found) => about(subject, found))),
  ];
}

function validateServer(plan: InstallPlan, wording: InstallWording): Issue[] {
  const { serverAuthMode: mode, scope, layout } = plan;
  const issues = [...validateLent(plan), ...validateWebhooks(plan, wording)];
  if (mode._delegations.length > 0 && scope._isNamespaced) {
    issues.push(issue(
      'install/delegation-without-effect', 'serverAuthMode',
      `${mode} delegates to namespaces, which Argo Workflows does only in an install for the cluster, not with ${wording.scope(scope._kind)}.`,
      'Leave delegations out.',
    ));
  } else if (mode._delegations.some(({ namespace }) => namespace === layout.singleSignOn)) {
    issues.push(issue(
      'install/delegation-without-effect', 'serverAuthMode',
      `${mode} delegates to ${quote(layout.singleSignOn)}, where the server looks for accounts anyway.`,
      'Name these accounts among the others, in serviceAccounts.',
    ));
  }
  return issues;
}

/** The server puts a token into a signed event: it must look at tokens, or have the permissions itself. */
function validateWebhooks(plan: InstallPlan, wording: InstallWording): Issue[] {
  const { serverAuthMode: mode, features } = plan;
  const webhooks = features.find(({ id }) => id === 'webhooks');
  if (webhooks === undefined) {
    return [];
  }
  if (mode._refusesTokens) {
    return [issue(
      'install/webhooks-without-effect', 'serverAuthMode', `${mode} rejects the token that ${wording.feature(webhooks)} puts into events.`,
      'Write clientMode: true next to the secrets.',
    )];
  }
  return !mode._ignoresTokens || receivesEvents(lentNeeds(plan)) ? [] : [issue(
    'install/webhooks-without-effect', 'serverAuthMode',
    `${mode} answers the events of ${wording.feature(webhooks)} with its own permissions, not those of the webhook client, and receives none.`,
    'Add ApiOperation.eventReceive() to the operations.',
  )];
}

function validateClient(plan: InstallPlan, wording: InstallWording): Issue[] {
  const selections = selectClientNeeds(plan);
  const needs = selections.flatMap((selection) => selection.needs);
  return [
    ...validateSelections('client', selections),
    ...needs.filter(({ place }) => place === 'cluster' && !plan.scope._mayMakeClusterRole)
      .map(({ member }) => needsClusterRole('client', member, plan.scope._kind, wording)),
  ];
}

/** Returns the needs of an install's client, operation by operation. */
export function selectClientNeeds({ version, client, clientRoute: via, ownerReferencesPermissionEnforcement }: InstallPlan): Selection[] {
  return client.map((operation) => operation._select({ version, via, ownerReferencesPermissionEnforcement }));
}

function validateSelection(
  { purpose: { source }, namespaces, grant }: NeedSelection, { scope, serverAuthMode, version }: InstallPlan, wording: InstallWording,
): Issue[] {
  const subject = source.field === 'serverAuthMode' ? `${serverAuthMode}` : source.feature && wording.feature(source.feature);
  // `validateLent` reports the faults of operations.
  const issues = source.member === 'operations' ? [] : grant.statement._issues.map((found) => about(subject, { ...found, field: source.field }));
  if (namespaces === undefined && !scope._mayMakeClusterRole) {
    issues.push(subject === undefined
      ? needsClusterRole(source.field, `Argo Workflows ${version}`, scope._kind, wording, 'install another patch')
      : needsClusterRole(source.field, subject, scope._kind, wording));
  }
  return issues;
}

function needsClusterRole(field: InstallField, subject: string, kind: ScopeKind, wording: InstallWording, otherwise = 'leave this out'): Issue {
  return issue(
    'install/cluster-role-not-allowed', field, `${subject} needs a ClusterRole, which ${wording.scope(kind)} doesn't allow.`,
    `${wording.allowClusterRole(kind)}, or ${otherwise}.`,
  );
}

/** One cause makes all of them wrong, so the first that is found is enough; the longest name comes first. */
function validateAccounts({ accounts }: InstallPlan): Issue[] {
  const found = [accounts.server, accounts.client, accounts.controller].map((account) => validateServiceAccountName(account, 'name'));
  return found.find((issues) => issues.length > 0) ?? [];
}

/** An issue of one among several that a prop may hold. */
function about(subject: string | undefined, found: Issue): Issue {
  return subject === undefined ? found : { ...found, message: `${subject}: ${found.message}` };
}
