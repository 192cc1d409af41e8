/** A word of a rule, and where it is. */
export interface SsoToken {
  readonly kind: 'text' | 'number' | 'word' | 'symbol' | 'unknown';
  /** The value of a text, the characters of anything else. */
  readonly value: string;
  /** The first character, counted from 1. */
  readonly position: number;
}

export interface SsoTokens {
  readonly tokens: readonly SsoToken[];
  /** Parts that no text of the language has: quotes, brackets and comments that are never closed. Sentences. */
  readonly faults: readonly string[];
}

/** Quoted texts, comments, numbers, words, symbols, in this order; one character of anything else is unknown. */
const TOKEN = new RegExp([
  /(?<blank>\s+|\/\/[^\n]*|\/\*[^]*?\*\/)/,
  /(?<text>'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"|`[^`]*`)/,
  /(?<number>\d+(?:\.\d+)?)(?![\w.])/,
  /(?<word>\$?[A-Za-z_]\w*)/,
  /(?<symbol>&&|\|\||\?\?|[=!<>]=|[!<>()[\],])/,
  /(?<unknown>[^])/,
].map(({ source }) => source).join('|'), 'gy');

const CLOSERS: ReadonlyMap<string, string> = new Map([['(', ')'], ['[', ']'], ['{', '}']]);

/** Takes a rule apart. */
export function tokenize(rule: string): SsoTokens {
  const tokens: SsoToken[] = [];
  for (const { groups = {}, index } of rule.matchAll(TOKEN)) {
    const position = index + 1;
    if (groups.text !== undefined) {
      tokens.push({ kind: 'text', value: unquote(groups.text), position });
    } else if (groups.blank === undefined) {
      const kind = (['number', 'word', 'symbol', 'unknown'] as const).find((candidate) => groups[candidate] !== undefined) ?? 'unknown';
      tokens.push({ kind, value: groups[kind], position });
      if (kind === 'unknown' && isUnclosed(groups.unknown, rule.slice(index))) {
        // The rest is inside the quotes or the comment, and can't be checked.
        return { tokens, faults: [`The rule opens ${groups.unknown === '/' ? 'a comment' : `a text with ${groups.unknown}`} at character ${position} and never closes it.`] };
      }
    }
  }
  return { tokens, faults: unbalanced(tokens) };
}

function isUnclosed(character: string, rest: string): boolean {
  return '\'"`'.includes(character) || rest.startsWith('/*');
}

function unquote(text: string): string {
  const inner = text.slice(1, -1);
  return text.startsWith('`') ? inner : inner.replace(/\\([^])/g, '$1');
}

function unbalanced(tokens: readonly SsoToken[]): string[] {
  const open: SsoToken[] = [];
  for (const token of tokens.filter(({ kind }) => kind === 'symbol' || kind === 'unknown')) {
    if (CLOSERS.has(token.value)) {
      open.push(token);
    } else if ([...CLOSERS.values()].includes(token.value)) {
      const last = open.pop();
      if (last === undefined || CLOSERS.get(last.value) !== token.value) {
        return [last === undefined ? `The ${token.value} at character ${token.position} closes nothing.`
          : `The ${token.value} at character ${token.position} closes the ${last.value} of character ${last.position}.`];
      }
    }
  }
  return open.slice(0, 1).map(({ value, position }) => `The rule never closes the ${value} of character ${position}.`);
}
