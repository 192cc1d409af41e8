import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Install, INSTALLS } from './installs';
import { KubernetesObject, parseManifests } from './kubernetes-objects';

/** Manifests that are applied together. */
export interface ManifestSet extends Omit<Install, 'synthesize'> {
  readonly objects: readonly KubernetesObject[];
}

const EXAMPLES = join(__dirname, '../../../dist/examples');

/** The YAML of every example, one set a folder, and of the table of installs. */
export function manifestSets(): ManifestSet[] {
  return [
    ...exampleSets(EXAMPLES, 'examples'),
    ...INSTALLS.map(({ synthesize, ...install }) => ({ ...install, objects: parseManifests(synthesize()) })),
  ];
}

function exampleSets(folder: string, title: string): ManifestSet[] {
  if (!existsSync(folder)) {
    throw new Error(`${folder} is missing: run "npm run synth" first.`);
  }
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = entries.filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name));
  const objects = files.flatMap(({ name }) => parseManifests(readFileSync(join(folder, name), 'utf8')));
  return [
    ...(objects.length > 0 ? [{ title, objects }] : []),
    ...entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => exampleSets(join(folder, name), `${title}/${name}`)),
  ];
}
