export { ArgoVersion } from './argo/argo-version';
export { ArgoFeature, WebhookProps } from './argo/features/argo-feature';
export { OptionalNeed } from './argo/features/optional-need';
export { TokenHolders } from './argo/features/token-holders';
export { ArgoComponent } from './argo/install/argo-component';
export { ArgoWorkflowsInstall, ArgoWorkflowsInstallProps } from './argo/install/argo-workflows-install';
export { InstallPermission } from './argo/install/install-permission';
export { ClusterScopeProps, InstallScope, NamespacedScopeProps } from './argo/install/install-scope';
export { InstallSettings } from './argo/install/install-settings';
export { LentServerProps, ServerAuthMode, SsoClient, SsoDelegation, SsoProps, SsoWithoutRbacProps } from './argo/install/server-auth-mode';
export {
  ApplyActionOptions, DeleteActionOptions, ObjectActionOptions, PatchActionOptions, PatchMergeStrategy, ReplaceActionOptions, ResourceAction,
  ResourceActionOptions, WriteActionOptions,
} from './argo/workflow/resource-action';
export { WorkflowServiceAccount } from './argo/workflow/workflow-service-account';
export { ArtifactGarbageCollector, WorkflowServiceAccountProps } from './argo/workflow/workflow-service-account-props';
export { DedicatedServiceAccount, DedicatedServiceAccountProps } from './constructs/dedicated-service-account';
export { ExistingClusterRole, ExistingClusterRoleProps } from './constructs/existing-cluster-role';
export { ExistingGroup } from './constructs/existing-group';
export { ExistingServiceAccount, ExistingServiceAccountProps } from './constructs/existing-service-account';
export { ExistingSubject } from './constructs/existing-subject';
export { ExistingUser } from './constructs/existing-user';
export { KubernetesObject, KubernetesObjectProps } from './constructs/kubernetes-object';
export { TailoredClusterRole, TailoredClusterRoleProps } from './constructs/tailored-cluster-role';
export { TailoredRole, TailoredRoleProps } from './constructs/tailored-role';
export { AccessRequest, ResourceRequestProps } from './rbac/access-request';
export { Permission } from './rbac/permission';
export { PermissionExplanation } from './rbac/permission-explanation';
export { PermissionSet } from './rbac/permission-set';
export { PolicyRule } from './rbac/policy-rule';
export { IGrant, INamespacedGrant } from './resources/grant';
export { GrantStatement } from './resources/grant-statement';
export { IRbacResource, ResourceInfo, ResourceScope } from './resources/resource-info';
export * from './resources/groups';
export * as verbs from './resources/verbs';
