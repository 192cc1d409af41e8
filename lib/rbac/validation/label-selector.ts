import { labelKeyErrors } from './label-syntax';
import { validateLabels, validateLabelValue } from './labels';
import { entriesOf, inWords, isAbsent, isObject, membersOf, PlainObject, validateList, validateObject } from './plain-data';
import { quote } from '../../diagnostics/printable-text';
import { Fault } from '../fault';

/** Whether an operator of a match expression compares with values. */
const TAKES_VALUES: ReadonlyMap<unknown, boolean> = new Map([
  ['In', true],
  ['NotIn', true],
  ['Exists', false],
  ['DoesNotExist', false],
]);

/**
 * Refuses a label selector that Kubernetes refuses. The empty one is sound: it selects everything.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/
 */
export function validateLabelSelector(selector: unknown, field: string): Fault[] {
  if (!isObject(selector)) {
    return [{ field, message: 'is no label selector; write an object with matchLabels or matchExpressions' }];
  }
  const expressions = `${field}.matchExpressions`;
  return [
    ...validateLabels(selector.matchLabels, `${field}.matchLabels`),
    ...validateList(selector.matchExpressions, expressions),
    ...entriesOf(selector.matchExpressions).flatMap((expression, i) => validateExpression(expression, `${expressions}[${i}]`)),
  ];
}

function validateExpression(expression: unknown, field: string): Fault[] {
  const members = membersOf(expression);
  return [
    ...validateObject(expression, field),
    ...validateKey(members.key, `${field}.key`),
    ...validateOperator(members, field),
    ...validateList(members.values, `${field}.values`),
    ...entriesOf(members.values).flatMap((value, i) => validateLabelValue(value, `${field}.values[${i}]`)),
  ];
}

function validateKey(key: unknown, field: string): Fault[] {
  if (typeof key !== 'string') {
    return [{ field, message: 'is missing or no text; write the key of a label' }];
  }
  return labelKeyErrors(key).map((error) => ({ field, message: `is ${quote(key)}, whose ${error}` }));
}

function validateOperator({ operator, values }: PlainObject, field: string): Fault[] {
  const takesValues = TAKES_VALUES.get(operator);
  const hasValues = Array.isArray(values) ? values.length > 0 : !isAbsent(values);
  if (takesValues === undefined) {
    return [{ field: `${field}.operator`, message: `is ${inWords(operator)}; write one of ${[...TAKES_VALUES.keys()].join(', ')}` }];
  }
  if (takesValues && !hasValues) {
    return [{ field: `${field}.values`, message: `are missing; ${operator} compares with at least one` }];
  }
  return takesValues || !hasValues ? [] : [{ field: `${field}.values`, message: `are given, but ${operator} compares with none; leave them out` }];
}
