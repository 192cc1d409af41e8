import { AccountNeeds, NeededPermission } from './account-needs';
import { Subject } from '../access/subject';
import { ClientAccess } from '../argo/client/client-access';
import { expandRule } from '../rbac/expansion';

/** Returns the needs of a client's account for its operations. */
export function clientNeeds(access: ClientAccess, subject: Subject): AccountNeeds {
  const needed = access.selections.flatMap((selected) => {
    const namespaces = selected.place === 'cluster' ? [undefined] : access.namespaces;
    return expandRule(selected.grant.statement.rule).flatMap((permission) => namespaces.map((namespace): NeededPermission => (
      { permission, namespace, why: `${selected.label} ${selected.need.why}.`, denied: 'request fails' })));
  });
  return { subject, component: 'client', needed, otherUses: [], unknown: [] };
}
