import { execFileSync } from 'child_process';
import { createHmac } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
import { connect } from 'tls';
import { Scenario } from './scenario';
import { INSTALL_NAME } from './scenario-install';
import { ScenarioRun, SERVER_PORT, WorkflowObject } from './scenario-run';
import {
  ApiOperation, ArgoClientAccess, ArgoFeature, ArgoVersion, ArtifactGarbageCollector, ClientPreset, InstallScope, WebhookSender,
} from '../../../lib';
import { ARTIFACT_DRIVER_IMAGE } from '../argo/argo-images';
import { ClusterObject } from '../cluster-objects';
import { STEP_IMAGE } from '../node/images';
import { ARTIFACT_REPOSITORY, DATABASE } from '../services/lab-services';

/** Where Argo Workflows expects the socket of the driver `lab`. */
const DRIVER_FOLDER = '/tmp/artifact-plugins/lab';

/** Each feature of the server alone, in client mode. */
export const SERVER_SCENARIOS: readonly Scenario[] = [
  {
    name: 'server',
    shows: 'A client lists workflows and creates one through a server without any feature.',
    apiServers: ['usual', 'without-watch-list'],
    server: {},
    client: [ApiOperation.workflowList(), ApiOperation.workflowCreate()],
    act: async (run) => {
      const workflow = {
        metadata: { name: 'by-client' },
        spec: { serviceAccountName: 'workflow', entrypoint: 'main', templates: [{ name: 'main', container: { image: STEP_IMAGE, command: ['true'] } }] },
      };
      await run.call('GET', `/api/v1/workflows/${run.place.workflow}`);
      await run.call('POST', `/api/v1/workflows/${run.place.workflow}`, { workflow });
    },
    holds: (run) => run.whenEnded('by-client', 'Succeeded'),
  },
  {
    name: 'server-cluster-workflow-templates',
    shows: 'A client creates a workflow from a cluster workflow template that only the server may read.',
    apiServers: ['usual', 'without-watch-list'],
    since: ArgoVersion.V3_7,
    scope: () => InstallScope.namespaced({ clusterRole: true }),
    features: () => [ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES],
    before: ['cluster-workflow-template'],
    server: {},
    client: [ApiOperation.workflowCreate()],
    act: async (run) => {
      const workflow = { metadata: { name: 'by-client' }, spec: { serviceAccountName: 'workflow', workflowTemplateRef: { name: 'greeting', clusterScope: true } } };
      await run.call('POST', `/api/v1/workflows/${run.place.workflow}`, { workflow });
    },
    holds: (run) => run.whenEnded('by-client', 'Succeeded'),
  },
  {
    name: 'access-reviews',
    shows: 'The controller and the server review their own access in a cluster that requires a permission for that.',
    isExtra: true,
    apiServers: ['without-basic-user'],
    scope: () => InstallScope.namespaced({ clusterRole: true }),
    features: () => [ArgoFeature.ACCESS_REVIEWS, ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES],
    server: {},
    client: [ApiOperation.workflowList()],
    prepare: ({ objects, place: { install } }) => objects.create(mayAsk(`${INSTALL_NAME}-argo-client`, install)), // the server asks with its token
    workflows: { 'cluster-workflow-template': 'Succeeded' },
    act: async (run) => {
      await run.call('GET', `/api/v1/workflows/${run.place.workflow}`);
    },
  },
  {
    name: 'tls-certificate',
    shows: 'The server serves HTTPS with the certificate of a Secret.',
    features: () => [ArgoFeature.tlsCertificate('server-tls')],
    server: { secure: true },
    prepare: (run) => {
      const [key, certificate] = ['key', 'crt'].map((end) => join(run.lab.folder, `server-tls.${end}`));
      execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1', '-subj', '/CN=lab-server',
        '-keyout', key, '-out', certificate], { stdio: 'ignore' });
      const [keyText, certificateText] = [key, certificate].map((file) => readFileSync(file, 'utf8'));
      return run.objects.create([{
        apiVersion: 'v1', kind: 'Secret', metadata: { name: 'server-tls' }, stringData: { 'tls.crt': certificateText, 'tls.key': keyText },
      }], run.place.install);
    },
    holds: (run) => run.until('the server shows its certificate', async () => await subjectOf(await run.whenPodIsReady('argo-server')) === 'lab-server'),
  },
  {
    name: 'webhooks',
    shows: 'A signed event without a token creates a workflow.',
    features: () => [ArgoFeature.webhooks({ serviceAccounts: ['github'] }), ArgoFeature.WORKFLOW_TEMPLATES],
    server: {},
    before: ['event-binding', 'webhook-clients'],
    define: (chart, _, version) => {
      new ArgoClientAccess(chart, 'github', { version, operations: [ClientPreset.webhook()], webhook: WebhookSender.GITHUB });
    },
    act: async (run) => {
      const body = JSON.stringify({ ref: 'refs/heads/main' });
      const signature = `sha256=${createHmac('sha256', 'shh').update(body).digest('hex')}`;
      const legacy = `sha1=${createHmac('sha1', 'shh').update(body).digest('hex')}`;
      const address = await run.whenPodIsReady('argo-server');
      const headers = { 'X-GitHub-Event': 'push', 'X-Hub-Signature': legacy, 'X-Hub-Signature-256': signature, 'Content-Type': 'application/json' };
      await run.until('the server takes the event', async () =>
        (await fetch(`http://${address}:${SERVER_PORT}/api/v1/events/${run.place.workflow}/`, { method: 'POST', headers, body }).catch(() => undefined))?.ok === true);
    },
    holds: async (run) => {
      const [{ metadata }] = await run.whenThereAre('Workflow', 1);
      await run.whenEnded(metadata.name ?? '', 'Succeeded');
    },
  },
  {
    name: 'event-dispatch',
    shows: 'The server reports an event that it can\'t dispatch as a Kubernetes event, and increases its count.',
    features: () => [ArgoFeature.EVENT_DISPATCH],
    server: {},
    client: [ApiOperation.eventReceive({ workflowTemplates: true })],
    before: ['broken-event-binding'],
    act: async (run) => {
      for (let time = 0; time < 3; time++) {
        await run.call('POST', `/api/v1/events/${run.place.workflow}/`, { hello: 'lab' }, [500]);
      }
    },
    holds: async (run) => {
      await run.until('the event is there', async () =>
        (await run.objects.list('Event', run.place.workflow)).some(({ reason, count }) => reason === 'WorkflowEventBindingError' && Number(count) > 1));
    },
  },
  {
    name: 'synchronization-api',
    shows: 'A client creates a limit in the database of locks.',
    since: ArgoVersion.V4_0,
    features: () => [ArgoFeature.synchronizationApi('database')],
    configuration: { synchronization: { ...DATABASE, enableAPI: true } },
    before: ['database-secret'],
    server: {},
    client: [ApiOperation.syncDatabaseCreate()],
    act: async (run) => {
      const limit = { type: 1, key: 'limit', limit: 2 }; // type 1 is the database
      await run.until('the controller has made the tables', async () =>
        !Object.hasOwn(Object(await run.call('POST', `/api/v1/sync/${run.place.workflow}`, limit, [500])), 'code'));
    },
  },
  {
    name: 'artifact-uploads',
    shows: 'A client uploads an artifact that is stored in the default repository.',
    since: ArgoVersion.V4_1,
    features: () => [ArgoFeature.ARTIFACT_UPLOADS],
    configuration: { artifactRepository: ARTIFACT_REPOSITORY },
    before: ['takes-file'],
    server: {},
    client: [ApiOperation.artifactUpload({ artifactSecrets: ['object-store'] })],
    act: async (run) => {
      const form = new FormData();
      form.set('file', new Blob(['hello']), 'hello.txt');
      await run.call('POST', `/upload-artifacts/${run.place.workflow}/takes-file/file`, form);
    },
  },
  {
    name: 'artifact-drivers',
    shows: 'The server checks that the images of artifact drivers are in its pod.',
    since: ArgoVersion.V4_0,
    features: () => [ArgoFeature.ARTIFACT_DRIVERS],
    configuration: { artifactDrivers: [{ name: 'lab', image: STEP_IMAGE }] },
    // It ends after that, since nothing answers in the container.
    server: { containers: [{ name: 'driver', image: STEP_IMAGE, command: ['sleep', '100000'] }], isNotAwaited: true },
    act: (run) => run.until('the server has looked for its pod', async () => (await run.log('argo-server')).includes('Artifact driver validation passed')),
  },
  {
    name: 'artifact-driver-plugin',
    shows: 'An artifact driver writes, reads and deletes artifacts, and the server serves them through it.',
    isExtra: true,
    since: ArgoVersion.V4_0,
    usesArtifactDriver: true,
    features: () => [ArgoFeature.ARTIFACT_DRIVERS, ArgoFeature.ARTIFACT_GARBAGE_COLLECTION],
    configuration: {
      artifactDrivers: [{ name: 'lab', image: ARTIFACT_DRIVER_IMAGE, connectionTimeoutSeconds: 60 }],
      images: { [ARTIFACT_DRIVER_IMAGE]: { entrypoint: ['/bin/artifact-driver'] } },
    },
    server: {
      containers: [{ name: 'driver', image: ARTIFACT_DRIVER_IMAGE, args: [`${DRIVER_FOLDER}/socket`] }],
      sharedFolder: DRIVER_FOLDER,
    },
    client: [ApiOperation.artifactDownload()],
    workflow: { artifactGarbageCollection: ArtifactGarbageCollector.OWN_ACCOUNT },
    workflows: { 'artifact-driver': 'Succeeded' },
    holds: async (run) => {
      await run.call('GET', `/artifacts/${run.place.workflow}/drives/${await nodeOf(run, 'drives', 'store')}/out`);
      await run.objects.delete('Workflow', 'drives', run.place.workflow);
      await run.whenGone('Workflow', 'drives'); // which waits for its artifacts to be deleted
    },
  },
];

/** Lets an account ask what it may do. */
function mayAsk(account: string, namespace: string): ClusterObject[] {
  const name = `${namespace}-may-ask`;
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  const rules = [{ apiGroups: ['authorization.k8s.io'], resources: ['selfsubjectaccessreviews'], verbs: ['create'] }];
  return [
    { apiVersion, kind: 'ClusterRole', metadata: { name }, rules },
    {
      apiVersion,
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
    },
  ];
}

/** The ID of the node of a template. */
async function nodeOf({ objects, place }: ScenarioRun, workflow: string, template: string): Promise<string> {
  const found = await objects.find<WorkflowObject>('Workflow', workflow, place.workflow);
  return Object.entries(found?.status?.nodes ?? {}).find(([, { templateName }]) => templateName === template)?.[0] ?? '';
}

/** Whom the certificate of the server names, once it listens. */
function subjectOf(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port: SERVER_PORT, rejectUnauthorized: false }, () => {
      resolve(String(socket.getPeerCertificate().subject.CN));
      socket.destroy();
    });
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on('close', () => resolve(undefined));
    socket.on('error', () => resolve(undefined));
  });
}
