import { RawGrant } from './raw-grant';
import { isPrintable, quote } from '../../diagnostics/printable-text';

/**
 * Tells which texts of a grant are none, or hold characters that can't be seen: no request carries such a text, and
 * readers of YAML differ about them.
 */
export function textFaults({ apiGroup, resource, verbs, resourceNames = [] }: RawGrant): string[] {
  const named = resourceNames.filter((name) => typeof name === 'string'); // a name that is none is told with the names
  return [
    ...textFaultsOf('API group', [apiGroup]), ...textFaultsOf('resource', [resource]), ...textFaultsOf('verb', verbs), ...textFaultsOf('name', named),
  ];
}

/** Types see to it in TypeScript; elsewhere a variable that was not set comes through. */
function textFaultsOf(what: string, texts: readonly unknown[]): string[] {
  if (!texts.every((text) => typeof text === 'string')) {
    return [`${what === 'API group' ? 'An' : 'A'} ${what} is no text: was a variable not set?`];
  }
  const unprintable = texts.find((text) => !isPrintable(text));
  return unprintable === undefined ? [] : [`The ${what} ${quote(unprintable)} has a character that can't be seen: take it out.`];
}
