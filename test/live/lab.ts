import { spawnSync } from 'child_process';
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { argoPrograms, artifactDriver } from './argo/argo-programs';
import { ArgoRelease, releaseOf, versionOf } from './argo/argo-release';
import { ClientVerdict } from './clients/client-case';
import { CLIENT_SCENARIOS, ClientScenario, runClients } from './clients/client-run';
import { judgeClient, mergeClients } from './clients/client-verdict';
import { ClusterObjects } from './cluster-objects';
import { GivenCluster, LabOrder, VERDICTS } from './lab-run';
import { LabNode } from './node/lab-node';
import { prepareCluster } from './prepare-cluster';
import { isUnrecorded, RemovalScenario, removalScenarios, repeated } from './removal/removal-scenarios';
import { judgeRemoval, RemovalPlace } from './removal/removal-verdict';
import { ALL_SCENARIOS } from './scenarios/all-scenarios';
import { Scenario } from './scenarios/scenario';
import { Lab, pause, ScenarioRun } from './scenarios/scenario-run';
import { runScenarios } from './scenarios/scenario-schedule';
import { startServices } from './services/lab-services';
import { mysqlIsInstalled } from './services/mysql';
import { Call, readCalls } from './verdicts/audit-log';
import { GrantedPermission, grantedPermissions } from './verdicts/granted-permissions';
import { LabVerdicts, Removal, UNSETTLED } from './verdicts/lab-verdicts';
import { judge, ScenarioOutcome } from './verdicts/scenario-verdict';
import { UNUSED_PERMISSIONS, UnusedClass } from './verdicts/unused-permissions';
import { ArgoVersion } from '../../lib';
import { OBSERVABLE_NEEDS } from '../../scripts/permissions/observed-needs';
import { buildNodePrograms, buildPrograms } from '../conformance/cluster/server-programs';

/** Runs in the namespaces of the lab: starts the node, runs what was ordered, and writes what came of it. */
async function main(): Promise<number> {
  const order = JSON.parse(readFileSync(process.argv[2], 'utf8')) as LabOrder;
  const servers = buildPrograms();
  if (servers === undefined) {
    throw new Error('Go is gone.');
  }
  if (order.given !== undefined) {
    return runAll(order, order.given);
  }
  const begin = Date.now();
  const programs = { ...servers, ...buildNodePrograms() };
  const node = await LabNode.start({ ...order, programs });
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
    return spawnSync('sh', ['-c', order.shell], { stdio: 'inherit', env: { ...process.env, KUBECONFIG: kubeconfig, KUBECTL: servers.kubectl, AUDIT_LOG: node.layout.auditLog } }).status ?? 1;
  }
  return runAll(order, { access: node.access, auditLog: node.layout.auditLog });
}

const AT_ONCE = 6;

async function runAll(order: LabOrder, { access, auditLog }: GivenCluster): Promise<number> {
  const begin = Date.now();
  const callsSoFar = () => (auditLog === undefined ? [] : readCalls(auditLog).filter(({ time }) => time >= begin));
  const release = releaseOf(order.argo);
  const { argo, definitions } = argoPrograms(release);
  const objects = await ClusterObjects.of(access);
  await prepareCluster(objects, definitions);
  const certificateAuthority = join(order.folder, 'certificate-authority.crt');
  writeFileSync(certificateAuthority, access.certificateAuthority ?? '');
  const kubernetes = { server: access.server, certificateAuthority };
  const lab: Lab = { objects, release, kubernetes, argo, folder: order.folder };
  const version = versionOf(release);
  const wanted = ALL_SCENARIOS.filter((scenario) => isWanted(scenario, version, order)
    && (!triesSomePermissions(order) || showsRemoval(scenario, version, order)));
  const scenarios = wanted.filter((scenario) => {
    const reason = whyLeftOut(scenario, release);
    process.stderr.write(reason === undefined ? '' : `left out ${scenario.name}: ${reason}\n`);
    return reason === undefined;
  });
  await startServices(order.folder, scenarios.some(({ usesMysql }) => usesMysql));
  const [alone, sideBySide] = [true, false].map((isAlone) => scenarios.filter((each) => (each.isAlone ?? false) === isAlone));
  const outcomes = await runScenarios(lab, sideBySide.map((scenario) => ({ scenario })), AT_ONCE);
  for (const scenario of alone) {
    await whenOthersAreGone(objects);
    (await runScenarios(lab, [{ scenario }], 1)).forEach((outcome, name) => outcomes.set(name, outcome));
  }
  const clients: ClientVerdict[] = [];
  for (const scenario of CLIENT_SCENARIOS.filter((each) => isWanted(each, version, order) && !triesSomePermissions(order))) {
    clients.push(...await runClientScenario(lab, scenario, callsSoFar));
  }
  const calls = callsSoFar();
  const verdicts = scenarios.map((scenario) => judge(scenario, version, calls, outcomes.get(scenario.name) ?? DID_NOT_RUN));
  const removable = order.removal ? removalScenarios(scenarios, verdicts, version).filter(({ withheld }) => isTried(withheld, order)) : [];
  const removals = await runRemovals(lab, removable, callsSoFar, { version, apiServer: order.apiServer });
  const kubernetesVersion = await objects.version();
  if (order.given !== undefined) {
    await objects.removeCreated();
  }
  objects.close();
  const result: LabVerdicts = {
    argo: order.argo,
    kubernetes: kubernetesVersion,
    seconds: Math.round((Date.now() - begin) / 1000),
    apiServer: order.apiServer,
    hasAuditLog: auditLog !== undefined,
    isWhole: order.only.length === 0 && !triesSomePermissions(order) && order.apiServer === 'usual' && auditLog !== undefined,
    scenarios: verdicts,
    clients,
    removals,
  };
  writeFileSync(join(order.folder, VERDICTS), JSON.stringify(result, undefined, 1));
  return 0;
}

