import { labelKeyErrors, labelValueErrors } from './label-syntax';
import { membersOf, validateObject, validateText } from './plain-data';
import { quote } from '../../diagnostics/printable-text';
import { Fault } from '../fault';

/** Refuses labels that no object can have. */
export function validateLabels(labels: unknown, field: string): Fault[] {
  return [
    ...validateObject(labels, field),
    ...Object.entries(membersOf(labels)).flatMap(([key, value]) => [
      ...labelKeyErrors(key).map((error) => ({ field, message: `has the key ${quote(key)}, whose ${error}` })),
      ...validateLabelValue(value, `${field}[${key}]`),
    ]),
  ];
}

/** Refuses a value that no label can have. */
export function validateLabelValue(value: unknown, field: string): Fault[] {
  return typeof value === 'string'
    ? labelValueErrors(value).map((error) => ({ field, message: `is ${quote(value)}, which ${error}` }))
    : validateText(value, field);
}
