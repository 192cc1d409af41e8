import { whereText } from '../../../access/reported-scope';
import { SEVERITIES } from '../../../review/checks/severity';
import { Finding } from '../../../review/findings/finding';
import { countsText, grantText, titleText, voidText, wayText } from '../../../review/report/finding-text';
import { GateVerdict } from '../../../review/report/review-gate';
import { ReviewReport } from '../../../review/report/review-report';
import { code, fitComment, Section, table } from '../../report/markdown';

/** By this a bot finds its own comment, to replace it. */
const MARKER = '<!-- argo-rbac review -->';

/** Findings of these are shown before the reader unfolds anything. */
const SHOWN: readonly string[] = ['critical', 'high', 'medium'];

const HEAD = ['Check', 'Subject', 'Where', 'By', 'Fix'];

/** Writes a review as a comment for a pull request. */
export function writeMarkdown(report: ReviewReport, { gate }: { readonly gate: GateVerdict }): string {
  const { findings, unknown, acknowledged, voidAcknowledgements } = report;
  const open = findings.filter(({ expected }) => expected !== true);
  const expected = findings.filter((finding) => finding.expected === true);
  return fitComment([
    { head: [MARKER, `### Review: ${gate.hit ? 'gate hit' : 'gate not hit'}`, '', `${countsText(report)}. Gate ${gate.asked}.`, ''], rows: [], foot: [] },
    ...SEVERITIES.flatMap((severity) =>
      findingsSection(severity, open.filter((finding) => finding.severity === severity), !SHOWN.includes(severity))),
    ...listSection('Paths', open.filter(({ path }) => path.length > 0).map((finding) =>
      `${finding.check}: ${finding.path.map(({ text }) => code(text)).join(' → ')}`)),
    ...findingsSection('Expected of known components', expected, true),
    ...listSection('Unknown', unknown.map(({ what, concerns, why }) => `${code(what)}: ${code(why)} Concerns ${concerns.map(code).join(', ')}`)),
    ...listSection('Acknowledged', acknowledged.map(({ finding, reason, expires }) =>
      `${finding.check} ${code(finding.subject)}, ${code(whereText(finding.where))}: ${code(reason)}${expires === undefined ? '' : ` until ${expires}`}`)),
    ...listSection('Acknowledgements without effect', voidAcknowledgements.map((each) => code(voidText(each)))),
  ]);
}

function findingsSection(title: string, findings: readonly Finding[], isFolded: boolean): Section[] {
  if (findings.length === 0) {
    return [];
  }
  const rows = table(HEAD, findings.map((finding) => [
    titleText(finding), code(finding.subject), code(whereText(finding.where)), byText(finding), code(finding.remedy.text),
  ]));
  const label = `${title[0].toUpperCase()}${title.slice(1)} (${findings.length})`;
  return [isFolded
    ? { head: ['<details>', `<summary>${label}</summary>`, '', ...rows.slice(0, 2)], rows: rows.slice(2), foot: ['', '</details>', ''] }
    : { head: [`#### ${label}`, '', ...rows.slice(0, 2)], rows: rows.slice(2), foot: [''] }];
}

/** The basis of a finding, as far as a cell has room: the first permission and the first way. */
function byText({ grants, via }: Finding): string {
  const more = (count: number) => count > 1 ? ` and ${count - 1} more` : '';
  return [
    ...grants.slice(0, 1).map((grant) => `${code(grantText(grant))}${more(grants.length)}`),
    ...via.slice(0, 1).map((way) => `${code(wayText(way))}${more(via.length)}`),
  ].join('; ');
}

function listSection(title: string, lines: readonly string[]): Section[] {
  return lines.length === 0 ? []
    : [{ head: ['<details>', `<summary>${title} (${lines.length})</summary>`, ''], rows: lines.map((line) => `- ${line}`), foot: ['', '</details>', ''] }];
}
