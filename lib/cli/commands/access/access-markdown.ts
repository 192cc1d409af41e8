import { cellsOf, COLUMNS } from './access-cells';
import { MatrixRow } from '../../../access/access-matrix';
import { code, table } from '../../report/markdown';

/** Writes who may do what as a table in Markdown. */
export function writeMarkdown(rows: readonly MatrixRow[], unknown: readonly string[]): string {
  const cells = rows.map((row) => cellsOf(row).map((cell) => cell === '' ? '' : code(cell)));
  return [...table(COLUMNS, cells), ...unknown.map((role) => `\nUnknown: no input defines ${code(role)}.`)].map((line) => `${line}\n`).join('');
}
