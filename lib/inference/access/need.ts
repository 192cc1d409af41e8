import { Account } from './account';
import { Place } from '../../manifests/field';
import { Permission } from '../../rbac/permission';

/** Where a permission has to hold. */
export type NeedScope =
  /** In the namespace that the workflow runs in. */
  | { readonly kind: 'workflow' }
  /** In another one. */
  | { readonly kind: 'namespace'; readonly namespace: string }
  /** On cluster-scoped objects. */
  | { readonly kind: 'cluster' };

export const IN_WORKFLOW_NAMESPACE: NeedScope = { kind: 'workflow' };

/** One permission that an account needs, and what for. */
export interface Need {
  readonly account: Account;
  readonly scope: NeedScope;
  readonly permission: Permission;
  readonly template: string;
  readonly place: Place;
  readonly why: string;
  /** It deletes, and waits until the object is gone where it can get it. */
  readonly waits: boolean;
}

/**
 * The namespace of a scope, or nothing for the whole cluster.
 *
 * @param home That of the workflow.
 */
export function namespaceOf(scope: NeedScope, home: string): string | undefined {
  switch (scope.kind) {
    case 'workflow':
      return home;
    case 'namespace':
      return scope.namespace;
    case 'cluster':
      return undefined;
  }
}

/** A text that no two scopes share. */
export function scopeKey(scope: NeedScope): string {
  return scope.kind === 'namespace' ? `namespace/${scope.namespace}` : scope.kind;
}
