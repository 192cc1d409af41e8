import { validateLabelKey, validateLabels, validateLabelValue } from './labels';
import { entriesOf, inWords, isAbsent, isObject, membersOf, PlainObject, typeName, validateList, validateObject } from './plain-data';
import { Issue, issue } from '../../diagnostics/issue';
import { enumerate } from '../../diagnostics/printable-text';

/** Whether an operator of a match expression compares with values. */
const TAKES_VALUES: ReadonlyMap<unknown, boolean> = new Map([
  ['In', true],
  ['NotIn', true],
  ['Exists', false],
  ['DoesNotExist', false],
]);

const OPERATORS = [...TAKES_VALUES.keys()].map(String);

/**
 * Rejects a label selector that Kubernetes rejects. The empty one is valid: it selects everything.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/
 */
export function validateLabelSelector(selector: unknown, field: string): Issue[] {
  if (!isObject(selector)) {
    return [issue('rbac/wrong-type', field, `The label selector is ${typeName(selector)}.`, 'Write an object with matchLabels or matchExpressions.')];
  }
  const expressions = `${field}.matchExpressions`;
  return [
    ...validateLabels(selector.matchLabels, `${field}.matchLabels`),
    ...validateList(selector.matchExpressions, expressions),
    ...entriesOf(selector.matchExpressions).flatMap((expression, i) => validateExpression(expression, `${expressions}[${i}]`)),
  ];
}

function validateExpression(expression: unknown, field: string): Issue[] {
  const members = membersOf(expression);
  return [
    ...validateObject(expression, field),
    ...validateKey(members.key, `${field}.key`),
    ...validateOperator(members, field),
    ...validateList(members.values, `${field}.values`),
    ...entriesOf(members.values).flatMap((value, i) => validateLabelValue(value, `${field}.values[${i}]`)),
  ];
}

function validateKey(key: unknown, field: string): Issue[] {
  return typeof key === 'string'
    ? validateLabelKey(key, field)
    : [issue('rbac/invalid-label-selector', field, `The key of the expression is ${isAbsent(key) ? 'missing' : typeName(key)}.`, 'Write the key of a label.')];
}

function validateOperator({ operator, values }: PlainObject, field: string): Issue[] {
  const takesValues = TAKES_VALUES.get(operator);
  const hasValues = Array.isArray(values) ? values.length > 0 : !isAbsent(values);
  if (takesValues === undefined) {
    const message = isAbsent(operator) ? 'The operator is missing.' : `A label selector has no operator ${inWords(operator)}.`;
    return [issue('rbac/invalid-label-selector', `${field}.operator`, message, `Write ${enumerate(OPERATORS, 'or')}.`)];
  }
  if (takesValues && !hasValues) {
    return [issue('rbac/invalid-label-selector', `${field}.values`, `The operator ${String(operator)} has no values.`, 'List at least one.')];
  }
  return takesValues || !hasValues ? [] : [
    issue('rbac/invalid-label-selector', `${field}.values`, `The operator ${String(operator)} takes no values.`, 'Remove them.'),
  ];
}
