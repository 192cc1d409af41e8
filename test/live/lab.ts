import { spawnSync } from 'child_process';
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { argoPrograms } from './argo/argo-programs';
import { releaseOf } from './argo/argo-release';
import { LabOrder } from './lab-run';
import { LabNode } from './node/lab-node';
import { buildNodePrograms, buildPrograms } from '../conformance/cluster/server-programs';

/** Runs in the namespaces of the lab: starts the node, runs what was ordered, and writes what came of it. */
async function main(): Promise<number> {
  const order = JSON.parse(readFileSync(process.argv[2], 'utf8')) as LabOrder;
  const servers = buildPrograms();
  if (servers === undefined) {
    throw new Error('Go is gone.');
  }
  const begin = Date.now();
  const node = await LabNode.start({ ...order, programs: { ...servers, ...buildNodePrograms() } });
  process.stderr.write(`The node is ready after ${((Date.now() - begin) / 1000).toFixed(1)} s.\n`);
  argoPrograms(releaseOf(order.argo));
  if (order.shell !== undefined) {
    const kubeconfig = join(order.folder, 'admin.kubeconfig');
    writeFileSync(kubeconfig, JSON.stringify({
      'apiVersion': 'v1',
      'kind': 'Config',
      'clusters': [{ name: 'lab', cluster: { server: node.access.server, 'certificate-authority': join(order.folder, 'apiserver.crt') } }],
      'users': [{ name: 'admin', user: { token: node.access.adminToken } }],
      'contexts': [{ name: 'lab', context: { cluster: 'lab', user: 'admin' } }],
      'current-context': 'lab',
    }));
    return spawnSync('sh', ['-c', order.shell], { stdio: 'inherit', env: { ...process.env, KUBECONFIG: kubeconfig, KUBECTL: servers.kubectl } }).status ?? 1;
  }
  return 0;
}

main().then((code) => process.exit(code), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
