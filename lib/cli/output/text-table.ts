import { visible } from '../../diagnostics/printable-text';

/** Writes rows in columns, as kubectl does: two or more spaces between them, and none at the end of a line. */
export function formatTable(texts: readonly (readonly string[])[]): string {
  const rows = texts.map((row) => row.map(visible));
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column])).join('   ').trimEnd()}\n`).join('');
}
