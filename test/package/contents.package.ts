import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import { MANIFEST, PackedPackage, ROOT } from './packed-package';
import { importsBelow } from '../import-graph';

/** What is for users beside the code: the licence with its notices, what jsii reads, and the documents that npm shows or people look for in it. */
const DOCUMENTS = ['.jsii', '.jsii.gz', 'CHANGELOG.md', 'LICENSE', 'NOTICE', 'README.md', 'package.json'];

/** More than this, and somebody packed what they did not mean to. The command's file has its limit in `command-package.package.ts`. */
const LARGEST_FILE = 1_000_000;

const { bin = {}, bundledDependencies = [], main } = MANIFEST;

/** The folders of sources of which the index loads something, or names a type: the command's own are in its file. */
function foldersOfIndex(): Set<string> {
  const imports = importsBelow(join(ROOT, 'lib'));
  const files = new Set(['index.ts']);
  for (const file of files) { // grows as it's read
    imports.filter((one) => one.file === file).forEach(({ target }) => files.add(target));
  }
  return new Set([...files].map(folderOf));
}

function folderOf(file: string): string {
  return file.split('/')[0];
}

/** What each source compiles to in the folders of which the index needs something. */
function compiled(): string[] {
  const folders = foldersOfIndex();
  return readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && folders.has(folderOf(file)))
    .flatMap((file) => ['.d.ts', '.js'].map((ending) => `build/${file.replace(/\.ts$/, ending)}`));
}

/** The schemas of what the command prints. */
const SCHEMAS = readdirSync(join(ROOT, 'schemas')).map((file) => `schemas/${file}`);

/** The licences of what is in the command's file. */
const COMMAND_LICENCES = 'build/argo-rbac.licenses.txt';

/** The packages, what they depend on, what that depends on, and so on. */
function withDependencies(names: readonly string[], found = new Set<string>()): Set<string> {
  for (const name of names.filter((one) => !found.has(one))) {
    const { dependencies = {} } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
    withDependencies(Object.keys(dependencies), found.add(name));
  }
  return found;
}

describe('the package', () => {
  let packed: PackedPackage;
  beforeAll(() => {
    packed = PackedPackage.pack();
  });
  afterAll(() => {
    packed.remove();
  });

  test('holds the compiled code, its documents and its commands, and nothing else', () => {
    const own = packed.contents.filter((file) => !file.startsWith('node_modules/'));

    expect(own).toEqual([...DOCUMENTS, ...SCHEMAS, ...new Set(Object.values(bin)), COMMAND_LICENCES, main, ...compiled()].sort());
  });

  test('holds no source maps', () => {
    expect(packed.contents.filter((file) => file.endsWith('.map'))).toEqual([]);
  });

  test('holds the packages that it bundles, with what they depend on, and no other', () => {
    const packages = packed.contents.flatMap((file) => /^node_modules\/((@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);

    expect([...new Set(packages)]).toEqual([...withDependencies(bundledDependencies)].sort());
  });

  test('declares no internal member, so that completion shows none', () => {
    const declarations = packed.contents.filter((file) => /^build\/.*\.d\.ts$/.test(file));
    const isMember = (line: string) => /^\s+(?!private )(?:[a-z]+ )*_\w+[?(:<]/.test(line);

    expect(declarations.flatMap((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').filter(isMember).map((line) => `${file}: ${line.trim()}`))).toEqual([]);
  });

  test('is small', () => {
    expect(packed.contents.filter((file) => file !== bin['argo-rbac'] && statSync(join(ROOT, file)).size > LARGEST_FILE)).toEqual([]);
  });
});
