import { cellsOf, COLUMNS } from './access-cells';
import { MatrixRow } from '../../../access/access-matrix';
import { formatTable } from '../../text-table';

/** Writes who may do what as a table. */
export function writeTable(rows: readonly MatrixRow[], unknown: readonly string[], width?: number): string {
  return [formatTable([COLUMNS, ...rows.map(cellsOf)], width), ...unknown.map((role) => `Unknown: no input defines ${role}.\n`)].join('');
}
