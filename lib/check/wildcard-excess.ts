import { isServed } from '../access/effect';
import { scopeOf } from '../access/effective-access';
import { ScopedPermission } from '../access/granted-permissions';
import { coverersOf } from '../rbac/coverage';
import { ruleOf } from '../rbac/expansion';
import { Permission } from '../rbac/permission';
import { PermissionIndex } from '../rbac/permission-index';
import { WILDCARD } from '../rbac/wildcards';
import { findByGroup, knownApiGroups, KnownResource } from '../resources/catalogue/lookup';
import { resourceText } from '../resources/resource-names';

/**
 * Lists what a permission with a wildcard grants beyond what suffices, by the resources and verbs that are known.
 *
 * The wildcard may also cover unknown groups, resources and verbs, future ones among them, which can't be listed.
 */
export function wildcardExcess({ permission, namespace }: ScopedPermission, suffices: readonly ScopedPermission[]): Permission[] {
  const enough = PermissionIndex.of(suffices.map((scoped) => ruleOf(scoped.permission)));
  return knownParts(permission).filter((part) => isServed(part, scopeOf(namespace)) && coverersOf(part, enough).length === 0);
}

/** The permissions that a wildcard includes; none for a permission without one. */
function knownParts({ verb, apiGroup = '', resource = '', resourceName, nonResourceURL }: Permission): Permission[] {
  if (nonResourceURL !== undefined || ![verb, apiGroup, ...resource.split('/')].includes(WILDCARD)) {
    return [];
  }
  const name = resourceName === undefined ? {} : { resourceName };
  return (apiGroup === WILDCARD ? knownApiGroups() : [apiGroup]).flatMap(findByGroup)
    .filter(({ row }) => isMeant(resource, row))
    .flatMap(({ group, row }) => row.verbs
      .filter((known) => verb === WILDCARD || verb === known)
      .map((known) => ({ verb: known, apiGroup: group.apiGroup, resource: resourceText(row.plural, row.subresource), ...name })));
}

function isMeant(resource: string, { plural, subresource }: KnownResource['row']): boolean {
  return resource === WILDCARD || resource === resourceText(plural, subresource)
    || subresource !== undefined && resource === resourceText(WILDCARD, subresource);
}
