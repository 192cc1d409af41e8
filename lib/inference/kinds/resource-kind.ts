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
