/* eslint-disable no-bitwise -- the flags of the compiler are bits */
import { join, relative } from 'path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..');
const ENTRY = join(ROOT, 'lib', 'index.ts');

const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
const program = ts.createProgram([ENTRY], ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options);
const checker = program.getTypeChecker();

/** Something that users see: its path in the API, and where it is declared. */
interface PublicMember {
  readonly name: string;
  readonly symbol: ts.Symbol;
  readonly declaration: ts.Declaration;
}

const MEMBERS = publicMembers();
const CALLABLE = MEMBERS.filter(({ declaration }) => ts.isMethodDeclaration(declaration) || ts.isConstructorDeclaration(declaration)
  || ts.isMethodSignature(declaration));

test('the API is there to be looked at', () => {
  expect(MEMBERS.map(({ name }) => name)).toEqual(expect.arrayContaining([
    'TailoredRole', 'TailoredRole.allow', 'ArgoWorkflowsInstallProps.version', 'grants.ResourceScope.CLUSTER', 'grants.ObjectResource.named',
  ]));
});

test('every member begins with a sentence', () => {
  expect(MEMBERS.filter(({ symbol, declaration }) => !/^[A-Z`<][^]*?[.:?](\s|$)/.test(summaryOf(symbol, declaration))).map(place)).toEqual([]);
});

test('every parameter is described', () => {
  expect(CALLABLE.flatMap((member) => parametersOf(member).filter((parameter) => !describedParameters(member).includes(parameter))
    .map((parameter) => `${place(member)}: ${parameter}`))).toEqual([]);
});

test('no first sentence has a semicolon, at which the tables of API.md cut it off', () => {
  const texts = MEMBERS.flatMap((member) => [
    { member, text: summaryOf(member.symbol, member.declaration) },
    ...CALLABLE.includes(member) ? parameterTexts(member).map((text) => ({ member, text })) : [],
  ]);
  expect(texts.filter(({ text }) => /^[^.?!]*;\s/.test(text)).map(({ member, text }) => `${place(member)}: ${text}`)).toEqual([]);
});

test('everything that may be left out says what stands in for it', () => {
  const optional = MEMBERS.filter(({ declaration }) => ts.isPropertySignature(declaration) && declaration.questionToken !== undefined);
  expect(optional.length).toBeGreaterThan(0);
  expect(optional.filter(({ symbol }) => !tagsOf(symbol).includes('default')).map(place)).toEqual([]);
});

test('whatever throws says when', () => {
  expect(CALLABLE.filter((member) => throws(member.declaration) && !memberTags(member).includes('throws')).map(place)).toEqual([]);
});

test('whatever a program begins with names its source', () => {
  const beginnings = MEMBERS.filter(({ name, declaration }) => ts.isClassDeclaration(declaration) && MEMBERS.some((member) =>
    member.name.startsWith(`${name}.`) && isBeginning(member.declaration)));
  expect(beginnings.length).toBeGreaterThan(0);
  expect(beginnings.filter(({ symbol }) => !tagsOf(symbol).includes('see')).map(place)).toEqual([]);
});

function publicMembers(): PublicMember[] {
  const source = program.getSourceFile(ENTRY);
  const entry = source && checker.getSymbolAtLocation(source);
  return entry === undefined ? [] : exportsOf(entry, '');
}

function exportsOf(module: ts.Symbol, prefix: string): PublicMember[] {
  return checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const name = prefix + exported.name;
    const [declaration] = symbol.declarations ?? [];
    return ts.isSourceFile(declaration) ? exportsOf(symbol, `${name}.`) : [{ name, symbol, declaration }, ...membersOf(symbol, name)];
  });
}

function membersOf({ members, exports }: ts.Symbol, type: string): PublicMember[] {
  return [...members?.values() ?? [], ...exports?.values() ?? []].flatMap((symbol) => {
    const [declaration] = symbol.declarations ?? [];
    return isPublic(symbol, declaration) ? [{ name: `${type}.${symbol.name}`, symbol, declaration }] : [];
  });
}

/** Underscores are for what crosses files and is no part of the API. */
function isPublic({ name }: ts.Symbol, declaration: ts.Declaration | undefined): declaration is ts.Declaration {
  return declaration !== undefined && !(ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private)
    && (ts.isConstructorDeclaration(declaration) || !name.startsWith('_'));
}

/** A constructor, or something static to take up. */
function isBeginning(declaration: ts.Declaration): boolean {
  const modifiers = ts.getCombinedModifierFlags(declaration);
  return (ts.isConstructorDeclaration(declaration) && !(modifiers & ts.ModifierFlags.Protected)) || (modifiers & ts.ModifierFlags.Static) !== 0;
}

/** The documentation of a member, or of what it overrides. */
function summaryOf(symbol: ts.Symbol, declaration: ts.Declaration): string {
  const own = ts.isConstructorDeclaration(declaration)
    ? checker.getSignatureFromDeclaration(declaration)?.getDocumentationComment(checker)
    : symbol.getDocumentationComment(checker);
  return ts.displayPartsToString(own);
}

function tagsOf(symbol: ts.Symbol): string[] {
  return symbol.getJsDocTags(checker).map(({ name }) => name);
}

function signatureOf({ declaration }: PublicMember): ts.Signature | undefined {
  return ts.isFunctionLike(declaration) ? checker.getSignatureFromDeclaration(declaration) : undefined;
}

function memberTags(member: PublicMember): string[] {
  return signatureOf(member)?.getJsDocTags().map(({ name }) => name) ?? [];
}

function parametersOf(member: PublicMember): string[] {
  return signatureOf(member)?.parameters.map(({ name }) => name) ?? [];
}

function describedParameters(member: PublicMember): string[] {
  return signatureOf(member)?.parameters.filter((parameter) => parameter.getDocumentationComment(checker).length > 0).map(({ name }) => name) ?? [];
}

function parameterTexts(member: PublicMember): string[] {
  return signatureOf(member)?.parameters.map((parameter) => ts.displayPartsToString(parameter.getDocumentationComment(checker))) ?? [];
}

/** Whether its own body refuses what it is given. */
function throws(declaration: ts.Declaration): boolean {
  let found = false;
  const look = (node: ts.Node): void => {
    found ||= ts.isThrowStatement(node) || (ts.isCallExpression(node) && /^(assert|refuse)/.test(node.expression.getText()));
    if (!found) {
      ts.forEachChild(node, look);
    }
  };
  look(declaration);
  return found;
}

function place({ name, declaration }: PublicMember): string {
  const source = declaration.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(declaration.getStart());
  return `${relative(ROOT, source.fileName)}:${line + 1} ${name}`;
}
