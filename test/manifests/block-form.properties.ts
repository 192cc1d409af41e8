import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { blockTexts } from './block-texts';
import { PathStep } from '../../lib/manifests/shape';
import { RepeatedWords } from '../../lib/manifests/yaml/repeated-words';
import { readAnyDocument, readBlockDocument, YamlDocument } from '../../lib/manifests/yaml-document';
import { manifestTexts, mutated } from '../conformance/random-manifests';

const ROOT = join(__dirname, '..', '..');

const SEED = Number(process.env.BLOCK_FORM_SEED ?? 20261128);
const RUNS = Number(process.env.BLOCK_FORM_RUNS ?? 300);

/** Folders with manifests, of which others can be given. */
const FOLDERS = (process.env.BLOCK_FORM_FOLDERS ?? 'examples:test:docs').split(':').map((folder) => join(ROOT, folder));

/** Everything that a document says: its value with the order of its keys, the offset of each node, and repeated keys. */
function everythingOf(document: YamlDocument | undefined): unknown {
  if (document === undefined) {
    return 'no document';
  }
  const { value, positions, start, repeatedKeys } = document;
  const nodes: string[] = [];
  const visit = (part: unknown, path: readonly PathStep[]): void => {
    const text = typeof part !== 'object' || part === null ? `${typeof part} ${Object.is(part, -0) ? '-0' : String(part)}` : Array.isArray(part) ? 'list' : 'map';
    nodes.push(`${JSON.stringify(path)} at ${positions.offsetOf(path)}: ${text}`);
    if (Array.isArray(part)) {
      [...part, undefined].forEach((item: unknown, index) => visit(item, [...path, index]));
    } else if (typeof part === 'object' && part !== null) {
      [...Object.entries(part), ['missing', undefined] as const].forEach(([key, child]) => visit(child, [...path, key]));
    }
  };
  visit(value, []);
  return { nodes, start, repeatedKeys };
}

function readAll(text: string): unknown {
  try {
    return everythingOf(readAnyDocument(text, 7));
  } catch (error) {
    return String(error);
  }
}

let read = 0;

/** Compares what both readers find in a text, if it is of the form that the fast one reads. */
function expectSame(text: string): void {
  const document = readBlockDocument(text, 7, new RepeatedWords());
  if (document !== undefined) {
    read++;
    expect(everythingOf(document)).toEqual(readAll(text));
  }
}

/** The documents of all manifests that this repository has. */
function realDocuments(): string[] {
  const files = FOLDERS.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ya?ml$/.test(file) && !file.includes('node_modules')).map((file) => join(folder, file)));
  return files.flatMap((file) => readFileSync(file, 'utf8').split(/^(?=---)/m)).filter((text) => text.length < 200_000);
}

describe('a document of the usual form says what the reader of all of YAML finds in it', () => {
  const real = realDocuments();
  const short = real.filter((text) => text.length < 3000);

  test.each<[string, fc.Arbitrary<string>, number]>([
    ['generated', blockTexts, 0.3],
    ['generated and changed', blockTexts.chain(mutated), 0.05],
    ['made of pieces of YAML', manifestTexts, 0],
    ['of this repository and changed', fc.constantFrom(...short).chain(mutated), 0.2],
  ])('%s', (_, texts, share) => {
    read = 0;
    fc.assert(fc.property(texts, expectSame), { numRuns: RUNS, seed: SEED });
    process.stdout.write(`${RUNS} texts, seed ${SEED}, ${read} of the usual form\n`);
    expect(read / RUNS).toBeGreaterThan(share);
  });

  test('of this repository', () => {
    read = 0;
    real.forEach(expectSame);
    expect(read / real.length).toBeGreaterThan(0.8);
  });
});
