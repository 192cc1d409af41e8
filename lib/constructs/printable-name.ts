import { Fault } from '../rbac/fault';

/** What no terminal shows as it is: line ends, tabs, escapes, and marks that turn the direction of what follows. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Refuses names with characters that nobody sees. Kubernetes takes some of them, but in a name they only deceive its readers. */
export function validatePrintableName(name: unknown, field: string): Fault[] {
  return typeof name === 'string' && UNPRINTABLE.test(name)
    ? [{ field, message: `is ${JSON.stringify(name)}, which has a character that can't be seen; leave it out` }]
    : [];
}
