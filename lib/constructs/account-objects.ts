import { AccountDefinition, RoleDefinition } from './account-definition';
import { canonicalRules } from './canonical-rules';
import { AccountName, bindingName, ownRoleName, roleNameElsewhere, TOKEN_SECRET } from '../rbac/account-object-names';
import { PolicyRule } from '../rbac/policy-rule';
import { RBAC_API_GROUP } from '../rbac/rbac-api-group';
import { DESCRIPTION_ANNOTATION } from '../rbac/validation/annotations';
import { OBJECT_KINDS, ObjectKind } from '../rbac/validation/object-kinds';

/** The name and purpose of an object. */
export interface WrittenMetadata extends AccountName {
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
  readonly description?: string;
}

/** An object as synthesis writes it: `apiVersion`, `kind` and `metadata` first, and all other keys sorted. */
export interface WrittenObject {
  readonly apiVersion: string;
  readonly kind: ObjectKind;
  readonly metadata: { readonly [key: string]: unknown };
  readonly [field: string]: unknown;
}

/** The objects of an account, in the order in which the constructs make them. */
export function accountObjects(account: AccountDefinition): WrittenObject[] {
  const { automountServiceAccountToken, imagePullSecrets = [], tokenSecret, roles, ...metadata } = account;
  const { name, namespace } = account;
  return [
    writtenObject('ServiceAccount', metadata, {
      automountServiceAccountToken,
      imagePullSecrets: imagePullSecrets.length === 0 ? undefined : [...new Set(imagePullSecrets)].map((secret) => ({ name: secret })),
    }),
    ...tokenSecret === undefined ? [] : [
      writtenObject('Secret', { name: tokenSecret, namespace, annotations: { [TOKEN_SECRET.accountAnnotation]: name } }, { type: TOKEN_SECRET.type }),
    ],
    ...roles.flatMap((role) => roleObjects(account, role)),
  ];
}

/** A role with rules in canonical form, as synthesis writes it. */
export function writtenRole(kind: 'Role' | 'ClusterRole', metadata: WrittenMetadata, rules: readonly PolicyRule[]): WrittenObject {
  return writtenObject(kind, metadata, { rules });
}

/** An object as synthesis writes it. */
export function writtenObject(
  kind: ObjectKind, { description, ...metadata }: WrittenMetadata, fields: { readonly [field: string]: unknown },
): WrittenObject {
  const annotations = { ...metadata.annotations, ...description !== undefined && { [DESCRIPTION_ANNOTATION]: description } };
  return {
    apiVersion: OBJECT_KINDS[kind].apiVersion,
    kind,
    metadata: sorted({ ...metadata, annotations: Object.keys(annotations).length === 0 ? undefined : annotations }),
    ...sorted(fields),
  };
}

function roleObjects(account: AccountDefinition, role: RoleDefinition): WrittenObject[] {
  const { description } = role;
  const rules = canonicalRules(role.grants.map(({ statement }) => statement));
  const subjects = [{ kind: 'ServiceAccount', name: account.name, namespace: account.namespace }];
  const bind = (kind: 'Role' | 'ClusterRole', name: string, namespace?: string) =>
    writtenObject(kind === 'ClusterRole' && namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding', { name: bindingName({ kind, name }), namespace }, {
      roleRef: { apiGroup: RBAC_API_GROUP, kind, name }, subjects,
    });
  switch (role.place) {
    case 'namespace': {
      const { namespace = account.namespace } = role;
      const { name = namespace === account.namespace ? ownRoleName(account) : roleNameElsewhere(account) } = role;
      return [writtenRole('Role', { name, namespace, description }, rules), bind('Role', name, namespace)];
    }
    case 'each namespace':
      return [
        writtenRole('ClusterRole', { name: role.name, description }, rules),
        ...[...new Set(role.namespaces)].map((namespace) => bind('ClusterRole', role.name, namespace)),
      ];
    case 'cluster': {
      const { name = roleNameElsewhere(account) } = role;
      return [writtenRole('ClusterRole', { name, description }, rules), bind('ClusterRole', name)];
    }
  }
}

/** Sorts keys and leaves out what has no value, as cdk8s does. */
function sorted(value: { readonly [key: string]: unknown }): { [key: string]: unknown } {
  return Object.fromEntries(Object.keys(value).sort().flatMap((key) => value[key] === undefined ? [] : [[key, sortedValue(value[key])]]));
}

function sortedValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sortedValue);
  }
  return typeof value === 'object' && value !== null ? sorted({ ...value }) : value;
}
