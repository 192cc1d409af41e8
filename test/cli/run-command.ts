import { main } from '../../lib/cli/main';
import { Terminal } from '../../lib/cli/terminal';

/** What a run of the command printed, and what it ended with. */
export interface CommandRun {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
}

/** Runs the command with a terminal that is only memory. */
export function runCommand(args: readonly string[], terminal: Partial<Terminal> & { readonly input?: string } = {}): CommandRun {
  let out = '';
  let err = '';
  const exitCode = main(args, {
    out: (text) => { out += text; },
    err: (text) => { err += text; },
    readInput: () => new TextEncoder().encode(terminal.input ?? ''),
    hasColours: terminal.hasColours ?? false,
    showsProgress: terminal.showsProgress ?? false,
  });
  return { out, err, exitCode };
}
