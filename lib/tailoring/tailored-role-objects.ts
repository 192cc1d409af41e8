import { TailoredAccount, TailoredScope } from './tailored-account';
import { Subject } from '../access/subject';
import { ownRoleName, roleNameElsewhere } from '../rbac/account-object-names';

/** A role to be written for an account, with its name. */
export interface TailoredRoleObject extends TailoredScope {
  readonly kind: 'Role' | 'ClusterRole';
  readonly name: string;
}

/** The prefix of the names of roles that Kubernetes creates itself. */
const RESERVED = /^(system:)+/;

/** The parts that the name of a user may have, but the name of a role can't. */
const NOT_IN_NAMES = /[/%]|^\.+$/g;

/** Names the roles of accounts: those of a service account as the constructs name them, and no two alike. */
export class RoleNames {
  private readonly taken = new Set<string>();

  /** The roles of an account, in the order of its scopes. */
  public rolesOf({ subject, scopes }: TailoredAccount): TailoredRoleObject[] {
    return scopes.map((scope) => {
      const kind = scope.namespace === undefined ? 'ClusterRole' : 'Role';
      return { ...scope, kind, name: this.free(nameOf(subject, scope.namespace), `${kind} ${scope.namespace ?? ''}`) };
    });
  }

  private free(name: string, place: string): string {
    let free = name;
    for (let number = 2; this.taken.has(`${place} ${free}`); number++) {
      free = `${name}-${number}`;
    }
    this.taken.add(`${place} ${free}`);
    return free;
  }
}

function nameOf(subject: Subject, namespace: string | undefined): string {
  if (subject.kind === 'ServiceAccount') {
    return subject.namespace === namespace ? ownRoleName(subject) : roleNameElsewhere(subject);
  }
  return ownRoleName({ name: subject.name.replace(RESERVED, '').replace(NOT_IN_NAMES, '-') });
}
