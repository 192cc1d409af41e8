import { ArgoVersion } from '../../lib/argo/argo-version';
import { InstallAccess } from '../../lib/argo/install/install-access';
import { InstallScope } from '../../lib/argo/install/install-scope';
import { ServerAuthMode } from '../../lib/argo/install/server-auth-mode';
import { AccountCheck, checkAccount } from '../../lib/check/account-check';
import { ScopedPermission } from '../../lib/access/granted-permissions';
import { installNeeds } from '../../lib/check/install-needs';
import { allFeatures, INSTALL_NAMESPACE, SCOPES } from '../../scripts/upstream/reference-installs';
import { ARGO_RELEASES, CHART_RELEASE, ruleOf, shipped, ShippedInstall, ShippedRole } from '../../scripts/upstream/shipped-roles';
import { comparisonTable } from '../../scripts/upstream-comparison';
import { accessOf } from '../access/access-texts';

/*
 * What `check` says of the access that upstream's manifests and its Helm chart grant the controller and the server.
 */

const COMPONENTS = ['controller', 'server'] as const;

/** A row of the comparison in the README. */
interface Install {
  readonly title: string;
  readonly release: string;
  readonly install: ShippedInstall;
  readonly version: ArgoVersion;
  readonly isNamespaced: boolean;
}

const INSTALLS: readonly Install[] = [
  ...ARGO_RELEASES.map((release) => ({ title: `\`namespace-install\` ${release}`, release, install: 'namespace-install' as const, version: ArgoVersion.of(release), isNamespaced: true })),
  { title: 'Helm chart 1.0.18, `singleNamespace`', release: CHART_RELEASE, install: 'single-namespace', version: ArgoVersion.V4_0, isNamespaced: true },
  ...ARGO_RELEASES.map((release) => ({ title: `\`cluster-install\` ${release}`, release, install: 'cluster-install' as const, version: ArgoVersion.of(release), isNamespaced: false })),
  { title: 'Helm chart 1.0.18', release: CHART_RELEASE, install: 'default', version: ArgoVersion.V4_0, isNamespaced: false },
];

/** What is granted by what upstream ships, as it would be read from a file; a role that no file makes is left out. */
function shippedAccess({ release, install }: Install) {
  const roles = COMPONENTS.flatMap((account) => shipped({ release, install, account })).filter(({ grants }) => Object.keys(grants).length > 0);
  return accessOf(roles.flatMap((role, index) => objectsOf(role, `binding-${index}`)).map((object) => JSON.stringify(object)).join('\n---\n'));
}

function objectsOf({ role, place, account, grants }: ShippedRole, binding: string): object[] {
  const [kind, name] = role.split(' ');
  const metadata = (own: string, isOfCluster: boolean) => isOfCluster ? { name: own } : { name: own, namespace: INSTALL_NAMESPACE };
  const apiGroup = 'rbac.authorization.k8s.io';
  const apiVersion = `${apiGroup}/v1`;
  const subjects = [{ kind: 'ServiceAccount', name: account, namespace: INSTALL_NAMESPACE }];
  return [
    { apiVersion, kind, metadata: metadata(name, kind === 'ClusterRole'), rules: Object.entries(grants).map(([key, verbs]) => ruleOf(key, verbs)) },
    { apiVersion, kind: place === 'cluster' ? 'ClusterRoleBinding' : 'RoleBinding', metadata: metadata(binding, place === 'cluster'), roleRef: { apiGroup, kind, name }, subjects },
  ];
}

/** The checks of controller and server against an install without features, or with all. */
function checksOf(install: Install, withFeatures: boolean): AccountCheck[] {
  const access = shippedAccess(install);
  const scope = install.isNamespaced ? InstallScope.namespaced({ clusterRole: withFeatures }) : SCOPES['cluster-install'];
  const plan = InstallAccess.plan({
    version: install.version,
    namespace: INSTALL_NAMESPACE,
    scope,
    features: withFeatures ? allFeatures(install.version) : [],
    ownerReferencesPermissionEnforcement: withFeatures,
    serverAuthMode: withFeatures ? ServerAuthMode.sso({ clientIdSecret: 'my-sso', clientMode: true, serviceAccounts: ['my-user'] }) : ServerAuthMode.CLIENT,
  });
  return COMPONENTS.map((component) => checkAccount(access, installNeeds(plan, component, { kind: 'ServiceAccount', namespace: INSTALL_NAMESPACE, name: component })));
}

