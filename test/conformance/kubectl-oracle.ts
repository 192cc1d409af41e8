import { ChildProcessByStdio, execFileSync, spawn } from 'child_process';
import { once } from 'events';
import { createInterface } from 'readline';
import { Readable, Writable } from 'stream';
import { build, GoProgram } from './go-build';
import { Invocation } from './kubectl-invocations';

/** What kubectl asked the API server for: `verb resource namespace name`; it fails where it ends with an error in every state. */
export interface Outcome {
  readonly calls: readonly string[];
  readonly fails: boolean;
  readonly error?: string;
}

/** A command of kubectl with its own flags, as pflag knows them. */
export interface DescribedCommand {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly flags: readonly { readonly name: string; readonly shorthand?: string; readonly type: string; readonly alone?: string }[];
  readonly commands?: readonly DescribedCommand[];
}

/** Most of a run is waiting for answers. */
const PROCESSES = 8;

/** Every command that a resource template can run, in the kubectl of a version. */
export function describeKubectl(kubectl: string): DescribedCommand {
  return JSON.parse(execFileSync(build(program(kubectl)), ['flags'], { encoding: 'utf8' })) as DescribedCommand;
}

/** Runs kubectl of a version as often as asked; the outcomes are in the order of the invocations. */
export async function runKubectl(kubectl: string, invocations: readonly Invocation[]): Promise<Outcome[]> {
  const path = build(program(kubectl));
  const shares = Array.from({ length: PROCESSES }, (_, share) => invocations.filter((__, index) => index % PROCESSES === share));
  const answers = await Promise.all(shares.map((share) => runShare(spawn(path, ['run'], { stdio: ['pipe', 'pipe', 'ignore'] }), share)));
  return invocations.map((_, index) => answers[index % PROCESSES][Math.floor(index / PROCESSES)]);
}

async function runShare(kubectl: ChildProcessByStdio<Writable, Readable, null>, invocations: readonly Invocation[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const ended = once(kubectl, 'exit');
  createInterface({ input: kubectl.stdout }).on('line', (line) => outcomes.push(JSON.parse(line) as Outcome));
  kubectl.stdin.end(invocations.map(({ action, flags, manifest, mergeStrategy, states }) =>
    `${JSON.stringify({ action, flags, manifest, mergeStrategy, states })}\n`).join(''));
  await ended;
  if (outcomes.length !== invocations.length) {
    throw new Error(`kubectl ended after ${outcomes.length} of ${invocations.length} runs, at ${JSON.stringify(invocations[outcomes.length])}.`);
  }
  return outcomes;
}

function program(kubectl: string): GoProgram {
  return { name: `kubectl-${kubectl}`, module: 'kubectl', versions: `v${kubectl}`, package: './', flags: [] };
}
