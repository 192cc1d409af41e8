import { SsoToken } from './sso-token';

/** The operators between two values. Before each of the words, `not` negates it. */
const WORDS_BETWEEN: ReadonlySet<string> = new Set(['and', 'or', 'in', 'contains', 'startsWith', 'endsWith', 'matches']);
const SYMBOLS_BETWEEN: ReadonlySet<string> = new Set(['||', '&&', '??', '==', '!=', '<', '<=', '>', '>=']);

/** Words that begin statements, whose order isn't checked. */
const STATEMENTS: ReadonlySet<string> = new Set(['let', 'if', 'else']);

/** Reports where a rule has no value between its operators, or no operator between its values. A rule with symbols that aren't known isn't checked. */
export function orderFaults(tokens: readonly SsoToken[]): string[] {
  if (tokens.some(({ kind, value }) => kind === 'unknown' || kind === 'word' && STATEMENTS.has(value))) {
    return [];
  }
  let before: SsoToken | undefined;
  let [isValueNext, isNegated] = [true, false];
  for (const token of tokens) {
    if (isValueNext ? !canBegin(token, before) : !canFollow(token, before, isNegated)) {
      return [`The rule has ${token.value} at character ${token.position}, where ${isValueNext ? 'a value' : 'an operator'} is expected.`];
    }
    isNegated = !isValueNext && isWord(token, 'not');
    isValueNext = isNegated ? isValueNext : isValueNext ? isSymbol(token, '(', '[', ',') || isNegation(token) : isBetween(token) || isSymbol(token, '(', '[', ',');
    before = token;
  }
  return isValueNext || isNegated ? ['The rule ends where a value is expected.'] : [];
}

/** Whether a token can be where a value is expected. Brackets can be empty, and lists can end in a comma. */
function canBegin(token: SsoToken, before: SsoToken | undefined): boolean {
  return isSymbol(token, ')', ']') ? isSymbol(before, '(', '[', ',') : !isBetween(token) && !isSymbol(token, ',');
}

/** Whether a token can be where an operator is expected. Only a name or what is in brackets can be called. */
function canFollow(token: SsoToken, before: SsoToken | undefined, isNegated: boolean): boolean {
  if (isNegated) {
    return token.kind === 'word' && WORDS_BETWEEN.has(token.value);
  }
  return isBetween(token) || isWord(token, 'not') || isSymbol(token, ')', ']', ',', '[') || isSymbol(token, '(') && (before?.kind === 'word' || isSymbol(before, ')', ']'));
}

function isNegation(token: SsoToken): boolean {
  return isSymbol(token, '!') || isWord(token, 'not');
}

function isBetween({ kind, value }: SsoToken): boolean {
  return kind === 'symbol' ? SYMBOLS_BETWEEN.has(value) : kind === 'word' && WORDS_BETWEEN.has(value);
}

function isSymbol(token: SsoToken | undefined, ...values: readonly string[]): boolean {
  return token?.kind === 'symbol' && values.includes(token.value);
}

function isWord(token: SsoToken, value: string): boolean {
  return token.kind === 'word' && token.value === value;
}
