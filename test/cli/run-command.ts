import { main } from '../../lib/cli/main';
import { Terminal } from '../../lib/cli/terminal';

/** What a run of the command printed, and what it ended with. */
export interface CommandRun {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
}

/** Runs the command with a terminal that is only memory. */
export async function runCommand(
  args: readonly string[], { input = '', ...terminal }: Partial<Omit<Terminal, 'input'>> & { readonly input?: string } = {},
): Promise<CommandRun> {
  let out = '';
  let err = '';
  const exitCode = await main(args, {
    out: (text) => { out += text; },
    err: (text) => { err += text; },
    input: inputOf(input),
    hasColours: false,
    showsProgress: false,
    ...terminal,
  });
  return { out, err, exitCode };
}

async function* inputOf(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}
