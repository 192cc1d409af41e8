import { ArgoVersion } from '../../../lib';

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

  /** The first version of which it is so. */
  readonly since?: ArgoVersion;

  /** Where it is read: file and line at a tag. */
  readonly evidence: string;
}

/** More of them would be a fault by itself; those that are streamed are shown used by another API server, which `--all` runs too. */
export const MOST_UNUSED = 10;

/** Every permission that is granted and not used by a call. */
export const UNUSED_PERMISSIONS: readonly UnusedPermission[] = [
  { need: 'controller.cronworkflows.finalizers', verb: 'update', class: 'admission', evidence: 'v4.1.2 workflow/common/convert.go:106' },
  { need: 'controller.namespaces.parallelism', verb: 'get', class: 'reviewed', evidence: 'v4.1.2 workflow/controller/ns_watcher.go:37' },
  {
    need: 'controller.workflowartifactgctasks.finalizers',
    verb: 'update',
    class: 'admission',
    evidence: 'v4.1.2 workflow/controller/artifact_gc.go:386,469',
  },
  { need: 'controller.workflows.finalizers', verb: 'update', class: 'admission', evidence: 'v4.1.2 workflow/controller/workflowpod.go:270,489,867' },
  { need: 'executor.workflows.finalizers', verb: 'update', class: 'admission', evidence: 'v4.1.2 workflow/controller/operator.go:3945' },
  { need: 'server.clusterworkflowtemplates.read', verb: 'get', class: 'reviewed', evidence: 'v4.1.2 util/rbac/rbac.go:13-17' },
  {
    need: 'controller.clusterworkflowtemplates.read',
    verb: 'list',
    class: 'streamed',
    since: ArgoVersion.V4_1,
    evidence: 'v4.1.2 workflow/controller/informer/tolerant_cluster_workflow_template_informer.go:25',
  },
  {
    need: 'controller.configmaps.configuration-informer.v4',
    verb: 'list',
    class: 'streamed',
    since: ArgoVersion.V4_1,
    evidence: 'v4.1.2 workflow/controller/controller.go:345,577,584-586',
  },
  {
    need: 'controller.configmaps.list.v4.1',
    verb: 'list',
    class: 'streamed',
    since: ArgoVersion.V4_1,
    evidence: 'v4.1.2 workflow/controller/controller.go:431,643,657,1424-1428',
  },
  {
    need: 'controller.cronworkflows.list',
    verb: 'list',
    class: 'streamed',
    since: ArgoVersion.V4_1,
    evidence: 'v4.1.2 workflow/cron/controller.go:108',
  },
  {
    need: 'controller.namespaces.parallelism',
    verb: 'list',
    class: 'streamed',
    since: ArgoVersion.V4_1,
    evidence: 'v4.1.2 workflow/controller/ns_watcher.go:49,55',
  },
  {
    need: 'controller.workflowtaskresults.list.v4.1',
    verb: 'list',
    class: 'streamed',
    since: ArgoVersion.V4_1,
    evidence: 'v4.1.2 workflow/controller/taskresult.go:38',
  },
  {
    need: 'controller.workflowtasksets.list.v4.1',
    verb: 'list',
    class: 'streamed',
    since: ArgoVersion.V4_1,
    evidence: 'v4.1.2 workflow/controller/controller.go:433,1605-1613',
  },
  {
    need: 'controller.workflowtemplates.list.v4.1',
    verb: 'list',
    class: 'streamed',
    since: ArgoVersion.V4_1,
    evidence: 'v4.1.2 workflow/controller/controller.go:384',
  },
  {
    need: 'server.clusterworkflowtemplates.read',
    verb: 'list',
    class: 'streamed',
    since: ArgoVersion.V4_1,
    evidence: 'v4.1.2 server/clusterworkflowtemplate/informer.go:34-59',
  },
  {
    need: 'server.workflows.list',
    verb: 'list',
    class: 'streamed',
    since: ArgoVersion.V4_1,
    evidence: 'v4.1.2 server/workflow/workflow_server.go:86-97',
  },
  {
    need: 'server.serviceaccounts.list.v4.1',
    verb: 'list',
    class: 'streamed',
    since: ArgoVersion.V4_1,
    evidence: 'v4.1.2 server/cache/resource_cache.go:22-40',
  },
  {
    need: 'server.workflowtemplates.list.v4.1',
    verb: 'list',
    class: 'streamed',
    since: ArgoVersion.V4_1,
    evidence: 'v4.1.2 server/workflowtemplate/informer.go:45-53',
  },
];

/** Why a permission may stay unused in a version, if it may. */
export function whyUnused(need: string, verb: string, version: ArgoVersion): UnusedPermission | undefined {
  return UNUSED_PERMISSIONS.find((permission) => (
    permission.need === need && permission.verb === verb && (permission.since === undefined || version.isAtLeast(permission.since))));
}
