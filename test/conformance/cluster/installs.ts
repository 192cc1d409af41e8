import { App, Chart } from 'cdk8s';
import { everyClusterGrant, everyNamespacedGrant } from './typed-grants';
import { DedicatedServiceAccount } from '../../../lib/constructs/dedicated-service-account';
import { ExistingClusterRole } from '../../../lib/constructs/existing-cluster-role';
import { TailoredClusterRole } from '../../../lib/constructs/tailored-cluster-role';
import { TailoredRole } from '../../../lib/constructs/tailored-role';
import { Argo, Core, Rbac } from '../../../lib/resources/groups';

/** A program that writes manifests, to be held against a real API server. */
interface Install {
  readonly title: string;
  readonly synthesize: () => string;
}

function install(title: string, define: (chart: Chart) => void): Install {
  return {
    title,
    synthesize: () => {
      const app = new App();
      define(new Chart(app, 'chart', { namespace: 'install' }));
      return app.synthYaml();
    },
  };
}

/** What the examples do not show. One row a case. */
export const INSTALLS: readonly Install[] = [
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
    new ExistingClusterRole(chart, 'system:discovery').bindClusterWide(account);
  }),
];
