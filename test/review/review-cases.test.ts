import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { runCommand } from '../cli/run-command';

/** What a case says of a finding; what it doesn't say may be anything. */
interface ExpectedFinding {
  readonly check: string;
  readonly subject: string;
  readonly severity: string;
  readonly grants?: readonly object[];
  readonly path?: readonly string[];

  /** The binding that it comes by. */
  readonly via?: string;

  /** The position of the rule, from 0. */
  readonly rule?: number;
}

interface Expected {
  readonly title: string;
  readonly findings: readonly ExpectedFinding[];
  readonly low: readonly ExpectedFinding[];
  readonly mustNot: readonly { readonly check: string }[];
}

interface ReportedFinding extends Omit<ExpectedFinding, 'via'> {
  readonly expected?: true;
  readonly via: readonly { readonly binding?: string; readonly rule?: number }[];
}

/** A folder for each case: an input, and what a review of it must say. */
const CASES = join(__dirname, 'cases');
const cases = readdirSync(CASES).map((name) => {
  const { title, ...expected } = JSON.parse(readFileSync(join(CASES, name, 'expected.json'), 'utf8')) as Expected;
  return { name, title, expected };
});

const AT_LEAST_MEDIUM = ['critical', 'high', 'medium'];

test.each(cases)('$name: $title', async ({ name, expected: { findings, low, mustNot } }) => {
  const { out } = await runCommand(['review', join(CASES, name, 'input.yaml'), '--output', 'json']);
  const report = JSON.parse(out) as { readonly findings: readonly ReportedFinding[] };
  const open = report.findings.filter(({ expected }) => expected !== true);
  const form = ({ check, subject, severity }: ExpectedFinding | ReportedFinding) => ({ check, subject, severity });
  const sorted = (list: readonly object[]) => list.map((each) => JSON.stringify(each)).sort();
  expect(sorted(open.filter(({ severity }) => AT_LEAST_MEDIUM.includes(severity)).map(form))).toEqual(sorted(findings.map(form)));
  for (const expected of [...findings, ...low]) {
    const found = open.find(({ check, subject }) => check === expected.check && subject === expected.subject);
    expect({ ...found && form(found), grants: expected.grants && found?.grants, path: expected.path && found?.path })
      .toEqual({ ...form(expected), grants: expected.grants, path: expected.path && expectedPath(expected.path) });
    expect(expected.via === undefined ? [] : found?.via.map(({ binding }) => binding)).toEqual(expected.via === undefined ? [] : [expected.via]);
    expect(expected.rule === undefined ? [] : found?.via.map(({ rule }) => rule)).toEqual(expected.rule === undefined ? [] : [expected.rule + 1]);
  }
  expect(open.map(({ check }) => check).filter((check) => mustNot.some((not) => not.check === check))).toEqual([]);
});

/** Resources are written with their group, and names in quotes, as everywhere else. */
function expectedPath(path: readonly string[]): string[] {
  return path.map((hop) => hop.replace(/^(\w+) workflowtemplate (\S+) in/, '$1 workflowtemplates.argoproj.io "$2" in'));
}
