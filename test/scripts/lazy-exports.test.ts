import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { lazyExports } from '../../scripts/lazy-exports';

const INDEX = join(__dirname, '..', '..', 'lib', 'index.ts');

function compile(source: string): string {
  return transpileModule(source, { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } }).outputText;
}

/** Runs an index, and tells which modules it has loaded so far. */
function load(compiled: string) {
  const loaded: string[] = [];
  const exports: Record<string, unknown> = {};
  const requireModule = (module: string): unknown => {
    loaded.push(module);
    return jest.requireActual(join(dirname(INDEX), module));
  };
  new Function('exports', 'require', compiled)(exports, requireModule);
  return { exports, loaded };
}

const namesOf = (module: string) => Object.keys(jest.requireActual(join(dirname(INDEX), module)));

describe('the index of the package', () => {
  const { exports, loaded } = load(lazyExports(compile(readFileSync(INDEX, 'utf8')), namesOf));

  test('loads nothing by itself', () => {
    expect(loaded).toEqual([]);
  });

  test('loads what is used', () => {
    expect(exports.TailoredRole).toBe(jest.requireActual(INDEX).TailoredRole);
    expect(loaded).toEqual(['./constructs/tailored-role']);
  });

  test('exports what it exported before', () => {
    const expected: Record<string, unknown> = jest.requireActual(INDEX);

    expect(Object.keys(exports).sort()).toEqual(Object.keys(expected).sort());
    Object.entries(expected).forEach(([name, value]) => expect(exports[name]).toBe(value));
  });
});

test('an ES module imports what it did before', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lazy-exports-'));
  try {
    writeFileSync(join(folder, 'a.js'), 'exports.a = "A"; exports.b = "B";');
    const index = lazyExports(compile("export { a, a as d } from './a';\nexport * from './a';\nexport * as c from './a';"), () => ['b']);
    writeFileSync(join(folder, 'index.js'), index);
    writeFileSync(join(folder, 'main.mjs'), "import { a, b, c, d } from './index.js'; console.log(a, b, Object.keys(c).length, d);");

    expect(execFileSync(process.execPath, [join(folder, 'main.mjs')], { encoding: 'utf8' })).toBe('A B 2 A\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  ["import { a } from './a'; export const b = a();"],
  ["import './a';"],
  ["export * from './a'; const b = require('./b');"],
])('what would be loaded at once is refused: %s', (source) => {
  expect(() => lazyExports(compile(source), () => ['a'])).toThrow('This would be loaded with the index: ');
});
