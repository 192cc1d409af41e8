import { RoleDefinition } from '../../constructs/account-definition';
import { AccountName } from '../../rbac/account-object-names';
import { IGrant, INamespacedGrant } from '../../resources/grant';
import { ArgoVersion } from '../argo-version';
import { ResourceAction } from './resource-action';
import { actionGrants, isNamespacedGrant, waitGrants } from './resource-action-grants';

/** Where a grant is: in a namespace, or for cluster-scoped objects in no namespace. */
interface Place<Grant extends IGrant> {
  readonly grants: Grant[];
  readonly actions: ResourceAction[];
}

/** The grants of one account, and where they apply. */
export class AccountGrants {
  private readonly inNamespaces = new Map<string | undefined, Place<INamespacedGrant>>();
  private readonly ofCluster: Place<IGrant> = { grants: [], actions: [] };

  constructor(private readonly account: AccountName, private readonly version?: ArgoVersion) {}

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

  /** The roles of the account. */
  public get roles(): RoleDefinition[] {
    const { grants } = this.ofCluster;
    return [
      ...[...this.inNamespaces].flatMap(([namespace, place]): RoleDefinition[] => {
        const inNamespace = [...place.grants, ...this.waits(place).filter(isNamespacedGrant)];
        return inNamespace.length === 0 ? [] : [{ place: 'namespace', namespace, grants: inNamespace }];
      }),
      ...grants.length === 0 ? []
        : [{ place: 'cluster' as const, grants: [...grants, ...this.waits(this.ofCluster).filter((waiting) => !isNamespacedGrant(waiting))] }],
    ];
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
