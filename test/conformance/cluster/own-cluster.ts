import { ChildProcess, spawn } from 'child_process';
import { generateKeyPairSync, randomUUID } from 'crypto';
import { once } from 'events';
import { mkdtempSync, openSync, readFileSync, writeFileSync } from 'fs';
import { createServer } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiClient } from './api-client';
import { ClusterAccess } from './cluster-access';
import { ServerPrograms } from './server-programs';

const READY_WITHIN_SECONDS = 120;

/** The file with the administrator's token. */
const TOKENS = 'tokens.csv';

/** Ends the given processes and removes the folder, once its input ends: when we say so, or when we are gone, however. */
const GUARDIAN = `
  folder=$1; shift
  cat > /dev/null
  for process in "$@"; do kill -KILL "$process" 2> /dev/null; done
  for process in "$@"; do while kill -0 "$process" 2> /dev/null; do sleep 0.05; done; done
  rm -rf "$folder"
`;

/** An API server with RBAC and its store, on free ports of loopback: no controllers, no nodes. */
export class OwnCluster {
  public static async start(programs: ServerPrograms): Promise<OwnCluster> {
    const folder = mkdtempSync(join(tmpdir(), 'cluster-'));
    const [etcdClientPort, etcdPeerPort, port] = await freePorts(3);
    const servers = [
      startServer('etcd', folder, programs.etcd, etcdArguments(folder, etcdClientPort, etcdPeerPort)),
      startServer('kube-apiserver', folder, programs.kubeApiserver, apiserverArguments(folder, etcdClientPort, port)),
    ];
    const pids = servers.map(({ pid }) => String(pid));
    const guardian = spawn('sh', ['-c', GUARDIAN, 'guardian', folder, ...pids], { stdio: ['pipe', 'ignore', 'inherit'], detached: true });
    try {
      return new OwnCluster(await whenReady(servers, folder, port, programs.kubectl), guardian);
    } catch (error) {
      const log = readFileSync(join(folder, 'kube-apiserver.log'), 'utf8').split('\n').slice(-20).join('\n');
      await end(guardian);
      throw new Error(`The API server did not start: ${String(error)}\n${log}`);
    }
  }

  private constructor(public readonly access: ClusterAccess, private readonly guardian: ChildProcess) {}

  /** Leaves no process and no file. */
  public async stop(): Promise<void> {
    await end(this.guardian);
  }
}

/** Lets the guardian do its work, and waits until it has. */
async function end(guardian: ChildProcess): Promise<void> {
  if (guardian.exitCode === null) {
    guardian.stdin?.end();
    await once(guardian, 'exit');
  }
}

async function whenReady(servers: readonly ChildProcess[], folder: string, port: number, kubectl: string): Promise<ClusterAccess> {
  let reason: unknown = 'no answer';
  for (let attempt = 0; attempt < READY_WITHIN_SECONDS * 4; attempt++) {
    const ended = servers.find(({ exitCode }) => exitCode !== null);
    if (ended !== undefined) {
      throw new Error(`${ended.spawnfile} ended with code ${ended.exitCode}`);
    }
    try {
      const access = readAccess(folder, port, kubectl);
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
function readAccess(folder: string, port: number, kubectl: string): ClusterAccess {
  const server = `https://127.0.0.1:${port}`;
  return {
    server,
    certificateAuthority: readFileSync(join(folder, 'apiserver.crt'), 'utf8'),
    adminServer: server,
    adminToken: readFileSync(join(folder, TOKENS), 'utf8').split(',')[0],
    kubectl,
    folder,
    prefix: '',
  };
}

/** Servers get a session of their own, so that Ctrl-C reaches us alone and the end is orderly. */
function startServer(name: string, folder: string, program: string, args: readonly string[]): ChildProcess {
  const log = openSync(join(folder, `${name}.log`), 'w');
  const server = spawn(program, args, { cwd: folder, stdio: ['ignore', log, log], detached: true });
  server.on('error', (error) => process.stderr.write(`${name}: ${error.message}\n`));
  return server;
}

function etcdArguments(folder: string, clientPort: number, peerPort: number): string[] {
  const [client, peer] = [`http://127.0.0.1:${clientPort}`, `http://127.0.0.1:${peerPort}`];
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

function apiserverArguments(folder: string, etcdPort: number, port: number): string[] {
  const key = join(folder, 'service-account.key');
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  writeFileSync(key, privateKey, { mode: 0o600 });
  writeFileSync(join(folder, TOKENS), `${randomUUID()},administrator,administrator,system:masters\n`, { mode: 0o600 });
  return [
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    '--bind-address=127.0.0.1',
    '--advertise-address=127.0.0.1',
    '--endpoint-reconciler-type=none',
    `--secure-port=${port}`,
    `--cert-dir=${folder}`,
    '--authorization-mode=RBAC',
    `--token-auth-file=${join(folder, TOKENS)}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    '--service-cluster-ip-range=10.0.0.0/24',
  ];
}

/** Ports of loopback that nothing listens on. */
async function freePorts(count: number): Promise<number[]> {
  const listeners = Array.from({ length: count }, () => createServer());
  return Promise.all(listeners.map(async (listener) => {
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const address = listener.address();
    if (address === null || typeof address === 'string') {
      throw new Error('no port of loopback is free');
    }
    return address.port;
  })).finally(() => listeners.forEach((listener) => listener.close()));
}
