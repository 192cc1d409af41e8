import { spawnSync } from 'child_process';
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { argoPrograms } from './argo/argo-programs';
import { releaseOf, versionOf } from './argo/argo-release';
import { CLIENT_SCENARIO, ClientTry, clientTries, runClients } from './clients/client-run';
import { judgeClient, mergeClients } from './clients/client-verdict';
import { ClusterObjects } from './cluster-objects';
import { LabOrder, VERDICTS } from './lab-run';
import { LabNode } from './node/lab-node';
import { prepareCluster } from './prepare-cluster';
import { RemovalScenario, removalScenarios } from './removal/removal-scenarios';
import { judgeRemoval } from './removal/removal-verdict';
import { FEATURE_SCENARIOS } from './scenarios/feature-scenarios';
import { INSTALL_SCENARIOS } from './scenarios/install-scenarios';
import { Scenario } from './scenarios/scenario';
import { Lab, pause, ScenarioRun } from './scenarios/scenario-run';
import { runScenarios } from './scenarios/scenario-schedule';
import { SERVER_SCENARIOS } from './scenarios/server-scenarios';
import { startServices } from './services/lab-services';
import { readCalls } from './verdicts/audit-log';
import { LabVerdicts, Removal } from './verdicts/lab-verdicts';
import { judge, ScenarioOutcome } from './verdicts/scenario-verdict';
import { ArgoVersion } from '../../lib';
import { SERVER_CERTIFICATE } from '../conformance/cluster/control-plane';
import { buildNodePrograms, buildPrograms } from '../conformance/cluster/server-programs';
import { pinnedVersion } from '../conformance/go-build';

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
      'clusters': [{ name: 'lab', cluster: { 'server': node.access.server, 'certificate-authority': join(order.folder, 'apiserver.crt') } }],
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
  const lab: Lab = { objects, release, kubernetes, argo, folder: order.folder };
  const version = versionOf(release);
  const scenarios = [...FEATURE_SCENARIOS, ...SERVER_SCENARIOS, ...INSTALL_SCENARIOS].filter((scenario) => isWanted(scenario, version, order));
  const [alone, sideBySide] = [true, false].map((isAlone) => scenarios.filter((each) => (each.isAlone ?? false) === isAlone));
  const outcomes = await runScenarios(lab, sideBySide.map((scenario) => ({ scenario })), AT_ONCE);
  for (const scenario of alone) {
    await whenOthersAreGone(objects);
    (await runScenarios(lab, [{ scenario }], 1)).forEach((outcome, name) => outcomes.set(name, outcome));
  }
  const tries = order.only.length === 0 || order.only.includes(CLIENT_SCENARIO.name) ? clientTries(version) : [];
  const clientRun = new ScenarioRun(lab, CLIENT_SCENARIO);
  const clientFailures = tries.length === 0 ? new Map<string, string>() : await runClientScenario(clientRun, tries);
  const calls = readCalls(node.layout.auditLog);
  const verdicts = scenarios.map((scenario) => judge(scenario, version, calls, outcomes.get(scenario.name) ?? DID_NOT_RUN));
  const removals = order.removal ? await runRemovals(lab, removalScenarios(scenarios, verdicts, version), node) : [];
  objects.close();
  const result: LabVerdicts = {
    argo: order.argo,
    kubernetes: pinnedVersion('kubernetes-node', 'k8s.io/kubernetes'),
    seconds: Math.round((Date.now() - begin) / 1000),
    isWhole: order.only.length === 0,
    scenarios: verdicts,
    clients: mergeClients(tries.map((client) => judgeClient(client, clientRun.place.install, version, calls, clientFailures.get(client.account)))),
    removals,
  };
  writeFileSync(join(order.folder, VERDICTS), JSON.stringify(result, undefined, 1));
  return 0;
}

async function runClientScenario(run: ScenarioRun, tries: readonly ClientTry[]): Promise<Map<string, string>> {
  await run.run();
  const failures = await runClients(run, tries);
  process.stderr.write(`${failures.size === 0 ? 'ok    ' : 'FAILED'} ${tries.length} commands and operations, ${failures.size} of which fail\n`);
  return failures;
}

const DID_NOT_RUN: ScenarioOutcome = { seconds: 0, end: 0, logLines: [], failure: 'It did not run.' };

/** Waits until the namespaces of scenarios that are over have gone, with their workflows. */
async function whenOthersAreGone(objects: ClusterObjects): Promise<void> {
  for (let attempt = 0; attempt < 120; attempt++) {
    if (!(await objects.list('Namespace')).some(({ metadata: { name = '' } }) => name.startsWith('s-'))) {
      return;
    }
    await pause(1_000);
  }
}

/** Most of them wait for what never comes, which takes nothing of the machine. */
const REMOVALS_AT_ONCE = 10;

async function runRemovals(lab: Lab, removals: readonly RemovalScenario[], node: LabNode): Promise<Removal[]> {
  const outcomes = await runScenarios(lab, removals, REMOVALS_AT_ONCE);
  const calls = readCalls(node.layout.auditLog);
  return removals.map((removal) => judgeRemoval(removal, calls, outcomes.get(removal.scenario.name) ?? DID_NOT_RUN));
}

function isWanted({ name, since, until }: Scenario, version: ArgoVersion, { only }: LabOrder): boolean {
  return (only.length === 0 || only.includes(name))
    && (since === undefined || version.isAtLeast(since)) && (until === undefined || version._isAtMost(until));
}

main().then((code) => process.exit(code), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
