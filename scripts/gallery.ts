import { existsSync, readdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { commandOutput } from './command-output';

/** A folder for each setup, with its program and what that reads. */
export const GALLERY = join(__dirname, '..', 'examples/gallery');

export const SETUPS: readonly string[] = readdirSync(GALLERY).sort();

/** What is written into the folder of a setup. */
export const GENERATED: readonly string[] = ['dist', 'review.txt'];

/** The components of Argo Workflows, as the Helm chart makes them, where the setup installs it. */
const COMPONENTS = 'argo-workflows.yaml';

/**
 * Reviews what the program of a setup wrote into the working folder, and writes the review next to it.
 *
 * @throws when the review finds something that is at least of medium severity, and neither expected nor acknowledged
 */
export async function writeReview(): Promise<void> {
  const command = ['argo-rbac review dist', ...existsSync(COMPONENTS) ? [COMPONENTS] : []].join(' ');
  writeFileSync('review.txt', `$ ${command}\n${await commandOutput(command)}`);
}
