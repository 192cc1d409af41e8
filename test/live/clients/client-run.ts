import { execFile } from 'child_process';
import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { API_CASES } from './api-cases';
import { ApiCase, CommandCase } from './client-case';
import { COMMAND_CASES } from './command-cases';
import { pageCases } from './page-cases';
import { ARCHIVE_CASES, LIMIT_CASES, STORED_LIMITS } from './stored-cases';
import { ApiOperation, ArgoClientAccess, ArgoFeature, ArgoVersion, ClientOperation, ClientRoute, InstallScope } from '../../../lib';
import { formsOf, OPERATION_TABLES, OperationClass } from '../../../lib/argo/client/operation-catalogue';
import { Operation } from '../../../lib/argo/needs/client/client-need';
import { ClusterObject } from '../cluster-objects';
import { Scenario } from '../scenarios/scenario';
import { parseObjects } from '../scenarios/scenario-install';
import { pause, ScenarioRun, SERVER_PORT } from '../scenarios/scenario-run';
import { ARTIFACT_REPOSITORY, DATABASE } from '../services/lab-services';

/** A case with the account that runs it. */
export interface ClientTry {
  readonly account: string;
  readonly operation: ClientOperation;
  readonly title: string;
  readonly route: ClientRoute;
  readonly command?: CommandCase;

  /** The requests, for an operation of the API one and for a page of the UI many. */
  readonly requests?: readonly ApiCase[];
}

/** A server, and the cases that are run beside it or through it. */
export interface ClientScenario extends Scenario {
  readonly tries: (version: ArgoVersion) => readonly ClientTry[];
}

/** A server whose objects stay as they are made. */
const SERVER_ALONE: Omit<Scenario, 'name' | 'shows'> = {
  scope: () => InstallScope.namespaced({ clusterRole: true }),
  features: () => [ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES],
  server: {},
  hasNoController: true,
};

/** Every scenario of clients. */
export const CLIENT_SCENARIOS: readonly ClientScenario[] = [
  {
    ...SERVER_ALONE,
    name: 'clients',
    shows: 'Each command, operation and page has its own account; commands send requests directly to Kubernetes.',
    tries: (version) => [...commandTries(version, ClientRoute.KUBERNETES), ...requestTries(version, API_CASES)],
  },
  {
    ...SERVER_ALONE,
    name: 'commands-through-the-server',
    shows: 'Each command has its own account, and sends its requests through the server.',
    isExtra: true,
    tries: (version) => commandTries(version, ClientRoute.ARGO_SERVER),
  },
  {
    name: 'clients-of-the-archive',
    shows: 'Each operation and page of the archive and of artifacts has its own account.',
    isExtra: true,
    features: () => [ArgoFeature.persistence('database'), ArgoFeature.ARCHIVE, ArgoFeature.ARTIFACT_UPLOADS],
    configuration: { artifactRepository: ARTIFACT_REPOSITORY, persistence: { ...DATABASE, archive: true, clusterName: 'clients' } },
    before: ['database-secret'],
    server: {},
    tries: (version) => requestTries(version, ARCHIVE_CASES),
  },
  {
    name: 'clients-of-limits',
    shows: 'Each operation on limits in the database of locks has its own account.',
    isExtra: true,
    since: ArgoVersion.V4_0,
    features: () => [ArgoFeature.databaseLocks('database'), ArgoFeature.synchronizationApi('database')],
    configuration: { synchronization: { ...DATABASE, enableAPI: true } },
    before: ['database-secret'],
    server: {},
    client: [ApiOperation.syncDatabaseCreate()],
    act: async (run) => {
      for (const key of STORED_LIMITS) {
        await setLimit(run, key);
      }
    },
    tries: (version) => requestTries(version, LIMIT_CASES),
  },
];

/** Makes a limit in the database of locks, once the controller has made the tables. */
async function setLimit(run: ScenarioRun, key: string): Promise<void> {
  await run.until(`there is the limit ${key}`, async () =>
    !Object.hasOwn(Object(await run.call('POST', `/api/v1/sync/${run.place.workflow}`, { type: 1, key, limit: 2 }, [500])), 'code'));
}

const AT_ONCE = 4;

/** Every command that a version has. */
function commandTries(version: ArgoVersion, route: ClientRoute): ClientTry[] {
  return COMMAND_CASES.filter(({ key }) => isThere(version, formsOf('ArgoCommand', key)[0].form.since)).map((command, index) => ({
    account: `command-${index}`,
    operation: ClientOperation._of('ArgoCommand', command.key, command.options),
    title: titleOf('ArgoCommand', command.key, command.options),
    route,
    command,
  }));
}

function isThere(version: ArgoVersion, since?: ArgoVersion): boolean {
  return since === undefined || version.isAtLeast(since);
}

