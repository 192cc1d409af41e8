import { PermissionSet } from '../../lib/rbac/permission-set';
import { PolicyRule } from '../../lib/rbac/policy-rule';

/** A Kubernetes object, as far as access is concerned. */
export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly rules?: readonly PolicyRule[];
  readonly roleRef?: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly { readonly name: string; readonly namespace?: string }[];
}

/** Where access holds everywhere. */
export const EVERYWHERE = 'everywhere';

/** Returns the access that the bindings among the manifests give an account, by namespace or `EVERYWHERE`. */
export function boundAccess(manifests: readonly Manifest[], account: string): Map<string, PermissionSet> {
  const rulesAt = new Map<string, PolicyRule[]>();
  for (const { kind, metadata, roleRef, subjects = [] } of manifests) {
    if (roleRef === undefined || !subjects.some(({ name }) => name === account)) {
      continue;
    }
    const place = kind === 'ClusterRoleBinding' ? EVERYWHERE : metadata.namespace ?? '';
    const role = manifests.find((candidate) => candidate.kind === roleRef.kind && candidate.metadata.name === roleRef.name
      && (roleRef.kind === 'ClusterRole' || candidate.metadata.namespace === metadata.namespace));
    if (role === undefined) {
      throw new Error(`The binding ${metadata.name} refers to the ${roleRef.kind} ${roleRef.name}, which is not there.`);
    }
    rulesAt.set(place, [...rulesAt.get(place) ?? [], ...role.rules ?? []]);
  }
  return new Map([...rulesAt].map(([place, rules]) => [place, PermissionSet.of(rules)]));
}

/** Writes each permission of a set like `get pods`, `get secrets[sso]`, `list workflows.argoproj.io`. */
export function permissionTexts(set: PermissionSet): string[] {
  return set.permissions().map(({ verb, apiGroup, resource, resourceName, nonResourceURL }) =>
    `${verb} ${nonResourceURL ?? resource}${apiGroup ? `.${apiGroup}` : ''}${resourceName === undefined ? '' : `[${resourceName}]`}`);
}
