import { readFileSync } from 'fs';
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

test('each name is set in a line of its own, which Node.js reads for ES modules without running the others', () => {
  const lazy = lazyExports(compile("export * from './a';\nexport * as b from './b';\nexport { c, d as e } from './c';"), () => ['a']);

  expect(lazy.match(/^exports\..*$/gm)).toEqual(['exports.a = void 0;', 'exports.b = void 0;', 'exports.c = void 0;', 'exports.e = void 0;']);
});

test.each([
  ["import { a } from './a'; export const b = a();"],
  ["import './a';"],
  ["export * from './a'; const b = require('./b');"],
])('what would be loaded at once is refused: %s', (source) => {
  expect(() => lazyExports(compile(source), () => ['a'])).toThrow('This would be loaded with the index: ');
});
