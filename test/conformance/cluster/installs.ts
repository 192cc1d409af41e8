import { App, Chart } from 'cdk8s';
import { defineCell, INSTALL_MATRIX, titleOf } from './install-matrix';
import { everyClusterGrant, everyNamespacedGrant, everySpecialGrant } from './typed-grants';
import { DedicatedServiceAccount } from '../../../lib/constructs/dedicated-service-account';
import { ExistingClusterRole } from '../../../lib/constructs/existing-cluster-role';
import { TailoredClusterRole } from '../../../lib/constructs/tailored-cluster-role';
import { TailoredRole } from '../../../lib/constructs/tailored-role';
import { CustomResource } from '../../../lib/resources/custom-resource';
import { Argo, Core, Rbac } from '../../../lib/resources/groups';
import { WildcardGrant } from '../../../lib/resources/wildcard-grant';

/** A program that writes manifests, to be held against a real API server. */
export interface Install {
  readonly title: string;
  readonly synthesize: () => string;

  /** Whether it grants what only an administrator may give away. */
  readonly needsAdministrator?: boolean;

  /** How many neighbours of each permission are tried, by default all. */
  readonly neighbours?: number;
}

function install(title: string, define: (chart: Chart) => void, how: Omit<Install, 'title' | 'synthesize'> = {}): Install {
  return {
    ...how,
    title,
    synthesize: () => {
      const app = new App();
      define(new Chart(app, 'chart', { namespace: 'install' }));
      return app.synthYaml();
    },
  };
}

const ADMINISTRATOR = { needsAdministrator: true };

/** What the examples and the matrix do not show. One row a case. */
const SINGLE_INSTALLS: readonly Install[] = [
  install('every typed grant of a role', (chart) => {
    const role = new TailoredRole(chart, 'everything');
    role.allow(...everyNamespacedGrant());
    role.bindTo(new DedicatedServiceAccount(chart, 'account'));
  }),
  install('every typed grant of a cluster role', (chart) => {
    const role = new TailoredClusterRole(chart, 'everything');
    role.allow(...everyClusterGrant());
    role.bindClusterWide(new DedicatedServiceAccount(chart, 'account'));
  }),
  install('grants with names, and a cluster role bound in two namespaces', (chart) => {
    const account = new DedicatedServiceAccount(chart, 'named');
    account.allow(
      Core.configMaps.named('settings').get().update(),
      Core.configMaps.list(),
      Core.podsLog.get(),
      Argo.workflowsFinalizers.update(),
      Core.ownNamespace.get(),
      Rbac.roles.named('settings').get(),
    );
    const role = new TailoredClusterRole(chart, 'reader');
    role.allow(Argo.workflows.get().list().watch(), Core.secrets.named('token').get());
    role.bindIn('install', account);
    role.bindIn('elsewhere', account);
  }),
  install('an account of another namespace, and a role that the cluster has already', (chart) => {
    const account = new DedicatedServiceAccount(chart, 'visitor', { metadata: { namespace: 'elsewhere' } });
    const role = new TailoredRole(chart, 'for-visitors');
    role.allow(Argo.workflows.create());
    role.bindTo(account);
    ExistingClusterRole.fromName(chart, 'discovery', 'system:discovery').bindClusterWide(account);
  }),
  install('every special verb', (chart) => {
    const role = new TailoredClusterRole(chart, 'special');
    role.allow(...everySpecialGrant());
    role.bindClusterWide(new DedicatedServiceAccount(chart, 'account'));
  }, ADMINISTRATOR),
  install('wildcards in a namespace', (chart) => {
    new DedicatedServiceAccount(chart, 'account').allow(
      WildcardGrant.namespaced('every kind of Argo', { apiGroups: ['argoproj.io'], resources: ['*'], verbs: ['get', 'list'] }),
      WildcardGrant.namespaced('every verb', { apiGroups: [''], resources: ['configmaps'], verbs: ['*'] }),
      WildcardGrant.namespaced('every status', { apiGroups: ['*'], resources: ['*/status'], verbs: ['patch'] }),
    );
  }, ADMINISTRATOR),
  install('wildcards in the cluster', (chart) => {
    const role = new TailoredClusterRole(chart, 'wildcards');
    role.allow(
      WildcardGrant.cluster('every group', { apiGroups: ['*'], resources: ['jobs', 'nodes'], verbs: ['watch'] }),
      WildcardGrant.cluster('everything to be read', { apiGroups: ['*'], resources: ['*'], verbs: ['get'] }),
      WildcardGrant.nonResourceUrls('health', { urls: ['/healthz/*'], verbs: ['*'] }),
    );
    role.bindClusterWide(new DedicatedServiceAccount(chart, 'account'));
  }, ADMINISTRATOR),
  install('everything in the cluster', (chart) => {
    const role = new TailoredClusterRole(chart, 'everything');
    role.allow(
      WildcardGrant.cluster('all', { apiGroups: ['*'], resources: ['*'], verbs: ['*'] }),
      WildcardGrant.nonResourceUrls('all', { urls: ['*'], verbs: ['*'] }),
    );
    role.bindClusterWide(new DedicatedServiceAccount(chart, 'account'));
  }, ADMINISTRATOR),
  install('rights on RBAC', (chart) => {
    const role = new TailoredRole(chart, 'roles');
    role.allow(Rbac.roles.create().get().list().watch().update().patch().delete().deleteCollection(), Rbac.roleBindings.named('a').delete());
    role.bindTo(new DedicatedServiceAccount(chart, 'account'));
  }, ADMINISTRATOR),
  install('a custom resource that nobody serves', (chart) => {
    const trains = CustomResource.namespaced({ apiGroup: 'railway.example', plural: 'trains', kind: 'Train' });
    new DedicatedServiceAccount(chart, 'account').allow(trains.get().list(), trains.named('night').delete(), trains.status.patch());
  }, ADMINISTRATOR),
];

/** How many neighbours of a permission are tried in the matrix: which ones differs from install to install. */
const SAMPLED_NEIGHBOURS = 3;

/** All that is held against the API server beside the examples. */
export const INSTALLS: readonly Install[] = [
  ...SINGLE_INSTALLS,
  ...INSTALL_MATRIX.map((cell) => install(titleOf(cell), (chart) => defineCell(chart, cell), { neighbours: SAMPLED_NEIGHBOURS })),
];
