import { EVERYWHERE } from './upstream/bound-access';
import { accessOf, allFeatures, InstallAccess, LENDING_SERVER, SCOPES } from './upstream/reference-installs';
import { ARGO_RELEASES, CHART_RELEASE, ChartValues, permissionsOf, shipped, ShippedInstall } from './upstream/shipped-roles';
import { ArgoVersion } from '../lib/argo/argo-version';
import { InstallScope } from '../lib/argo/install/install-scope';
import { Permission } from '../lib/rbac/permission';
import { PermissionSet } from '../lib/rbac/permission-set';

/** The table in a document, between the two comments that mark its place; or its rows of the newest release and the chart. */
const MARKED_TABLE = /(<!-- comparison with upstream(, newest)? -->\n)[^]*?(<!-- end of the comparison -->)/g;

/** The version of Argo Workflows that the chart installs. */
const CHART_VERSION = ArgoVersion.V4_0;

type ComparedInstall = keyof typeof SCOPES;

/** The access of a controller and a server, place by place. */
type PlacedAccess = Record<'controller' | 'server', readonly (readonly [string, PermissionSet])[]>;

/** Updates the table where a document has it. */
export function embedComparison(markdown: string): string {
  return markdown.replace(MARKED_TABLE, (_table, begin: string, newest: string | undefined, end: string) =>
    `${begin}${comparisonTable(newest === undefined ? undefined : ARGO_RELEASES.slice(-1))}${end}`);
}

/** Compares what upstream ships with what we make, by version and way to install, as a table in Markdown. */
export function comparisonTable(releases: readonly string[] = ARGO_RELEASES): string {
  return [
    '| Install | Upstream | Ours, every feature | Ours, no feature |',
    '| --- | --- | --- | --- |',
    ...rowsOf(releases, 'namespace-install', 'single-namespace', 'Helm chart 1.0.18, `singleNamespace`'),
    ...rowsOf(releases, 'cluster-install', 'default', 'Helm chart 1.0.18'),
    '',
  ].join('\n');
}

function rowsOf(releases: readonly string[], install: ComparedInstall, chartValues: ChartValues, chartTitle: string): string[] {
  return [
    ...releases.map((release) => row(`\`${install}\` ${release}`, shippedAccess(release, install), install, ArgoVersion.of(release))),
    row(chartTitle, shippedAccess(CHART_RELEASE, chartValues), install, CHART_VERSION),
  ];
}

function row(title: string, upstream: PlacedAccess, install: ComparedInstall, version: ArgoVersion): string {
  const scope = install === 'namespace-install' ? InstallScope.namespaced() : SCOPES[install];
  const everything = accessOf({
    version, scope: SCOPES[install], features: allFeatures(version), ownerReferencesPermissionEnforcement: true, serverAuthMode: LENDING_SERVER,
  });
  const cells = [upstream, placed(everything), placed(accessOf({ version, scope }))].map(countPairs);
  return `| ${title} | ${cells.join(' | ')} |`;
}

function shippedAccess(release: string, install: ShippedInstall): PlacedAccess {
  const of = (account: 'controller' | 'server') => shipped({ release, install, account })
    .map((role) => [role.place === 'cluster' ? EVERYWHERE : role.place, permissionsOf([role])] as const);
  return { controller: of('controller'), server: of('server') };
}

function placed({ controller, server }: InstallAccess): PlacedAccess {
  return { controller: [...controller], server: [...server] };
}

/** Counts (resource, verb) pairs, those of them that no name limits, and those that hold in all namespaces. */
function countPairs(access: PlacedAccess): string {
  const held = Object.entries(access).flatMap(([account, places]) => places.flatMap(([place, set]) =>
    set.permissions().map((permission) => ({ pair: pairOf(account, permission), place, unnamed: permission.resourceName === undefined }))));
  const count = (permissions: readonly { readonly pair: string }[]) => new Set(permissions.map(({ pair }) => pair)).size;
  const counts = [held, held.filter(({ unnamed }) => unnamed), held.filter(({ place }) => place === EVERYWHERE)].map(count);
  return `${counts[0]}: ${counts[1]} without names, ${counts[2]} cluster-wide`;
}

function pairOf(account: string, { verb, apiGroup, resource }: Permission): string {
  return [account, verb, apiGroup, resource].join(' ');
}
