const LONGEST = 100;

/** A text in a message: control characters are shown, and what is long is cut. */
export function quote(text: string): string {
  return JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}

/** Texts in a message, the last after "and" or "or". */
export function enumerate(texts: readonly string[], conjunction: 'and' | 'or'): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ${conjunction} ${texts[texts.length - 1]}`;
}

/** How a message calls an API group. */
export function groupText(apiGroup: string): string {
  return apiGroup === '' ? 'the core group' : `the API group ${quote(apiGroup)}`;
}
