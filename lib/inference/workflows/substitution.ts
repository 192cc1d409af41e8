/** Replaces one `{{…}}` that has no known value: two characters that no manifest has, and a number between them. */
const TOKEN_START = '\u{E000}';
const TOKEN_END = '\u{E001}';

/** The value that a manifest gives for a `{{…}}`. */
export interface KnownValue {
  readonly text: string;

  /** The user who submits the workflow, or the call of the template, may give another. */
  readonly replaceable: boolean;
}

/** The values that the manifest gives, by what stands between the braces: `inputs.parameters.kind`. */
export interface Values {
  readonly get: (expression: string) => KnownValue | undefined;
}

export const NO_VALUES: Values = new Map<string, KnownValue>();

/** Lays values over others, without a copy of either. */
export function layered(upper: Values, lower: Values): Values {
  return { get: (expression) => upper.get(expression) ?? lower.get(expression) };
}

/** The values that can't be replaced. */
export function withoutReplaceable(values: Values): Values {
  return {
    get: (expression) => {
      const value = values.get(expression);
      return value?.replaceable === true ? undefined : value;
    },
  };
}

/** A text that grows by more than this of values is unknown, since it could grow without end: in turn each value can double the last. */
export const MAX_GROWTH = 256 * 1024;

/** A text whose known `{{…}}` are replaced. */
export interface Substituted {
  /** The text, with a token for each `{{…}}` that has no known value. It parses as YAML where Argo's result would. */
  readonly text: string;

  /** The names without a known value, in the order of the tokens. */
  readonly unresolved: readonly string[];

  /** The names with a value that may be replaced. */
  readonly replaceable: readonly string[];
}

/**
 * Replaces each `{{…}}` by its value, as Argo does before it looks at a text.
 *
 * @param firstToken The number of the first token.
 */
export function substitute(text: string, values: Values, firstToken = 0): Substituted {
  const unresolved: string[] = [];
  const replaceable: string[] = [];
  let result = '';
  let position = 0;
  let growth = 0;
  for (;;) {
    const start = text.indexOf('{{', position);
    const end = start < 0 ? -1 : text.indexOf('}}', start + 2);
    if (end < 0) {
      return { text: result + text.slice(position), unresolved, replaceable };
    }
    const expression = text.slice(start + 2, end).trim();
    const given = values.get(expression);
    growth += given?.text.length ?? 0;
    const value = growth > MAX_GROWTH ? undefined : given;
    result += text.slice(position, start) + (value?.text ?? `${TOKEN_START}${firstToken + unresolved.length}${TOKEN_END}`);
    if (value === undefined) {
      unresolved.push(expression);
    } else if (value.replaceable) {
      replaceable.push(expression);
    }
    position = end + 2;
  }
}

/** Replaces the `{{…}}` of texts that are read together, so their tokens differ. */
export function substituteEach(
  texts: readonly string[], values: Values,
): { readonly texts: readonly string[]; readonly unresolved: readonly string[] } {
  const unresolved: string[] = [];
  const substituted = texts.map((each) => {
    const { text, unresolved: own } = substitute(each, values, unresolved.length);
    unresolved.push(...own);
    return text;
  });
  return { texts: substituted, unresolved };
}

/** The value of a text; one with an unknown `{{…}}` has none. */
export function valueOf(text: string, values: Values): KnownValue | undefined {
  const { text: result, unresolved, replaceable } = substitute(text, values);
  return unresolved.length === 0 ? { text: result, replaceable: replaceable.length > 0 } : undefined;
}

/** Whether a text has a `{{…}}` in it that has no known value. */
export function hasToken(text: string): boolean {
  return text.includes(TOKEN_START);
}

/** Whether a text is nothing but `{{…}}` that have no known value, so it may be empty. */
export function isToken(text: string): boolean {
  return /^(\u{E000}\d+\u{E001})*$/u.test(text);
}

/** The name in a text that is nothing but one `{{…}}` without a known value. */
export function onlyNameIn(text: string, unresolved: readonly string[]): string | undefined {
  const [, index] = /^\u{E000}(\d+)\u{E001}$/u.exec(text) ?? [];
  return index === undefined ? undefined : unresolved[Number(index)];
}

/** Writes the tokens of a text as the `{{…}}` that they replace. */
export function showTokens(text: string, unresolved: readonly string[]): string {
  return text.replace(/\u{E000}(\d+)\u{E001}/gu, (_, index: string) => `{{${unresolved[Number(index)] ?? ''}}}`);
}
