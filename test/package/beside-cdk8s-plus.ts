/** A program in which releases of cdk8s-plus, and this package, meet in one chart: the files of it, by path. */
export function programBeside(libraries: readonly string[]): [file: string, text: string][] {
  return [...libraries.map((library): [string, string] => [`${library}.ts`, moduleFor(library)]), ['beside-cdk8s-plus.ts', mainModule(libraries)]];
}

/** Our account in their objects, and their objects in our roles. */
function moduleFor(library: string): string {
  return `
import { Chart } from 'cdk8s';
import * as kplus from '${library}';
import { Core, DedicatedServiceAccount, TailoredClusterRole, TailoredRole } from 'cdk8s-argo-rbac';

export function define(chart: Chart, account: DedicatedServiceAccount, role: TailoredRole): void {
  const theirs = new kplus.ServiceAccount(chart, '${library}-account', { metadata: { name: '${library}-account' } });
  role.bindTo(theirs, kplus.Group.fromName(chart, '${library}-group', '${library}-developers'));

  new kplus.Deployment(chart, '${library}-deployment', {
    metadata: { name: '${library}' },
    serviceAccount: account,
    select: false,
    containers: [{ image: 'app' }],
  });
  const clusterRole = new TailoredClusterRole(chart, '${library}-nodes');
  clusterRole.allow(Core.nodes.get());
  new kplus.ClusterRoleBinding(chart, '${library}-binding', { metadata: { name: '${library}' }, role: clusterRole }).addSubjects(account);
}
`;
}

function mainModule(libraries: readonly string[]): string {
  return `
import { App, Chart } from 'cdk8s';
import { Core, DedicatedServiceAccount, TailoredRole } from 'cdk8s-argo-rbac';
${libraries.map((library, index) => `import { define as define${index} } from './${library}';`).join('\n')}

const app = new App({ outdir: 'dist/beside-cdk8s-plus' });
const chart = new Chart(app, 'chart', { namespace: 'argo' });
const account = new DedicatedServiceAccount(chart, 'account');
const role = new TailoredRole(chart, 'role');
role.allow(Core.configMaps.get());
for (const define of [${libraries.map((_, index) => `define${index}`).join(', ')}]) {
  define(chart, account, role);
}
app.synth();
`;
}
