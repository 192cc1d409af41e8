import { ApiOperation, ArgoFeature, ArgoVersion, ArgoWorkflowsInstallProps, InstallScope, OptionalNeed, PermissionSet, ServerAuthMode } from '../../../lib';
import { isInVersion } from '../../../lib/argo/features/chosen-feature';
import { FEATURES, triggersOf } from '../../../lib/argo/features/feature-table';
import { planInstall } from '../../../lib/argo/install/install-plan';
import { NeedSelection, selectNeeds } from '../../../lib/argo/install/need-selection';
import { INSTALL_NEEDS } from '../../../lib/argo/needs/install-needs';
import { EXAMPLE_FEATURES, withRequired } from '../../../scripts/upstream/example-features';
import { EXAMPLE_VERSIONS } from '../example-versions';

const SCOPES = [InstallScope.managedNamespace('jobs'), InstallScope.cluster({ workflowNamespaces: ['jobs', 'builds'] })];

const MODES = [
  ServerAuthMode.CLIENT,
  ServerAuthMode.sso({ clientIdSecret: 'id', clientSecretSecret: 'secret', serviceAccounts: ['viewer'] }),
  ServerAuthMode.server({ reason: 'a cluster of one developer', operations: [ApiOperation.eventReceive()] }),
];

/** Each feature with what it requires, each mode, and the cluster that asks for owner references, in every version and scope. */
const REQUESTS: readonly ArgoWorkflowsInstallProps[] = EXAMPLE_VERSIONS.flatMap((version) => SCOPES.flatMap((scope) => [
  ...EXAMPLE_FEATURES.flatMap((feature) => [false, true].map((ownerReferencesPermissionEnforcement) => (
    { version, scope, features: withRequired(feature), ownerReferencesPermissionEnforcement }))),
  ...MODES.map((serverAuthMode) => ({ version, scope, serverAuthMode })),
]));

function select(props: ArgoWorkflowsInstallProps): NeedSelection[] {
  const { version, activations, layout } = planInstall({ namespace: 'argo', ...props });
  return selectNeeds(version, activations, layout);
}

function idsOf(request: ArgoWorkflowsInstallProps): string[] {
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

test('each optional need that is given up takes exactly its needs away', () => {
  const scope = InstallScope.managedNamespace('jobs');
  const before = idsOf({ version: ArgoVersion.V4_1, scope });
  const offenders = Object.values(OptionalNeed).filter((need) => {
    const after = idsOf({ version: ArgoVersion.V4_1, scope, without: [need] });
    const taken = INSTALL_NEEDS.filter(({ trigger }) => trigger.includes(`${need}`)).map(({ id }) => id);
    return after.length === before.length || after.join() !== before.filter((id) => !taken.includes(id)).join();
  });
  expect(offenders).toEqual([]);
});

describe('a feature', () => {
  /** Every feature in every version, with what it requires. */
  const cases = EXAMPLE_FEATURES.flatMap((feature) => ArgoVersion.known.map((version) => {
    const base = withRequired(feature).filter((other) => other !== feature);
    const before = idsOf({ version, features: base });
    const after = idsOf({ version, features: [...base, feature] });
    const triggers = triggersOf(feature._chosen.id);
    const own = INSTALL_NEEDS.filter(({ trigger }) => trigger.some((one) => triggers.some((other) => other === one))).map(({ id }) => id);
    return { text: `${feature} in ${version}`, feature, version, base, before, after, own };
  }));

  test('takes nothing away', () => {
    expect(cases.filter(({ before, after }) => before.some((id) => !after.includes(id))).map(({ text }) => text)).toEqual([]);
  });

  test('adds its needs, and nothing else', () => {
    const wrong = cases.filter(({ before, after, own }) => after.some((id) => !before.includes(id) && !own.includes(id)));
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });

  test('adds the same, whatever order it is given in', () => {
    const wrong = cases.filter(({ version, feature, base, after }) => idsOf({ version, features: [feature, ...base] }).join() !== after.join());
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });

  test('needs something in the versions that have it, and nothing in the others', () => {
    // What the external agent needs is as old as HTTP templates; the agent is not.
    const wrong = cases.filter(({ feature: { _chosen: { id } }, version, after, own }) => {
      const has = isInVersion(id, version);
      return (has || FEATURES[id].triggers === undefined) && after.some((need) => own.includes(need)) !== has;
    });
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });
});
