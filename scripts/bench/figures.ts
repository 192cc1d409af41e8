const BEGIN = '<!-- measured by npm run bench -->\n';
const END = '<!-- end of the measured figures -->';

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
  return `${markdown.slice(0, begin + BEGIN.length)}\n${figures}\n${markdown.slice(end)}`;
}
