import { visible } from '../diagnostics/printable-text';

const GAP = '   ';

/** A column that is wrapped has room for a few words. */
const NARROWEST = 20;

/** How far what belongs to the row above is indented. */
const INDENT = '    ';

/** A word with what stands between it and the next; a list is one word for each of its parts. */
const PIECE = /[^ ,]*[ ,]+|[^ ,]+/g;

/**
 * Writes rows in columns, as kubectl does: three or more spaces between them, and none at the end of a line.
 *
 * Where a terminal is too narrow, cells are wrapped between words, and the last columns become lines below their row where that isn't
 * enough. No name is broken, so it can be copied.
 *
 * @param texts The header, and the rows.
 * @param width How wide the terminal is; without it a row is one line, however long.
 */
export function formatTable(texts: readonly (readonly string[])[], width = Infinity): string {
  const rows = texts.map((row) => row.map(visible));
  const [header = []] = rows;
  for (let count = header.length; count > 0; count--) {
    const widths = fit(rows.map((row) => row.slice(0, count)), width);
    if (widths !== undefined || count === 1) {
      return rows.map((row, index) => formatRow(row.slice(0, count), widths ?? [Infinity])
        + (index === 0 ? '' : formatRest(header.slice(count), row.slice(count), width))).join('');
    }
  }
  return '';
}

/** The widths of the columns with which they fit, if any: the widest are wrapped. */
function fit(rows: readonly (readonly string[])[], width: number): number[] | undefined {
  const widest = (measure: (cell: string) => number) => rows[0].map((_, column) => rows.reduce((most, row) => Math.max(most, measure(row[column] ?? '')), 0));
  const natural = widest((cell) => cell.length);
  const least = widest((cell) => Math.max(0, ...(cell.match(PIECE) ?? []).map((piece) => piece.trimEnd().length)));
  const room = width - GAP.length * (natural.length - 1);
  const capped = (cap: number) => natural.map((size, column) => Math.min(size, Math.max(cap, least[column])));
  const fits = (widths: readonly number[]) => widths.reduce((sum, size) => sum + size, 0) <= room;
  if (fits(natural)) {
    return natural;
  }
  for (let cap = Math.min(room, Math.max(...natural)); cap >= NARROWEST; cap--) {
    if (fits(capped(cap))) {
      return capped(cap);
    }
  }
  return undefined;
}

function formatRow(cells: readonly string[], widths: readonly number[]): string {
  const wrapped = cells.map((cell, column) => wrap(cell, widths[column]));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    `${wrapped.map((lines, column) => column === wrapped.length - 1 ? lines[line] ?? '' : (lines[line] ?? '').padEnd(widths[column])).join(GAP).trimEnd()}\n`).join('');
}

/** The columns that didn't fit, each with its title, as many on a line as have room. */
function formatRest(titles: readonly string[], cells: readonly string[], width: number): string {
  const room = width - INDENT.length;
  const parts = titles.flatMap((title, column) => cells[column] === '' ? [] : `${title}: ${cells[column]}`);
  const lines = parts.reduce<string[]>((above, part) => {
    const last = above.at(-1);
    const joined = `${last}${GAP}${part}`;
    return last !== undefined && joined.length <= room ? [...above.slice(0, -1), joined] : [...above, part];
  }, []);
  return lines.flatMap((line) => wrap(line, room)).map((line) => `${INDENT}${line}\n`).join('');
}

/** Breaks a text after spaces, and after the commas of lists; what is longer than a line without them stands alone. */
function wrap(text: string, width: number): string[] {
  if (text.length <= width) {
    return [text];
  }
  const lines: string[] = [];
  for (const piece of text.match(PIECE) ?? ['']) {
    const last = lines.at(-1);
    if (last !== undefined && (last + piece).trimEnd().length <= width) {
      lines[lines.length - 1] += piece;
    } else {
      lines.push(piece);
    }
  }
  return lines.map((line) => line.trimEnd());
}
