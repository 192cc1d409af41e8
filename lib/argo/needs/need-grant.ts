import { ClusterNeed, NameList, NamespacedNeed, Need } from './need';
import { IGrant, INamespacedGrant } from '../../resources/grant';

/** Rows that no names can limit do not look at them. */
const NO_NAMES: NameList = [''];

/**
 * Returns the grant of a need, with the reason why.
 *
 * @param configured The names that the configuration gives; none where it gives none.
 * @throws when the need is limited to names that the configuration does not give
 */
export function grantOf<Trigger extends string>(need: NamespacedNeed<Trigger>, configured: readonly string[]): INamespacedGrant;
export function grantOf<Trigger extends string>(need: Need<Trigger>, configured: readonly string[]): IGrant;
export function grantOf<Trigger extends string>(need: Need<Trigger>, configured: readonly string[]): IGrant {
  const grant = limited(need, configured);
  return { ...grant, statement: grant.statement._because(need.why) };
}

function limited<Trigger extends string>(need: NamespacedNeed<Trigger> | ClusterNeed<Trigger>, configured: readonly string[]): IGrant {
  switch (need.names.kind) {
    case 'fixed':
      return need.grant(need.names.names);
    case 'impossible':
      return need.grant(NO_NAMES);
    case 'configured':
      if (isNameList(configured)) {
        return need.grant(configured);
      }
      if (need.names.otherwise === undefined) {
        throw new Error(`The need ${need.id} is limited to ${need.names.of}, and none are given.`);
      }
      return need.names.otherwise();
  }
}

function isNameList(names: readonly string[]): names is NameList {
  return names.length > 0;
}
