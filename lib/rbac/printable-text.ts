/** What no terminal shows as it is: line ends, tabs, escapes, and marks that turn the direction of what follows. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const ALL_UNPRINTABLE = new RegExp(UNPRINTABLE, 'gu');

const LONGEST_QUOTE = 100;

/** Whether every character of the text can be seen. Kubernetes takes others in some names, but there they only deceive. */
export function isPrintable(text: string): boolean {
  return !UNPRINTABLE.test(text);
}

/** A text in a message: what can't be seen is written by its code, and what is long is cut. */
export function quote(text: string): string {
  const shown = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  return JSON.stringify(shown).replace(ALL_UNPRINTABLE, (character) => character.split('').map(codeOf).join(''));
}

/** The same without the quotation marks, for a text that is no value. */
export function printable(text: string): string {
  return quote(text).slice(1, -1);
}

function codeOf(codeUnit: string): string {
  return `\\u${codeUnit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
