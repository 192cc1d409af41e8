import { assert, array, integer, property, stringMatching } from 'fast-check';
import { formatTable } from '../../lib/cli/text-table';

const ROWS = [
  ['ACCOUNT', 'VERBS', 'RESOURCE', 'WHY'],
  ['migrate', 'get,list,watch,create,update', 'workflowtaskresults.argoproj.io', 'It reports outputs and progress.'],
  ['sa', 'get', 'pods', ''],
];

test.each<[string, number | undefined, string]>([
  ['where no terminal shows it, as long as it is', undefined, `\
ACCOUNT   VERBS                          RESOURCE                          WHY
migrate   get,list,watch,create,update   workflowtaskresults.argoproj.io   It reports outputs and progress.
sa        get                            pods
`],
  ['on a wide terminal the same', 111, `\
ACCOUNT   VERBS                          RESOURCE                          WHY
migrate   get,list,watch,create,update   workflowtaskresults.argoproj.io   It reports outputs and progress.
sa        get                            pods
`],
  ['between words and after commas where it is too wide', 95, `\
ACCOUNT   VERBS                      RESOURCE                          WHY
migrate   get,list,watch,create,     workflowtaskresults.argoproj.io   It reports outputs and
          update                                                       progress.
sa        get                        pods
`],
  ['with the last columns as lines where that is not enough', 60, `\
ACCOUNT   VERBS
migrate   get,list,watch,create,update
    RESOURCE: workflowtaskresults.argoproj.io
    WHY: It reports outputs and progress.
sa        get
    RESOURCE: pods
`],
  ['with a name that is longer than a line alone on it', 24, `\
ACCOUNT
migrate
    VERBS: get,list,
    watch,create,update
    RESOURCE:
    workflowtaskresults.argoproj.io
    WHY: It reports
    outputs and
    progress.
sa
    VERBS: get
    RESOURCE: pods
`],
])('a table is written %s', (_, width, text) => {
  expect(formatTable(ROWS, width)).toBe(text);
});

test('on a terminal, no line is wider than it unless one name is, and every word is there', () => {
  const cell = array(stringMatching(/^[a-z]{1,12},?$/), { maxLength: 8 }).map((words) => words.join(' '));
  const rowsOfFour = array(array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  assert(property(rowsOfFour, integer({ min: 24, max: 120 }), (rows, width) => {
    const text = formatTable([['A', 'B', 'C', 'D'], ...rows], width);
    const words = (lines: string) => lines.match(/[a-z]+/g)?.sort() ?? [];
    expect(text.split('\n').filter((line) => line.length > width)).toEqual([]);
    expect(words(text)).toEqual(words(rows.flat().join(' ')));
  }));
});
