import { summaryText } from './diff-text';
import { DiffReport, ReportedChange, worstFirst } from '../../../diff/diff-report';
import { qualifiedResource } from '../../../resources/resource-names';
import { formatTable } from '../../text-table';

const COLUMNS = ['', 'SUBJECT', 'WHERE', 'VERB', 'RESOURCE', 'NAME', 'THROUGH'];

/** Writes a comparison as a table with a row for each permission. */
export function writeTable(report: DiffReport, { width }: { readonly width?: number }): string {
  const rows = [
    ...worstFirst(report.added).map((change) => row('+', change)),
    ...report.removed.map((change) => row('-', change)),
    ...report.stillHeld.map((change) => row('=', change, change.through)),
  ];
  return `${rows.length === 0 ? '' : formatTable([COLUMNS, ...rows], width)}${summaryText(report)}\n`;
}

function row(sign: string, change: ReportedChange, through = change.via[0]?.binding ?? ''): string[] {
  const { subject, where, verb, apiGroup, resource = '', resourceName = '', nonResourceURL } = change;
  return [sign, subject, where, verb, nonResourceURL ?? qualifiedResource(apiGroup ?? '', resource), resourceName, through];
}
