import { TailorFormatOptions } from './tailor-format';
import { linesOf } from './tailor-lines';
import { logRemarks } from './tailor-remarks';
import { SelectedAccess } from '../../../audit-log/selected-access';
import { visible } from '../../../diagnostics/printable-text';
import { formatTable } from '../../text-table';

const COLUMNS = ['ACCOUNT', 'WHAT', 'WHERE', 'VERB', 'RESOURCE', 'NAME', 'REQUESTS', 'FIRST', 'LAST', 'WHY'];

/** Writes a line for each permission, and for everything that was seen and isn't granted. */
export function writeTable(access: SelectedAccess, { tailoring, width, onlyDenied }: TailorFormatOptions): string {
  const rows = linesOf(access, tailoring).map(({ account, what, where, verb, resource, name, count, first, last, why }) =>
    [account, what, where, verb, resource, name, count, first, last, why]);
  return `${rows.length === 0 ? '' : formatTable([COLUMNS, ...rows], width)}${logRemarks(access, onlyDenied).map((line) => `${visible(line)}\n`).join('')}`;
}