/** Every operation of the API that a version has of some, and every page that takes nothing else. */
function requestTries(version: ArgoVersion, cases: readonly ApiCase[]): ClientTry[] {
  return [
    ...cases.filter(({ key }) => isThere(version, formsOf('ApiOperation', key)[0].form.since)).map((api, index) => ({
      account: `api-${index}`,
      operation: ClientOperation._of('ApiOperation', api.key, api.options),
      title: titleOf('ApiOperation', api.key, api.options),
      route: ClientRoute.ARGO_SERVER,
      requests: [api],
    })),
    ...pageCases(version, cases).map(({ key, requests, options }, index) => ({
      account: `page-${index}`,
      operation: ClientOperation._of('UiPage', key, options),
      title: titleOf('UiPage', key, options),
      route: ClientRoute.ARGO_SERVER,
      requests,
    })),
  ];
}

function titleOf(className: OperationClass, key: string, options: object = {}): string {
  const chosen = Object.keys(options).length === 0 ? '' : JSON.stringify(options);
  return `${formsOf(className, key)[0].form.member}(${chosen})`;
}

/** Runs every case, and says of those that fail why. */
export async function runClients(run: ScenarioRun, tries: readonly ClientTry[]): Promise<Map<string, string>> {
  const { place, objects, version } = run;
  const app = new App();
  const chart = new Chart(app, 'clients', { namespace: place.install });
  tries.forEach(({ account, operation, route }) => new ArgoClientAccess(chart, account, { version, operations: [operation], via: route }));
  await objects.create([...EVENTS_DEFINITIONS, ...parseObjects(app.synthYaml())]);
  await objects.rediscover();
  const address = await run.whenPodIsReady('argo-server');
  await untilServed(address);
  const failures = new Map<string, string>();
  const waiting = [...tries];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        await tryOne(run, next, address);
      } catch (error) {
        failures.set(next.account, error instanceof Error ? error.message : String(error));
      }
    }
  }));
  return failures;
}

async function untilServed(address: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const response = await fetch(`http://${address}:${SERVER_PORT}/api/v1/version`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (response !== undefined && response.status !== 503) {
      return;
    }
    await pause(500);
  }
  throw new Error('The server does not serve.');
}

async function tryOne(run: ScenarioRun, { account, command, route, requests = [] }: ClientTry, address: string): Promise<void> {
  const { objects, place } = run;
  const named = requests.map((api, index) => ({ api, name: index === 0 ? account : `${account}-${index}` }));
  const fixtures = [...command?.fixtures?.(account) ?? [], ...named.flatMap(({ api, name }) => api.fixtures?.(name) ?? [])];
  await objects.create(fixtures.map((fixture) => asKnownTo(run.version, fixture)), place.install);
  for (const { metadata: { name = '' } } of fixtures.filter(({ kind }) => kind === 'Pod')) {
    await run.until('the pod has ended', async () => (await objects.find<PodPhase>('Pod', name, place.install))?.status?.phase === 'Succeeded');
  }
  const uids = new Map<string, string>();
  for (const { api, name } of named.filter(({ api: { archived } }) => archived !== undefined)) {
    uids.set(name, await whenArchived(run, name));
    if (api.archived === 'deleted since') {
      await objects.delete('Workflow', name, place.install);
      await run.whenGone('Workflow', name, place.install);
    }
  }
  await pause(300); // the cache of the server sees them too
  const token = await objects.token(place.install, account);
  if (command !== undefined) {
    await runCommand(run, command, account, route === ClientRoute.KUBERNETES ? kubernetesOf(run, account, token) : serverOf(address, token));
  }
  for (const { api, name } of named) {
    await sendRequests(run, { ...api, path: { uid: uids.get(name) ?? '', ...api.path } }, name, token, address);
  }
}

/** Waits until the controller has run a workflow and archived it, and returns by what the archive knows it. */
async function whenArchived(run: ScenarioRun, name: string): Promise<string> {
  let uid = '';
  await run.until(`the workflow ${name} is archived`, async () => {
    const { labels = {}, uid: found = '' } = (await run.objects.find('Workflow', name, run.place.workflow))?.metadata ?? {};
    uid = found;
    return labels['workflows.argoproj.io/workflow-archiving-status'] === 'Archived';
  });
  return uid;
}

interface PodPhase extends ClusterObject {
  readonly status?: { readonly phase?: string };
}

/** The environment of a command that goes to Kubernetes. */
function kubernetesOf({ lab, place }: ScenarioRun, account: string, token: string): Readonly<Record<string, string>> {
  const kubeconfig = join(lab.folder, `${account}.kubeconfig`);
  writeFileSync(kubeconfig, JSON.stringify({
    'apiVersion': 'v1',
    'kind': 'Config',
    'clusters': [{ name: 'lab', cluster: { 'server': lab.kubernetes.server, 'certificate-authority': lab.kubernetes.certificateAuthority } }],
    'users': [{ name: account, user: { token } }],
    'contexts': [{ name: 'lab', context: { cluster: 'lab', user: account, namespace: place.install } }],
    'current-context': 'lab',
  }));
  return { KUBECONFIG: kubeconfig };
}

