import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { pinnedVersion } from './go-build';
import { decodeByKubernetes, Decoded } from './manifest-decoder';
import { manifestTexts, mutated } from './random-manifests';
import { EFFORT } from './seed';
import { readYaml } from '../../lib/manifests/yaml-text';
import { blockTexts } from '../manifests/block-texts';

const TEXTS = 100_000 * EFFORT;

/** The same in each run, since what is left to find is in one text of a hundred thousand: another one by `CONFORMANCE_SEED`. */
const SEED = Number(process.env.CONFORMANCE_SEED ?? 3);
const ROOT = join(__dirname, '..', '..');

/** What the repository has of YAML and JSON: manifests, workflows, configuration. */
function realTexts(): string[] {
  const folders = ['.github', 'examples', 'test/conformance', 'docs'];
  const files = folders.flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ya?ml|json)$/.test(file) && !file.includes('node_modules')).map((file) => join(ROOT, folder, file)));
  return files.map((file) => readFileSync(file, 'utf8')).filter((text) => text.length < 1_000_000);
}

/**
 * Kubernetes reads no further than the document goes, and a little ahead; we refuse what no YAML has wherever it stands. Half of a pair is in
 * no file, and on the way to Kubernetes' code it becomes another character.
 */
function isComparable(text: string): boolean {
  return !/[\0\ufeff\ud800-\udfff]/u.test(text) && !(text.length > 400 && /[\u0007\ufffe]/.test(text));
}

function decode(text: string): Decoded {
  const reading = readYaml(text);
  return reading.kind === 'fault'
    ? { error: reading.fault.message }
    : { documents: reading.yaml.documents.map(({ value }) => value).filter((value) => value !== null) };
}

/** Numbers that JavaScript can't hold are texts of ours, and half a pair is a replacement character once Go reads its JSON. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(comparable);
  }
  if (typeof value === 'object' && value !== null) {
    const sorted = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
    return Object.fromEntries(sorted.map(([key, item]) => [Buffer.from(key).toString(), comparable(item)]));
  }
  return typeof value !== 'string' ? value : /^-?\d{16,}$/.test(value) ? Number(value) : Buffer.from(value).toString();
}

function verdict(decoded: Decoded): string {
  return 'error' in decoded ? 'refused' : JSON.stringify(comparable(decoded.documents));
}

test('texts have the documents that kubectl finds in them, with the same values, or are refused as it refuses them', () => {
  process.stdout.write(`apimachinery ${pinnedVersion('kubernetes', 'k8s.io/apimachinery')}, seed ${SEED}\n`);
  const real = realTexts();
  const short = real.filter((text) => text.length < 3000);
  const texts = [
    ...real,
    ...fc.sample(manifestTexts, { numRuns: TEXTS, seed: SEED }),
    ...fc.sample(blockTexts, { numRuns: TEXTS, seed: SEED }),
    ...fc.sample(fc.constantFrom(...short).chain(mutated), { numRuns: TEXTS, seed: SEED }),
  ].filter(isComparable);
  const expected = decodeByKubernetes(texts);
  const offenders = texts.flatMap((text, index) => {
    const [theirs, ours] = [verdict(expected[index]), verdict(decode(text))];
    return theirs === ours ? [] : [{ text, theirs, ours }];
  });
  const accepted = expected.filter((each) => 'documents' in each).length;
  process.stdout.write(`${String(texts.length).padStart(12)}  texts\n${String(accepted).padStart(12)}  accepted\n`);
  expect(offenders.slice(0, 10)).toEqual([]);
  expect(accepted / texts.length).toBeGreaterThan(1 / 4);
});
