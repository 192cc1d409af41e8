import { PermissionSet } from '../../rbac/permission-set';
import { PolicyRule } from '../../rbac/policy-rule';
import { entriesMatchingGroup, entriesMatchingResource, entriesMatchingVerb } from '../../rbac/wildcards';
import { IGrant, INamespacedGrant } from '../../resources/grant';
import { GrantStatement } from '../../resources/grant-statement';
import { ResourceInfo, ResourceScope } from '../../resources/resource-info';
import { serverSideApplyStatement } from '../../resources/server-side-apply';
import { ArgoVersion } from '../argo-version';
import { ResourceAction } from './resource-action';
import { ActionVerbs, resourceActionVerbs } from '../kubectl/action-verbs';

/** The permissions that an action needs on its target, except those that depend on other grants of the account. */
export function actionGrants(action: ResourceAction, version?: ArgoVersion): IGrant[] {
  return resourceActionVerbs(action._name, action._form, version)
    .filter((row) => !row.tolerated || (action._staysUntilGone && row.form.waits))
    .flatMap((row) => targetsOf(row, action).flatMap((target) => grantsOf(row, action, target)));
}

/** Whether a role can make the grant. */
export function isNamespacedGrant(grant: IGrant): grant is INamespacedGrant {
  return grant.statement.scope === ResourceScope.NAMESPACED;
}

/**
 * The permissions that a delete needs because the account can get the object: kubectl then watches it until it is gone, and must be allowed to.
 *
 * @param granted The rules that the account is granted where the object is.
 */
export function waitGrants(action: ResourceAction, granted: readonly PolicyRule[], version?: ArgoVersion): IGrant[] {
  const { info } = action.target;
  const gettable = namesToGet(granted, info);
  if (action._name !== 'delete' || gettable?.length === 0) {
    return [];
  }
  const target = { ...info, resourceNames: gettable };
  const without = new Set(resourceActionVerbs('delete', action._form, version));
  return resourceActionVerbs('delete', { ...action._form, canGet: true }, version)
    .filter((row) => !row.tolerated && !without.has(row))
    .flatMap((row) => grantsOf(row, action, target));
}

/** The names, among those of the resource, that the rules allow to get; undefined for every name. */
function namesToGet(rules: readonly PolicyRule[], { apiGroup, plural, resourceNames }: ResourceInfo): string[] | undefined {
  const gets = PermissionSet.of([...rules]).permissions().filter(({ verb, ...permission }) =>
    entriesMatchingVerb('get').includes(verb)
    && permission.apiGroup !== undefined && entriesMatchingGroup(apiGroup).includes(permission.apiGroup)
    && permission.resource !== undefined && entriesMatchingResource(plural).includes(permission.resource));
  if (gets.some(({ resourceName }) => resourceName === undefined)) {
    return resourceNames;
  }
  return gets.flatMap(({ resourceName }) => resourceName ?? []).filter((name) => resourceNames?.includes(name) !== false);
}

function targetsOf({ on }: ActionVerbs, { target: { info }, _pruned }: ResourceAction): ResourceInfo[] {
  switch (on) {
    case 'target': return [info];
    case 'object': return [{ ...info, subresource: undefined }];
    case 'pruned': return _pruned.map((pruned) => pruned.info);
    case 'namespace': return []; // only tolerated
    case 'copied': return []; // only in words among the flags
  }
}

function grantsOf(row: ActionVerbs, action: ResourceAction, target: ResourceInfo): IGrant[] {
  const because = `resource template, action ${action._name}: ${row.why.charAt(0).toLowerCase()}${row.why.slice(1)}`;
  if (target.resourceNames === undefined || !row.verbs.includes('create')) {
    return [grantVerbs(target, row.verbs, because)];
  }
  if (action._form.serverSide) {
    return [grantOf(serverSideApplyStatement(target, because))];
  }
  return [
    ...row.verbs.filter((verb) => verb !== 'create').map((verb) => grantVerbs(target, [verb], because)),
    grantVerbs({ ...target, resourceNames: undefined }, ['create'], because), // a create names nothing
  ];
}

function grantVerbs(target: ResourceInfo, [verb, ...more]: readonly [string, ...string[]], because: string): IGrant {
  const statement = more.reduce((grown, another) => grown._with(another), GrantStatement._onResource(target, verb, [because]));
  return grantOf(statement);
}

function grantOf(statement: GrantStatement): IGrant | INamespacedGrant {
  return statement.scope === ResourceScope.NAMESPACED ? { namespaced: true, statement } : { statement };
}
