import { approvalTexts, checksOf, findingText, remarksOn, summaryText } from './diff-text';
import { whereText } from '../../../access/reported-scope';
import { DiffReport, ReportedChange, worstFirst } from '../../../diff/diff-report';
import { permissionText } from '../../../resources/permission-text';
import { code, fitComment, Section, table } from '../../report/markdown';

/** By this a bot finds its own comment, to replace it. */
const MARKER = '<!-- argo-rbac diff -->';

/** So many rows are shown before the reader unfolds the others. */
const SHOWN_ROWS = 20;

const HEAD = ['Subject', 'Where', 'Permission', 'Binding'];

/** Writes a comparison as a comment for a pull request. */
export function writeMarkdown(report: DiffReport): string {
  const { removed, stillHeld, newFindings, identity, layout, unknown, approvals } = report;
  const added = worstFirst(report.added);
  return fitComment([
    { head: [MARKER, `### Access: ${headline(report)}`, '', summaryText(report), ''], rows: [], foot: [] },
    ...listSection('New findings', newFindings.map((finding) => code(findingText(finding))), false),
    ...added.length === 0 ? [] : [changesSection('Broadened', added.slice(0, SHOWN_ROWS), false, report)],
    ...added.length <= SHOWN_ROWS ? [] : [changesSection(`Broadened: ${added.length - SHOWN_ROWS} more`, added.slice(SHOWN_ROWS), true, report)],
    ...removed.length === 0 ? [] : [changesSection(`Narrowed (${removed.length})`, removed, true, report)],
    ...stillHeld.length === 0 ? [] : [changesSection(`Still held through a group (${stillHeld.length})`, stillHeld, true, report)],
    ...listSection('Who can act as whom', identity.map(({ fact, before, after }) => `${code(fact)}: ${code(before ?? '(none)')} → ${code(after ?? '(none)')}`)),
    ...listSection('Unknown', unknown.map(({ change, subject, where, role }) => `${code(subject)}, ${code(whereText(where))}: ${code(role)} is ${change}, and no input defines it.`)),
    ...listSection('Objects', layout.map((line) => code(line))),
    ...listSection('Approvals', approvalTexts(approvals)),
  ]);
}

function headline({ broadened, narrowed }: DiffReport): string {
  return broadened && narrowed ? 'broadened and narrowed' : broadened ? 'broadened' : narrowed ? 'narrowed' : 'unchanged';
}

function changesSection(title: string, changes: readonly ReportedChange[], isFolded: boolean, { approvals }: DiffReport): Section {
  const rows = table(HEAD, changes.map((change) => {
    const remarks = [...remarksOn(change, approvals), ...checksOf(change)];
    const remark = remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
    return [code(change.subject), code(whereText(change.where)), `${code(permissionText(change))}${remark}`, code(change.via[0]?.binding ?? '')];
  }));
  return folding(title, rows.slice(0, 2), rows.slice(2), isFolded);
}

function listSection(title: string, lines: readonly string[], isFolded = true): Section[] {
  return lines.length === 0 ? [] : [folding(`${title} (${lines.length})`, [], lines.map((line) => `- ${line}`), isFolded)];
}

function folding(title: string, head: readonly string[], rows: readonly string[], isFolded: boolean): Section {
  return isFolded
    ? { head: ['<details>', `<summary>${title}</summary>`, '', ...head], rows, foot: ['', '</details>', ''] }
    : { head: [`#### ${title}`, '', ...head], rows, foot: [''] };
}
