export { AccessRequest, ResourceRequestProps } from './rbac/access-request';
export { Permission } from './rbac/permission';
export { PermissionExplanation } from './rbac/permission-explanation';
export { PermissionSet } from './rbac/permission-set';
export { PolicyRule } from './rbac/policy-rule';
export { IGrant, INamespacedGrant } from './resources/grant';
export { GrantStatement } from './resources/grant-statement';
export { IRbacResource, ResourceInfo, ResourceScope } from './resources/resource-info';
