import { isPrintable, quote } from '../diagnostics/printable-text';
import { Fault } from '../rbac/fault';

/** Refuses names with characters that nobody sees. */
export function validatePrintableName(name: unknown, field: string): Fault[] {
  return typeof name === 'string' && !isPrintable(name)
    ? [{ field, message: `is ${quote(name)}, which has a character that can't be seen; leave it out` }]
    : [];
}
