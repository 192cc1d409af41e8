import { ALL_CLAIMS, SSO_CLAIMS, SSO_FUNCTIONS, SsoType } from './sso-claims';
import { parseExpression, SsoExpression, SsoOperator, UnknownSsoSyntax } from './sso-expression';
import { tokenize } from './sso-token';

/** What can be said about a rule without knowing a user. */
export interface SsoRuleFindings {
  /** What makes it no rule at all. Each reads on from "the rule". */
  readonly faults: readonly string[];
  /** What will likely fail, or this library can't check. */
  readonly warnings: readonly string[];
  /** Whether every user matches. */
  readonly alwaysTrue: boolean;
}

/**
 * Looks at a rule of SSO RBAC.
 *
 * A rule that argo-server can't evaluate refuses every user, also those whom rules of lower precedence would match.
 */
export function checkSsoRule(rule: string): SsoRuleFindings {
  const { tokens, faults } = tokenize(rule);
  if (tokens.length === 0) {
    return { faults: ["is empty; write an expression over the claims of a user, for example 'admins' in groups"], warnings: [], alwaysTrue: false };
  }
  if (faults.length > 0) {
    return { faults, warnings: [], alwaysTrue: false };
  }
  try {
    const expression = parseExpression(tokens);
    return { faults: [], warnings: warningsOf(expression), alwaysTrue: constantOf(expression) === true };
  } catch (error) {
    if (error instanceof UnknownSsoSyntax) {
      return { faults: [], warnings: [`${error.message}, which this library doesn't know and can't check`], alwaysTrue: false };
    }
    throw error;
  }
}

function warningsOf(expression: SsoExpression): string[] {
  const found = new Set(flatten(expression).flatMap((part) => [...unknownNames(part), ...wrongOperands(part)]));
  if (!fits(typeOf(expression), 'boolean')) {
    found.add('is neither true nor false');
  }
  return [...found];
}

/** The expression and all its parts. */
function flatten(expression: SsoExpression): SsoExpression[] {
  return [expression, ...partsOf(expression).flatMap(flatten)];
}

function partsOf(expression: SsoExpression): readonly SsoExpression[] {
  switch (expression.kind) {
    case 'list': return expression.items;
    case 'call': return expression.operands;
    case 'not': return [expression.operand];
    case 'default': return [expression.value, expression.otherwise];
    case 'operation': return [expression.left, expression.right];
    default: return [];
  }
}

function unknownNames(part: SsoExpression): string[] {
  const claim = claimOf(part);
  if (claim !== undefined && !SSO_CLAIMS.has(claim)) {
    return [`uses '${claim}', which is none of the claims that argo-server passes: ${[...SSO_CLAIMS.keys()].join(', ')}`];
  }
  return part.kind === 'call' && !SSO_FUNCTIONS.has(part.name) ? [`calls ${part.name}(…), which this library doesn't know and can't check`] : [];
}

/** The claim that a part asks for: `groups`, or `get($env, 'groups')`. */
function claimOf(part: SsoExpression): string | undefined {
  if (part.kind === 'claim') {
    return part.name === ALL_CLAIMS ? undefined : part.name;
  }
  if (part.kind !== 'call' || part.name !== 'get') {
    return undefined;
  }
  const [from, name] = part.operands;
  return from?.kind === 'claim' && from.name === ALL_CLAIMS && name?.kind === 'literal' ? `${name.value}` : undefined;
}

/** What each operator takes on its left and on its right. */
const OPERANDS: { readonly [operator in SsoOperator]: readonly [SsoType, SsoType] } = {
  '||': ['boolean', 'boolean'],
  '&&': ['boolean', 'boolean'],
  '==': ['any', 'any'],
  '!=': ['any', 'any'],
  '<': ['any', 'any'],
  '<=': ['any', 'any'],
  '>': ['any', 'any'],
  '>=': ['any', 'any'],
  'in': ['any', 'list'],
  'not in': ['any', 'list'],
  'contains': ['text', 'text'],
  'startsWith': ['text', 'text'],
  'endsWith': ['text', 'text'],
  'matches': ['text', 'text'],
};

function wrongOperands(part: SsoExpression): string[] {
  if (part.kind === 'not') {
    return fits(typeOf(part.operand), 'boolean') ? [] : ['negates what is neither true nor false; put what is meant in parentheses'];
  }
  if (part.kind !== 'operation') {
    return [];
  }
  const { operator, left, right } = part;
  const [ofLeft, ofRight] = OPERANDS[operator];
  const [leftType, rightType] = [typeOf(left), typeOf(right)];
  return [
    ...fits(leftType, ofLeft) ? [] : [`has a ${leftType} on the left of '${operator}', which takes a ${ofLeft}`],
    ...fits(rightType, ofRight) ? [] : [`has a ${rightType} on the right of '${operator}', which takes a ${ofRight}`],
    ...fits(leftType, rightType) || ofLeft !== 'any' || ofRight !== 'any' ? [] : [`compares a ${leftType} with a ${rightType} by '${operator}'`],
  ];
}

function fits(type: SsoType, expected: SsoType): boolean {
  return type === 'any' || expected === 'any' || type === expected;
}

function typeOf(expression: SsoExpression): SsoType {
  switch (expression.kind) {
    case 'literal': return typeof expression.value === 'string' ? 'text' : typeof expression.value === 'number' ? 'number' : 'boolean';
    case 'claim': return SSO_CLAIMS.get(expression.name) ?? 'any';
    case 'call': return SSO_CLAIMS.get(claimOf(expression) ?? '') ?? SSO_FUNCTIONS.get(expression.name) ?? 'any';
    case 'list': return 'list';
    case 'default': return typeOf(expression.value);
    default: return 'boolean';
  }
}

/** The value that a part has for every user, where it can be told. */
function constantOf(expression: SsoExpression): string | number | boolean | undefined {
  switch (expression.kind) {
    case 'literal': return expression.value;
    case 'not': {
      const value = constantOf(expression.operand);
      return typeof value === 'boolean' ? !value : undefined;
    }
    case 'operation': return constantOfOperation(expression.operator, expression.left, expression.right);
    default: return undefined;
  }
}

function constantOfOperation(operator: SsoOperator, left: SsoExpression, right: SsoExpression): boolean | undefined {
  const values = [constantOf(left), constantOf(right)];
  const [a, b] = values;
  switch (operator) {
    case '||': return values.includes(true) ? true : a === false && b === false ? false : undefined;
    case '&&': return values.includes(false) ? false : a === true && b === true ? true : undefined;
    case '==': return isSame(left, right);
    case '!=': return negated(isSame(left, right));
    case 'in': return isAmong(left, right);
    case 'not in': return negated(isAmong(left, right));
    default: return undefined;
  }
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function isSame(left: SsoExpression, right: SsoExpression): boolean | undefined {
  const [a, b] = [constantOf(left), constantOf(right)];
  if (a !== undefined && b !== undefined) {
    return a === b;
  }
  return JSON.stringify(left) === JSON.stringify(right) ? true : undefined;
}

function isAmong(item: SsoExpression, list: SsoExpression): boolean | undefined {
  if (list.kind !== 'list') {
    return undefined;
  }
  const verdicts = list.items.map((candidate) => isSame(item, candidate));
  return verdicts.includes(true) ? true : verdicts.every((verdict) => verdict === false) ? false : undefined;
}
