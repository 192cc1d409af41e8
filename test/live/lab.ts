import { spawnSync } from 'child_process';
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { argoPrograms } from './argo/argo-programs';
import { releaseOf, versionOf } from './argo/argo-release';
import { ClusterObjects } from './cluster-objects';
import { LabOrder } from './lab-run';
import { LabNode } from './node/lab-node';
import { prepareCluster } from './prepare-cluster';
import { FEATURE_SCENARIOS } from './scenarios/feature-scenarios';
import { SERVER_SCENARIOS } from './scenarios/server-scenarios';
import { Scenario } from './scenarios/scenario';
import { runScenarios } from './scenarios/scenario-schedule';
import { startServices } from './services/lab-services';
import { readCalls } from './verdicts/audit-log';
import { judge } from './verdicts/scenario-verdict';
import { ArgoVersion } from '../../lib';
import { SERVER_CERTIFICATE } from '../conformance/cluster/control-plane';
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
  return runAll(order, node, Date.now());
}

const AT_ONCE = 6;

async function runAll(order: LabOrder, node: LabNode, begin: number): Promise<number> {
  await startServices(order.folder);
  const release = releaseOf(order.argo);
  const { argo, definitions } = argoPrograms(release);
  const objects = await ClusterObjects.of(node.access);
  await prepareCluster(objects, definitions);
  const kubernetes = { server: node.access.server, certificateAuthority: join(order.folder, SERVER_CERTIFICATE) };
  const version = versionOf(release);
  const scenarios = [...FEATURE_SCENARIOS, ...SERVER_SCENARIOS].filter((scenario) => isWanted(scenario, version, order));
  const outcomes = await runScenarios({ objects, release, kubernetes, argo, folder: order.folder }, scenarios, AT_ONCE);
  objects.close();
  const calls = readCalls(node.layout.auditLog);
  const verdicts = scenarios.map((scenario) => judge(scenario, version, calls, outcomes.get(scenario.name) ?? { seconds: 0, end: 0, logLines: [], failure: 'It did not run.' }));
  writeFileSync(join(order.folder, 'verdicts.json'), JSON.stringify({ argo: order.argo, seconds: Math.round((Date.now() - begin) / 1000), verdicts }, undefined, 1));
  return 0;
}

function isWanted({ name, since, until }: Scenario, version: ArgoVersion, { only }: LabOrder): boolean {
  return (only.length === 0 || only.includes(name)) && (since === undefined || version.isAtLeast(since)) && (until === undefined || version._isAtMost(until));
}

main().then((code) => process.exit(code), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
