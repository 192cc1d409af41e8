import { join, relative } from 'path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..');
const ENTRY = join(ROOT, 'lib', 'index.ts');

const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
const program = ts.createProgram([ENTRY], ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options);
const checker = program.getTypeChecker();

const root = exportsOf(moduleOf(ENTRY));
const grants = exportsOf(moduleOf(join(ROOT, 'lib', 'resources', 'grants.ts')));

test('each name has one home', () => {
  expect([...root.keys()].filter((symbol) => grants.has(symbol)).map(({ name }) => name)).toEqual([]);
});

// In Go the root and the submodule are packages, and packages can't import each other in a circle.
test('the types of grants name only each other', () => {
  expect([...grants.keys()].flatMap((symbol) => publicReferences(symbol).filter((named) => isOurs(named) && !grants.has(named))
    .map((named) => `${symbol.name} names ${named.name}`))).toEqual([]);
});

test('those of the root name them', () => {
  expect([...root.keys()].some((symbol) => publicReferences(symbol).some((named) => grants.has(named)))).toBe(true);
});

function moduleOf(file: string): ts.Symbol {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) {
    throw new Error(`${relative(ROOT, file)} is no module of the library.`);
  }
  return module;
}

/** The types that a module exports itself. */
function exportsOf(module: ts.Symbol): Map<ts.Symbol, ts.Declaration> {
  return new Map(checker.getExportsOfModule(module).map(resolved).flatMap((symbol) => {
    const [declaration] = symbol.declarations ?? [];
    return ts.isSourceFile(declaration) ? [] : [[symbol, declaration]];
  }));
}

function resolved(symbol: ts.Symbol): ts.Symbol {
  // eslint-disable-next-line no-bitwise -- the flags of the compiler are bits
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The types that the public members of a type name, and those that it stands on. */
function publicReferences({ declarations = [] }: ts.Symbol): ts.Symbol[] {
  const found: ts.Symbol[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isBlock(node) || isHidden(node)) {
      return;
    }
    const name = ts.isTypeReferenceNode(node) ? node.typeName : ts.isExpressionWithTypeArguments(node) ? node.expression : undefined;
    const symbol = name && checker.getSymbolAtLocation(name);
    if (symbol !== undefined) {
      found.push(resolved(symbol));
    }
    ts.forEachChild(node, look);
  };
  declarations.forEach(look);
  return found;
}

/** Private, or for the library itself; a parameter of a private constructor may be a public member. */
function isHidden(node: ts.Node): boolean {
  const modifiers = ts.canHaveModifiers(node) && !ts.isConstructorDeclaration(node) ? ts.getModifiers(node) ?? [] : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword) || ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal');
}

function isOurs({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some((declaration) => relative(join(ROOT, 'lib'), declaration.getSourceFile().fileName).split('/')[0] !== '..');
}
