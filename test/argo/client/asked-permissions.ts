import { ArgoVersion, ClientOperation, ClientRoute, PermissionSet } from '../../../lib';
import { operationCatalogue, OperationClass } from '../../../lib/argo/client/operation-catalogue';
import { formatIssues } from '../../../lib/diagnostics/format-diagnostic';

/** What an operation asks for: `workflows:get,list; clusterworkflowtemplates:get @cluster`, or why it is not to be had. */
export function askedPermissions(
  operation: ClientOperation, version: ArgoVersion, via: ClientRoute, ownerReferencesPermissionEnforcement = false,
): string {
  const { needs, issues } = operation._select({ version, via, ownerReferencesPermissionEnforcement });
  if (issues.length > 0) {
    return formatIssues(issues);
  }
  return (['workflow', 'cluster'] as const).flatMap((place) => {
    const rules = needs.filter((need) => need.place === place).map(({ grant }) => grant.statement.rule);
    return verbsByResource(PermissionSet.of(rules)).map((text) => place === 'cluster' ? `${text} @cluster` : text);
  }).sort().join('; ');
}

function verbsByResource(set: PermissionSet): string[] {
  const verbs = new Map<string, string[]>();
  for (const { resource, resourceName, verb } of set.permissions()) {
    const key = resourceName === undefined ? `${resource}` : `${resource}[${resourceName}]`;
    verbs.set(key, [...verbs.get(key) ?? [], verb]);
  }
  return [...verbs].map(([resource, list]) => `${resource}:${list.join(',')}`);
}

/** Writes expected permissions as `askedPermissions` does, in whatever order they are listed. */
export function normalized(permissions: string): string {
  return permissions.split('; ').filter((text) => text !== '').sort().join('; ');
}

/** The methods of a class that none of the operations comes from. */
export function leftOut(className: OperationClass, operations: readonly ClientOperation[]): string[] {
  const members = new Set(operations.map(({ _member }) => _member));
  return operationCatalogue().filter((entry) => entry.className === className).map(({ member }) => `${className}.${member}`)
    .filter((member) => !members.has(member));
}
