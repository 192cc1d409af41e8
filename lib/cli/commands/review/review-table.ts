import { checkOf } from '../../../review/checks/check-table';
import { countsText } from '../../../review/report/finding-text';
import { GateVerdict } from '../../../review/report/review-gate';
import { ReviewReport } from '../../../review/report/review-report';
import { gateText } from '../../report/gate-text';
import { formatTable } from '../../text-table';

const COLUMNS = ['SEVERITY', 'CHECK', 'SUBJECT', 'WHERE', 'WHAT', 'THROUGH'];

/** Writes a review as a table with a row for each finding. */
export function writeTable(report: ReviewReport, { gate, width }: { readonly gate: GateVerdict; readonly width?: number }): string {
  const rows = report.findings.map(({ severity, expected, check, subject, where, via }) =>
    [expected === true ? `${severity}, expected` : severity, check, subject, where, checkOf(check).title, via[0]?.binding ?? via[0]?.role ?? '']);
  return `${rows.length === 0 ? '' : formatTable([COLUMNS, ...rows], width)}${countsText(report)}. ${gateText(gate)}\n`;
}
