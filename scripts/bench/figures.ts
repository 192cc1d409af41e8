import { wrap } from '../source-text';

const BEGIN = '<!-- measured by npm run bench -->\n';
const END = '<!-- end of the measured figures -->';

const WIDTH = 120;

/**
 * Writes figures into a document, between the two comments that mark their place.
 *
 * @throws when the document has no such place
 */
export function writeFigures(markdown: string, figures: string): string {
  const begin = markdown.indexOf(BEGIN);
  const end = markdown.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error(`The document has no place for figures: write ${BEGIN.trim()} and ${END}.`);
  }
  const lines = figures.split('\n').flatMap((line) => line.startsWith('|') ? [line] : wrapped(line));
  return `${markdown.slice(0, begin + BEGIN.length)}\n${lines.join('\n')}\n${markdown.slice(end)}`;
}

/** The further lines of an item are indented. */
function wrapped(line: string): string[] {
  const indent = line.startsWith('- ') ? '  ' : '';
  return wrap(line, WIDTH - indent.length).map((each, index) => index === 0 ? each : `${indent}${each}`);
}
