import { readdirSync, readFileSync } from 'fs';
import { dirname, join, relative, sep } from 'path';
import * as ts from 'typescript';

const LIB = join(__dirname, '..', 'lib');

/** The layers, the lowest first; a file imports from its own or from those before it. */
const LAYERS = ['rbac', 'resources', 'constructs', 'argo', 'inference', 'cli'];

/** What a layer may import from other packages while the program runs; the types of cdk8s-plus are free everywhere. */
const PACKAGES: Record<string, string[]> = {
  rbac: [],
  resources: ['net'],
  constructs: ['cdk8s', 'constructs'],
  argo: ['cdk8s', 'constructs'],
  inference: ['cdk8s', 'constructs', 'fs', 'js-yaml', 'path'],
  cli: ['commander', 'fs', 'js-yaml', 'path'],
};

interface Import {
  readonly file: string;
  readonly layer: string;
  readonly module: string;
}

const imports: Import[] = readdirSync(LIB, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => runTimeImports(file).map((module) => ({ file, layer: file.split(sep)[0], module })));

/** The modules that a file loads; an import of types is gone when the program runs. */
function runTimeImports(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(LIB, file), 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    const names = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) ? statement.moduleSpecifier : undefined;
    const typesOnly = ts.isImportDeclaration(statement) && statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return names !== undefined && ts.isStringLiteral(names) && !typesOnly ? [names.text] : [];
  });
}

const layerOf = ({ file, module }: Import) => relative(LIB, join(LIB, dirname(file), module)).split(sep)[0];

test('imports go down, never up', () => {
  const up = imports.filter(({ module }) => module.startsWith('.'))
    .filter((one) => LAYERS.includes(one.layer) && !LAYERS.slice(0, LAYERS.indexOf(one.layer) + 1).includes(layerOf(one)));
  expect(up).toEqual([]);
});

test('every folder of the library is a layer', () => {
  const folders = readdirSync(LIB, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(folders.filter((folder) => !LAYERS.includes(folder))).toEqual([]);
});

test.each(Object.entries(PACKAGES))('%s loads no other package than %j', (layer, packages) => {
  const others = imports.filter((one) => one.layer === layer && !one.module.startsWith('.') && !packages.includes(one.module));
  expect(others).toEqual([]);
});
