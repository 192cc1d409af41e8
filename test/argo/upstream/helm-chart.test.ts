import { ArgoVersion } from '../../../lib/argo/argo-version';
import { ClientPreset } from '../../../lib/argo/client/operations';
import { FEATURES } from '../../../lib/argo/features/feature-table';
import { ArgoWorkflowsInstallProps } from '../../../lib/argo/install/install-props';
import { InstallScope } from '../../../lib/argo/install/install-scope';
import { ServerAuthMode } from '../../../lib/argo/install/server-auth-mode';
import { ClientRoute } from '../../../lib/argo/needs/client/client-route';
import { PermissionSet } from '../../../lib/rbac/permission-set';
import { EVERYWHERE, Manifest, permissionTexts } from '../../../scripts/upstream/bound-access';
import { accessOf, allFeatures, LENDING_SERVER, manifestsOf, SCOPES, SSO_SERVER } from '../../../scripts/upstream/reference-installs';
import { CHART_RELEASE, ChartValues, permissionsOf, shipped, ShippedAccount } from '../../../scripts/upstream/shipped-roles';

/*
 * What is wrong with the access that version 1.0.18 of the Helm chart gives: each test shows it in the chart's roles first, and then that
 * ours are free of it, whatever is turned on.
 */

/** The version of Argo Workflows that the chart installs. */
const version = ArgoVersion.V4_0;

const SERVERS = [LENDING_SERVER, SSO_SERVER, ServerAuthMode.CLIENT];
const MANAGED = InstallScope.managedNamespace('jobs', { clusterRole: true });

/** Every way to install, with every feature that it can have and with none. */
const INSTALLS: ArgoWorkflowsInstallProps[] = [...Object.values(SCOPES), InstallScope.cluster(), MANAGED].flatMap((scope) => {
  const features = allFeatures(version).filter(({ _chosen: { id } }) => scope !== MANAGED || FEATURES[id].unwatched === undefined);
  return SERVERS.flatMap((serverAuthMode) => [features, []].map((used) => ({
    version, scope, serverAuthMode, features: used, ownerReferencesPermissionEnforcement: used.length > 0,
  })));
});

const ACCESS = INSTALLS.map((props) => ({ ...accessOf(props), scope: props.scope }));

/** The chart's permissions, as texts. */
function chart(install: ChartValues, account: ShippedAccount): string[] {
  return permissionTexts(permissionsOf(shipped({ release: CHART_RELEASE, install, account })));
}

/** Those of our permissions, in any install, that a pattern fits; each with its place. */
function ours(account: 'controller' | 'server', pattern: RegExp, scope?: InstallScope): string[] {
  return ACCESS.filter((access) => scope === undefined || access.scope === scope).flatMap((access) => [...access[account]].flatMap(([place, set]) =>
    permissionTexts(set).filter((permission) => pattern.test(permission)).map((permission) => `${permission} ${place}`)));
}

test('the server reads every secret of the cluster', () => {
  expect(chart('default', 'server')).toContain('get secrets');
  expect(ours('server', /^get secrets$/)).toEqual([]);
  expect(ours('server', /^get secrets\[/)).not.toEqual([]);
});

test('bindings in a single namespace refer to cluster roles that are not there', () => {
  const dangling = shipped({ release: CHART_RELEASE, install: 'single-namespace' }).filter(({ grants }) => Object.keys(grants).length === 0);
  expect(dangling.map(({ account }) => account)).toEqual(['controller', 'server']);
  const missing = INSTALLS.flatMap((props) => danglingBindings(manifestsOf(props)));
  expect(missing).toEqual([]);
});

function danglingBindings(manifests: Manifest[]): string[] {
  return manifests.filter(({ metadata, roleRef }) => roleRef !== undefined && !manifests.some((role) => role.kind === roleRef.kind
    && role.metadata.name === roleRef.name && (role.kind === 'ClusterRole' || role.metadata.namespace === metadata.namespace)))
    .map(({ metadata }) => metadata.name);
}

test('persistence without a database lets the controller read every secret', () => {
  expect(chart('default', 'controller')).not.toContain('get secrets');
  expect(chart('persistence-without-database', 'controller')).toContain('get secrets');
  expect(ours('controller', /^get secrets$/)).toEqual([]);
});

test('the controller runs commands in every pod of the cluster, and has every verb on them', () => {
  const cluster = permissionsOf(shipped({ release: CHART_RELEASE, install: 'default', account: 'controller', place: 'cluster' }));
  expect(permissionTexts(cluster)).toEqual(expect.arrayContaining(['create pods/exec', 'create pods', 'update pods', 'patch pods', 'delete pods']));
  const clusterWide = ours('controller', /\bpods\b/, SCOPES['cluster-install']).filter((permission) => permission.endsWith(` ${EVERYWHERE}`));
  expect(new Set(clusterWide)).toEqual(new Set([`list pods ${EVERYWHERE}`, `watch pods ${EVERYWHERE}`]));
  expect(ours('controller', /^update pods$/)).toEqual([]);
});

test('there are verbs that nothing serves', () => {
  const dead = /^(list|watch|delete) pods\/log$|^(get|list|watch|create|patch|delete) \S+\/finalizers/;
  expect(chart('default', 'server').filter((permission) => dead.test(permission))).toContain('list pods/log');
  expect(chart('default', 'controller').filter((permission) => dead.test(permission))).toHaveLength(28);
  expect([...ours('controller', dead), ...ours('server', dead)]).toEqual([]);
});

test('names limit lists and watches of secrets, which name nothing', () => {
  expect(chart('secret-whitelist', 'controller')).toEqual(expect.arrayContaining(['list secrets[my-secret]', 'watch secrets[my-secret]']));
  expect([...ours('controller', /^(list|watch) secrets/), ...ours('server', /^(list|watch) secrets/)]).toEqual([]);
});

test('single sign-on lets the server create secrets in every namespace', () => {
  const cluster = permissionsOf(shipped({ release: CHART_RELEASE, install: 'sso', account: 'server', place: 'cluster' }));
  expect(permissionTexts(cluster)).toContain('create secrets');
  // Argo needs it in its own namespace, where no name can limit it.
  expect(new Set(ours('server', /^create secrets/))).toEqual(new Set(['create secrets argo']));
});

test('those who edit have all that administrators have', () => {
  const [edit, admin] = ['edit', 'admin'].map((name) =>
    permissionsOf(shipped({ release: CHART_RELEASE, install: 'default', role: `ClusterRole argo-argo-workflows-${name}` })));
  expect(edit.grantsSameAs(admin)).toBe(true);
  const [operator, administrator] = [ClientPreset.operator(), ClientPreset.administrator()].map((preset) =>
    PermissionSet.of(preset._select({ version, via: ClientRoute.KUBERNETES }).needs.map(({ grant }) => grant.statement.rule)));
  expect(operator.covers(administrator)).toBe(false);
  expect(INSTALLS.flatMap(manifestsOf).filter(({ kind, metadata }) => kind === 'ClusterRole' && 'labels' in metadata)).toEqual([]);
});
