import { CATALOGUE } from '../../../lib/resources/catalogue/catalogue';
import { CatalogueRow, CheckedBy } from '../../../lib/resources/catalogue/catalogue-row';
import { IGrant, INamespacedGrant } from '../../../lib/resources/grant';
import * as groups from '../../../lib/resources/groups';
import { IRbacResource, ResourceScope } from '../../../lib/resources/resource-info';

const METHOD_OF_VERB: Record<string, string> = {
  get: 'get',
  list: 'list',
  watch: 'watch',
  create: 'create',
  update: 'update',
  patch: 'patch',
  delete: 'delete',
  deletecollection: 'deleteCollection',
};

/**
 * Every verb of every namespaced resource that all API servers we know serve, in the typed DSL.
 *
 * Rights on RBAC itself are left out: nobody but an administrator can give them all.
 */
export function everyNamespacedGrant(): INamespacedGrant[] {
  return everyGrant(ResourceScope.NAMESPACED).map((grant) => {
    if (!('namespaced' in grant)) {
      throw new Error(`${JSON.stringify(grant.statement)} is about a namespaced resource and can't go into a role`);
    }
    return grant as INamespacedGrant;
  });
}

/** The same for the resources of the cluster. */
export function everyClusterGrant(): IGrant[] {
  return everyGrant(ResourceScope.CLUSTER);
}

/** Every special verb of every resource, in the typed DSL. */
export function everySpecialGrant(): IGrant[] {
  return typedResources().flatMap((resource) => (rowOf(resource)?.verbs ?? [])
    .filter((verb) => !(verb in METHOD_OF_VERB))
    .map((verb) => grantOf(resource, verb, 'to try it')));
}

function everyGrant(scope: ResourceScope): IGrant[] {
  return typedResources().filter(isGrantable).flatMap((resource) => {
    const row = rowOf(resource);
    return row === undefined || row.scope !== scope || !isServedByAll(row)
      ? []
      : row.verbs.filter((verb) => verb in METHOD_OF_VERB).map((verb) => grantOf(resource, METHOD_OF_VERB[verb]));
  });
}

function typedResources(): IRbacResource[] {
  return Object.values(groups).flatMap((group) => Object.values(group) as unknown[]).filter(isResource);
}

function isResource(value: unknown): value is IRbacResource {
  return typeof value === 'object' && value !== null && 'info' in value;
}

function rowOf({ info }: IRbacResource): CatalogueRow | undefined {
  return CATALOGUE
    .filter(({ apiGroup }) => apiGroup === info.apiGroup)
    .flatMap(({ rows }) => rows)
    .find(({ plural, subresource, scope }) => plural === info.plural && subresource === info.subresource && scope === info.scope);
}

function isGrantable({ info }: IRbacResource): boolean {
  return info.apiGroup !== 'rbac.authorization.k8s.io';
}

function isServedByAll({ checkedBy = CheckedBy.API_SERVER, since, until }: CatalogueRow): boolean {
  return checkedBy === CheckedBy.API_SERVER && since === undefined && until === undefined;
}

function grantOf(resource: IRbacResource, method: string, ...args: readonly string[]): IGrant {
  const grant: unknown = Reflect.get(resource, method);
  if (typeof grant !== 'function') {
    throw new Error(`${resource.info.plural} has no method ${method}() for a verb that its row has`);
  }
  return grant.apply(resource, args) as IGrant;
}