/** The environment of a command that goes to the server. */
function serverOf(address: string, token: string): Readonly<Record<string, string>> {
  return { ARGO_SERVER: `${address}:${SERVER_PORT}`, ARGO_SECURE: 'false', ARGO_TOKEN: `Bearer ${token}` };
}

function runCommand(
  run: ScenarioRun, { args, file, fails = false }: CommandCase, account: string, environment: Readonly<Record<string, string>>,
): Promise<void> {
  const { lab, place, scenario, version } = run;
  const folder = join(lab.folder, scenario.name, account);
  mkdirSync(folder, { recursive: true });
  if (file !== undefined) {
    writeFileSync(join(folder, `${account}.yaml`), JSON.stringify(asKnownTo(version, file(account))));
  }
  const written = args.map((arg) => arg.replaceAll('NAME', account));
  return new Promise((resolve, reject) => {
    execFile(lab.argo, [...written, '-n', place.install], { cwd: folder, env: { ...environment, HOME: folder, PATH: '/usr/bin:/bin' }, timeout: 40_000 }, (error, stdout, stderr) => {
      if ((error !== null) === fails) {
        resolve();
      } else {
        reject(new Error(`argo ${written.join(' ')}: ${fails ? 'it succeeds' : `${stderr}${stdout}`.trim().slice(-600)}`));
      }
    });
  });
}

async function sendRequests(run: ScenarioRun, api: ApiCase, name: string, token: string, address: string): Promise<void> {
  const operation: Operation = OPERATION_TABLES.ApiOperation[api.key];
  for (const request of operation.request.split(', ')) {
    const [method, template] = request.split('?')[0].split(' ');
    const path = template.replace(/\{(\w+)\}/g, (_, parameter: string) => ({ ns: run.place.install, name, pod: name, ...api.path }[parameter] ?? name));
    const body = api.body === undefined || method === 'GET' || method === 'DELETE' ? undefined : await withVersion(run, api, name, asKnownTo(run.version, api.body(name, run.place.install)));
    const query = api.query === undefined ? '' : `?${api.query.replaceAll('NAMESPACE', run.place.install).replaceAll('NAME', name)}`;
    const status = await send(`http://${address}:${SERVER_PORT}${path}${query}`, method, token, body);
    if (status !== undefined && !(api.answers ?? []).includes(status.code)) {
      throw new Error(`${method} ${path}${query} is answered with ${status.code}: ${status.text.slice(0, 600)}`);
    }
  }
}

/** What 3.5 takes for a schedule: it knows no lists of them. All else is the same in every version. */
function asKnownTo<Sent extends object>(version: ArgoVersion, sent: Sent): Sent {
  return version.isAtLeast(ArgoVersion.V3_6) || sent instanceof FormData ? sent
    : JSON.parse(JSON.stringify(sent).replace(/"schedules":\["([^"]+)"\]/g, '"schedule":"$1"')) as Sent;
}

/** What a client that has read the object sends back. */
async function withVersion(run: ScenarioRun, { readsFirst }: ApiCase, account: string, body: object): Promise<object> {
  if (readsFirst === undefined) {
    return body;
  }
  const read = await run.objects.find(readsFirst, account, run.place.install);
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, key === 'name' ? value as unknown : read]));
}

/** Sends a request; a stream is left after a short while. */
async function send(url: string, method: string, token: string, body?: object): Promise<{ code: number; text: string } | undefined> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), 4_000);
  try {
    const isForm = body instanceof FormData;
    const response = await fetch(url, {
      method,
      signal: abort.signal,
      headers: { Authorization: `Bearer ${token}`, ...!isForm && { 'Content-Type': 'application/json' } },
      body: isForm ? body : body && JSON.stringify(body),
    });
    if (response.ok) {
      await response.text().catch(() => undefined); // a stream that goes on
      return undefined;
    }
    return { code: response.status, text: await response.text() };
  } catch (error) {
    if (abort.signal.aborted) {
      return undefined; // a stream without any event
    }
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** The kinds of Argo Events, with a schema that takes anything. */
const EVENTS_DEFINITIONS: readonly ClusterObject[] = ([['EventSource', 'eventsources'], ['Sensor', 'sensors']] as const).map(([kind, plural]) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${plural}.argoproj.io` },
  spec: {
    group: 'argoproj.io',
    scope: 'Namespaced',
    names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
    versions: [{ name: 'v1alpha1', served: true, storage: true, schema: { openAPIV3Schema: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } } }],
  },
}));
