import { generateKeyPairSync, randomUUID } from 'crypto';
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ApiClient } from './api-client';
import { ClusterAccess } from './cluster-access';
import { ServerPrograms } from './server-programs';

/** A server to start, with the arguments of its command. */
export interface ServerProcess {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** Where the control plane listens, and what it serves beyond the API. */
export interface ControlPlaneProps {
  readonly folder: string;
  readonly etcdClientPort: number;
  readonly etcdPeerPort: number;
  /** The address of the API server. */
  readonly address: string;
  readonly port: number;
  /** The range that services get their addresses from. */
  readonly serviceRange: string;
  /** Components that sign in with a token of their own, beside the administrator. */
  readonly users?: readonly ControlPlaneUser[];
  /** Whether a node signs in, whose rights come from the pods on it. */
  readonly hasNode?: boolean;
  /** Further flags of the API server. */
  readonly flags?: readonly string[];
}

export interface ControlPlaneUser {
  readonly name: string;
  readonly token: string;
  readonly groups?: readonly string[];
}

/** The file with the tokens of the administrator and of the components; the administrator's is the first one. */
const TOKENS = 'tokens.csv';

/** The key that tokens of ServiceAccounts are signed with. */
export const SERVICE_ACCOUNT_KEY = 'service-account.key';

/** The certificate that the API server makes for itself, with its authority. */
export const SERVER_CERTIFICATE = 'apiserver.crt';

const READY_WITHIN_SECONDS = 120;

/** Writes what the API server reads, and says how it and its store are started. */
export function controlPlane(programs: ServerPrograms, props: ControlPlaneProps): ServerProcess[] {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  writeFileSync(join(props.folder, SERVICE_ACCOUNT_KEY), privateKey, { mode: 0o600 });
  const users: ControlPlaneUser[] = [{ name: 'administrator', token: randomUUID(), groups: ['system:masters'] }, ...props.users ?? []];
  const lines = users.map(({ name, token, groups = [] }) => `${token},${name},${name},"${groups.join(',')}"\n`);
  writeFileSync(join(props.folder, TOKENS), lines.join(''), { mode: 0o600 });
  return [
    { name: 'etcd', program: programs.etcd, args: etcdArguments(props) },
    { name: 'kube-apiserver', program: programs.kubeApiserver, args: apiserverArguments(props) },
  ];
}

/**
 * Waits until the API server is ready.
 *
 * @param ended The exit code of a server that has ended, with its name; none while they all run.
 */
export async function whenReady(props: ControlPlaneProps, kubectl: string, ended: () => string | undefined): Promise<ClusterAccess> {
  let reason: unknown = 'no answer';
  for (let attempt = 0; attempt < READY_WITHIN_SECONDS * 4; attempt++) {
    const gone = ended();
    if (gone !== undefined) {
      throw new Error(gone);
    }
    try {
      const access = readAccess(props, kubectl);
      const admin = ApiClient.admin(access);
      const { status, body } = await admin.send({ method: 'GET', path: '/readyz' });
      admin.close();
      if (status === 200) {
        return access;
      }
      reason = body;
    } catch (error) {
      reason = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`not ready after ${READY_WITHIN_SECONDS} seconds: ${String(reason)}`);
}

/** Fails until the server has made its certificate, which it does when it starts. */
function readAccess({ folder, address, port }: ControlPlaneProps, kubectl: string): ClusterAccess {
  const server = `https://${address}:${port}`;
  return {
    server,
    certificateAuthority: readFileSync(join(folder, SERVER_CERTIFICATE), 'utf8'),
    adminServer: server,
    adminToken: readFileSync(join(folder, TOKENS), 'utf8').split(',')[0],
    kubectl,
    folder,
    prefix: '',
  };
}

function etcdArguments({ folder, etcdClientPort, etcdPeerPort }: ControlPlaneProps): string[] {
  const [client, peer] = [`http://127.0.0.1:${etcdClientPort}`, `http://127.0.0.1:${etcdPeerPort}`];
  return [
    `--data-dir=${join(folder, 'etcd')}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
    '--unsafe-no-fsync', // the data goes with the run
  ];
}

function apiserverArguments({ folder, etcdClientPort, address, port, serviceRange, hasNode, flags = [] }: ControlPlaneProps): string[] {
  const key = join(folder, SERVICE_ACCOUNT_KEY);
  return [
    `--etcd-servers=http://127.0.0.1:${etcdClientPort}`,
    `--bind-address=${address}`,
    `--advertise-address=${address}`,
    `--secure-port=${port}`,
    `--cert-dir=${folder}`,
    `--authorization-mode=${hasNode ? 'Node,' : ''}RBAC`,
    `--token-auth-file=${join(folder, TOKENS)}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    `--service-cluster-ip-range=${serviceRange}`,
    ...flags,
  ];
}
