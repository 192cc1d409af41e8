import { MatrixRow } from '../../../access/access-matrix';
import { MATRIX_STYLE, matrixTable } from '../../report/access-matrix-markup';
import { htmlPage, markup, NOTHING } from '../../report/markup';

const STYLE = `
:root { color-scheme: light dark; --line: #8884; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
${MATRIX_STYLE}
@media print { body { margin: 0; max-width: none; } }
`;

/** Writes who may do what as one page that loads nothing and runs nothing. */
export function writeHtml(rows: readonly MatrixRow[], unknown: readonly string[]): string {
  return htmlPage('Access', STYLE, markup`<main>
<h1>Access</h1>
${unknown.length === 0 ? NOTHING : markup`<p>No input defines these roles, so what they grant is unknown:</p>
<ul>
${unknown.map((role) => markup`<li>${role}</li>\n`)}</ul>
`}${matrixTable(rows)}</main>
`);
}
