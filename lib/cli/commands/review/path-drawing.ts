import { visible } from '../../../diagnostics/printable-text';
import { Finding, FindingVia } from '../../../review/findings/finding';
import { Markup, markup } from '../../report/markup';

/** The width of a drawing: it fits a telephone. */
const WIDTH = 340;

const PADDING = 10;
const LINE = 18;

/** The characters that fit, in the fonts that the style gives them: 13 and 11 pixels, fixed pitch. */
const NODE_CHARACTERS = 40;
const LABEL_CHARACTERS = 44;

/** How far the arrow and its label are from the left. */
const ARROW = 22;

/** The least length of an arrow. */
const SHORTEST = 26;

/** Draws the path of a finding: a box for each step, of which the first is who goes it, and on the arrows between them the grants. */
export function drawPath({ path }: Finding): Markup {
  const parts: Markup[] = [];
  let top = 1;
  const box = (text: string, name: string) => {
    const lines = wrap(visible(text), NODE_CHARACTERS);
    const height = lines.length * LINE + PADDING * 2 - 4;
    parts.push(markup`<g class="${name}"><rect x="1" y="${top}" width="${WIDTH - 2}" height="${height}" rx="6"/>${linesAt(lines, PADDING + 2, top + PADDING + 11, LINE)}</g>`);
    top += height;
  };
  const [start, ...steps] = path;
  box(start.text, 'start');
  steps.forEach(({ text, via }, index) => {
    const lines = via === undefined ? [] : wrap(visible(grantedBy(via)), LABEL_CHARACTERS);
    const length = Math.max(SHORTEST, lines.length * (LINE - 3) + 14);
    parts.push(markup`<path class="arrow" d="M${ARROW} ${top}v${length - 1}m-5 -6l5 6l5 -6"/><g class="label">${linesAt(lines, ARROW + 16, top + 17, LINE - 3)}</g>`);
    top += length;
    box(text, index === steps.length - 1 ? 'end' : 'step');
  });
  const count = `${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`;
  const description = [start.text, ...steps.map(({ text, via }) => via === undefined ? text : `${text}, by ${grantedBy(via)}`)].join('; then ');
  return markup`<svg viewBox="0 0 ${WIDTH} ${top + 1}" width="${WIDTH}" height="${top + 1}" role="img" aria-label="${`Path of ${count}: ${description}`}">${parts}</svg>`;
}

/** The page says next to the drawing where it is written. */
function grantedBy({ through, binding, role, writtenIn, rule }: FindingVia): string {
  return [through, binding, role, writtenIn, rule === undefined ? undefined : `rule ${rule}`].filter((part) => part !== undefined).join(' › ');
}

function linesAt(lines: readonly string[], x: number, y: number, height: number): Markup[] {
  return lines.map((line, index) => markup`<text x="${x}" y="${y + index * height}">${line}</text>`);
}

/** Breaks a text after spaces, slashes, dots, hyphens, colons and at signs; a part that is longer than a line is broken anywhere. */
function wrap(text: string, most: number): string[] {
  const lines: string[] = [''];
  for (const piece of text.match(/[^ /.:@-]*[ /.:@-]+|[^ /.:@-]+/g)?.flatMap((each) => cut(each, most)) ?? []) {
    const last = lines[lines.length - 1];
    if (widthOf((last + piece).trimEnd()) <= most) {
      lines[lines.length - 1] += piece;
    } else {
      lines.push(piece);
    }
  }
  return lines.map((line) => line.trimEnd());
}

function cut(piece: string, most: number): string[] {
  const parts: string[] = [''];
  for (const character of piece) {
    if (widthOf(parts[parts.length - 1] + character) > most) {
      parts.push('');
    }
    parts[parts.length - 1] += character;
  }
  return parts;
}

/** In columns: characters that aren't of Western scripts count as wide. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    width += character <= '\u024f' ? 1 : 2;
  }
  return width;
}
