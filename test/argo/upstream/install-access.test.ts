import { Chart, Testing } from 'cdk8s';
import { LACKING_NEEDS } from './needs-upstream-lacks';
import { ArgoVersion } from '../../../lib/argo/argo-version';
import { ArgoWorkflowsInstall } from '../../../lib/argo/install/argo-workflows-install';
import { INSTALL_NEEDS } from '../../../lib/argo/needs/install-needs';
import { isNeededBy } from '../../../lib/argo/needs/need';
import { PermissionSet } from '../../../lib/rbac/permission-set';
import { permissionTexts } from '../../../scripts/upstream/bound-access';
import { accessOf, allFeatures, INSTALL_NAMESPACE, LENDING_SERVER, SCOPES, SSO_SERVER } from '../../../scripts/upstream/reference-installs';
import { ARGO_RELEASES, permissionsOf, shipped } from '../../../scripts/upstream/shipped-roles';

const INSTALLS = ['namespace-install', 'cluster-install'] as const;
const ACCOUNTS = ['controller', 'server'] as const;
type Install = typeof INSTALLS[number];
type Account = typeof ACCOUNTS[number];

/** Our permissions by place, with every feature, for servers of both kinds. */
function ours(release: string, install: Install, account: Account): Map<string, PermissionSet> {
  const version = ArgoVersion.of(release);
  const places = new Map<string, PermissionSet>();
  for (const serverAuthMode of [LENDING_SERVER, SSO_SERVER]) {
    const access = accessOf({
      version, scope: SCOPES[install], features: allFeatures(version), ownerReferencesPermissionEnforcement: true, serverAuthMode,
    });
    access[account].forEach((set, place) => places.set(place, set.union(places.get(place) ?? PermissionSet.of([]))));
  }
  return places;
}

/** What upstream's manifests let the account do there. */
function upstreamAt(release: string, install: Install, account: Account, place: string): PermissionSet {
  return permissionsOf(shipped({ release, install, account })
    .filter((role) => role.place === 'cluster' || (role.place === 'install' && place === INSTALL_NAMESPACE)));
}

function withoutName(permission: string): string {
  return permission.replace(/\[.*\]$/, '');
}

const CASES = ARGO_RELEASES.flatMap((release) => INSTALLS.flatMap((install) => ACCOUNTS.map((account) => [release, install, account] as const)));

describe('with every feature, beside every install and account that upstream ships', () => {
  const cases = CASES.map(([release, install, account]) => ({ release, install, account, places: ours(release, install, account) }));

  test('an account may do nothing beyond upstream, place by place, but what upstream lacks', () => {
    const offenders = cases.flatMap(({ release, install, account, places }) => [...places].map(([place, set]) => ({
      where: `${release} ${install} ${account} ${place}`,
      beyond: permissionTexts(set.minus(upstreamAt(release, install, account, place))).sort(),
      lacking: LACKING_NEEDS
        .filter((need) => need.account === account && (need.install === undefined || need.install === install)
          && need.places.includes(place) && (need.since === undefined || ArgoVersion.of(release).isAtLeast(need.since)))
        .flatMap(({ permissions }) => permissions).sort(),
    }))).filter(({ beyond, lacking }) => beyond.join() !== lacking.join());
    expect(offenders).toEqual([]);
  });

  test('an account is without what no code of Argo uses', () => {
    const offenders = cases.map(({ release, install, account, places }) => {
      const used = new Set([...places.values()].flatMap(permissionTexts).map(withoutName));
      const unused = permissionTexts(permissionsOf(shipped({ release, install, account }))).filter((permission) => !used.has(permission));
      return { release, install, account, unused: unused.length, counted: UNUSED[install][account][release] };
    }).filter(({ unused, counted }) => unused !== counted);
    expect(offenders).toEqual([]);
  });
});

/** How many (resource, verb) pairs of upstream's manifests no code uses, as they were counted in Argo's source. */
const UNUSED: Record<Install, Record<Account, Record<string, number>>> = {
  'namespace-install': {
    controller: { 'v3.5.15': 42, 'v3.6.19': 43, 'v3.7.18': 43, 'v4.0.10': 43, 'v4.1.2': 43 },
    server: { 'v3.5.15': 27, 'v3.6.19': 27, 'v3.7.18': 26, 'v4.0.10': 25, 'v4.1.2': 25 },
  },
  'cluster-install': {
    controller: { 'v3.5.15': 45, 'v3.6.19': 46, 'v3.7.18': 46, 'v4.0.10': 46, 'v4.1.2': 46 },
    server: { 'v3.5.15': 23, 'v3.6.19': 23, 'v3.7.18': 21, 'v4.0.10': 20, 'v4.1.2': 20 },
  },
};

test('every need that upstream is said to lack is one', () => {
  const missing = LACKING_NEEDS.flatMap((need) => need.permissions.filter((permission) => !CASES.some(([release, install, account]) =>
    account === need.account && [...ours(release, install, account)].some(([place, set]) => need.places.includes(place)
      && permissionTexts(set.minus(upstreamAt(release, install, account, place))).includes(permission)))));
  expect(missing).toEqual([]);
});

test('what is compared is all that an install of these releases can need', () => {
  const explained = new Set(ARGO_RELEASES.flatMap((release) => [LENDING_SERVER, SSO_SERVER].flatMap((serverAuthMode) => {
    const version = ArgoVersion.of(release);
    const chart = new Chart(Testing.app(), 'chart', { namespace: INSTALL_NAMESPACE });
    return new ArgoWorkflowsInstall(chart, 'my', {
      version, features: allFeatures(version), ownerReferencesPermissionEnforcement: true, serverAuthMode, scope: SCOPES['cluster-install'],
    }).explain().map(({ why }) => why);
  })));
  const needed = INSTALL_NEEDS.filter((need) => ARGO_RELEASES.some((release) => isNeededBy(need, ArgoVersion.of(release))));
  expect(needed.filter(({ why }) => !explained.has(why)).map(({ id }) => id)).toEqual([]);
});
