import { ResourceScope } from '../../resources/resource-info';

/** What the API server serves a kind of object as. */
export interface ResourceKind {
  readonly apiGroup: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: ResourceScope;
  readonly singular: string;
  readonly shortNames: readonly string[];
}

/** The group of an `apiVersion`. */
export function apiGroupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/**
 * The plural that Argo takes for a kind when it polls an object for its conditions, whatever the API server calls it.
 *
 * @see https://github.com/kubernetes/gengo/blob/v0.0.0-20230829151522-9cce18d56c01/namer/plural_namer.go
 */
export function guessedPlural(kind: string): string {
  const singular = kind.toLowerCase();
  if (/(?:[sxz]|ch|sh)$/.test(singular)) {
    return `${singular}es`;
  }
  if (/[^aeiou]y$/.test(singular)) {
    return `${singular.slice(0, -1)}ies`;
  }
  if (/fe?$/.test(singular)) {
    return singular.replace(/fe?$/, 'ves');
  }
  return `${singular}s`;
}
