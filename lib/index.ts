export { ArgoVersion } from './argo/argo-version';
export { ArgoFeature, WebhookProps } from './argo/features/argo-feature';
export { OptionalNeed } from './argo/features/optional-need';
export { TokenHolders } from './argo/features/token-holders';
export { ArgoComponent } from './argo/install/argo-component';
export { ArgoWorkflowsInstall, ArgoWorkflowsInstallProps } from './argo/install/argo-workflows-install';
export { InstallPermission } from './argo/install/install-permission';
export { ClusterScopeProps, InstallScope, NamespacedScopeProps } from './argo/install/install-scope';
export { InstallSettings } from './argo/install/install-settings';
export { ServerAuthMode, SsoClient, SsoDelegation, SsoProps } from './argo/install/server-auth-mode';
export {
  ApplyActionOptions, DeleteActionOptions, ObjectActionOptions, PatchActionOptions, PatchMergeStrategy, ReplaceActionOptions, ResourceAction,
  ResourceActionOptions, WriteActionOptions,
} from './argo/workflow/resource-action';
export { WorkflowServiceAccount } from './argo/workflow/workflow-service-account';
export { ArtifactGarbageCollector, WorkflowServiceAccountProps } from './argo/workflow/workflow-service-account-props';
export { DedicatedServiceAccount, type DedicatedServiceAccountProps } from './constructs/dedicated-service-account';
export { ExistingClusterRole, type ExistingClusterRoleProps } from './constructs/existing-cluster-role';
export { ExistingGroup } from './constructs/existing-group';
export { ExistingServiceAccount, type ExistingServiceAccountProps } from './constructs/existing-service-account';
export { ExistingSubject } from './constructs/existing-subject';
export { ExistingUser } from './constructs/existing-user';
export { KubernetesObject, type KubernetesObjectProps } from './constructs/kubernetes-object';
export { TailoredClusterRole, type TailoredClusterRoleProps } from './constructs/tailored-cluster-role';
export { TailoredRole, type TailoredRoleProps } from './constructs/tailored-role';
export { AccessInference } from './inference/access-inference';
export { type InferenceOptions } from './inference/inference-options';
export { InferredAccess } from './inference/inferred-access';
export { type AcknowledgedUnknown, type InferredAccessProps, type InferredPatch } from './inference/inferred-access-props';
export {
  type InferredFeature, type InferredIdentity, type InferredNote, type InferredReason, type InferredRule, type InferredUnknown, type InferredWorkflow,
} from './inference/inferred-workflow';
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
