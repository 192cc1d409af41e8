import { AccountName } from '../rbac/account-object-names';
import { IGrant, INamespacedGrant } from '../resources/grant';

/** The name and purpose of the role of a place. */
interface RoleDescription {
  /** The name, by default that of `ownRoleName` or `roleNameElsewhere`. */
  readonly name?: string;

  /** The purpose of the role, in a sentence. */
  readonly description?: string;
}

/** The grants of an account in one namespace; without a namespace, in its own. */
export interface NamespaceRole extends RoleDescription {
  readonly place: 'namespace';
  readonly namespace?: string;
  readonly grants: readonly INamespacedGrant[];
}

/** The grants of an account in each of several namespaces, by one ClusterRole. */
export interface SharedRole extends RoleDescription {
  readonly place: 'each namespace';
  readonly name: string;
  readonly namespaces: readonly string[];
  readonly grants: readonly INamespacedGrant[];
}

/** The grants of an account in the whole cluster. */
export interface ClusterWideRole extends RoleDescription {
  readonly place: 'cluster';
  readonly grants: readonly IGrant[];
}

/** A role of an account: where it is bound, and what it grants. An account has at most one in a place. */
export type RoleDefinition = NamespaceRole | SharedRole | ClusterWideRole;

/**
 * An account with everything that is decided about it, without constructs.
 *
 * The constructs make it, and `accountObjects` writes it.
 */
export interface AccountDefinition extends AccountName {
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
  readonly description?: string;
  readonly automountServiceAccountToken: boolean;
  readonly imagePullSecrets?: readonly string[];

  /** The Secret that is made for its token, where one is. */
  readonly tokenSecret?: string;

  /** In the order in which they are written. */
  readonly roles: readonly RoleDefinition[];
}
