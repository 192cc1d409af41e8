import { ChildProcess, spawn } from 'child_process';
import { randomUUID } from 'crypto';
import { once } from 'events';
import { existsSync, openSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { API_SERVER_SET_UPS, ApiServerSetUp } from './api-server-set-up';
import { writeNodeConfiguration } from './node-configuration';
import { API_SERVER_PORT, kubeconfigPath, layoutNode, NODE_ADDRESS, NODE_NAME, NodeLayout, SERVICE_RANGE } from './node-layout';
import { ApiClient } from '../../conformance/cluster/api-client';
import { ClusterAccess } from '../../conformance/cluster/cluster-access';
import {
  controlPlane, ControlPlaneProps, ControlPlaneUser, SERVER_CERTIFICATE, SERVICE_ACCOUNT_KEY, ServerProcess, whenReady,
} from '../../conformance/cluster/control-plane';
import { NodePrograms, ServerPrograms } from '../../conformance/cluster/server-programs';

const READY_WITHIN_SECONDS = 90;

/** The components that sign in to the API server, each with the rights that Kubernetes binds to its name. */
const COMPONENTS: readonly Omit<ControlPlaneUser, 'token'>[] = [
  { name: `system:node:${NODE_NAME}`, groups: ['system:nodes'] },
  { name: 'system:kube-controller-manager' },
  { name: 'system:kube-scheduler' },
  { name: 'system:kube-proxy' },
];

/** What is given to start a node. */
export interface LabNodeProps {
  readonly folder: string;
  readonly controlGroup: string;
  readonly programs: ServerPrograms & NodePrograms;

  /** A tar file with every image that pods use. */
  readonly images: string;

  readonly apiServer: ApiServerSetUp;
}

/**
 * A whole cluster of one node: etcd, API server, controller manager, scheduler, kube-proxy, kubelet and containerd.
 *
 * It is started in namespaces that `enter.sh` has prepared, which end with it.
 */
export class LabNode {
  public static async start({ folder, controlGroup, programs, images, apiServer }: LabNodeProps): Promise<LabNode> {
    const layout = layoutNode(folder, controlGroup);
    const { flags, withoutBinding } = API_SERVER_SET_UPS[apiServer];
    writeNodeConfiguration(layout);
    const users = COMPONENTS.map((component) => ({ ...component, token: randomUUID() }));
    const props: ControlPlaneProps = {
      folder,
      etcdClientPort: 2379,
      etcdPeerPort: 2380,
      address: NODE_ADDRESS,
      port: API_SERVER_PORT,
      serviceRange: SERVICE_RANGE,
      users,
      hasNode: true,
      flags: [...apiserverFlags(layout), ...flags],
    };
    const node = new LabNode(layout);
    controlPlane(programs, props).forEach((server) => node.run(server));
    node.run({ name: 'containerd', program: 'containerd', args: [`--config=${layout.containerdConfiguration}`, '--log-level=warn'] });
    const imported = node.import(images);
    const access = await whenReady(props, programs.kubectl, () => node.ended());
    users.forEach((user) => writeKubeconfig(layout, user));
    await imported;
    nodeServers(layout, programs).forEach((server) => node.run(server));
    await node.whenNodeIsReady(access);
    if (withoutBinding !== undefined) {
      await removeBinding(access, withoutBinding);
    }
    node.found = access;
    return node;
  }

  private readonly servers: ChildProcess[] = [];

  private found?: ClusterAccess;

  private constructor(public readonly layout: NodeLayout) {}

  /** How its API server is reached. */
  public get access(): ClusterAccess {
    if (this.found === undefined) {
      throw new Error('The node is not ready yet.');
    }
    return this.found;
  }

  /** Says which server has ended, if one has, with the end of its log. */
  public ended(): string | undefined {
    const gone = this.servers.find(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null);
    if (gone === undefined) {
      return undefined;
    }
    const name = gone.spawnfile.slice(gone.spawnfile.lastIndexOf('/') + 1);
    const log = readFileSync(join(this.layout.folder, `${name}.log`), 'utf8').split('\n').slice(-30).join('\n');
    return `${name} ended with ${gone.exitCode ?? gone.signalCode}:\n${log}`;
  }

  private run({ name, program, args }: ServerProcess): void {
    const log = openSync(join(this.layout.folder, `${name}.log`), 'w');
    const server = spawn(program, args, { cwd: this.layout.folder, stdio: ['ignore', log, log] });
    server.on('error', (error) => process.stderr.write(`${name}: ${error.message}\n`));
    this.servers.push(server);
  }

  /** Imports images, once containerd listens. */
  private async import(images: string): Promise<void> {
    const { containerdSocket } = this.layout;
    await until('containerd listens', () => Promise.resolve(existsSync(containerdSocket) && !this.ended()));
    const ctr = spawn('ctr', ['--address', containerdSocket, '--namespace', 'k8s.io', 'images', 'import', images], { stdio: ['ignore', 'ignore', 'inherit'] });
    const [code] = await once(ctr, 'exit') as [number | null];
    if (code !== 0) {
      throw new Error(`The images could not be imported: ctr ended with code ${code}.`);
    }
  }

  private async whenNodeIsReady(access: ClusterAccess): Promise<void> {
    const admin = ApiClient.admin(access);
    try {
      await until('the node is ready', async () => {
        const gone = this.ended();
        if (gone !== undefined) {
          throw new Error(gone);
        }
        const { status, body } = await admin.send({ method: 'GET', path: `/api/v1/nodes/${NODE_NAME}` });
        return status === 200 && isReady(JSON.parse(body) as NodeObject);
      });
    } finally {
      admin.close();
    }
  }
}

async function removeBinding(access: ClusterAccess, name: string): Promise<void> {
  const admin = ApiClient.admin(access);
  try {
    await admin.object('DELETE', `/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/${name}`);
  } finally {
    admin.close();
  }
}

interface NodeObject {
  readonly status: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

function isReady({ status: { conditions = [] } }: NodeObject): boolean {
  return conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < READY_WITHIN_SECONDS * 5; attempt++) {
    if (await holds()) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`It takes longer than ${READY_WITHIN_SECONDS} seconds until ${what}.`);
}

function apiserverFlags({ auditLog, auditPolicy }: NodeLayout): string[] {
  return [
    '--enable-admission-plugins=NodeRestriction',
    `--audit-policy-file=${auditPolicy}`,
    `--audit-log-path=${auditLog}`,
    '--audit-log-mode=blocking',
    '--allow-privileged=true',
    '--max-requests-inflight=2000',
    '--max-mutating-requests-inflight=1000',
    '--kubelet-preferred-address-types=InternalIP',
  ];
}

function nodeServers(layout: NodeLayout, programs: NodePrograms): ServerProcess[] {
  const { folder } = layout;
  const kubeconfig = (component: string) => `--kubeconfig=${kubeconfigPath(layout, component)}`;
  return [
    {
      name: 'kube-controller-manager',
      program: programs.kubeControllerManager,
      args: [
        kubeconfig('kube-controller-manager'),
        '--leader-elect=false',
        '--secure-port=0',
        '--controllers=*,-node-ipam-controller',
        `--root-ca-file=${join(folder, SERVER_CERTIFICATE)}`,
        `--service-account-private-key-file=${join(folder, SERVICE_ACCOUNT_KEY)}`,
        '--use-service-account-credentials=true',
        '--pvclaimbinder-sync-period=2s',
        '--kube-api-qps=200',
        '--kube-api-burst=400',
      ],
    },
    { name: 'kube-scheduler', program: programs.kubeScheduler, args: [kubeconfig('kube-scheduler'), '--leader-elect=false', '--secure-port=0'] },
    { name: 'kube-proxy', program: programs.kubeProxy, args: [`--config=${layout.kubeProxyConfiguration}`, `--hostname-override=${NODE_NAME}`] },
    {
      name: 'kubelet',
      program: programs.kubelet,
      args: [
        kubeconfig(`system:node:${NODE_NAME}`),
        `--config=${layout.kubeletConfiguration}`,
        `--hostname-override=${NODE_NAME}`,
        `--node-ip=${NODE_ADDRESS}`,
        `--root-dir=${join(folder, 'kubelet')}`,
      ],
    },
  ];
}

/** Writes the kubeconfig of a component; the file of `system:kube-proxy` is called after `kube-proxy`. */
function writeKubeconfig(layout: NodeLayout, { name, token }: ControlPlaneUser): void {
  const component = name.startsWith('system:node:') ? name : name.replace('system:', '');
  const server = `https://${NODE_ADDRESS}:${API_SERVER_PORT}`;
  writeFileSync(kubeconfigPath(layout, component), JSON.stringify({
    'apiVersion': 'v1',
    'kind': 'Config',
    'clusters': [{ name: 'lab', cluster: { server, 'certificate-authority': join(layout.folder, SERVER_CERTIFICATE) } }],
    'users': [{ name, user: { token } }],
    'contexts': [{ name: 'lab', context: { cluster: 'lab', user: name } }],
    'current-context': 'lab',
  }), { mode: 0o600 });
}
