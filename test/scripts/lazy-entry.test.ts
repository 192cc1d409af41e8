import { execFileSync } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { lazyEntry } from '../../scripts/lazy-entry';

const INDEX = join(__dirname, '..', '..', 'lib', 'index.ts');

/** Runs an entry of the library; returns its exports, and which modules it has loaded so far. */
function load(entry: string) {
  const loaded: string[] = [];
  const module = { exports: {} as Record<string, unknown> };
  const requireModule = (name: string): unknown => {
    loaded.push(name);
    return jest.requireActual(join(dirname(INDEX), name));
  };
  new Function('module', 'exports', 'require', entry)(module, module.exports, requireModule);
  return { exports: module.exports, loaded };
}

describe('the entry of the package', () => {
  const { exports, loaded } = load(lazyEntry(INDEX));

  test('loads nothing by itself', () => {
    expect(loaded).toEqual([]);
  });

  test('loads what is used', () => {
    expect(exports.TailoredRole).toBe(jest.requireActual(INDEX).TailoredRole);
    expect(loaded).toEqual(['./constructs/tailored-role']);
  });

  test('exports what the index exports', () => {
    const expected: Record<string, unknown> = jest.requireActual(INDEX);

    expect(Object.keys(exports).sort()).toEqual(Object.keys(expected).sort());
    Object.entries(expected).forEach(([name, value]) => expect(exports[name]).toEqual(value));
  });
});

describe('an entry', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lazy-entry-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function write(files: { readonly [file: string]: string }): void {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
  }

  test('names each export once, with the module that makes it', () => {
    write({
      'a.ts': 'export class A {}\nexport interface I {}\nexport const other = 1;',
      'b/index.ts': "export * from './c';",
      'b/c.ts': 'export enum C { ONE }\nexport type T = C;',
      'index.ts': "export { A, type I, other as renamed } from './a';\nexport * as all from './a';\nexport * from './b';",
    });
    expect(lazyEntry(join(folder, 'index.ts')).split('\n').filter((line) => /^(lazy|0)/.test(line))).toEqual([
      'lazy("A", () => require("./a").A);',
      'lazy("renamed", () => require("./a").other);',
      'lazy("all", () => require("./a"));',
      'lazy("C", () => require("./b/c").C);',
      '0 && (module.exports = { A, renamed, all, C });',
    ]);
  });

  test('gives an ES module what it names', () => {
    write({
      'a.ts': 'export const a = 1;',
      'a.js': 'exports.a = "A";',
      'index.ts': "export { a, a as b } from './a';\nexport * as c from './a';",
      'main.mjs': "import { a, b, c } from './entry.js'; console.log(a, b, Object.keys(c).join());",
    });
    write({ 'entry.js': lazyEntry(join(folder, 'index.ts')) });

    expect(execFileSync(process.execPath, [join(folder, 'main.mjs')], { encoding: 'utf8' })).toBe('A A a\n');
  });

  test('needs an index that is there', () => {
    expect(() => lazyEntry(join(folder, 'index.ts'))).toThrow(`${join(folder, 'index.ts')} exports nothing.`);
  });
});
