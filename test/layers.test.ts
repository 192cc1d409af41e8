import { readdirSync, readFileSync } from 'fs';
import { dirname, join, relative, sep } from 'path';
import * as ts from 'typescript';

const LIB = join(__dirname, '..', 'lib');

/** The layers, the lowest first; a file imports from its own folder or from the layers before. Folders of one layer don't import each other. */
const LAYERS = [
  ['diagnostics'], ['rbac', 'manifests'], ['resources'], ['access', 'constructs'], ['argo'], ['manifest-files'], ['inference'], ['audit-log'], ['review'],
  ['check', 'diff'], ['cli'],
];

/** What a layer may import from other packages while the program runs; the types of cdk8s-plus are free everywhere. */
const PACKAGES: Record<string, string[]> = {
  'diagnostics': [],
  'rbac': [],
  'manifests': ['js-yaml'],
  'manifest-files': ['fs', 'path'],
  'resources': ['net'],
  'constructs': ['cdk8s', 'constructs'],
  'argo': ['cdk8s', 'constructs'],
  'inference': ['cdk8s', 'constructs', 'fs', 'js-yaml', 'path'],
  'cli': ['@commander-js/extra-typings', 'fs', 'js-yaml', 'path'],
};

interface Import {
  readonly file: string;
  readonly layer: string;
  readonly module: string;
}

const files = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

const imports: Import[] = files
  .flatMap((file) => runTimeImports(file).map((module) => ({ file, layer: file.split(sep)[0], module })));

/** The modules that a file loads; an import of types is gone when the program runs. */
function runTimeImports(file: string): string[] {
  return sourceOf(file).statements.flatMap((statement) => {
    const names = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) ? statement.moduleSpecifier : undefined;
    const typesOnly = ts.isImportDeclaration(statement) && statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return names !== undefined && ts.isStringLiteral(names) && !typesOnly ? [names.text] : [];
  });
}

function sourceOf(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(LIB, file), 'utf8'), ts.ScriptTarget.Latest);
}

const rankOf = (layer: string) => LAYERS.findIndex((folders) => folders.includes(layer));

const layerOf = ({ file, module }: Import) => relative(LIB, join(LIB, dirname(file), module)).split(sep)[0];

test('imports go down, never up', () => {
  const up = imports.filter(({ module }) => module.startsWith('.'))
    .filter((one) => rankOf(one.layer) >= 0 && layerOf(one) !== one.layer && rankOf(layerOf(one)) >= rankOf(one.layer));
  expect(up).toEqual([]);
});

test('every folder of the library is a layer', () => {
  const folders = readdirSync(LIB, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(folders.filter((folder) => rankOf(folder) < 0)).toEqual([]);
});

test.each(Object.entries(PACKAGES))('%s loads no other package than %j', (layer, packages) => {
  const others = imports.filter((one) => one.layer === layer && !one.module.startsWith('.') && !packages.includes(one.module));
  expect(others).toEqual([]);
});

test('no file imports itself through others, be it types alone', () => {
  const importsOf = new Map(files.map((file) => [file, allImports(file).filter((module) => module.startsWith('.')).map((module) => fileOf(file, module))]));
  expect(circlesOf(importsOf)).toEqual([]);
});

/** Every module that a file names: to load it, for its types, or to load it later. */
function allImports(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const named = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier
      : ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require' ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) ? node.argument.literal
          : undefined;
    if (named !== undefined && ts.isStringLiteral(named)) {
      found.push(named.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(sourceOf(file));
  return found;
}

function fileOf(importer: string, module: string): string {
  const path = join(dirname(importer), module);
  return [`${path}.ts`, join(path, 'index.ts')].find((candidate) => files.includes(candidate)) ?? path;
}

/** The circles of a graph, each from the first of its files to that file again. */
function circlesOf(importsOf: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    } else if (!done.has(file)) {
      importsOf.get(file)?.forEach((imported) => visit(imported, [...path, file]));
      done.add(file);
    }
  };
  [...importsOf.keys()].sort().forEach((file) => visit(file, []));
  return circles;
}
