import { orderFaults } from './sso-rule-order';
import { SsoToken, tokenize } from './sso-token';

/** Deeper than any rule that people write. */
const DEEPEST = 100;

const OPERATORS: readonly string[] = ['==', '!=', 'in', 'not in'];

/** Words and symbols that are read here. A rule with any other can still be sound: it is not checked whether every user matches. */
const KNOWN_SYMBOLS: readonly string[] = ['(', ')', '[', ']', ',', '||', '&&', '==', '!=', '<', '<=', '>', '>=', '!'];

/** The facts about a rule that don't depend on a user. */
export interface SsoRuleFindings {
  /** The faults that make it invalid: sentences. */
  readonly faults: readonly string[];

  /** Whether every user matches, as far as this can be decided: claims, functions and types are not checked. */
  readonly alwaysTrue: boolean;
}

/**
 * Looks at a rule of SSO RBAC: whether it is an expression at all, and whether it lets everybody in.
 *
 * A rule that argo-server can't evaluate rejects every user, also those whom rules of lower precedence would match.
 *
 * @see https://expr-lang.org/docs/language-definition
 */
export function checkSsoRule(rule: string): SsoRuleFindings {
  const { tokens, faults } = tokenize(rule);
  if (tokens.length === 0) {
    return { faults: ['The rule is empty.'], alwaysTrue: false };
  }
  if (faults.length > 0) {
    return { faults, alwaysTrue: false };
  }
  if (deepest(tokens) > DEEPEST) {
    return { faults: [`The rule has more than ${DEEPEST} brackets in each other.`], alwaysTrue: false };
  }
  const misplaced = orderFaults(tokens);
  return { faults: misplaced, alwaysTrue: misplaced.length === 0 && tokens.every(isKnown) && truthOf(tokens) === true };
}

function isKnown({ kind, value }: SsoToken): boolean {
  return kind === 'symbol' ? KNOWN_SYMBOLS.includes(value) : kind !== 'unknown';
}

/** The value that a rule or a part of one has for every user, where it can be decided: of connectives, negation and plain comparisons. */
function truthOf(tokens: readonly SsoToken[]): boolean | undefined {
  const alternatives = split(tokens, '||', 'or').map((alternative) => {
    const terms = split(alternative, '&&', 'and').map(truthOfTerm);
    return terms.includes(false) ? false : terms.every((term) => term === true) ? true : undefined;
  });
  return alternatives.includes(true) ? true : alternatives.every((alternative) => alternative === false) ? false : undefined;
}

function truthOfTerm(tokens: readonly SsoToken[]): boolean | undefined {
  const [first, ...rest] = tokens;
  if (first === undefined) {
    return undefined;
  }
  if (isSymbol(first, '(') && closingOf(tokens, 0) === tokens.length - 1) {
    return truthOf(tokens.slice(1, -1));
  }
  // It takes only what follows immediately, so a comparison after it compares what is negated.
  if (isSymbol(first, '!', 'not') && (rest.length === 1 || (isSymbol(rest[0], '(') && closingOf(rest, 0) === rest.length - 1))) {
    return negated(truthOfTerm(rest));
  }
  if (rest.length === 0) {
    return isSymbol(first, 'true') ? true : isSymbol(first, 'false') ? false : undefined;
  }
  return truthOfComparison(tokens);
}

function truthOfComparison(tokens: readonly SsoToken[]): boolean | undefined {
  const at = tokens.findIndex((token, i) => isSymbol(token, ...OPERATORS) || (isSymbol(token, 'not') && isSymbol(tokens[i + 1], 'in')));
  if (at < 1) {
    return undefined;
  }
  const isNotIn = isSymbol(tokens[at], 'not');
  const [left, right] = [tokens.slice(0, at), tokens.slice(at + (isNotIn ? 2 : 1))];
  switch (isNotIn ? 'not in' : tokens[at].value) {
    case '==': return isSame(left, right);
    case '!=': return negated(isSame(left, right));
    case 'in': return isAmong(left, right);
    default: return negated(isAmong(left, right));
  }
}

/** Two literals are compared. Anything else is the same as itself. A claim that every token has isn't empty. */
function isSame(left: readonly SsoToken[], right: readonly SsoToken[]): boolean | undefined {
  if (isPresentClaim(left) && isEmpty(right) || isEmpty(left) && isPresentClaim(right)) {
    return false;
  }
  const isEqual = left.length === right.length && left.every(({ kind, value }, i) => kind === right[i].kind && value === right[i].value);
  if (isLiteral(left) && isLiteral(right)) {
    return isEqual;
  }
  return isEqual && !right.some((token) => isSymbol(token, ...OPERATORS)) ? true : undefined;
}

/** OpenID Connect requires a subject and an issuer of every token. */
function isPresentClaim([token, ...others]: readonly SsoToken[]): boolean {
  return others.length === 0 && isSymbol(token, 'sub', 'iss');
}

function isEmpty([token, ...others]: readonly SsoToken[]): boolean {
  return others.length === 0 && (token?.kind === 'text' && token.value === '' || isSymbol(token, 'nil'));
}

function isLiteral([token, ...others]: readonly SsoToken[]): boolean {
  return others.length === 0 && token !== undefined && (token.kind === 'text' || token.kind === 'number' || isSymbol(token, 'true', 'false'));
}

function isAmong(item: readonly SsoToken[], list: readonly SsoToken[]): boolean | undefined {
  if (!isSymbol(list[0], '[') || closingOf(list, 0) !== list.length - 1) {
    return undefined;
  }
  const verdicts = split(list.slice(1, -1), ',').map((candidate) => isSame(item, candidate));
  return verdicts.includes(true) ? true : verdicts.every((verdict) => verdict === false) ? false : undefined;
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

/** The parts between separators that are outside of brackets. */
function split(tokens: readonly SsoToken[], ...separators: string[]): SsoToken[][] {
  const parts: SsoToken[][] = [[]];
  for (let i = 0; i < tokens.length; i++) {
    if (isSymbol(tokens[i], ...separators)) {
      parts.push([]);
      continue;
    }
    const end = isSymbol(tokens[i], '(', '[') ? closingOf(tokens, i) : i;
    parts[parts.length - 1].push(...tokens.slice(i, end + 1));
    i = end;
  }
  return parts;
}

/** Where the bracket of a balanced text is closed. */
function closingOf(tokens: readonly SsoToken[], opening: number): number {
  let depth = 0;
  for (let i = opening; i < tokens.length; i++) {
    depth += depthChange(tokens[i]);
    if (depth === 0) {
      return i;
    }
  }
  return -1;
}

function deepest(tokens: readonly SsoToken[]): number {
  let [depth, most] = [0, 0];
  for (const token of tokens) {
    depth += depthChange(token);
    most = Math.max(most, depth);
  }
  return most;
}

function depthChange(token: SsoToken): number {
  return isSymbol(token, '(', '[', '{') ? 1 : isSymbol(token, ')', ']', '}') ? -1 : 0;
}

/** Whether it is one of these, and not a text in quotes. */
function isSymbol(token: SsoToken | undefined, ...values: string[]): boolean {
  return token !== undefined && token.kind !== 'text' && values.includes(token.value);
}
