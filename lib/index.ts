export { FailOn } from './app-review/review-props';
export { Review } from './app-review/review';
export { FindingSeverity, type ReviewFinding } from './app-review/review-finding';
export { type AcknowledgementOptions, type ReviewProps } from './app-review/review-props';
/** @internal */
export { ReviewValidation } from './app-review/review-validation';
export { ArgoVersion } from './argo/argo-version';
export { ArgoClientAccess, type ArgoClientAccessProps } from './argo/client/argo-client-access';
export { type ClientAccessProps } from './argo/client/client-access-props';
export { type ClientExplanation } from './argo/client/client-access';
export { ClientOperation } from './argo/client/client-operation';
export { ClientToken } from './argo/client/client-token';
export * from './argo/client/operations';
export { type SsoAccess } from './argo/client/sso/sso-access';
export { type WebhookClientEntry, WebhookSender } from './argo/client/webhook';
export { ArgoFeature } from './argo/features/generated/argo-feature';
export { OptionalNeed } from './argo/features/generated/optional-need';
export { type TokenHolders, type WebhookProps } from './argo/features/token-holders';
export { ArgoComponent } from './argo/install/argo-workflows-install';
export { ArgoWorkflowsInstall } from './argo/install/argo-workflows-install';
export { type InstallPermission } from './argo/install/install-permission';
export { type ClusterScopeProps, InstallScope, type NamespacedScopeProps } from './argo/install/install-scope';
export { type ArgoWorkflowsInstallProps } from './argo/install/install-props';
export { type InstallSettings } from './argo/install/install-settings';
export { type LentServerProps, ServerAuthMode, type SsoClient, type SsoDelegation, type SsoProps, type SsoWithoutRbacProps } from './argo/install/server-auth-mode';
export { ClientRoute } from './argo/needs/client/client-route';
export {
  type ApplyActionOptions, type DeleteActionOptions, type ObjectActionOptions, type PatchActionOptions, PatchMergeStrategy,
  type ReplaceActionOptions, ResourceAction, type ResourceActionOptions, type WriteActionOptions,
} from './argo/workflow/resource-action';
export { WorkflowServiceAccount } from './argo/workflow/workflow-service-account';
export { ArtifactGarbageCollector, type WorkflowServiceAccountProps } from './argo/workflow/workflow-service-account-props';
export { AccessCheck, type AccessCheckOptions, type InstallAccounts } from './check/access-check';
export { type CheckedAccount, type CheckedPermission } from './check/checked-account';
export { DedicatedServiceAccount, type DedicatedServiceAccountProps } from './constructs/dedicated-service-account';
export { ExistingClusterRole } from './constructs/existing-cluster-role';
export { ExistingGroup } from './constructs/existing-group';
export { ExistingRole, type ExistingRoleProps } from './constructs/existing-role';
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
export { AccessRequest, type ResourceRequestProps } from './rbac/access-request';
export { type Permission } from './rbac/permission';
export { type PermissionExplanation } from './rbac/reasons';
export { PermissionSet } from './rbac/permission-set';
export { CustomResource } from './resources/custom-resource';
export { type CustomResourceProps } from './resources/custom-resource-props';
export * as grants from './resources/grants';
export * from './resources/groups';
export { NonResourceUrls } from './resources/non-resource-urls';
export { ClusterCustomResource, NamedClusterCustomResource } from './resources/verbs/cluster-custom-resource';
export { NamedNamespacedCustomResource, NamespacedCustomResource } from './resources/verbs/namespaced-custom-resource';
export { WildcardGrant, type WildcardProps, type WildcardUrlProps } from './resources/wildcard-grant';
export { TailoredAccess } from './tailoring/tailored-access';
export { type TailoredAccessProps, type TailoredReason } from './tailoring/tailored-access-props';
