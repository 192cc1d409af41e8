import { main } from '../lib/cli/main';

/** Runs a command line of ours, as a shell would; returns what it answers. */
export function commandOutput(commandLine: string): string {
  const [command, ...args] = commandLine.split(' ');
  if (command !== 'argo-rbac') {
    throw new Error(`'${commandLine}' is no command of this package`);
  }
  let answer = '';
  let messages = '';
  const exitCode = main(args, {
    out: (text) => { answer += text; },
    err: (text) => { messages += text; },
    readInput: () => new Uint8Array(),
    hasColours: false,
    showsProgress: false,
  });
  if (exitCode !== 0) {
    throw new Error(`'${commandLine}' ended with ${exitCode}: ${messages}`);
  }
  return answer;
}
