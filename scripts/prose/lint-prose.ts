import { TextlintKernel } from '@textlint/kernel';
import markdownPlugin from '@textlint/textlint-plugin-markdown';
import { programProse } from './program-prose';
import { PROSE_RULES, ProseRule } from './prose-rules';
import { schemaProse } from './schema-prose';

/** A place where a text has a form of words that a rule names. */
export interface ProseFault {
  readonly line: number;
  readonly rule: string;
  readonly words: string;
  readonly fix: string;
}

/** The longest line of a document, without tables, code and addresses. */
const COLUMNS = 120;

/** An exception in the text itself: the rule, and the reason; it holds for the next three lines. */
const EXCEPTION = /prose-allow ([\w-]+): (?!-->)\S/;
const REACH = 3;

type TextlintRule = Parameters<TextlintKernel['lintText']>[1] extends { rules?: readonly { rule: infer R }[] } ? R : never;

const RULES = PROSE_RULES.map((rule) => ({ ruleId: rule.id, rule: textlintRule(rule) }));

/** Finds what no document should say, and lines that are too long. */
export async function lintDocument(markdown: string): Promise<ProseFault[]> {
  return [...await lint(markdown, markdown), ...longLines(markdown)].sort((a, b) => a.line - b.line);
}

/** Finds what no comment and no message of a program should say. */
export async function lintProgram(program: string): Promise<ProseFault[]> {
  return lint(programProse(program), program);
}

/** Finds what no description in a JSON Schema should say. */
export async function lintSchema(schema: string): Promise<ProseFault[]> {
  return lint(schemaProse(schema), schema);
}

async function lint(prose: string, source: string): Promise<ProseFault[]> {
  const { messages } = await new TextlintKernel().lintText(prose, {
    ext: '.md',
    plugins: [{ pluginId: 'markdown', plugin: markdownPlugin }],
    rules: RULES,
  });
  const allowed = exceptionsOf(source);
  return messages
    .map(({ loc, ruleId, message }) => {
      const [words, fix] = message.split('\t');
      return { line: loc.start.line, rule: ruleId, words, fix };
    })
    .filter(({ line, rule }) => !allowed.some((exception) => exception.rule === rule && line >= exception.line && line <= exception.line + REACH));
}

/** The Str nodes of a document leave code out; text on both sides of a node isn't seen, so a form of words must not cross one. */
function textlintRule({ pattern, fix }: ProseRule): TextlintRule {
  return ({ Syntax, RuleError, report, getSource, locator }) => ({
    [Syntax.Str](node) {
      for (const match of getSource(node).matchAll(pattern)) {
        report(node, new RuleError(`${match[0].replace(/\s+/g, ' ').trim()}\t${fix}`, { padding: locator.range([match.index, match.index + match[0].length]) }));
      }
    },
  });
}

function exceptionsOf(source: string): { readonly rule: string; readonly line: number }[] {
  return source.split('\n').flatMap((line, index) => {
    const [, rule] = EXCEPTION.exec(line) ?? [];
    return rule === undefined ? [] : [{ rule, line: index + 1 }];
  });
}

function longLines(markdown: string): ProseFault[] {
  let isCode = false;
  return markdown.split('\n').flatMap((line, index) => {
    if (line.startsWith('```')) {
      isCode = !isCode;
    }
    const isFree = isCode || /^\s*\||^<|^\s*```/.test(line) || !/\s/.test(line.trim().slice(0, COLUMNS));
    return isFree || line.length <= COLUMNS ? [] : [{ line: index + 1, rule: 'long-line', words: `${line.length} columns`, fix: `Wrap at ${COLUMNS}.` }];
  });
}
