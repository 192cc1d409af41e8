import { GrantStatement } from './grant-statement';

/** Something a cluster role can grant. */
export interface IGrant {
  /** The granted rule and its reasons, as data. */
  readonly statement: GrantStatement;
}

/** Something a role can grant too, because it is about objects in a namespace. */
export interface INamespacedGrant extends IGrant {
  /**
   * Always true.
   *
   * Cluster grants lack this member, so languages which compare types by structure reject them in a role.
   */
  readonly namespaced: boolean;
}
