import { labelKeyFixes, labelValueFixes } from './name-grammar';
import { membersOf, validateObject, validateText } from './plain-data';
import { Issue, issue } from '../../diagnostics/issue';
import { quote } from '../../diagnostics/printable-text';

/** Rejects labels that no object can have. */
export function validateLabels(labels: unknown, field: string): Issue[] {
  return [
    ...validateObject(labels, field),
    ...Object.entries(membersOf(labels)).flatMap(([key, value]) => [
      ...validateLabelKey(key, field),
      ...validateLabelValue(value, `${field}[${key}]`),
    ]),
  ];
}

/** Rejects a key that no label can have. */
export function validateLabelKey(key: string, field: string): Issue[] {
  const fixes = labelKeyFixes(key);
  return fixes.length === 0 ? [] : [issue('rbac/invalid-label', field, `${quote(key)} isn't a valid label key.`, fixes.join(' '))];
}

/** Rejects a value that no label can have. */
export function validateLabelValue(value: unknown, field: string): Issue[] {
  if (typeof value !== 'string') {
    return validateText(value, field);
  }
  const fixes = labelValueFixes(value);
  return fixes.length === 0 ? [] : [issue('rbac/invalid-label', field, `${quote(value)} isn't a valid label value.`, fixes.join(' '))];
}
