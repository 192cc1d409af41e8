import * as ts from 'typescript';

/** A word, a space and a word, in a text that begins like a sentence or like Markdown: an identifier or a path has none. */
const SENTENCE = /^[\s#*|<-]*[A-Za-z'"`$…].*\s\S+.*\s/s;

/** The part of a template that a value replaces. */
const PLACEHOLDER = 'X';

/**
 * Returns the prose of a program, comments and sentences in texts, each at the line where it stands; all other lines are blank.
 *
 * @param program TypeScript.
 */
export function programProse(program: string): string {
  const source = ts.createSourceFile('program.ts', program, ts.ScriptTarget.Latest, true);
  const lines = program.split('\n').map(() => [] as string[]);
  const put = (position: number, text: string) => {
    const first = source.getLineAndCharacterOfPosition(position).line;
    text.split('\n').forEach((line, index) => lines[first + index]?.push(line));
  };
  for (const [position, text] of [...commentsOf(source), ...sentencesOf(source)].sort(([a], [b]) => a - b)) {
    put(position, text);
  }
  return separated(lines.map((texts) => texts.join(' ').trim()), program);
}

type PlacedText = readonly [position: number, text: string];

/** Comments are found around tokens: a scanner alone takes the end of a template for the begin of another one, and misses what follows. */
function commentsOf(source: ts.SourceFile): PlacedText[] {
  const comments = new Map<number, PlacedText>();
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(source).filter(({ kind }) => kind < ts.SyntaxKind.FirstJSDocNode || kind > ts.SyntaxKind.LastJSDocNode);
    for (const { pos, end } of children.length > 0 ? [] : commentsAround(source.text, node)) {
      comments.set(pos, [pos, commentText(source.text.slice(pos, end))]);
    }
    children.forEach(visit);
  };
  visit(source);
  return [...comments.values()];
}

function commentsAround(program: string, token: ts.Node): ts.CommentRange[] {
  return [...ts.getLeadingCommentRanges(program, token.pos) ?? [], ...ts.getTrailingCommentRanges(program, token.end) ?? []];
}

/** Takes the marks of a comment and the names of tags and parameters away, and keeps its lines. */
function commentText(comment: string): string {
  return comment.replace(/^\/\/+|^\/\*+|\*+\/$/g, '').split('\n')
    .map((line) => line.replace(/^\s*\*+/, '').replace(/@param\s+\S+|@\w+/g, '').replace(/`[^`]*`|\{@link [^}]*\}/g, PLACEHOLDER).trim())
    .join('\n');
}

function sentencesOf(source: ts.SourceFile): PlacedText[] {
  const texts: PlacedText[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== undefined && SENTENCE.test(text)) {
      texts.push([node.getStart(source), ts.isStringLiteral(node) ? text.replace(/\n/g, ' ') : text]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return node.text;
  }
  return ts.isTemplateExpression(node)
    ? node.head.text + node.templateSpans.map(({ literal }) => PLACEHOLDER + literal.text).join('')
    : undefined;
}

/** Comments of separate declarations aren't one paragraph, even on neighbouring lines: a line that ends a comment ends the paragraph. */
function separated(prose: readonly string[], program: string): string {
  const ends = program.split('\n').map((line) => /\*\/\s*$/.test(line));
  return prose.map((line, index) => ends[index] && line !== '' && !/[.!?:]$/.test(line) ? `${line}.` : line).join('\n');
}
