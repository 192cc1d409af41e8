import { annotationKeyFixes, byteLength } from './name-grammar';
import { membersOf, validateObject, validateText } from './plain-data';
import { Issue, issue } from '../../diagnostics/issue';
import { quote } from '../../diagnostics/printable-text';

/**
 * The annotation for a description.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#description
 */
export const DESCRIPTION_ANNOTATION = 'kubernetes.io/description';

/** All annotations of an object together, keys and values, in bytes. */
export const MAX_ANNOTATIONS_SIZE = 256 * 1024;

/**
 * Rejects annotations that no object can have.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set
 */
export function validateAnnotations(annotations: unknown, field: string): Issue[] {
  const entries = Object.entries(membersOf(annotations));
  return [
    ...validateObject(annotations, field),
    ...entries.flatMap(([key, value]) => [...validateKey(key, field), ...validateText(value, `${field}[${key}]`)]),
    ...validateSize(entries, field),
  ];
}

function validateKey(key: string, field: string): Issue[] {
  const fixes = annotationKeyFixes(key);
  return fixes.length === 0 ? [] : [issue('rbac/invalid-annotation', field, `${quote(key)} isn't a valid annotation key.`, fixes.join(' '))];
}

function validateSize(entries: [string, unknown][], field: string): Issue[] {
  const size = entries.reduce((sum, [key, value]) => sum + byteLength(key) + (typeof value === 'string' ? byteLength(value) : 0), 0);
  return size <= MAX_ANNOTATIONS_SIZE ? [] : [
    issue('rbac/annotations-too-large', field, `The annotations have ${size} bytes, keys and values together.`, `Use at most ${MAX_ANNOTATIONS_SIZE}.`),
  ];
}
