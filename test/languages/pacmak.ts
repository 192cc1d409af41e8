import { join } from 'path';
import { Language } from './language';
import { MANIFEST, ROOT } from '../package/packed-package';
import { runCommand } from '../package/run-command';

/** The npm packages that ours stands on, where npm has installed them. */
export const PEERS = Object.keys(MANIFEST.peerDependencies).map((name) => join('node_modules', name));

/** Lets jsii write the sources of npm packages in a language, and unless they alone are wanted build what is published. */
export function writePackages(target: Language['target'], packages: readonly string[], folder: string, ...flags: string[]): void {
  runCommand(['npx jsii-pacmak --no-npmignore', ...flags, `--target ${target} --outdir "${folder}"`, ...packages].join(' '), ROOT);
}
