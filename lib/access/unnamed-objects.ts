import { AccessObject, AccessObjects } from './access-object';
import { Field, placeOf } from '../manifests/field';
import { compareText } from '../rbac/order';
import { canonicalText, isAbsent, membersOf } from '../rbac/validation/plain-data';

/** An object without a name of its own, and the name of an equal one of another state. */
export interface UnnamedObject {
  readonly manifest: Field;
  readonly content: string;
  readonly name?: string;
}

/** The contents of such objects that were read, as texts. */
const UNNAMED = new WeakMap<AccessObject, string>();

/** Notes what an object is read from, for the reading of another state. */
export function noteUnnamed(object: AccessObject, { content }: UnnamedObject): void {
  UNNAMED.set(object, content);
}

/** Whether the API server gives the object another name each time it is created. */
export function isUnnamed({ value }: Field): boolean {
  return generatedName(membersOf(value).metadata) !== undefined;
}

/** The name of an object that gets another one each time it is created: `hello-*`. */
export function generatedName(metadata: unknown): string | undefined {
  const { name, generateName } = membersOf(metadata);
  return (isAbsent(name) || name === '') && typeof generateName === 'string' && generateName !== '' ? `${generateName}*` : undefined;
}

/**
 * Orders objects by their contents, which then decide about their numbers. Those that another state has, too, are the first.
 *
 * @returns Also the objects that only the other state has.
 */
export function inStableOrder(
  manifests: readonly Field[], earlier: AccessObjects | undefined,
): { readonly ordered: readonly UnnamedObject[]; readonly left: readonly AccessObject[] } {
  if (manifests.length === 0) {
    return { ordered: [], left: [] };
  }
  const known = new Map<string, AccessObject[]>();
  for (const object of earlier === undefined ? [] : [...earlier.roles, ...earlier.bindings, ...earlier.others]) {
    const content = UNNAMED.get(object);
    if (content !== undefined) {
      const equal = known.get(content) ?? [];
      known.set(content, equal);
      equal.push(object);
    }
  }
  const ordered = manifests.map((manifest) => ({ manifest, content: canonicalText(manifest.value), place: JSON.stringify(placeOf(manifest)) }))
    .sort((a, b) => compareText(a.content, b.content) || compareText(a.place, b.place))
    .map(({ manifest, content }) => ({ manifest, content, name: known.get(content)?.shift()?.name }));
  return {
    ordered: [...ordered.filter(({ name }) => name !== undefined), ...ordered.filter(({ name }) => name === undefined)],
    left: [...known.values()].flat(),
  };
}
