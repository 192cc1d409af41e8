import { quote } from './quote';
import { RawGrant } from './raw-grant';

/** Tells which texts of a grant hold control characters: no request carries them, and YAML readers differ about them. */
export function controlCharacterFaults({ apiGroup, resource, verbs, resourceNames = [] }: RawGrant): string[] {
  const texts: [string, readonly string[]][] = [
    ['API group', [apiGroup]], ['resource', [resource]], ['verb', verbs], ['name', resourceNames],
  ];
  return texts.flatMap(([what, values]) => {
    const bad = values.find((value) => typeof value === 'string' && /\p{Cc}/u.test(value));
    return bad === undefined ? [] : [`The ${what} ${quote(bad)} holds a control character: take it out.`];
  });
}
