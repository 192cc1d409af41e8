import { CheckSection, countsText, grantText, remarks, sectionsOf, usageRemarks, usageSections } from './check-lines';
import { CheckAndUsageReport } from '../../../check/usage-report';
import { gateText } from '../../report/gate-text';
import { formatTable } from '../../text-table';

const COLUMNS = ['ACCOUNT', 'VERDICT', 'PERMISSIONS', 'DETAILS', 'GRANTED BY'];

/** Writes a check as a table with a row for the permissions of each rule that share a verdict. */
export function writeTable({ accounts, usage, assumed, suggested, gate }: CheckAndUsageReport, width?: number): string {
  const rows = [
    ...accounts.flatMap((check) => rowsOf(check.account, sectionsOf(check))),
    ...(usage?.accounts ?? []).flatMap((account) => rowsOf(account.account, usageSections(account))),
  ];
  const sentences = [
    ...accounts.map((check) => `${check.account}: ${countsText(check)}`),
    ...accounts.flatMap(({ unknown }) => unknown.map((text) => `Unknown: ${text}`)),
    ...usage === undefined ? [] : usageRemarks(usage),
    ...remarks(assumed, suggested),
    gateText(gate),
  ];
  return `${rows.length === 0 ? '' : formatTable([COLUMNS, ...rows], width)}${sentences.map((sentence) => `${sentence}\n`).join('')}`;
}

function rowsOf(account: string, sections: readonly CheckSection[]): string[][] {
  return sections.flatMap(({ title, lines }) => lines.map(({ permissions, details, via }) => [
    account, title.toLowerCase(), permissions, details.join('. '), via.map(grantText).join(', '),
  ]));
}
