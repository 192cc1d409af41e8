import { AccessObjects, Binding, identityText, Role } from '../access/access-object';
import { Aggregation } from '../access/aggregation';
import { Subject } from '../access/subject';

/** A role that nothing binds, as if an account of its own held it. */
export interface UnboundRole {
  readonly role: Role;
  readonly subject: Subject;
}

/**
 * Adds a binding for each role of the input that nothing binds, so a role can be judged before it is bound.
 *
 * A role is bound in its namespace, a cluster role in the whole cluster. Roles that others aggregate are left out.
 */
export function withUnboundRoles(
  objects: AccessObjects, namespace: string,
): { readonly objects: AccessObjects; readonly unbound: readonly UnboundRole[] } {
  const bound = new Set(objects.bindings.map(({ roleRef: { kind, name }, namespace: home }) =>
    identityText(kind === 'Role' ? { kind, namespace: home, name } : { kind, name })));
  const clusterRoles = objects.roles.filter(({ kind }) => kind === 'ClusterRole');
  const aggregation = new Aggregation(clusterRoles);
  const selected = new Set(clusterRoles.flatMap((role) => aggregation.selectedBy(role)));
  const unbound = objects.roles.filter((role) => !bound.has(identityText(role)) && !selected.has(role) && !isForAggregation(role))
    .map((role): UnboundRole => ({ role, subject: { kind: 'ServiceAccount', namespace: role.namespace ?? namespace, name: role.name } }));
  return { objects: { ...objects, bindings: [...objects.bindings, ...unbound.map(bindingOf)] }, unbound };
}

/** Whether a role has a label by which the roles of Kubernetes, which aren't among the input, select it. */
function isForAggregation({ labels }: Role): boolean {
  return Object.keys(labels).some((label) => label.includes('/aggregate-to-'));
}

function bindingOf({ role, subject }: UnboundRole): Binding {
  return {
    kind: role.kind === 'Role' ? 'RoleBinding' : 'ClusterRoleBinding',
    namespace: role.namespace,
    name: role.name,
    labels: {},
    annotations: {},
    placeOf: role.placeOf,
    roleRef: { kind: role.kind, name: role.name },
    subjects: [subject],
    isAssumed: true,
  };
}
