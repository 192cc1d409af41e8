import { main } from '../lib/cli/main';

/** Runs a command line of ours, as a shell would; returns what it answers. */
export async function commandOutput(commandLine: string): Promise<string> {
  const [command, ...args] = commandLine.split(' ');
  if (command !== 'argo-rbac') {
    throw new Error(`'${commandLine}' is no command of this package`);
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
  return answer;
}

async function* noInput(): AsyncIterable<Uint8Array> {}
