import { AccessObjects, Binding, ObjectIdentity, Role } from './access-object';
import { Aggregation, RuleInForce } from './aggregation';
import { bootstrapRoles } from './bootstrap/bootstrap-roles';
import { livePartsOf } from './effect';
import { RoleAccess } from './role-access';
import { groupsOf, Subject, subjectText } from './subject';
import { AccessRequest } from '../rbac/access-request';
import { allows } from '../rbac/authorization';
import { canonical, coverersOf } from '../rbac/coverage';
import { compareText } from '../rbac/order';
import { packRules } from '../rbac/packing';
import { Permission } from '../rbac/permission';
import { PermissionIndex } from '../rbac/permission-index';
import { ResourceScope } from '../resources/resource-info';

/** The grant of one binding to one of its subjects. */
export interface Grant {
  /** The namespace that the binding grants in, or nothing for the whole cluster. */
  readonly namespace?: string;
  readonly role: RoleAccess;
  readonly binding: Binding;

  /** The position among the subjects of the binding, from 0. */
  readonly subjectIndex: number;
}

/** A way from a subject to a permission: binding, role, and the rule that holds it. */
export interface GrantPath {
  /** The subject that the binding names: the requested one, or a group that it is in. */
  readonly subject: Subject;
  readonly grant: Grant;
  readonly rule: RuleInForce;
}

export interface EffectiveAccessOptions {
  /**
   * The Kubernetes minor whose own roles are taken where the input doesn't define them, for example `1.37`.
   *
   * @default - the newest one that is known
   */
  readonly kubernetesVersion?: string;
}

/**
 * The access of each subject, by the roles and bindings of some manifests.
 *
 * Roles that Kubernetes makes itself are known where a binding or an aggregation names them. Every other role that no
 * manifest defines is unknown.
 */
export class EffectiveAccess {
  private readonly grants = new Map<string, SubjectGrants>();
  private readonly roles = new Map<string, RoleAccess>();
  private readonly bound = new Map<Binding, RoleAccess>();
  private readonly aggregation: Aggregation;
  private readonly known: ReadonlyMap<string, Role>;
  private sorted: readonly Subject[] | undefined;

  /** The minor of Kubernetes whose own roles are known, where one is given. */
  public readonly kubernetesVersion: string | undefined;

  constructor(public readonly objects: AccessObjects, { kubernetesVersion }: EffectiveAccessOptions = {}) {
    this.kubernetesVersion = kubernetesVersion;
    const written = new Map(objects.roles.map((role) => [roleKey(role), role]));
    this.known = new Map([...bootstrapRoles(kubernetesVersion).map((role): [string, Role] => [roleKey(role), role]), ...written]);
    this.aggregation = new Aggregation([...this.known.values()].filter(({ kind }) => kind === 'ClusterRole').sort((a, b) => compareText(a.name, b.name)));
    for (const binding of objects.bindings) {
      const { namespace } = binding;
      const role = this.roleOf(binding);
      binding.subjects.forEach((subject, subjectIndex) => this.add(subject, { namespace, role, binding, subjectIndex }));
    }
  }

  /** The subjects that bindings name, in order. */
  public get subjects(): readonly Subject[] {
    this.sorted ??= [...this.grants].sort(([a], [b]) => compareText(a, b)).map(([, { subject }]) => subject);
    return this.sorted;
  }

  /** The roles that bindings name and nothing defines. */
  public get unknownRoles(): RoleAccess[] {
    return [...new Set(this.bound.values())].filter(({ isUnknown }) => isUnknown);
  }

  /** Returns the role that a binding grants. */
  public roleOf(binding: Binding): RoleAccess {
    let role = this.bound.get(binding);
    if (role === undefined) {
      const { roleRef: { kind, name }, namespace } = binding;
      role = this.findRole(kind === 'Role' ? { kind, name, namespace } : { kind, name });
      this.bound.set(binding, role);
    }
    return role;
  }

  /** Returns the grants of bindings to a subject by its own name. */
  public grantsTo(subject: Subject): readonly Grant[] {
    return this.grants.get(subjectText(subject))?.grants ?? [];
  }

  /** Returns the same by the namespace that the bindings grant in, with nothing for the whole cluster. */
  public grantsByScope(subject: Subject): ReadonlyMap<string | undefined, readonly Grant[]> {
    const known = this.grants.get(subjectText(subject));
    return known === undefined ? new Map<undefined, Grant[]>() : known.byScope ??= byScope(known.grants);
  }

  /** The namespaces in which a subject is granted something by its own name. */
  public namespacesOf(subject: Subject): readonly string[] {
    return [...this.grantsByScope(subject).keys()].filter((namespace) => namespace !== undefined).sort(compareText);
  }