/** What a scenario takes that isn't there, if so. */
function whyLeftOut({ usesMysql = false, usesArtifactDriver = false }: Scenario, release: ArgoRelease): string | undefined {
  return usesMysql && !mysqlIsInstalled() ? 'MariaDB isn\'t installed'
    : usesArtifactDriver && artifactDriver(release) === undefined ? 'the sources of the release, of which the artifact driver is built, aren\'t given' : undefined;
}

/** Whether only what follows without some permissions is asked for: clients and scenarios that don't have these show nothing of it. */
function triesSomePermissions({ unrecorded, needs }: LabOrder): boolean {
  return unrecorded || needs.length > 0;
}

function isTried(permission: GrantedPermission, order: LabOrder): boolean {
  return isShownBy(permission, order) && (!order.unrecorded || isUnrecorded(permission, order.argo));
}

/** Whether it is for this run to show what follows: what the usual API server shows isn't tried with others, unless it is asked for. */
function isShownBy({ need, verb }: GrantedPermission, { apiServer, needs }: LabOrder): boolean {
  if (needs.length > 0) {
    return needs.includes(need);
  }
  const isUnused = (why: UnusedClass) => UNUSED_PERMISSIONS.some((unused) => unused.need === need && unused.verb === verb && unused.class === why);
  const isHiddenByStreams = OBSERVABLE_NEEDS.get(need)?.denied === 'hang without streaming';
  switch (apiServer) {
    case 'usual': return !isHiddenByStreams;
    case 'without-watch-list': return isHiddenByStreams || isUnused('streamed');
    case 'owner-references': return isUnused('admission');
    case 'without-basic-user': return OBSERVABLE_NEEDS.get(need)?.trigger.includes('access-reviews') === true;
  }
}

async function runClientScenario(lab: Lab, scenario: ClientScenario, callsSoFar: () => readonly Call[]): Promise<ClientVerdict[]> {
  const run = new ScenarioRun(lab, scenario);
  const tries = scenario.tries(run.version);
  await run.run();
  const failures = await runClients(run, tries);
  process.stderr.write(`${failures.size === 0 ? 'ok    ' : 'FAILED'} ${scenario.name}: ${tries.length} cases, ${failures.size} of which fail\n`);
  const calls = callsSoFar();
  await run.remove();
  return mergeClients(tries.map((client) => judgeClient(client, run.place.install, run.version, calls, failures.get(client.account))));
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

/** Most of them wait for what never comes, which takes little of the machine: ten take one processor. */
const REMOVALS_AT_ONCE = 10;

/** Takes permissions away, and once more where that showed nothing: a controller that is slow to renew its lease exits by itself. */
async function runRemovals(
  lab: Lab, removals: readonly RemovalScenario[], callsSoFar: () => readonly Call[], place: RemovalPlace,
): Promise<Removal[]> {
  const first = await tryRemovals(lab, removals, callsSoFar, place);
  const unsettled = removals.filter((_, index) => first[index].followed === UNSETTLED);
  const second = await tryRemovals(lab, unsettled.flatMap((removal) => repeated(removal, place.version)), callsSoFar, place);
  return first.map((removal) => second.find(({ need, verb }) => need === removal.need && verb === removal.verb) ?? removal);
}

async function tryRemovals(
  lab: Lab, removals: readonly RemovalScenario[], callsSoFar: () => readonly Call[], place: RemovalPlace,
): Promise<Removal[]> {
  const outcomes = await runScenarios(lab, removals, REMOVALS_AT_ONCE);
  const calls = callsSoFar();
  return removals.map((removal) => judgeRemoval(removal, calls, outcomes.get(removal.scenario.name) ?? DID_NOT_RUN, place));
}

function isWanted(scenario: Scenario, version: ArgoVersion, order: LabOrder): boolean {
  const { name, since, until, isExtra = false, apiServers = ['usual'] } = scenario;
  return (order.only.length === 0 ? order.all || !isExtra || triesSomePermissions(order) : order.only.includes(name))
    && apiServers.includes(order.apiServer)
    && (since === undefined || version.isAtLeast(since)) && (until === undefined || version._isAtMost(until));
}

/** Whether a scenario has to run for what follows in it without a permission. */
function showsRemoval(scenario: Scenario, version: ArgoVersion, order: LabOrder): boolean {
  return scenario.isAlone !== true
    && grantedPermissions(scenario, ScenarioRun.placeOf(scenario), version).some((permission) => isTried(permission, order));
}

main().then((code) => process.exit(code), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
