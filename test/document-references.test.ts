import { existsSync, readdirSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import * as published from './resources/discovery/kubernetes.json';
import { ArgoVersion } from '../lib/argo/argo-version';

const ROOT = join(__dirname, '..');

/** What people write. API.md and docs/api are written from the sources. */
const DOCUMENTS = [
  'CHANGELOG.md', 'CONTRIBUTING.md', 'README.md', 'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md') && !file.startsWith('api')).map((file) => join('docs', file)),
].filter((file) => existsSync(join(ROOT, file)));

/** `](path)` or `](path#anchor)`; a URL has a colon. */
const LINK = /\]\(([^)#:\s]+)(?:#[^)]*)?\)/g;

/** A file or folder of this repository, in backticks. */
const PATH = /`((?:lib|test|scripts|docs|examples)\/[\w./-]+)`/g;

/** What the reader is to replace. */
const PLACEHOLDER = /\bNAME\b|\bv?VERSION\b/;

/** A script that npm or projen is to run. */
const SCRIPT = /\b(?:npm run(?: --silent)?|npx projen) ([a-z][\w:-]*)/g;

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

describe.each(DOCUMENTS)('%s', (document) => {
  const text = readFileSync(join(ROOT, document), 'utf8');
  const found = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, reference]) => reference))];

  test('links to files that are there', () => {
    expect(found(LINK).filter((link) => !existsSync(join(ROOT, dirname(document), link)))).toEqual([]);
  });

  test('names files that are there', () => {
    expect(found(PATH).filter((path) => !PLACEHOLDER.test(path) && !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('names scripts that are there', () => {
    expect(found(SCRIPT).filter((script) => !(script in scripts))).toEqual([]);
  });
});

test.each([
  ['Argo Workflows', ArgoVersion.known.map((version) => String(version).slice(1))],
  ['Kubernetes', [published.first, published.last]],
])('README.md says which versions of %s are known', (product, known) => {
  const text = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const spans = [...text.matchAll(new RegExp(`${product}\\s(?:publishes for\\s)?(\\d+\\.\\d+)\\sto\\s(\\d+\\.\\d+)`, 'g'))].map(([, first, last]) => [first, last]);
  expect(spans.length).toBeGreaterThan(0);
  expect(spans.filter(([first, last]) => first !== known[0] || last !== known[known.length - 1])).toEqual([]);
});
