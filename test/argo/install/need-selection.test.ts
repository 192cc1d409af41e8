import { EXAMPLE_FEATURES, withRequired } from './example-features';
import { ArgoFeature, ArgoVersion, InstallScope, OptionalNeed, PermissionSet, ServerAuthMode } from '../../../lib';
import { OPTIONAL_NEED_TRIGGERS } from '../../../lib/argo/features/optional-need';
import { InstallRequest, planInstall } from '../../../lib/argo/install/install-plan';
import { NeedSelection, selectNeeds } from '../../../lib/argo/install/need-selection';
import { INSTALL_NEEDS } from '../../../lib/argo/needs/install-needs';

const SCOPES = [InstallScope.managedNamespace('jobs'), InstallScope.cluster({ workflowNamespaces: ['jobs', 'builds'] })];

const MODES = [
  ServerAuthMode.CLIENT,
  ServerAuthMode.sso({ clientIdSecret: 'id', clientSecretSecret: 'secret', serviceAccounts: ['viewer'] }),
];

/** Each feature with what it requires, each mode, and the cluster that asks for owner references, in every version and scope. */
const REQUESTS: readonly InstallRequest[] = ArgoVersion.known.flatMap((version) => SCOPES.flatMap((scope) => [
  ...EXAMPLE_FEATURES.flatMap((feature) => [
    { version, scope, features: withRequired(feature) },
    { version, scope, features: [...withRequired(feature), ArgoFeature.OWNER_REFERENCES_PERMISSION_ENFORCEMENT] },
  ]),
  ...MODES.map((serverAuthMode) => ({ version, scope, serverAuthMode })),
]));

function select(request: InstallRequest): NeedSelection[] {
  const { version, activations, layout } = planInstall(request, 'argo');
  return selectNeeds(version, activations, layout);
}

function idsOf(request: InstallRequest): string[] {
  return [...new Set(select(request).map(({ purpose }) => purpose.id))].sort();
}

/** Whether nothing else in the install makes up for it. */
function isSoleSource(selection: NeedSelection, selections: readonly NeedSelection[]): boolean {
  const others = selections.filter((other) => other !== selection && other.purpose.component === selection.purpose.component);
  return (selection.namespaces ?? [undefined]).some((namespace) => {
    const there = others.filter(({ namespaces }) => namespaces === undefined || (namespace !== undefined && namespaces.includes(namespace)));
    return !PermissionSet.of(there.map(({ grant }) => grant.statement.rule)).covers(PermissionSet.of([selection.grant.statement.rule]));
  });
}

test('every need is the only source of some permission in some install', () => {
  const superfluous = new Set(INSTALL_NEEDS.map(({ id }) => id));
  for (const request of REQUESTS) {
    const selections = select(request);
    selections
      .filter((selection) => superfluous.has(selection.purpose.id) && isSoleSource(selection, selections))
      .forEach(({ purpose }) => superfluous.delete(purpose.id));
  }
  expect([...superfluous]).toEqual([]);
});

test.each<[string, ArgoFeature, ArgoFeature]>([
  ['templates that share the agent', ArgoFeature.httpTemplates('caller'), ArgoFeature.pluginTemplates('plugged')],
  ['databases that share a secret', ArgoFeature.persistence('database'), ArgoFeature.databaseLocks('database')],
  ['schedules and times to live, which both delete workflows', ArgoFeature.CRON_WORKFLOWS, ArgoFeature.TIME_TO_LIVE],
  ['the same feature twice', ArgoFeature.memoization('one'), ArgoFeature.memoization('two')],
])('two features together grant what each of them grants: %s', (_, one, other) => {
  const granted = (...features: ArgoFeature[]) =>
    PermissionSet.of(select({ version: ArgoVersion.V4_1, features }).map(({ grant }) => grant.statement.rule));
  expect(granted(one, other).toRules()).toEqual(granted(one).union(granted(other)).toRules());
});

describe('what is met by default', () => {
  test.each(Object.values(OptionalNeed))('%s takes exactly its needs away', (need) => {
    const scope = InstallScope.managedNamespace('jobs');
    const before = idsOf({ version: ArgoVersion.V4_1, scope });
    const after = idsOf({ version: ArgoVersion.V4_1, scope, without: [need] });
    const taken = INSTALL_NEEDS.filter(({ trigger }) => trigger.includes(OPTIONAL_NEED_TRIGGERS[need])).map(({ id }) => id);
    expect(before.filter((id) => !after.includes(id))).toEqual(taken.filter((id) => before.includes(id)).sort());
    expect(after.filter((id) => !before.includes(id))).toEqual([]);
    expect(after.length).toBeLessThan(before.length);
  });
});

describe.each(EXAMPLE_FEATURES.map((feature) => [`${feature}`, feature] as const))('%s', (_, feature) => {
  const { since = ArgoVersion.V3_5, activations } = feature._definition;

  test.each(ArgoVersion.known.map((version) => [`${version}`, version] as const))('adds exactly its needs to %s', (__, version) => {
    const base = withRequired(feature).filter((other) => other !== feature);
    const before = idsOf({ version, features: base });
    const after = idsOf({ version, features: [...base, feature] });
    const triggers = activations.map(({ trigger }) => trigger);
    const added = after.filter((id) => !before.includes(id));
    const expected = INSTALL_NEEDS
      .filter(({ trigger, id }) => trigger.some((one) => triggers.includes(one)) && after.includes(id))
      .map(({ id }) => id)
      .filter((id) => !before.includes(id))
      .sort();

    expect(before.filter((id) => !after.includes(id))).toEqual([]);
    expect(added).toEqual(expected);
    if (version.isAtLeast(since)) {
      expect(idsOf({ version, features: [feature, ...base] })).toEqual(after);
    }
  });

  test('is known to the versions that need something for it', () => {
    const needing = ArgoVersion.known.filter((version) =>
      idsOf({ version, features: withRequired(feature) }).some((id) =>
        INSTALL_NEEDS.find((need) => need.id === id)?.trigger.some((trigger) => activations.some((activation) => activation.trigger === trigger))));
    const known = ArgoVersion.known.filter((version) => version.isAtLeast(since));
    // What the external agent needs is as old as HTTP templates; the agent is not.
    expect(feature === ArgoFeature.EXTERNAL_AGENT ? known : needing).toEqual(known);
  });
});
