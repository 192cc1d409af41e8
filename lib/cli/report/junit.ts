/** A test case of a JUnit report. */
export interface JUnitCase {
  readonly name: string;

  /** Absent for a case that passes. */
  readonly failure?: { readonly message: string; readonly text: string };

  readonly output?: string;
}

export interface JUnitSuite {
  readonly name: string;
  readonly cases: readonly JUnitCase[];
}

/** Characters that XML 1.0 can't hold, not even as references. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' };

/** Writes a JUnit report. Suites without cases are left out. */
export function formatJUnit(suites: readonly JUnitSuite[]): string {
  const kept = suites.filter(({ cases }) => cases.length > 0);
  const all = kept.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="argo-rbac" ${countsOf(all)}>`,
    ...kept.flatMap(({ name, cases }) => [
      `  <testsuite name="${attribute(name)}" ${countsOf(cases)}>`,
      ...cases.flatMap((each) => formatCase(name, each)),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

function formatCase(suite: string, { name, failure, output }: JUnitCase): string[] {
  const open = `    <testcase classname="${attribute(suite)}" name="${attribute(name)}"`;
  if (failure === undefined && output === undefined) {
    return [`${open}/>`];
  }
  return [
    `${open}>`,
    ...failure === undefined ? [] : [`      <failure message="${attribute(failure.message)}">${content(failure.text)}</failure>`],
    ...output === undefined ? [] : [`      <system-out>${content(output)}</system-out>`],
    '    </testcase>',
  ];
}

function countsOf(cases: readonly JUnitCase[]): string {
  return `tests="${cases.length}" failures="${cases.filter(({ failure }) => failure !== undefined).length}"`;
}

function attribute(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"\n\r\t]/g, (character) => ENTITIES[character]);
}

function content(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>]/g, (character) => ENTITIES[character]);
}
