import { main } from '../lib/cli/main';

/** A command line without the `| head -N` behind it, and what that does with the answer. */
interface PipedCommand {
  readonly command: string;
  readonly shorten: (answer: string) => string;
}

/** Takes `| head -N` off a command line, which a document shows where the answer is long. */
export function splitHead(commandLine: string): PipedCommand {
  const [, command = commandLine, count] = /^(.*) \| head -(\d+)$/.exec(commandLine) ?? [];
  return { command, shorten: (answer) => count === undefined ? answer : answer.split(/(?<=\n)/).slice(0, Number(count)).join('') };
}

/** Runs a command line of ours, as a shell would; returns what it answers. */
export async function commandOutput(commandLine: string): Promise<string> {
  const { command: ours, shorten } = splitHead(commandLine);
  const [command, ...args] = ours.split(' ');
  if (command !== 'argo-rbac') {
    throw new Error(`'${commandLine}' isn't a command of this package`);
  }
  let answer = '';
  let messages = '';
  const exitCode = await main(args, {
    out: (text) => { answer += text; },
    err: (text) => { messages += text; },
    input: noInput(),
    hasColours: false,
    showsProgress: false,
  });
  if (exitCode !== 0) {
    throw new Error(`'${commandLine}' ended with ${exitCode}: ${messages}`);
  }
  return shorten(answer);
}

async function* noInput(): AsyncIterable<Uint8Array> {}
