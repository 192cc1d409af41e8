import { qualifiedResource } from './resource-names';
import { ruleOf } from '../rbac/expansion';
import { packRules } from '../rbac/packing';
import { Permission } from '../rbac/permission';
import { PermissionIndex } from '../rbac/permission-index';
import { PolicyRule } from '../rbac/policy-rule';

/** Writes what is granted: `get secrets.apps "name"`, `get /metrics`. */
export function permissionText(permission: Permission): string {
  return ruleText(ruleOf(permission));
}

/** Writes permissions in as few texts as say the same: `get,list pods,pods/log`. */
export function permissionTexts(permissions: readonly Permission[]): string[] {
  return packRules(PermissionIndex.of(permissions.map(ruleOf))).map(ruleText);
}

function ruleText({ verbs, apiGroups: [apiGroup] = [''], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): string {
  const targets = [...resources.map((resource) => qualifiedResource(apiGroup, resource)), ...nonResourceURLs];
  return [verbs.join(), targets.join(), ...resourceNames.length === 0 ? [] : [resourceNames.map((name) => JSON.stringify(name)).join()]].join(' ');
}
