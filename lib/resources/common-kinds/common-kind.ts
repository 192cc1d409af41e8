import { ResourceScope } from '../resource-info';

/** A kind that a project of the ecosystem defines. */
export interface CommonKind {
  readonly apiGroup: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly scope: ResourceScope;

  /** The parts of it that are served, except for finalizers: `status`, `scale`. */
  readonly subresources: readonly string[];

  /** Those of the tag that are served. */
  readonly versions: readonly string[];

  /** Where the project says so: `cert-manager/cert-manager v1.21.1 deploy/crds/cert-manager.io_issuers.yaml`. */
  readonly source: string;
}

/** The kinds that a project defines, and the tag that says so. */
export interface ProjectKinds {
  readonly repository: string;
  readonly tag: string;
  readonly kinds: readonly ProjectKind[];
}

/** A row of the table. An omitted member has its usual value. */
export interface ProjectKind extends Pick<CommonKind, 'apiGroup' | 'kind' | 'plural' | 'versions'> {
  /** Where it isn't the kind in lower case. */
  readonly singular?: string;
  readonly shortNames?: readonly string[];
  readonly isClusterScoped?: true;
  readonly subresources?: readonly string[];
  readonly file: string;
}
