import { quote } from '../../diagnostics/printable-text';

/** Texts in a message, the last after "and" or "or". */
export function enumerate(texts: readonly string[], conjunction: 'and' | 'or'): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ${conjunction} ${texts[texts.length - 1]}`;
}

/** How a message calls an API group. */
export function groupText(apiGroup: string): string {
  return apiGroup === '' ? 'the core group' : `the API group ${quote(apiGroup)}`;
}
