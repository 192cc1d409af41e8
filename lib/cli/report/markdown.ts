import { visible } from '../../diagnostics/printable-text';

/** The most characters that a comment on GitHub holds. */
const MAX_COMMENT = 65_536;

/** Writes a text as code, so nothing in it is Markdown, HTML, a mention or a link; also within a table. */
export function code(text: string): string {
  const line = visible(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const padding = line.startsWith('`') || line.endsWith('`') || line.trim() === '' ? ' ' : '';
  return `${fence}${padding}${line.replace(/\|/g, '\\|')}${padding}${fence}`;
}

/** Writes a table; its cells are Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

/** A part of a comment whose rows can be left out where the comment gets too long. */
export interface Section {
  /** Lines that are always written. */
  readonly head: readonly string[];
  readonly rows: readonly string[];
  readonly foot: readonly string[];
}

/** Joins sections, and leaves out rows from the end of the last ones until the comment fits. */
export function fitComment(sections: readonly Section[], limit = MAX_COMMENT): string {
  const budget = limit - sections.flatMap(({ head, foot }) => [...head, ...foot]).reduce((length, line) => length + line.length + 1, 0);
  let left = budget;
  return sections.map(({ head, rows, foot }, index) => {
    const kept: string[] = [];
    for (const row of rows) {
      // Room for the lines that count what is left out, here and in what follows.
      if (left - row.length - 1 < 80 * (sections.length - index)) {
        break;
      }
      kept.push(row);
      left -= row.length + 1;
    }
    const more = kept.length === rows.length ? [] : ['', `${rows.length - kept.length} more: see the whole report.`];
    left -= more.reduce((length, line) => length + line.length + 1, 0);
    return [...head, ...kept, ...more, ...foot].map((line) => `${line}\n`).join('');
  }).join('');
}
