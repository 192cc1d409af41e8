import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { circlesOf, importsBelow, loadsFrom } from './import-graph';

const LIB = join(__dirname, '..', 'lib');

/**
 * The layers, the lowest first, and what the folders of each load of other packages. A file imports from its own folder or from the layers
 * before. Folders of one layer don't import each other. The types of other packages are free everywhere.
 */
const LAYERS: readonly { readonly [folder: string]: readonly string[] }[] = [
  { diagnostics: [] },
  { rbac: [], manifests: [] },
  { resources: [] },
  { access: [], constructs: ['cdk8s', 'constructs'] },
  { argo: ['cdk8s', 'constructs'] },
  { 'manifest-files': ['child_process', 'fs', 'path'] },
  { inference: ['cdk8s', 'constructs'] },
  { 'audit-log': [] },
  { 'audit-log-files': ['crypto', 'fs', 'os', 'path', 'worker_threads', 'zlib'] },
  { tailoring: ['cdk8s', 'constructs'] },
  { review: ['crypto'] },
  { 'check': [], 'diff': ['crypto'], 'app-review': ['cdk8s', 'constructs'] },
  { cli: ['@commander-js/extra-typings', 'crypto', 'fs', 'js-yaml', 'path', 'v8', 'worker_threads'] },
];

/** Loading these takes longer than all else that the command does. */
const NOT_IN_THE_COMMAND = ['cdk8s', 'constructs'];

const rankOf = (folder: string) => LAYERS.findIndex((layer) => folder in layer);

/** Lists whatever in a library is against the layers. */
function layerFaults(root: string): string[] {
  const imports = importsBelow(root);
  const isOurs = (target: string) => target.includes('/') && rankOf(folderOf(target)) >= 0;
  const layered = imports.filter(({ file }) => file.includes('/'));
  return [
    ...readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && rankOf(entry.name) < 0)
      .map(({ name }) => `${name} is in no layer`),
    ...layered.filter(({ target }) => isOurs(target)).filter(({ file, target }) => isUpward(folderOf(file), folderOf(target)))
      .map(({ file, target }) => `${file} imports upward: ${target}`),
    ...layered.filter(({ file, target, typesOnly }) => !isOurs(target) && !typesOnly && !packagesOf(folderOf(file)).includes(target))
      .map(({ file, target }) => `${file} may not load ${target}`),
    ...loadsFrom('cli', imports, NOT_IN_THE_COMMAND).map(({ file, target }) => `the command loads ${target} with ${file}`),
    ...circlesOf(imports).map((circle) => `a circle: ${circle}`),
  ];
}

function folderOf(file: string): string {
  return file.split('/')[0];
}

function isUpward(from: string, to: string): boolean {
  return to !== from && rankOf(to) >= rankOf(from);
}

function packagesOf(folder: string): readonly string[] {
  return LAYERS.flatMap((layer) => layer[folder] ?? []);
}

test('the library is in layers, without circles', () => {
  expect(layerFaults(LIB)).toEqual([]);
});

test('tests import scripts, and no script a test', () => {
  const imports = importsBelow(join(LIB, '..', 'scripts'));
  expect(imports.filter(({ target }) => target.startsWith('../test/'))).toEqual([]);
});

describe('reports', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'layers-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  function plant(files: { readonly [file: string]: string }): void {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(join(root, dirname(file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
  }

  test.each<[string, { readonly [file: string]: string }, string[]]>([
    ['an upward import', { 'rbac/a.ts': "import { B } from '../argo/b';", 'argo/b.ts': '' }, ['rbac/a.ts imports upward: argo/b.ts']],
    ['an upward import of types', { 'rbac/a.ts': "import type { B } from '../argo/b';", 'argo/b.ts': '' }, ['rbac/a.ts imports upward: argo/b.ts']],
    ['an upward export', { 'rbac/a.ts': "export * from '../argo/b';", 'argo/b.ts': '' }, ['rbac/a.ts imports upward: argo/b.ts']],
    ['an upward require()', { 'rbac/a.ts': "const later = () => require('../argo/b');", 'argo/b.ts': '' }, ['rbac/a.ts imports upward: argo/b.ts']],
    ['an upward import()', { 'rbac/a.ts': "const later = () => import('../argo/b');", 'argo/b.ts': '' }, ['rbac/a.ts imports upward: argo/b.ts']],
    ['an upward import = require()', { 'rbac/a.ts': "import b = require('../argo/b');", 'argo/b.ts': '' }, ['rbac/a.ts imports upward: argo/b.ts']],
    ['an import from a folder of the same layer', { 'rbac/a.ts': "import '../manifests/b';", 'manifests/b.ts': '' },
      ['rbac/a.ts imports upward: manifests/b.ts']],
    ['a circle through types', { 'argo/a.ts': "import type { B } from './b';", 'argo/b.ts': "export type B = import('./a').A;" },
      ['a circle: argo/a.ts -> argo/b.ts -> argo/a.ts']],
    ['cdk8s where it may not be loaded', { 'manifests/a.ts': "import { App } from 'cdk8s';\nimport type { Chart } from 'cdk8s';" },
      ['manifests/a.ts may not load cdk8s']],
    ['js-yaml in rbac', { 'rbac/a.ts': "import { load } from 'js-yaml';" }, ['rbac/a.ts may not load js-yaml']],
    ['cdk8s that the command loads through others', {
      'cli/a.ts': "import '../inference/b';", 'inference/b.ts': "import '../argo/c';", 'argo/c.ts': "import 'cdk8s';", 'argo/d.ts': "import 'cdk8s';",
    }, ['the command loads cdk8s with argo/c.ts']],
    ['a folder that is in no layer', { 'utils/a.ts': '' }, ['utils is in no layer']],
  ])('%s', (_, files, faults) => {
    plant(files);
    expect(layerFaults(root)).toEqual(faults);
  });

  test('nothing of a library in layers', () => {
    plant({ 'index.ts': "export * from './argo/a';", 'argo/a.ts': "import { B } from '../rbac/b';\nimport { App } from 'cdk8s';", 'rbac/b.ts': '' });
    expect(layerFaults(root)).toEqual([]);
  });
});
