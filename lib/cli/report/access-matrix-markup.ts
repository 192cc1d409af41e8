import { markup, Markup } from './markup';
import { MatrixRow } from '../../access/access-matrix';
import { cellsOf, COLUMNS } from '../commands/access/access-cells';

/** How the table of a page looks. */
export const MATRIX_STYLE = `
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: bold; padding-block: .5rem; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .75rem .35rem 0; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
td { font-family: ui-monospace, monospace; font-size: 13px; }
`;

/** Writes who may do what as a table of a page. */
export function matrixTable(rows: readonly MatrixRow[]): Markup {
  return markup`<table>
<caption>Who may do what</caption>
<thead>
<tr>${COLUMNS.map((column) => markup`<th scope="col">${column}</th>`)}</tr>
</thead>
<tbody>
${rows.map((row) => markup`<tr>${cellsOf(row).map((cell) => markup`<td>${cell}</td>`)}</tr>\n`)}</tbody>
</table>
`;
}
