import { PolicyRule } from '../../rbac/policy-rule';

/** Where a request was denied. */
export type RefusedPlace =
  | { readonly kind: 'namespace'; readonly namespace: string }
  /** On a cluster-scoped object, or in all namespaces at once. */
  | { readonly kind: 'cluster' }
  /** The message doesn't say. */
  | { readonly kind: 'unknown' };

/** A request that Kubernetes denied, as far as a message describes it. */
export interface RefusedRequest {
  /** The user of the request, as Kubernetes calls them; absent where the message doesn't say. */
  readonly user?: string;
  readonly verb: string;

  /** Absent for a URL, and where the message doesn't say. */
  readonly apiGroup?: string;

  /** With its subresource: `pods/log`. */
  readonly resource?: string;
  readonly resourceName?: string;
  readonly nonResourceURL?: string;
  readonly place: RefusedPlace;

  /** Roles that bindings of the user name, and that don't exist: `clusterrole "argo"`. */
  readonly missingRoles?: readonly string[];
}

/** A request whose user and namespace don't matter: the same parts of Argo Workflows make it for any of them. */
export type RequestOfAnyone = Omit<RefusedRequest, 'user' | 'missingRoles' | 'place'> & { readonly place: Pick<RefusedPlace, 'kind'> };

/** Whether a rule allows a request, whatever the names. */
export function isAllowedBy({ verb, apiGroup, resource }: RequestOfAnyone, { verbs, apiGroups = [], resources = [] }: PolicyRule): boolean {
  return verbs.includes(verb) && resource !== undefined && resources.includes(resource) && (apiGroup === undefined || apiGroups.includes(apiGroup));
}
