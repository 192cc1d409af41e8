import { labelKeyErrors } from './label-syntax';
import { membersOf, validateObject, validateText } from './plain-data';
import { byteLength } from './text-length';
import { quote } from '../../diagnostics/printable-text';
import { Fault } from '../fault';

/** All annotations of an object together, keys and values, in bytes. */
const MAX_ANNOTATIONS_SIZE = 256 * 1024;

/**
 * Refuses annotations that no object can have. Upper case is sound in the prefix too, other than in a label's.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set
 */
export function validateAnnotations(annotations: unknown, field: string): Fault[] {
  const entries = Object.entries(membersOf(annotations));
  return [
    ...validateObject(annotations, field),
    ...entries.flatMap(([key, value]) => [
      ...labelKeyErrors(key.toLowerCase()).map((error) => ({ field, message: `has the key ${quote(key)}, whose ${error}` })),
      ...validateText(value, `${field}[${key}]`),
    ]),
    ...validateSize(entries, field),
  ];
}

function validateSize(entries: [string, unknown][], field: string): Fault[] {
  const size = entries.reduce((sum, [key, value]) => sum + byteLength(key) + (typeof value === 'string' ? byteLength(value) : 0), 0);
  return size <= MAX_ANNOTATIONS_SIZE
    ? []
    : [{ field, message: `have ${size} bytes together, keys and values; shorten them to at most ${MAX_ANNOTATIONS_SIZE}` }];
}
