import { lintDocument, lintProgram, lintSchema } from '../../../scripts/prose/lint-prose';
import { PROSE_RULES } from '../../../scripts/prose/prose-rules';

describe.each(PROSE_RULES)('$id', ({ id, invalid, valid }) => {
  test('finds its invalid sentence', async () => {
    expect((await lintDocument(`${invalid}\n`)).map(({ rule }) => rule)).toContain(id);
  });

  test('leaves its valid sentence alone', async () => {
    expect(await lintDocument(`${valid}\n`)).toEqual([]);
  });
});

test.each<[string, string, string[]]>([
  ['code', 'Run `kubectl tell`.\n\n```sh\ntell\n```\n', []],
  ['a long line', `${'word '.repeat(30)}\n`, ['1 long-line']],
  ['a long row of a table', `| ${'word '.repeat(30)} |\n| --- |\n`, []],
  ['an exception with its reason', '<!-- prose-allow tell: it is the name of the command -->\nThey tell.\n', []],
  ['an exception without a reason', '<!-- prose-allow tell: -->\nThey tell.\n', ['2 tell']],
  ['an exception for another rule', '<!-- prose-allow mend: it is a name -->\nThey tell.\n', ['2 tell']],
])('of a document, %s', async (_name, markdown, faults) => {
  expect((await lintDocument(markdown)).map(({ line, rule }) => `${line} ${rule}`)).toEqual(faults);
});

test.each<[string, string, string[]]>([
  ['a comment over two lines', '\n/**\n * They ask\n * for it.\n */\nconst a = 1;\n', ['3 ask-for']],
  ['a comment in a line', 'const a = 1; // mended here\n', ['1 mend']],
  ['a message', "fail('The file tells nothing.');\n", ['1 tell']],
  ['a message with values', 'fail(`The file ${name} tells nothing.`);\n', ['1 tell']],
  ['a message that begins with a small letter', "fail('kubectl refuses the flag.');\n", ['1 refuse']],
  ['a comment after a message with values', 'fail(`The file ${name} is empty.`);\n/** They tell. */\n', ['2 tell']],
  ['a fragment', '/** What a role grants. */\n', ['1 relative-subject']],
  ['a question', '/** What does a role grant? */\n', []],
  ['a text that is no sentence', "const word = 'tell';\n", []],
  ['a name in backticks', '/** Calls `tell` once. */\n', []],
  ['an exception with its reason', '// prose-allow tell: it is a name\n// They tell.\n', []],
])('of a program, %s', async (_name, program, faults) => {
  expect((await lintProgram(program)).map(({ line, rule }) => `${line} ${rule}`)).toEqual(faults);
});

test.each<[string, string, string[]]>([
  ['a description', '{\n  "description": "What a role grants."\n}\n', ['2 relative-subject']],
  ['descriptions on neighbouring lines, each by itself', '{\n  "description": "They ask",\n  "description": "for it."\n}\n', []],
  ['a description with an escaped mark', '{\n  "description": "It is \\"no\\" name, and refused."\n}\n', ['2 refuse']],
  ['a name in backticks', '{\n  "description": "The value of `tell`."\n}\n', []],
  ['a member that is called description', '{\n  "description": {\n    "type": "string"\n  }\n}\n', []],
  ['a value', '{\n  "const": "tell"\n}\n', []],
])('of a schema, %s', async (_name, schema, faults) => {
  expect((await lintSchema(schema)).map(({ line, rule }) => `${line} ${rule}`)).toEqual(faults);
});