/** Counts as the comparison does: (resource, verb) pairs of each account, whatever their names and places. */
function pairs(checks: readonly AccountCheck[], listsOf: (check: AccountCheck) => readonly ScopedPermission[]): number {
  return new Set(checks.flatMap((check) => listsOf(check).map(({ permission: { verb, apiGroup, resource } }) => [check.component, verb, apiGroup, resource].join(' ')))).size;
}

const grantedIn = ({ needed, wider, otherFeatures, unneeded, dead }: AccountCheck): ScopedPermission[] =>
  [...needed, ...wider, ...otherFeatures, ...unneeded, ...dead];

test('the verdicts hold all that the comparison with upstream counts', () => {
  const counted = new Map(comparisonTable().split('\n').map((row): [string, string] => [row.split(' | ')[0].slice(2), row.split(' | ')[1]]));
  const offenders = INSTALLS.map((install) => {
    const checks = checksOf(install, false);
    const unnamed = (check: AccountCheck) => grantedIn(check).filter(({ permission }) => permission.resourceName === undefined);
    const clusterWide = (check: AccountCheck) => grantedIn(check).filter(({ namespace }) => namespace === undefined);
    const text = `${pairs(checks, grantedIn)}: ${pairs(checks, unnamed)} without names, ${pairs(checks, clusterWide)} cluster-wide`;
    return { title: install.title, text, counted: counted.get(install.title) };
  }).filter((row) => row.text !== row.counted);
  expect(offenders).toEqual([]);
});

/** Permissions that are needed, wider than needed, only for other features, needed by nothing, dead, and missing. */
function counts(check: AccountCheck): number[] {
  const { needed, wider, otherFeatures, unneeded, dead, missing } = check;
  return [needed, wider, otherFeatures, unneeded, dead, missing].map(({ length }) => length);
}

test.each<[title: string, controller: number[], server: number[], controllerWithFeatures: number[]]>([
  ['`namespace-install` v3.5.15', [25, 3, 22, 14, 28, 0], [2, 1, 11, 46, 12, 0], [45, 5, 0, 14, 28, 9]],
  ['`namespace-install` v3.6.19', [25, 3, 22, 14, 28, 0], [2, 1, 11, 46, 12, 0], [44, 5, 1, 14, 28, 9]],
  ['`namespace-install` v3.7.18', [25, 3, 22, 14, 28, 0], [4, 1, 9, 46, 12, 0], [44, 5, 1, 14, 28, 12]],
  ['`namespace-install` v4.0.10', [25, 3, 22, 14, 28, 0], [4, 1, 9, 48, 12, 0], [44, 5, 1, 14, 28, 12]],
  ['`namespace-install` v4.1.2', [25, 3, 22, 14, 28, 0], [4, 1, 9, 48, 12, 0], [44, 5, 1, 14, 28, 12]],
  ['Helm chart 1.0.18, `singleNamespace`', [27, 1, 24, 23, 32, 0], [4, 1, 5, 46, 1, 0], [49, 2, 1, 23, 32, 15]],
  ['`cluster-install` v3.5.15', [15, 13, 26, 14, 31, 0], [2, 1, 14, 49, 6, 0], [20, 34, 0, 14, 31, 9]],
  ['`cluster-install` v3.6.19', [15, 13, 26, 14, 31, 0], [2, 1, 14, 49, 6, 0], [20, 33, 1, 14, 31, 10]],
  ['`cluster-install` v3.7.18', [15, 13, 29, 14, 31, 0], [4, 1, 12, 49, 6, 0], [23, 33, 1, 14, 31, 10]],
  ['`cluster-install` v4.0.10', [15, 13, 29, 14, 31, 0], [4, 1, 12, 51, 6, 0], [23, 33, 1, 14, 31, 10]],
  ['`cluster-install` v4.1.2', [15, 13, 29, 14, 31, 0], [4, 1, 12, 51, 6, 0], [23, 33, 1, 14, 31, 10]],
  ['Helm chart 1.0.18', [14, 14, 29, 23, 33, 0], [4, 1, 8, 50, 1, 0], [22, 34, 1, 23, 33, 12]],
])('the verdicts on %s', (title, controller, server, controllerWithFeatures) => {
  const install = INSTALLS.find((each) => each.title === title);
  expect(install).toBeDefined();
  const [plain, featured] = install === undefined ? [[], []] : [checksOf(install, false), checksOf(install, true)];
  expect([...plain.map(counts), ...featured.slice(0, 1).map(counts)]).toEqual([controller, server, controllerWithFeatures]);
});
