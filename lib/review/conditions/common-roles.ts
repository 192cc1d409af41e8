import { BoundRoles } from './bound-roles';
import { Role } from '../../access/access-object';
import { EffectiveAccess } from '../../access/effective-access';

/** Returns the roles of two states of whose rules the same is found in both: they have the same text, and are in force in the same scope. */
export function commonRoles(before: EffectiveAccess, after: EffectiveAccess): Set<Role> {
  const common = new Set<Role>();
  if (before.kubernetesVersion !== after.kubernetesVersion) {
    return common; // which decides what Kubernetes' own roles are
  }
  const [old, now] = [before, after].map((access) => BoundRoles.of(access));
  const earlier = new Map(before.objects.roles.map((role) => [role.document, role]));
  for (const role of after.objects.roles) {
    const same = role.document === undefined ? undefined : earlier.get(role.document);
    if (same !== undefined && isJudgedAlone(role) && now.scopeOf(role) === old.scopeOf(same)) {
      common.add(role).add(same);
    }
  }
  return common;
}

/** The findings of a role that is put together, or that holds half of an impersonation or an escalation, depend on other roles. */
function isJudgedAlone({ rules, aggregation }: Role): boolean {
  return aggregation === undefined && !rules.some(({ verbs }) => verbs.some((verb) => verb.startsWith('impersonate') || verb === 'escalate'));
}
