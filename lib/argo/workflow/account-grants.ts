import { Construct } from 'constructs';
import { DedicatedServiceAccount } from '../../constructs/dedicated-service-account';
import { TailoredClusterRole } from '../../constructs/tailored-cluster-role';
import { TailoredRole } from '../../constructs/tailored-role';
import { IGrant, INamespacedGrant } from '../../resources/grant';
import { ArgoVersion } from '../argo-version';
import { ResourceAction } from './resource-action';
import { actionGrants, isNamespacedGrant, waitGrants } from './resource-action-grants';

/** Where a grant is: in a namespace, or for cluster-scoped objects in no namespace. */
interface Place<Grant extends IGrant> {
  readonly grants: Grant[];
  readonly actions: ResourceAction[];
}

/** What one account is to be granted, and where. */
export class AccountGrants {
  private readonly inNamespaces = new Map<string | undefined, Place<INamespacedGrant>>();
  private readonly ofCluster: Place<IGrant> = { grants: [], actions: [] };

  constructor(private readonly account: DedicatedServiceAccount, private readonly version?: ArgoVersion) {}

  /** Grants in the namespace of the account. */
  public add(...grants: INamespacedGrant[]): void {
    this.placeIn(this.account.namespace).grants.push(...grants);
  }

  /** Grants what an action needs, in the namespace of its object or for the cluster. */
  public addAction(action: ResourceAction): void {
    const place = this.placeIn(action.namespace ?? this.account.namespace);
    for (const grant of actionGrants(action, this.version)) {
      if (isNamespacedGrant(grant)) {
        place.grants.push(grant);
      } else {
        this.ofCluster.grants.push(grant);
      }
    }
    place.actions.push(action);
    this.ofCluster.actions.push(action);
  }

  /** Makes the roles and bindings. */
  public allow(owner: Construct): void {
    for (const [namespace, place] of this.inNamespaces) {
      const grants = [...place.grants, ...this.waits(place).filter(isNamespacedGrant)];
      if (grants.length === 0) {
        continue;
      }
      if (namespace === this.account.namespace) {
        this.account.allow(...grants);
      } else {
        this.roleIn(namespace, owner).allow(...grants);
      }
    }
    const { grants } = this.ofCluster;
    if (grants.length > 0) {
      const role = new TailoredClusterRole(owner, `${this.account.node.id}ClusterRole`, { metadata: { name: this.farRoleName } });
      role.bindClusterWide(this.account);
      role.allow(...grants, ...this.waits(this.ofCluster).filter((waiting) => !isNamespacedGrant(waiting)));
    }
  }

  /** No namespace has a colon in its name, so that the roles of two accounts never meet. */
  private get farRoleName(): string {
    return `${this.account.namespace}:${this.account.name}-role`;
  }

  private roleIn(namespace: string | undefined, owner: Construct): TailoredRole {
    const role = new TailoredRole(owner, `${this.account.node.id}RoleIn-${namespace}`, { metadata: { name: this.farRoleName, namespace } });
    role.bindTo(this.account);
    return role;
  }

  private waits({ grants, actions }: Place<IGrant>): IGrant[] {
    const rules = grants.map(({ statement }) => statement.rule);
    return actions.flatMap((action) => waitGrants(action, rules, this.version));
  }

  private placeIn(namespace: string | undefined): Place<INamespacedGrant> {
    const place = this.inNamespaces.get(namespace) ?? { grants: [], actions: [] };
    this.inNamespaces.set(namespace, place);
    return place;
  }
}
