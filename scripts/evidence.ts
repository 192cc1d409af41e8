import { readdirSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import * as ts from 'typescript';

/** Where a table of the library says that it was read. */
export interface Evidence {
  /** Where the table says so: a file of the library, and the line. */
  readonly place: string;
  readonly text: string;
}

/** Lines of a file at a tag of a repository. */
export interface Citation {
  /** The repository, as `npm run evidence` is given it. */
  readonly repository: string;
  readonly tag: string;
  readonly file: string;

  /** From and to, both included; none where the whole file is meant. */
  readonly lines: readonly (readonly [number, number])[];
}

/** The repository of a citation that names none. */
export const ARGO_WORKFLOWS = 'argo-workflows';

/** A module of Kubernetes, its version, a file, or an end of what both hold for. */
const PART = /(?<module>\b(?:kubectl|cli-runtime|client-go|apiserver|kubernetes)\b)|(?<tag>\bv\d+\.\d+\.\d+\b)|(?<file>[\w./-]+\.(?:go|tsx?|mod))(?::(?<lines>\d[\d,-]*))?|(?<end>;)/g;

/**
 * Finds every `evidence` that is written down in the sources below a folder. A text may be made of constants of its file; of another
 * expression the text is what the source says, which cites nothing.
 */
export function evidenceBelow(root: string): Evidence[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).sort().flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest);
    const found: Evidence[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'evidence') {
        const texts = ts.isArrayLiteralExpression(node.initializer) ? node.initializer.elements : [node.initializer];
        texts.forEach((text) => {
          const { line } = source.getLineAndCharacterOfPosition(text.getStart(source));
          found.push({ place: `${file}:${line + 1}`, text: textOf(text, source) ?? text.getText(source) });
        });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

function textOf(expression: ts.Expression, source: ts.SourceFile): string | undefined {
  if (ts.isStringLiteralLike(expression)) {
    return expression.text;
  }
  if (ts.isTemplateExpression(expression)) {
    const spans = expression.templateSpans.map(({ expression: part, literal }) => `${textOf(part, source) ?? '?'}${literal.text}`);
    return expression.head.text + spans.join('');
  }
  const [initializer] = ts.isIdentifier(expression) ? constantsOf(source, expression.text) : [];
  return initializer === undefined ? undefined : textOf(initializer, source);
}

function constantsOf(source: ts.SourceFile, name: string): ts.Expression[] {
  return source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => declarationList.declarations)
    .flatMap((declaration) => declaration.name.getText(source) === name && declaration.initializer !== undefined ? [declaration.initializer] : []);
}

/**
 * Reads what an evidence cites: `v4.1.2 util/auth/auth.go:39-48,60`, `kubectl pkg/cmd/apply/apply.go:680 and patcher.go:368`, several after `;`.
 *
 * @param kubectl The tag of kubectl and what belongs to it, where none is given.
 */
export function citationsOf(text: string, kubectl: string): Citation[] {
  let repository = ARGO_WORKFLOWS;
  let tag: string | undefined;
  let folder = '.';
  const citations: Citation[] = [];
  for (const { groups: part = {} } of text.matchAll(PART)) {
    if (part.end !== undefined) {
      [repository, tag, folder] = [ARGO_WORKFLOWS, undefined, '.'];
    } else if (part.module !== undefined) {
      repository = part.module;
    } else if (part.tag !== undefined) {
      tag = part.tag;
    } else {
      const file = part.file.includes('/') ? part.file : join(folder, part.file);
      folder = dirname(file);
      citations.push({ repository, tag: tagOf(repository, tag, kubectl), file, lines: linesOf(part.lines) });
    }
  }
  return citations;
}

/** Modules of Kubernetes 1.x have the tag v0.x, and the repository that they come from v1.x. */
function tagOf(repository: string, tag: string | undefined, kubectl: string): string {
  switch (repository) {
    case ARGO_WORKFLOWS:
    case 'kubernetes':
      return tag ?? '(no tag)';
    default:
      return tag?.replace(/^v1\./, 'v0.') ?? kubectl;
  }
}

function linesOf(text = ''): [number, number][] {
  return text.split(',').filter((lines) => lines !== '').map((lines) => {
    const [from, to = from] = lines.split('-').map(Number);
    return [from, to];
  });
}

/**
 * Checks a citation.
 *
 * @param read Reads a file at a tag; nothing where it isn't there.
 * @returns what is wrong with it
 */
export function citationFault({ tag, file, lines }: Citation, read: (tag: string, file: string) => string | undefined): string | undefined {
  const text = read(tag, file);
  if (text === undefined) {
    return `${tag} has no ${file}`;
  }
  const all = text.split('\n');
  const [empty] = lines.filter(([from, to]) => !all.slice(from - 1, to).some(holdsCode) || to > all.length);
  return empty === undefined ? undefined : `${tag} ${file} has no code at ${empty[0] === empty[1] ? empty[0] : empty.join('-')}`;
}

/** Whether a line is more than a comment and brackets. */
function holdsCode(line: string): boolean {
  return /\w/.test(line.replace(/^\s*(\/\/|\*(\s|$)|\/\*).*/, ''));
}
