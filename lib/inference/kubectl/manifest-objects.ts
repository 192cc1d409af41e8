import { readYaml } from '../../manifests/yaml-text';
import { hasToken, onlyNameIn, showTokens, substitute, Substituted, Values, withoutReplaceable } from '../workflows/substitution';

/** The knowledge about a part of an object. */
export type Part =
  | { readonly kind: 'known'; readonly text: string; readonly replaceable: boolean }
  | { readonly kind: 'missing' }
  /** It depends on a `{{…}}` whose value is not known. The name in that is there if the part is nothing else. */
  | { readonly kind: 'unknown'; readonly shown: string; readonly onlyName?: string };

/** An object that a manifest describes, as far as access goes. */
export interface ManifestObject {
  readonly apiVersion: Part;
  readonly kind: Part;
  readonly name: Part;
  readonly namespace: Part;
  /** None at all where one of them isn't a text, as kubectl takes it. */
  readonly labels: ReadonlyMap<string, Part>;
  /** The account of a workflow in it. */
  readonly serviceAccount: Part;
}

/** A document of a manifest; one that has items is the list of their objects. */
export interface ManifestDocument {
  readonly isEmpty: boolean;
  /** Whether the document itself has a kind: Argo looks at that of the first one. */
  readonly hasKind: boolean;
  readonly objects: readonly ManifestObject[];
}

/** The objects of a resource template's manifest, or why they aren't known. */
export type ManifestObjects =
  | { readonly kind: 'objects'; readonly documents: readonly ManifestDocument[]; readonly repeatsKeys: boolean }
  /** It isn't valid YAML until its parameters are known. */
  | { readonly kind: 'unknown'; readonly shown: string }
  | { readonly kind: 'invalid'; readonly message: string };

/** Reads a manifest as it is when Argo has replaced what it can. */
export function objectsOf(manifest: string, values: Values): ManifestObjects {
  const substituted = substitute(manifest, values);
  const parsed = parse(substituted.text);
  if (typeof parsed === 'string' || parsed.documents.some((value) => typeof value === 'string' && hasToken(value))) {
    return typeof parsed !== 'string' || substituted.unresolved.length > 0
      ? { kind: 'unknown', shown: `{{${substituted.unresolved[0]}}}` }
      : { kind: 'invalid', message: parsed };
  }
  // Read once more without the values that may be replaced, to see what follows from them.
  const fixed = substituted.replaceable.length > 0 ? parse(substitute(manifest, withoutReplaceable(values)).text) : parsed;
  const fixedDocuments = typeof fixed === 'string' ? [] : fixed.documents;
  return {
    kind: 'objects',
    documents: parsed.documents.map((value, document) => {
      const fixedObjects = unpackList(fixedDocuments[document]);
      const kind = child(value, 'kind');
      const isEmpty = value === null || value === undefined;
      return {
        isEmpty,
        hasKind: kind !== undefined && kind !== null && kind !== '',
        objects: isEmpty ? [] : unpackList(value).map((object, index) => readObject(object, fixedObjects[index], substituted)),
      };
    }),
    repeatsKeys: parsed.repeatsKeys,
  };
}

/** The documents of a text; or what is wrong with it. */
function parse(text: string): { readonly documents: readonly unknown[]; readonly repeatsKeys: boolean } | string {
  const reading = readYaml(text);
  if (reading.kind === 'fault') {
    return reading.fault.message;
  }
  const { documents, repeatsKeys } = reading.yaml;
  return { documents: documents.map(({ value }) => value), repeatsKeys };
}

/** Items make a list of an object for kubectl, whatever its kind; those that don't say their kind have that of a ConfigMapList. */
function unpackList(value: unknown): unknown[] {
  const [items, kind, apiVersion] = [child(value, 'items'), child(value, 'kind'), child(value, 'apiVersion')];
  const kindOfItems = typeof kind === 'string' ? kind.replace(/List$/, '') : '';
  const isTyped = (item: unknown) => kindOfItems === '' || !isNothing(child(item, 'kind')) || !isNothing(child(item, 'apiVersion'));
  return Array.isArray(items) ? items.flatMap((item: unknown) =>
    unpackList(isTyped(item) || typeof item !== 'object' || item === null ? item : { ...item, kind: kindOfItems, apiVersion })) : [value];
}

/** kubectl takes a value that isn't a text for the empty text. */
function isNothing(value: unknown): boolean {
  return typeof value !== 'string' || value === '';
}

function readObject(object: unknown, fixed: unknown, { unresolved }: Substituted): ManifestObject {
  const part = (...path: readonly string[]): Part => {
    const value = child(object, ...path);
    if (typeof value !== 'string' || value === '') {
      return { kind: 'missing' }; // kubectl takes a number, as in `name: 123`, for no name
    }
    return hasToken(value)
      ? { kind: 'unknown', shown: showTokens(value, unresolved), onlyName: onlyNameIn(value, unresolved) }
      : { kind: 'known', text: value, replaceable: child(fixed, ...path) !== value };
  };
  return {
    apiVersion: part('apiVersion'),
    kind: part('kind'),
    name: part('metadata', 'name'),
    namespace: part('metadata', 'namespace'),
    labels: labelsOf(child(object, 'metadata', 'labels'), part),
    serviceAccount: part('spec', 'serviceAccountName'),
  };
}

function labelsOf(labels: unknown, part: (...path: readonly string[]) => Part): ReadonlyMap<string, Part> {
  const entries = typeof labels === 'object' && labels !== null ? Object.entries(labels) : [];
  return new Map(entries.every(([, value]) => typeof value === 'string')
    ? entries.map(([key, value]): [string, Part] => [key, value === '' ? { kind: 'known', text: '', replaceable: false } : part('metadata', 'labels', key)]) : []);
}

function child(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((parent, key) =>
    typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key) ? (parent as Record<string, unknown>)[key] : undefined, value);
}
