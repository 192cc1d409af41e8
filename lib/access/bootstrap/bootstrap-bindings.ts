import { BootstrapBinding } from './bootstrap-object';
import { entriesOf, membersOf } from '../../rbac/validation/plain-data';
import { RoleRef } from '../access-object';
import { Subject, subjectText, userSubject } from '../subject';

/** A binding that Kubernetes makes in every cluster. */
export interface DefaultBinding {
  readonly kind: 'RoleBinding' | 'ClusterRoleBinding';
  readonly namespace?: string;
  readonly name: string;
  readonly roleRef: RoleRef;

  /** The subjects that it names, as texts. */
  readonly subjects: ReadonlySet<string>;
}

let bindings: readonly DefaultBinding[] | undefined;

/**
 * The bindings that Kubernetes makes in every cluster, in any of the minors that are known.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
export function bootstrapBindings(): readonly DefaultBinding[] {
  return bindings ??= loadObjects().BOOTSTRAP_OBJECTS
    .filter((object): object is BootstrapBinding => object.kind === 'RoleBinding' || object.kind === 'ClusterRoleBinding')
    .map(({ kind, namespace, name, roleRef, subjects }) => {
      const ref = membersOf(roleRef);
      return {
        kind,
        namespace,
        name,
        roleRef: { kind: ref.kind === 'Role' ? 'Role' : 'ClusterRole', name: String(ref.name) },
        subjects: new Set(entriesOf(subjects).map((subject) => subjectText(subjectOf(subject)))),
      };
    });
}

function subjectOf(subject: unknown): Subject {
  const { kind, namespace, name } = membersOf(subject);
  switch (kind) {
    case 'ServiceAccount':
      return { kind, namespace: String(namespace), name: String(name) };
    case 'Group':
      return { kind, name: String(name) };
    default:
      return userSubject(String(name));
  }
}

/** The table is loaded when it is first needed: it is longer than the rest of this folder. */
function loadObjects(): typeof import('./bootstrap-objects.generated') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./bootstrap-objects.generated') as typeof import('./bootstrap-objects.generated');
}
