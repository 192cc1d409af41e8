import { createHash } from 'crypto';
import { visible } from '../../diagnostics/printable-text';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** HTML or SVG that is safe to write: only `markup` makes it, which escapes what isn't markup itself. */
export class Markup {
  /** Puts templates together; a text among the values is escaped. */
  public static of(strings: readonly string[], values: readonly MarkupValue[]): Markup {
    return new Markup(strings.map((text, index) => index === 0 ? text : `${written(values[index - 1])}${text}`).join(''));
  }

  private constructor(private readonly text: string) {}

  public toString(): string {
    return this.text;
  }
}

/** The values that can be put into markup. A list is written without anything between its items. */
type MarkupValue = string | number | Markup | readonly Markup[];

/** Writes markup: a text in it, wherever it comes from, stays text, also within an attribute in double quotes. */
export function markup(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return Markup.of(strings, values);
}

/** No markup: for what isn't there. */
export const NOTHING = markup``;

/** Writes a page that loads nothing and runs nothing: its policy allows its own style, and nothing else. */
export function htmlPage(title: string, style: string, body: Markup): string {
  // In the style element nothing is escaped, and the hash is of every character between the tags.
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>${Markup.of([style], [])}</style>
</head>
<body>
${body}</body>
</html>
`.toString();
}

function written(value: MarkupValue): string {
  if (typeof value === 'string') {
    return visible(value).replace(/[&<>"]/g, (character) => ENTITIES[character]);
  }
  return typeof value === 'object' && !(value instanceof Markup) ? value.join('') : value.toString();
}
