import { ChildProcess, execFileSync, spawn, spawnSync } from 'child_process';
import { randomBytes } from 'crypto';
import { once } from 'events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, statfsSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { installPackages, missingPackages } from './debian-packages';
import { NODE_ADDRESS } from './node-layout';
import { goIsInstalled } from '../../conformance/go-build';

const CONTROL_GROUPS = '/sys/fs/cgroup';

/** What a run and its images take; a full disk ends etcd. */
const FREE_GIGABYTES = 8;

/** Ends a process tree, and removes the folder and the control groups, once its input ends: when we say so, or when we are gone, however. */
const GUARDIAN = `
  folder=$1; group=$2; outermost=$3
  cat > /dev/null
  kill -KILL "$outermost" 2> /dev/null
  while kill -0 "$outermost" 2> /dev/null; do sleep 0.05; done
  for tree in ${CONTROL_GROUPS}/$group ${CONTROL_GROUPS}/*/$group; do
    attempt=0
    while [ -d "$tree" ] && [ "$attempt" -lt 40 ]; do
      find "$tree" -depth -type d -exec rmdir {} + 2> /dev/null || sleep 0.1
      attempt=$((attempt + 1))
    done
  done
  rm -rf "$folder"
`;

/** Why there can be no node on this machine; none where there can. Packages that are missing are installed. */
export function whyNoNode(): string | undefined {
  if (process.platform !== 'linux') {
    return `containers take Linux, and this is ${process.platform}`;
  }
  if (process.getuid?.() !== 0) {
    return 'containers and namespaces take root';
  }
  if (!goIsInstalled()) {
    return 'Go isn\'t installed, which builds Kubernetes and Argo Workflows';
  }
  const { bavail, bsize } = statfsSync(tmpdir());
  const free = Math.floor(bavail * bsize / 1e9);
  if (free < FREE_GIGABYTES) {
    return `${tmpdir()} has ${free} GB left, and a run takes ${FREE_GIGABYTES}`;
  }
  const closed = closedFolder(tmpdir());
  if (closed !== undefined) {
    return `the users of the databases can't enter ${closed}: set TMPDIR to a folder that they can enter`;
  }
  if (spawnSync('unshare', ['--mount', '--net', '--pid', '--uts', '--ipc', '--fork', 'true'], { stdio: 'ignore' }).status !== 0) {
    return 'unshare can\'t make namespaces here';
  }
  const missing = missingPackages();
  if (missing.length > 0) {
    try {
      installPackages(missing);
    } catch {
      return `${missing.join(', ')} can't be installed with apt-get`;
    }
  }
  return undefined;
}

/** The folder that users other than its owner can't enter, of a folder and those above it. */
function closedFolder(folder: string): string | undefined {
  const isClosed = statSync(folder).mode % 2 === 0; // its lowest bit lets others enter
  return isClosed ? folder : folder === dirname(folder) ? undefined : closedFolder(dirname(folder));
}

/** Namespaces and control groups of a run, in which one command starts everything else. */
export class LabMachine {
  public static prepare(): LabMachine {
    const folder = mkdtempSync(join(tmpdir(), 'live-'));
    const group = `lab-${randomBytes(4).toString('hex')}`;
    controlGroupHierarchies().forEach((hierarchy) => mkdirSync(join(hierarchy, group)));
    return new LabMachine(folder, group);
  }

  /** The folder of the node in each hierarchy. */
  public readonly controlGroup: string;

  private constructor(public readonly folder: string, private readonly group: string) {
    this.controlGroup = `/${group}`;
  }

  /**
   * Runs a command in the namespaces, and leaves nothing of it.
   *
   * @returns its exit code
   */
  public async run(command: readonly string[], atEnd: () => void): Promise<number> {
    const unshare = ['--mount', '--net', '--pid', '--uts', '--ipc', '--fork', '--kill-child', '--mount-proc'];
    const outermost = spawn('unshare', [...unshare, join(__dirname, 'enter.sh'), this.folder, ...command], {
      stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, LAB_ADDRESS: NODE_ADDRESS }, detached: true,
    });
    const guardian = spawn('sh', ['-c', GUARDIAN, 'guardian', this.folder, this.group, String(outermost.pid)], {
      stdio: ['pipe', 'ignore', 'inherit'], detached: true,
    });
    const interrupt = () => guardian.stdin.end();
    const signals = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;
    signals.forEach((signal) => process.on(signal, interrupt));
    try {
      const [code] = await once(outermost, 'exit') as [number | null];
      atEnd();
      return code ?? 1;
    } finally {
      signals.forEach((signal) => process.off(signal, interrupt));
      await end(guardian);
    }
  }
}

async function end(guardian: ChildProcess): Promise<void> {
  if (guardian.exitCode === null) {
    guardian.stdin?.end();
    await once(guardian, 'exit');
  }
}

/** The one hierarchy of version 2, or each one of version 1. */
function controlGroupHierarchies(): string[] {
  if (existsSync(join(CONTROL_GROUPS, 'cgroup.controllers'))) {
    return [CONTROL_GROUPS];
  }
  const mounted = execFileSync('awk', ['$3 == "cgroup" { print $2 }', '/proc/mounts'], { encoding: 'utf8' }).trim().split('\n');
  return mounted.filter((path) => readdirSync(path).length > 0);
}
