import { dump } from 'js-yaml';
import { whereText } from '../../../access/reported-scope';
import { formatPlace } from '../../../diagnostics/format-diagnostic';
import { visible } from '../../../diagnostics/printable-text';
import { Finding } from '../../../review/findings/finding';
import { countsText, grantText, reachedText, titleText, voidText, wayText } from '../../../review/report/finding-text';
import { GateVerdict } from '../../../review/report/review-gate';
import { ReviewReport } from '../../../review/report/review-report';
import { gateText } from '../../report/gate-text';

/** So many lines of one finding are listed; the others are counted. */
const MOST_LINES = 5;

/** The same for the checks that go away with one. */
const MOST_FOLDED = 12;

/** Writes a review for people: the worst first, each with how it comes about and how to fix it. */
export function writeText(report: ReviewReport, { gate }: { readonly gate: GateVerdict }): string {
  const open = report.findings.filter(({ expected }) => expected !== true);
  const expected = report.findings.filter((finding) => finding.expected === true);
  const lines = [
    ...open.flatMap(findingLines),
    ...section('Expected, because a known component needs it', expected.map((finding) => `${finding.severity} ${titleText(finding)}: ${finding.subject}, ${whereText(finding.where)}`)),
    ...section('Unknown', report.unknown.map(({ what, why, concerns }) => `${what}: ${why}${concerns.length === 0 ? '' : ` (${concerns.join(', ')})`}`)),
    ...section('Acknowledged', report.acknowledged.map(({ finding, reason, expires }) =>
      `${titleText(finding)}: ${finding.subject}, ${whereText(finding.where)}: ${reason}${expires === undefined ? '' : ` (until ${expires})`}`)),
    ...section('Acknowledgements without effect', report.voidAcknowledgements.map((each) => `${formatPlace(each.place)}: ${voidText(each)}`)),
    `${countsText(report)}. ${gateText(gate)}`,
  ];
  return lines.map((line) => `${visible(line)}\n`).join('');
}

function findingLines(finding: Finding): string[] {
  const { severity, subject, where, grants, path, reaches, via, why, remedy, folded } = finding;
  return [
    `${severity} ${titleText(finding)}`,
    `  ${subject}, ${whereText(where)}`,
    ...few(grants.map((grant) => `  grants ${grantText(grant)}`)),
    ...path.map(({ text }, index) => `  ${index === 0 ? 'path  ' : '    ->'} ${text}`),
    ...few(reaches.map((reached) => `  also   ${reachedText(reached)}`)),
    ...few(via.map((way) => `  via    ${wayText(way)}`)),
    `  why    ${why}`,
    `  fix    ${remedy.text}`,
    ...remedy.rules === undefined ? [] : rulesLines(remedy.rules),
    ...folded.length === 0 ? [] : [`  with   ${folded.slice(0, MOST_FOLDED).join(', ')}${folded.length > MOST_FOLDED ? ` and ${folded.length - MOST_FOLDED} more` : ''}`],
    '',
  ];
}

function rulesLines(rules: NonNullable<Finding['remedy']['rules']>): string[] {
  return dump({ rules }, { lineWidth: -1, flowLevel: 3 }).trimEnd().split('\n').map((line) => `         ${line}`);
}

function few(lines: readonly string[]): string[] {
  return lines.length <= MOST_LINES ? [...lines] : [...lines.slice(0, MOST_LINES), `         and ${lines.length - MOST_LINES} more`];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ''];
}