  /**
   * The permissions that bindings of one scope grant to a subject by its own name, role by role.
   *
   * @param namespace Of RoleBindings in it; without it, of ClusterRoleBindings.
   */
  public permissionsBound(subject: Subject, namespace?: string): PermissionIndex[] {
    const scope = scopeOf(namespace);
    return (this.grantsByScope(subject).get(namespace) ?? []).map(({ role }) => role.permissions(scope));
  }

  /** All that a subject may do by its own name in a namespace, or in every namespace and on the cluster itself. */
  public permissionsOf(subject: Subject, namespace?: string): PermissionIndex[] {
    const everywhere = this.permissionsBound(subject);
    return namespace === undefined ? everywhere : [...everywhere, ...this.permissionsBound(subject, namespace)];
  }

  /** All that a subject may do through the groups that it is sure to be in. */
  public permissionsThroughGroups(subject: Subject, namespace?: string): PermissionIndex[] {
    return groupsOf(subject).flatMap((group) => this.permissionsOf(group, namespace));
  }

  /** Reports whether a subject may make a request, by its own name or through its groups. */
  public allows(subject: Subject, request: AccessRequest, namespace?: string): boolean {
    return [...this.permissionsOf(subject, namespace), ...this.permissionsThroughGroups(subject, namespace)].some((index) => allows(index, request));
  }

  /** Lists the subjects whose own bindings allow a request. */
  public subjectsAllowed(request: AccessRequest, namespace?: string): Subject[] {
    return this.subjects.filter((subject) => this.permissionsOf(subject, namespace).some((index) => allows(index, request)));
  }

  /** Lists the ways in which a subject holds a permission in a scope, its own ones before those through its groups. */
  public pathsTo(subject: Subject, permission: Permission, namespace?: string): GrantPath[] {
    return [subject, ...groupsOf(subject)].flatMap((each) => this.grantsTo(each)
      .filter((grant) => grant.namespace === undefined || grant.namespace === namespace)
      .flatMap((grant) => rulesGranting(grant, permission).map((rule) => ({ subject: each, grant, rule }))));
  }

  /** Returns the permissions that a role grants where it is bound, even if no binding refers to it. */
  public findRole(identity: ObjectIdentity): RoleAccess {
    const key = roleKey(identity);
    let access = this.roles.get(key);
    if (access === undefined) {
      access = new RoleAccess(identity, this.known.get(key), this.aggregation);
      this.roles.set(key, access);
    }
    return access;
  }

  /** The roles that an aggregated role selects, itself never. */
  public selectedBy(role: Role): Role[] {
    return this.aggregation.selectedBy(role);
  }

  private add(subject: Subject, grant: Grant): void {
    const key = subjectText(subject);
    const known = this.grants.get(key);
    if (known === undefined) {
      this.grants.set(key, { subject, grants: [grant] });
    } else {
      known.grants.push(grant);
    }
  }
}

/** The access that bindings grant to a subject. */
interface SubjectGrants {
  readonly subject: Subject;
  readonly grants: Grant[];
  byScope?: ReadonlyMap<string | undefined, readonly Grant[]>;
}

function byScope(grants: readonly Grant[]): Map<string | undefined, Grant[]> {
  const scopes = new Map<string | undefined, Grant[]>();
  for (const grant of grants) {
    const same = scopes.get(grant.namespace);
    if (same === undefined) {
      scopes.set(grant.namespace, [grant]);
    } else {
      same.push(grant);
    }
  }
  return scopes;
}

/** The scope that bindings grant in: of a namespace, or of the cluster where none is given. */
export function scopeOf(namespace: string | undefined): ResourceScope {
  return namespace === undefined ? ResourceScope.CLUSTER : ResourceScope.NAMESPACED;
}

/** Joins what several roles grant, as rules in their canonical form. */
export function joined(indexes: readonly PermissionIndex[]): PermissionIndex {
  return indexes.length === 1 ? indexes[0] : canonical(PermissionIndex.of(indexes.flatMap(packRules)));
}

function rulesGranting({ role, namespace }: Grant, permission: Permission): RuleInForce[] {
  if (coverersOf(permission, role.permissions(scopeOf(namespace))).length === 0) {
    return [];
  }
  return role.rules.filter(({ rule }) =>
    coverersOf(permission, PermissionIndex.of(livePartsOf(rule, scopeOf(namespace)))).length > 0);
}

function roleKey({ kind, namespace, name }: ObjectIdentity): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace.length}:${namespace}`}/${name}`;
}
