/** Code points that a terminal doesn't show as they are: line ends, tabs, escapes, marks that turn the direction of the text after them, and noncharacters, which YAML doesn't allow. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/u;
const ALL_UNPRINTABLE = new RegExp(UNPRINTABLE, 'gu');

/** A name that is only a little too long is shown whole. */
const LONGEST_QUOTE = 300;

const LONGEST_PHRASE = 100;

/** Whether every character of the text can be seen. Kubernetes takes others in some names, but there they only deceive. */
export function isPrintable(text: string): boolean {
  return !UNPRINTABLE.test(text);
}

/** A text in a message: what can't be seen is written by its code, and what is long is cut. */
export function quote(text: string): string {
  return visible(JSON.stringify(cut(text, LONGEST_QUOTE)));
}

/** A text on one line, as it is except for what can't be seen, which is written by its code. JSON and TypeScript read that as the same text. */
export function visible(text: string): string {
  return text.replace(ALL_UNPRINTABLE, (character) => character.split('').map(codeOf).join(''));
}

/** Returns a text in printable form that is part of the sentence of a message, not a value. */
export function printable(text: string): string {
  return quote(cut(text, LONGEST_PHRASE)).slice(1, -1);
}

/** Texts in a message, the last after "and" or "or". */
export function enumerate(texts: readonly string[], conjunction: 'and' | 'or'): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ${conjunction} ${texts[texts.length - 1]}`;
}

/** Writes a member as a command line has it: `serverSide` as `server-side`. */
export function kebabCase(member: string): string {
  return member.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A word of a command line; one that a shell would change is quoted. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;
}

/** A command line of these words, which a shell reads as exactly them. */
export function shellLine(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function codeOf(codeUnit: string): string {
  return `\\u${codeUnit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
