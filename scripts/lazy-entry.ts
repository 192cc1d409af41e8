import { dirname, relative } from 'path';
import * as ts from 'typescript';

/** Something that a program can use of the package, and what gives it. */
interface Export {
  readonly name: string;
  readonly module: string;

  /** Its name in the module; none where it is the module itself. */
  readonly original?: string;
}

/**
 * Writes a CommonJS module that exports what an index does, and loads each export when that is first used, as the index of aws-cdk-lib does:
 * a program loads what it needs, and not all of the package.
 *
 * @param index The index, in TypeScript.
 */
export function lazyEntry(index: string): string {
  const exported = exportsOf(index);
  return [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    'const lazy = (name, get) => Object.defineProperty(exports, name, { enumerable: true, get });',
    ...exported.map(({ name, module, original }) => `lazy("${name}", () => require("${module}")${original === undefined ? '' : `.${original}`});`),
    '// Node.js reads here what an ES module may import, before it runs anything.',
    `0 && (module.exports = { ${exported.map(({ name }) => name).join(', ')} });`,
    '',
  ].join('\n');
}

/** The exports of the index that exist when the program runs. */
function exportsOf(index: string): Export[] {
  const program = ts.createProgram([index], { module: ts.ModuleKind.Node16, noLib: true, types: [] });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(index);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) {
    throw new Error(`${index} exports nothing.`);
  }
  return checker.getExportsOfModule(module).flatMap((symbol): Export[] => {
    const original = hasFlag(symbol, ts.SymbolFlags.Alias) ? checker.getAliasedSymbol(symbol) : symbol;
    const [declaration] = original.declarations ?? [];
    if (!hasFlag(original, ts.SymbolFlags.Value)) {
      return [];
    }
    const path = relative(dirname(index), declaration.getSourceFile().fileName).replace(/\.ts$/, '');
    return [{ name: symbol.name, module: `./${path}`, ...ts.isSourceFile(declaration) ? {} : { original: original.name } }];
  });
}

function hasFlag({ flags }: ts.Symbol, flag: ts.SymbolFlags): boolean {
  return (flags & flag) !== 0; // eslint-disable-line no-bitwise -- the flags of the compiler are bits
}
