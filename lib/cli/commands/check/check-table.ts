import { countsText, grantText, remarks, sectionsOf } from './check-lines';
import { CheckReport } from '../../../check/check-report';
import { formatTable } from '../../text-table';

const COLUMNS = ['ACCOUNT', 'VERDICT', 'PERMISSIONS', 'DETAILS', 'GRANTED BY'];

/** Writes a check as a table with a row for the permissions of each rule that share a verdict. */
export function writeTable({ accounts, assumed, suggested, gate }: CheckReport, width?: number): string {
  const rows = accounts.flatMap((check) => sectionsOf(check).flatMap(({ title, lines }) => lines.map(({ permissions, details, via }) => [
    check.account, title.toLowerCase(), permissions, details.join('. '), via.map(grantText).join(', '),
  ])));
  const sentences = [
    ...accounts.map((check) => `${check.account}: ${countsText(check)}`),
    ...accounts.flatMap(({ unknown }) => unknown.map((text) => `Unknown: ${text}`)),
    ...remarks(assumed, suggested),
    `Gate ${gate.asked}: ${gate.hit ? 'hit' : 'not hit'}.`,
  ];
  return `${rows.length === 0 ? '' : formatTable([COLUMNS, ...rows], width)}${sentences.map((sentence) => `${sentence}\n`).join('')}`;
}
