import { execFileSync } from 'child_process';

/**
 * Prints the lines that call Kubernetes and changed from one patch of Argo Workflows to the next, for docs/versions.md.
 *
 * Run: `npx ts-node --project scripts/tsconfig.json scripts/patch-differences.ts ARGO_WORKFLOWS_REPOSITORY`, a clone with all tags.
 */
const [repository] = process.argv.slice(2);

/** Where the controller, the server, the executor and the command call Kubernetes. */
const FOLDERS = ['workflow', 'server', 'cmd', 'util', 'persist', 'config'];

/** Calls of a client, informers, reviews and what start-up waits for. */
const CALL = new RegExp([
  /\.(Get|List|Watch|Create|Update|UpdateStatus|Patch|Delete|DeleteCollection|GetLogs|Apply)\((ctx|context|metav1|o\.ctx|woc)/,
  /CanI(Argo)?\(|HasAccessTo|SelfSubject/,
  /RetryWatcher|ListWatch|Informer\(|WaitForCacheSync/,
  /\.Exec\(|remotecommand|BlockOwnerDeletion|NewControllerRef/,
].map(({ source }) => source).join('|'));

const TAG = /^v(3\.[567]|4\.\d+)\.\d+$/;

function git(...args: string[]): string[] {
  return execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 }).trim().split('\n');
}

/** How often each line that calls Kubernetes is in a file, at a tag. */
function callsAt(tag: string): Map<string, number> {
  const calls = new Map<string, number>();
  for (const line of git('grep', '-E', '[A-Za-z]\\(', tag, '--', ...FOLDERS.map((folder) => `${folder}/*.go`))) {
    const [, file, ...rest] = line.split(':');
    const text = rest.join(':').trim();
    if (CALL.test(text) && !text.startsWith('//') && !/_test\.go$|\/mocks\/|testdata/.test(file)) {
      const call = `${file} ${text}`;
      calls.set(call, (calls.get(call) ?? 0) + 1);
    }
  }
  return calls;
}

/** The lines that one has oftener than the other. */
function more(one: Map<string, number>, other: Map<string, number>): string[] {
  return [...one].filter(([call, count]) => count > (other.get(call) ?? 0)).map(([call]) => call).sort();
}

const numbersOf = (tag: string) => tag.slice(1).split('.').map(Number);
const tags = git('tag').filter((tag) => TAG.test(tag)).sort((a, b) => {
  const [one, other] = [numbersOf(a), numbersOf(b)];
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
});
tags.slice(1).forEach((tag, i) => {
  const before = tags[i];
  if (tag.replace(/\.\d+$/, '') === before.replace(/\.\d+$/, '')) {
    const [older, newer] = [callsAt(before), callsAt(tag)];
    const lines = [...more(older, newer).map((call) => `- ${call}`), ...more(newer, older).map((call) => `+ ${call}`)];
    process.stdout.write(`${before} ${tag}: ${lines.length === 0 ? 'the same' : ''}\n${lines.map((line) => `  ${line}\n`).join('')}`);
  }
});
