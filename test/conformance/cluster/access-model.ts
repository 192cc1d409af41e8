import { DEFAULT_NAMESPACE, KubernetesObject, Subject } from './kubernetes-objects';
import { AccessRequest } from '../../../lib/rbac/access-request';
import { PermissionSet } from '../../../lib/rbac/permission-set';
import { PolicyRule } from '../../../lib/rbac/policy-rule';

/** A request with the namespace it is for; the empty one where it is for none. */
export interface PlacedRequest {
  readonly verb: string;
  readonly apiGroup: string;
  readonly resource: string;
  readonly subresource: string;
  readonly name: string;
  readonly namespace: string;
}

export interface Account {
  readonly namespace: string;
  readonly name: string;
}

/** The name that an account's requests carry. */
export function userName({ namespace, name }: Account): string {
  return `system:serviceaccount:${namespace}:${name}`;
}

export function groupsOf({ namespace }: Account): string[] {
  return ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];
}

/** What bindings and roles give to accounts, place by place. */
export class AccessModel {
  private readonly roles = new Map<string, PolicyRule[]>();
  private readonly bindings: readonly KubernetesObject[];

  /** @param objects Roles and bindings, and anything beside them. */
  public constructor(objects: readonly KubernetesObject[]) {
    for (const object of objects) {
      if (object.kind === 'Role' || object.kind === 'ClusterRole') {
        this.roles.set(roleKey(object.kind, placeOf(object), object.metadata.name), object.rules ?? []);
      }
    }
    this.bindings = objects.filter(({ kind }) => kind === 'RoleBinding' || kind === 'ClusterRoleBinding');
  }

  /** The rules that hold for an account in the cluster as a whole. */
  public clusterRules(account: Account): PolicyRule[] {
    return this.bindings.filter(({ kind }) => kind === 'ClusterRoleBinding').flatMap((binding) => this.rulesOf(binding, account));
  }

  /** The rules that hold for an account in one namespace, beyond those in the cluster. */
  public namespaceRules(account: Account, namespace: string): PolicyRule[] {
    return this.bindings
      .filter((binding) => binding.kind === 'RoleBinding' && placeOf(binding) === namespace)
      .flatMap((binding) => this.rulesOf(binding, account));
  }

  /** The namespaces in which some binding names the account. */
  public namespacesOf(account: Account): string[] {
    const bindings = this.bindings.filter((binding) => binding.kind === 'RoleBinding' && this.rulesOf(binding, account).length > 0);
    return [...new Set(bindings.map(placeOf))].sort();
  }

  private rulesOf(binding: KubernetesObject, account: Account): PolicyRule[] {
    if (!binding.subjects?.some((subject) => isSubject(account, subject, placeOf(binding))) || binding.roleRef === undefined) {
      return [];
    }
    const { kind, name } = binding.roleRef;
    return this.roles.get(roleKey(kind, kind === 'Role' ? placeOf(binding) : '', name)) ?? [];
  }
}

/** What one account may do, by our own algebra. */
export class AccountAccess {
  private readonly inCluster: PermissionSet;
  private readonly inNamespace = new Map<string, PermissionSet>();

  public constructor(private readonly account: Account, private readonly model: AccessModel) {
    this.inCluster = PermissionSet.of(model.clusterRules(account));
  }

  /** All that holds in a namespace, the cluster's included. */
  public permissions(namespace: string): PermissionSet {
    let permissions = this.inNamespace.get(namespace);
    if (permissions === undefined) {
      permissions = namespace === ''
        ? this.inCluster
        : this.inCluster.union(PermissionSet.of(this.model.namespaceRules(this.account, namespace)));
      this.inNamespace.set(namespace, permissions);
    }
    return permissions;
  }

  public allows(request: PlacedRequest): boolean {
    return this.permissions(effectiveNamespace(request)).allows(AccessRequest.resource(request));
  }

  public allowsUrl(verb: string, path: string): boolean {
    return this.inCluster.allows(AccessRequest.nonResourceUrl(verb, path));
  }
}

/** A request for one namespace object is checked inside that namespace. */
function effectiveNamespace({ apiGroup, resource, name, namespace }: PlacedRequest): string {
  return apiGroup === '' && resource === 'namespaces' ? name : namespace;
}

function isSubject(account: Account, subject: Subject, bindingNamespace: string): boolean {
  switch (subject.kind) {
    case 'ServiceAccount': return subject.name === account.name && (subject.namespace ?? bindingNamespace) === account.namespace;
    case 'User': return subject.name === userName(account);
    case 'Group': return groupsOf(account).includes(subject.name);
    default: return false;
  }
}

function placeOf({ kind, metadata }: KubernetesObject): string {
  return kind.startsWith('Cluster') ? '' : metadata.namespace ?? DEFAULT_NAMESPACE;
}

function roleKey(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}
