import { schemaFaults } from './output-schema';
import { main } from '../../lib/cli/main';
import { Terminal } from '../../lib/cli/terminal';

/** What a run of the command printed, and what it ended with. */
export interface CommandRun {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
}

/**
 * Runs the command with a terminal that is only memory.
 *
 * @throws when it answers in JSON that its schema doesn't allow
 */
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
  const faults = schemaFaults(args, out);
  if (faults.length > 0) {
    throw new Error(`argo-rbac ${args.join(' ')} answers what its schema doesn't allow:\n${faults.join('\n')}`);
  }
  return { out, err, exitCode };
}

async function* inputOf(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}
