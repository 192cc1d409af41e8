import { spawnSync } from 'child_process';
import { build, goIsInstalled, GoProgram } from './go-build';

const DECODER: GoProgram = { name: 'decoder', module: 'kubernetes', package: './decoder', flags: [] };

/** The documents of a text, or why it is refused. */
export type Decoded = { readonly documents: readonly unknown[] } | { readonly error: string };

/**
 * Reads texts with the code that kubectl reads manifests with.
 *
 * @throws without Go
 */
export function decodeByKubernetes(texts: readonly string[]): Decoded[] {
  if (!goIsInstalled()) {
    throw new Error('The decoder is a Go program: install Go.');
  }
  const input = texts.map((text) => `${JSON.stringify(text)}\n`).join('');
  const { stdout, status } = spawnSync(build(DECODER), { input, encoding: 'utf8', maxBuffer: 2 ** 30, stdio: ['pipe', 'pipe', 'inherit'] });
  if (status !== 0) {
    throw new Error(`The decoder ended with code ${status}.`);
  }
  return stdout.trimEnd().split('\n').map((line) => {
    const { documents = [], error } = JSON.parse(line) as { documents?: unknown[]; error?: string };
    return error === undefined ? { documents } : { error };
  });
}
