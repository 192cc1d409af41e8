/** Why a permission is granted that no call uses. There are no other reasons. */
export type UnusedClass =
  /** `list`, in place of which the API server streams: it is used where the server can't. */
  | 'streamed'
  /** Only a review of the account's own access asks for it, and turns a feature off where it is denied. */
  | 'reviewed'
  /** Only an admission plugin asks for it. */
  | 'admission'
  /** A call that is made when two meet: shown by forcing it. */
  | 'race';

export interface UnusedPermission {
  readonly need: string;
  readonly verb: string;
  readonly class: UnusedClass;

  /** Where it is read: file and line at a tag. */
  readonly evidence: string;
}

/** More of them would be a fault by itself. */
export const MOST_UNUSED = 10;

/** Every permission that is granted and not used by a call. */
export const UNUSED_PERMISSIONS: readonly UnusedPermission[] = [
  { need: 'controller.cronworkflows.finalizers', verb: 'update', class: 'admission', evidence: 'v4.1.2 workflow/common/convert.go:106' },
  { need: 'controller.namespaces.parallelism', verb: 'get', class: 'reviewed', evidence: 'v4.1.2 workflow/controller/ns_watcher.go:37' },
  { need: 'controller.workflowartifactgctasks.finalizers', verb: 'update', class: 'admission', evidence: 'v4.1.2 workflow/controller/artifact_gc.go:386,469' },
  { need: 'controller.workflows.finalizers', verb: 'update', class: 'admission', evidence: 'v4.1.2 workflow/controller/workflowpod.go:270,489,867' },
  { need: 'executor.workflows.finalizers', verb: 'update', class: 'admission', evidence: 'v4.1.2 workflow/controller/operator.go:3945' },
  { need: 'server.clusterworkflowtemplates.read', verb: 'get', class: 'reviewed', evidence: 'v4.1.2 util/rbac/rbac.go:13-17' },
];
