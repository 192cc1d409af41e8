import { SsoToken } from './sso-token';

/** A rule or a part of one, as far as this library knows the language. */
export type SsoExpression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'list'; readonly items: readonly SsoExpression[] }
  | { readonly kind: 'claim'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly SsoExpression[] }
  | { readonly kind: 'default'; readonly value: SsoExpression; readonly otherwise: SsoExpression }
  | { readonly kind: 'not'; readonly operand: SsoExpression }
  | { readonly kind: 'operation'; readonly operator: SsoOperator; readonly left: SsoExpression; readonly right: SsoExpression };

export type SsoOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'contains' | 'startsWith' | 'endsWith' | 'matches';

const COMPARISONS: readonly SsoOperator[] = ['==', '!=', '<', '<=', '>', '>=', 'in', 'contains', 'startsWith', 'endsWith', 'matches'];

/** Words that are no names of claims. */
const RESERVED: readonly string[] = ['and', 'or', 'not', 'let', 'if', 'else', 'nil', ...COMPARISONS];

/** The first thing that is not part of the language as this library knows it. */
export class UnknownSsoSyntax extends Error {}

/**
 * Reads a rule.
 *
 * From loose to tight: `||` or `or`; `&&` or `and`; comparisons, from left to right; `!` or `not`, which take only what follows
 * immediately; literals, lists, claims, calls and parentheses. `??` stands in parentheses of its own: the language does not mix it
 * with other operators.
 *
 * @throws UnknownSsoSyntax when the rule is something else, sound or not
 * @see https://expr-lang.org/docs/language-definition
 */
export function parseExpression(tokens: readonly SsoToken[]): SsoExpression {
  const parser = new Parser(tokens);
  const expression = parser.alternative();
  parser.end();
  return expression;
}

class Parser {
  private next = 0;

  constructor(private readonly tokens: readonly SsoToken[]) {}

  public alternative(): SsoExpression {
    let left = this.conjunction();
    while (this.take('||', 'or')) {
      left = { kind: 'operation', operator: '||', left, right: this.conjunction() };
    }
    return left;
  }

  public end(): void {
    if (this.next < this.tokens.length) {
      this.giveUp();
    }
  }

  private conjunction(): SsoExpression {
    let left = this.comparison();
    while (this.take('&&', 'and')) {
      left = { kind: 'operation', operator: '&&', left, right: this.comparison() };
    }
    return left;
  }

  private comparison(): SsoExpression {
    let left = this.unary();
    for (let operator = this.takeComparison(); operator !== undefined; operator = this.takeComparison()) {
      left = { kind: 'operation', operator, left, right: this.unary() };
    }
    return left;
  }

  private takeComparison(): SsoOperator | undefined {
    if (this.is('not') && this.is('in', 1)) {
      this.next += 2;
      return 'not in';
    }
    const operator = COMPARISONS.find((candidate) => this.is(candidate));
    this.next += operator === undefined ? 0 : 1;
    return operator;
  }

  private unary(): SsoExpression {
    return this.take('!', 'not') ? { kind: 'not', operand: this.unary() } : this.primary();
  }

  private primary(): SsoExpression {
    if (this.take('(')) {
      const inner = this.alternative();
      const expression: SsoExpression = inner.kind !== 'operation' && this.take('??')
        ? { kind: 'default', value: inner, otherwise: this.unary() }
        : inner;
      this.require(')');
      return expression;
    }
    if (this.take('[')) {
      return { kind: 'list', items: this.operandsUntil(']') };
    }
    const token = this.tokens[this.next] as SsoToken | undefined;
    if (token === undefined || !['text', 'number', 'word'].includes(token.kind) || (token.kind === 'word' && RESERVED.includes(token.value))) {
      return this.giveUp();
    }
    this.next += 1;
    return token.kind === 'word' ? this.named(token.value) : { kind: 'literal', value: token.kind === 'text' ? token.value : Number(token.value) };
  }

  private named(name: string): SsoExpression {
    if (name === 'true' || name === 'false') {
      return { kind: 'literal', value: name === 'true' };
    }
    return this.take('(') ? { kind: 'call', name, operands: this.operandsUntil(')') } : { kind: 'claim', name };
  }

  private operandsUntil(closer: string): SsoExpression[] {
    const operands: SsoExpression[] = [];
    while (!this.take(closer)) {
      if (operands.length > 0) {
        this.require(',');
      }
      operands.push(this.alternative());
    }
    return operands;
  }

  private is(value: string, ahead = 0): boolean {
    const token = this.tokens[this.next + ahead] as SsoToken | undefined;
    return token !== undefined && token.kind !== 'text' && token.value === value;
  }

  private take(...values: string[]): boolean {
    const taken = values.some((value) => this.is(value));
    this.next += taken ? 1 : 0;
    return taken;
  }

  private require(value: string): void {
    if (!this.take(value)) {
      this.giveUp();
    }
  }

  private giveUp(): never {
    const token = this.tokens[this.next] as SsoToken | undefined;
    throw new UnknownSsoSyntax(token === undefined ? 'ends where something should follow' : `has '${token.value}' at character ${token.position}`);
  }
}
