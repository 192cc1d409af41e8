import { readdirSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import * as ts from 'typescript';

/** A module that a file names. */
export interface Import {
  readonly file: string;

  /** The file that is named, from the root of the sources, or the name of a package. */
  readonly target: string;

  /** Whether it's gone when the program runs. */
  readonly typesOnly: boolean;
}

/** The imports of all sources below a folder. */
export function importsBelow(root: string): Import[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).sort();
  const fileOf = (importer: string, module: string) => {
    const path = join(dirname(importer), module);
    return [`${path}.ts`, join(path, 'index.ts')].find((candidate) => files.includes(candidate)) ?? path;
  };
  return files.flatMap((file) => modulesOf(ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest))
    .map(({ name, typesOnly }) => ({ file, target: name.startsWith('.') ? fileOf(file, name) : name, typesOnly })));
}

/** The modules that a source names, wherever it does: to load them, to load them later, or for their types. */
function modulesOf(source: ts.SourceFile): { name: string; typesOnly: boolean }[] {
  const found: { name: string; typesOnly: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    const name = moduleName(node);
    if (name !== undefined && ts.isStringLiteralLike(name)) {
      found.push({ name: name.text, typesOnly: isOfTypes(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function moduleName(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return node.moduleSpecifier;
  }
  if (ts.isCallExpression(node)) {
    const { expression } = node;
    return expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require')
      ? node.arguments[0]
      : undefined;
  }
  if (ts.isExternalModuleReference(node)) {
    return node.expression;
  }
  return ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
}

function isOfTypes(node: ts.Node): boolean {
  return ts.isImportTypeNode(node)
    || (ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    || (ts.isExportDeclaration(node) && node.isTypeOnly);
}

/** The circles of the imports, each from the first of its files to that file again. */
export function circlesOf(imports: readonly Import[]): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    } else if (!done.has(file)) {
      imports.filter((one) => one.file === file).forEach(({ target }) => visit(target, [...path, file]));
      done.add(file);
    }
  };
  imports.forEach(({ file }) => visit(file, []));
  return circles;
}

/** The imports through which the files of a folder load a package, with all that they load. */
export function loadsFrom(folder: string, imports: readonly Import[], packages: readonly string[]): Import[] {
  const loads = imports.filter(({ typesOnly }) => !typesOnly);
  const files = new Set(loads.map(({ file }) => file).filter((file) => file.startsWith(`${folder}/`)));
  for (const file of files) { // grows as it's read
    loads.filter((one) => one.file === file).forEach(({ target }) => files.add(target));
  }
  return loads.filter(({ file, target }) => files.has(file) && packages.includes(target));
}
