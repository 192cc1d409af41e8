import { ChildProcess, spawn } from 'child_process';
import { once } from 'events';
import { mkdtempSync, openSync, readFileSync, writeFileSync } from 'fs';
import { createServer } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';
import { ClusterAccess } from './cluster-access';
import { controlPlane, ServerProcess, whenReady } from './control-plane';
import { ServerPrograms } from './server-programs';
import { auditPolicy } from '../../../lib/tailoring/audit-policy';

/** Ends the given processes and removes the folder, once its input ends: when we say so, or when we are gone, however. */
const GUARDIAN = `
  folder=$1; shift
  cat > /dev/null
  for process in "$@"; do kill -KILL "$process" 2> /dev/null; done
  for process in "$@"; do while kill -0 "$process" 2> /dev/null; do sleep 0.05; done; done
  rm -rf "$folder"
`;

/** The namespace whose ServiceAccounts are in the audit log: of all others it would be large. */
export const AUDITED_NAMESPACE = 'audited';

/** The audit log, in the folder of the cluster. */
export const AUDIT_LOG = 'audit.log';

/** An API server with RBAC and its store, on free ports of loopback: no controllers, no nodes. */
export class OwnCluster {
  public static async start(programs: ServerPrograms): Promise<OwnCluster> {
    const folder = mkdtempSync(join(tmpdir(), 'cluster-'));
    const [etcdClientPort, etcdPeerPort, port] = await freePorts(3);
    const policy = join(folder, 'audit-policy.json');
    writeFileSync(policy, JSON.stringify(auditPolicy({ accounts: [], namespaces: [AUDITED_NAMESPACE] })));
    const flags = [
      '--endpoint-reconciler-type=none',
      `--audit-policy-file=${policy}`,
      `--audit-log-path=${join(folder, AUDIT_LOG)}`,
      '--audit-log-mode=blocking', // so that a request that was answered is there
    ];
    const props = { folder, etcdClientPort, etcdPeerPort, address: '127.0.0.1', port, serviceRange: '10.0.0.0/24', flags };
    const servers = controlPlane(programs, props).map((server) => startServer(folder, server));
    const pids = servers.map(({ pid }) => String(pid));
    const guardian = spawn('sh', ['-c', GUARDIAN, 'guardian', folder, ...pids], { stdio: ['pipe', 'ignore', 'inherit'], detached: true });
    try {
      const ended = () => servers.filter(({ exitCode }) => exitCode !== null).map((server) => `${server.spawnfile} ended with code ${server.exitCode}`)[0];
      return new OwnCluster(await whenReady(props, programs.kubectl, ended), guardian);
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

/** Servers get a session of their own, so that Ctrl-C reaches us alone and the end is orderly. */
function startServer(folder: string, { name, program, args }: ServerProcess): ChildProcess {
  const log = openSync(join(folder, `${name}.log`), 'w');
  const server = spawn(program, args, { cwd: folder, stdio: ['ignore', log, log], detached: true });
  server.on('error', (error) => process.stderr.write(`${name}: ${error.message}\n`));
  return server;
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
