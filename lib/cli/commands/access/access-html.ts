import { cellsOf, COLUMNS } from './access-cells';
import { MatrixRow } from '../../../access/access-matrix';
import { visible } from '../../../diagnostics/printable-text';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const STYLE = `
:root { color-scheme: light dark; --line: #8884; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: bold; padding-block: .5rem; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .75rem .35rem 0; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
td { font-family: ui-monospace, monospace; font-size: 13px; }
@media print { body { margin: 0; max-width: none; } }
`;

/** Writes who may do what as one page that loads nothing and runs nothing. */
export function writeHtml(rows: readonly MatrixRow[], unknown: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Access</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Access</h1>
${unknown.length === 0 ? '' : `<p>No input defines these roles, so what they grant is unknown:</p>\n<ul>\n${unknown.map((role) => `<li>${escaped(role)}</li>\n`).join('')}</ul>\n`}<table>
<caption>Who may do what</caption>
<thead>
<tr>${COLUMNS.map((column) => `<th scope="col">${escaped(column)}</th>`).join('')}</tr>
</thead>
<tbody>
${rows.map((row) => `<tr>${cellsOf(row).map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>\n`).join('')}</tbody>
</table>
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character]);
}
