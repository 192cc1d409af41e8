import { IGrant, INamespacedGrant } from './grant';
import { GrantStatement } from './grant-statement';

/** A grant that is complete: it takes no more verbs. Users know it by its interface only. */
export class PlainGrant implements IGrant {
  constructor(public readonly statement: GrantStatement) {}
}

/** A complete grant that a role can make. */
export class NamespacedPlainGrant extends PlainGrant implements INamespacedGrant {
  public readonly namespaced: boolean = true;
}
