import { userSubject } from '../../../lib/access/subject';
import { AskingPart, askingParts } from '../../../lib/argo/forbidden/asking-parts';
import { FoundMessage, readMessages } from '../../../lib/argo/forbidden/read-messages';
import { RefusedRequest } from '../../../lib/argo/forbidden/refused-request';
import { whoseAccount } from '../../../lib/argo/forbidden/whose-account';

/*
 * Messages in the forms in which public issues show them, with names and surroundings of our own. Each is read to one line:
 * `FORM: [ACCOUNT] VERB RESOURCE "NAME" @PLACE <- PART, PART`.
 */

const ARGO = 'https://github.com/argoproj/argo-workflows/issues';
const HELM = 'https://github.com/argoproj/argo-helm/issues';

function summary(message: FoundMessage): string {
  const requests = message.requests.map((request) => {
    const { role } = whoseAccount(request);
    return `${request.user ?? '?'} ${requestText(request)} <- ${[...new Set(askingParts(request, { role, context: message.context }).map(partText))].join(', ') || 'nobody'}`;
  });
  return [message.form.id, ...requests].join(': ');
}

function requestText({ verb, apiGroup, resource, resourceName, nonResourceURL, place }: RefusedRequest): string {
  const name = resourceName === undefined ? '' : ` "${resourceName}"`;
  const where = place.kind === 'namespace' ? place.namespace : place.kind;
  return `${verb} ${nonResourceURL ?? `${resource}${apiGroup === undefined ? '' : `.${apiGroup}`}`}${name} @${where}`;
}

function partText(part: AskingPart): string {
  switch (part.kind) {
    case 'component':
      return `${part.component} (${part.triggers.join(' and ') || 'always'})`;
    case 'executor':
      return part.identity;
    case 'operation':
      return [part.id, ...part.options].join(':');
    case 'resource template':
      return `${part.isShown ? '' : 'perhaps '}${part.actions.join('/')}`;
    default:
      return part.kind;
  }
}

test.each<[link: string, message: string, read: string[]]>([
  // Executors and agents.
  [`${ARGO}/15203`, 'wait: Error (exit code 64): workflowtaskresults.argoproj.io is forbidden: User "system:serviceaccount:ci:default" cannot create resource "workflowtaskresults" in API group "argoproj.io" in the namespace "ci"',
    ['access: system:serviceaccount:ci:default create workflowtaskresults.argoproj.io @ci <- executor']],
  ['https://github.com/devtron-labs/devtron/issues/4382', 'time="2026-01-05T10:00:01Z" level=info msg="Create workflowtaskresults 403"\n'
    + 'time="2026-01-05T10:00:01Z" level=warning msg="failed to patch task set, falling back to legacy/insecure pod patch" error="workflowtaskresults.argoproj.io is forbidden: User '
    + '\\"system:serviceaccount:ci:runner\\" cannot create resource \\"workflowtaskresults\\" in API group \\"argoproj.io\\" in the namespace \\"ci\\""\n'
    + 'time="2026-01-05T10:00:02Z" level=info msg="Patch pods 200"',
  ['access: system:serviceaccount:ci:runner create workflowtaskresults.argoproj.io @ci <- executor']],
  [`${ARGO}/15471`, 'level=warning msg="Non-transient error: workflowtaskresults.argoproj.io is forbidden: User \\"system:serviceaccount:qa:default\\" cannot create resource \\"workflowtaskresults\\" in API group \\"argoproj.io\\" in the namespace \\"qa\\""\n'
    + 'level=error msg="executor error: workflowtaskresults.argoproj.io is forbidden: User \\"system:serviceaccount:qa:default\\" cannot create resource \\"workflowtaskresults\\" in API group \\"argoproj.io\\" in the namespace \\"qa\\""',
  ['access: system:serviceaccount:qa:default create workflowtaskresults.argoproj.io @qa <- executor']],
  ['https://github.com/argoproj-labs/training-material/issues/71', 'hello   Error    68s   Error (exit code 64): workflowtaskresults.argoproj.io is forbidden: User "system:serviceaccount:argo:argo" cannot create resource "workflowtaskresults" in API group "argoproj.io" in the namespace "argo"',
    ['access: system:serviceaccount:argo:argo create workflowtaskresults.argoproj.io @argo <- executor']],
  ['https://github.com/sky-uk/kfp-operator/issues/878', 'Warning  WorkflowNodeError  38s  workflow-controller  Error node a[0].b: Error (exit code 64): workflowtaskresults.argoproj.io is forbidden: User "sy\n'
    + 'stem:serviceaccount:ml:trainer" cannot create resource "workflowtaskresults" in API group "argoproj.io" in the namespace "ml"',
  ['access: system:serviceaccount:ml:trainer create workflowtaskresults.argoproj.io @ml <- executor']],
  [`${ARGO}/12783`, 'executor error: pods \\"hello-nnkdk\\" is forbidden: User \\"system:serviceaccount:ci:default\\" cannot patch resource \\"pods\\" in API group \\"\\" in the namespace \\"ci\\"',
    ['access: system:serviceaccount:ci:default patch pods. "hello-nnkdk" @ci <- former, container']],
  [`${ARGO}/1021`, 'level=fatal msg="pods \\"hello-kmnsr\\" is forbidden: User \\"system:serviceaccount:ci:default\\" cannot get resource \\"pods\\" in API group \\"\\" in the namespace \\"ci\\"\\ngithub.com/argoproj/argo/errors.Wrap\\n\\t/go/src"',
    ['access: system:serviceaccount:ci:default get pods. "hello-kmnsr" @ci <- former, container']],
  [`${ARGO}/983`, 'failed to save outputs: verify serviceaccount ci:default has necessary privileges', ['save-outputs']],
  [`${ARGO}/13770`, 'time="2026-01-05T10:00:00Z" level=debug msg="Watch workflowtasksets 403"\nError: unknown (get workflowtasksets.argoproj.io)', [
    'logged-status: ? watch workflowtasksets @unknown <- agent, controller (always)',
    'watch-unknown: ? watch workflowtasksets.argoproj.io @unknown <- agent, controller (always)',
  ]],
  [`${ARGO}/10036`, 'large-259nm-artgc-wfcomp-2166136261 main workflowartifactgctasks.argoproj.io is forbidden: User "system:serviceaccount:ceph:default" cannot list resource "workflowartifactgctasks" in API group "argoproj.io" in the namespace "ceph"',
    ['access: system:serviceaccount:ceph:default list workflowartifactgctasks.argoproj.io @ceph <- artifact garbage collector']],
  ['https://github.com/argoproj/argo-helm/pull/1327', 'failed to get token volumes: service account ci/runner does not have any secrets', ['token-secret']],

  // The controller.
  [`${ARGO}/1579`, 'Failed to list *v1alpha1.WorkflowTemplate: workflowtemplates.argoproj.io is forbidden: User "system:serviceaccount:dev:argo" cannot list resource "workflowtemplates" in API group "argoproj.io" at the cluster scope',
    ['access: system:serviceaccount:dev:argo list workflowtemplates.argoproj.io @cluster <- controller (always)']],
  [`${ARGO}/4593`, 'E1124 14:17:29.471963       1 reflector.go:153] pkg/mod/k8s.io/client-go@v0.17.8/tools/cache/reflector.go:105: Failed to list *unstructured.Unstructured: clusterworkflowtemplates.argoproj.io is forbidden: '
    + 'User "system:serviceaccount:dev:argo" cannot list resource "clusterworkflowtemplates" in API group "argoproj.io" at the cluster scope',
  ['access: system:serviceaccount:dev:argo list clusterworkflowtemplates.argoproj.io @cluster <- controller (cluster-workflow-templates)']],
  [`${HELM}/997`, 'Failed to watch *v1alpha1.WorkflowTaskSet: failed to list *v1alpha1.WorkflowTaskSet: workflowtasksets.argoproj.io is forbidden:  │\n'
    + '│ User "system:serviceaccount:ops:tst-workflow-controller" cannot list resource "workflowtasksets" in API group "argoproj.io" at the cluster scope',
  ['access: system:serviceaccount:ops:tst-workflow-controller list workflowtasksets.argoproj.io @cluster <- controller (always)']],
  [`${ARGO}/13341`, 'level=warning msg="error updating taskset" error="failed patching taskset: workflowtasksets.argoproj.io \\"http-fjt8f\\" is forbidden: User \\"system:serviceaccount:ops:argo-workflows-workflow-controller\\" cannot patch resource '
    + '\\"workflowtasksets/status\\" in API group \\"argoproj.io\\" in the namespace \\"ops\\""',
  ['access: system:serviceaccount:ops:argo-workflows-workflow-controller patch workflowtasksets/status.argoproj.io "http-fjt8f" @ops <- controller (task-sets)']],
  ['https://github.com/kubeflow/community-distribution/issues/1985', 'level=fatal msg="Failed to register watch for controller config map: configmaps \\"workflow-controller-configmap\\" is forbidden: User \\"system:serviceaccount:ml:argo\\" cannot get resource \\"configmaps\\" in API group \\"\\" in the namespace \\"ml\\""',
    ['access: system:serviceaccount:ml:argo get configmaps. "workflow-controller-configmap" @ml <- controller (install)']],
  [`${ARGO}/6942`, 'error updating last hit timestamp on cache: configmaps "my-cache" is forbidden: User "system:serviceaccount:argo:argo" cannot update resource "configmaps" in API group "" in the namespace "argo"',
    ['access: system:serviceaccount:argo:argo update configmaps. "my-cache" @argo <- controller (memoization)']],
  [`${ARGO}/14073`, 'configmaps is forbidden: User "system:serviceaccount:flow:argo" cannot create resource "configmaps" in API group "" in the namespace "flow"',
    ['access: system:serviceaccount:flow:argo create configmaps. @flow <- controller (memoization), controller (large-templates)']],
  [`${ARGO}/8829`, 'failed to check if secret argo-workflows-agent-ca-certificates exists: secrets "argo-workflows-agent-ca-certificates" is forbidden: User "system:serviceaccount:argo:argo" cannot get resource "secrets" in API group "" in the namespace "ci"',
    ['access: system:serviceaccount:argo:argo get secrets. "argo-workflows-agent-ca-certificates" @ci <- controller (agent-pod)']],
  [`${ARGO}/10405`, 'level=info msg="List workflowartifactgctasks 403"\nW0130 14:14:40.499412       1 reflector.go:324] failed to list *v1alpha1.WorkflowArtifactGCTask: workflowartifactgctasks.argoproj.io is forbidden: User "system:serviceaccount:argo:argo" cannot list resource '
    + '"workflowartifactgctasks" in API group "argoproj.io" in the namespace "argo"',
  ['access: system:serviceaccount:argo:argo list workflowartifactgctasks.argoproj.io @argo <- controller (always)']],
  [`${ARGO}/922`, 'Failed to create pod a (a): pods \\"a\\" is forbidden: cannot set blockOwnerDeletion if an ownerReference refers to a resource you can\'t set finalizers on: User \\"system:serviceaccount:dev:argo-sa\\" cannot update workflows/finalizers.argoproj.io in project \\"dev\\", <nil>',
    ['owner-finalizers: system:serviceaccount:dev:argo-sa update workflows/finalizers.argoproj.io @dev <- executor']],
  ['https://github.com/litmuschaos/chaos-operator/issues/405', 'pods \\"chaos-1647-3411883899\\" is forbidden: cannot set blockOwnerDeletion if an ownerReference refers to a resource you can\'t set finalizers on: , <nil>',
    ['owner-finalizers: ? update workflows/finalizers.argoproj.io @unknown <- executor, controller (owner-references-permission-enforcement)']],

  // argo-server and its callers.
  [`${HELM}/1658`, 'E1121 09:46:13.616793 1 reflector.go:138] Failed to watch *v1.ServiceAccount: failed to list *v1.ServiceAccount: serviceaccounts is forbidden: User "system:serviceaccount:ops:rel-argo-workflows-server" cannot list resource "serviceaccounts" in API group "" at the cluster scope',
    ['access: system:serviceaccount:ops:rel-argo-workflows-server list serviceaccounts. @cluster <- server (sso-rbac)']],
  ['https://github.com/argoproj/argoproj-deployments/issues/40', 'E0118 22:58:19.622240       1 reflector.go:158] "Unhandled Error" err="Failed to watch argoproj.io/v1alpha1, Resource=clusterworkflowtemplates: failed to list argoproj.io/v1alpha1, Resource=clusterworkflowtemplates: '
    + 'clusterworkflowtemplates.argoproj.io is forbidden: User \\"system:serviceaccount:argo:argo-server\\" cannot list resource \\"clusterworkflowtemplates\\" in API group \\"argoproj.io\\" at the cluster scope" logger="UnhandledError"',
  ['access: system:serviceaccount:argo:argo-server list clusterworkflowtemplates.argoproj.io @cluster <- server (cluster-workflow-templates), cluster-template-list']],
  [`${ARGO}/4746`, 'Unsuccessful HTTP response: workflows.argoproj.io is forbidden: User "system:serviceaccount:argo:argo-server" cannot list resource "workflows" in API group "argoproj.io" in the namespace',
    ['access: system:serviceaccount:argo:argo-server list workflows.argoproj.io @unknown <- server (always), list']],
  [`${ARGO}/5841`, 'Unsuccessful HTTP response: cronworkflows.argoproj.io is forbidden: User "system:serviceaccount:ops:argo-server" cannot list resource "cronworkflows" in API group "argoproj.io" at the cluster scope',
    ['access: system:serviceaccount:ops:argo-server list cronworkflows.argoproj.io @cluster <- cron-list']],
  [`${ARGO}/8310`, 'level=warning msg="finished unary call with code PermissionDenied" error="rpc error: code = PermissionDenied desc = workflows.argoproj.io is forbidden: User \\"system:serviceaccount:argo:reader\\" cannot list resource \\"workflows\\" in API group \\"argoproj.io\\" in the '
    + 'namespace \\"argo\\"" grpc.code=PermissionDenied grpc.method=ListWorkflows grpc.service=workflow.WorkflowService grpc.time_ms=13.813',
  ['access: system:serviceaccount:argo:reader list workflows.argoproj.io @argo <- api/workflow-list']],
  ['https://github.com/mckinsey/agents-at-scale-ark/pull/461', '{"code":7,"message":"workflows.argoproj.io \\"gen-24wcv\\" is forbidden: User \\"system:serviceaccount:ops:argo-workflows-server\\" cannot get resource \\"workflows\\" in API group \\"argoproj.io\\" in the namespace \\"ml\\": '
    + 'RBAC: clusterrole.rbac.authorization.k8s.io \\"argo-workflows-server-cluster-template\\" not found"}',
  ['access: system:serviceaccount:ops:argo-workflows-server get workflows.argoproj.io "gen-24wcv" @ml <- get']],
  ['https://github.com/thoth-station/thoth-application/pull/1161', 'Forbidden: workflows.argoproj.io is forbidden: User "system:serviceaccount:core:argo-server" cannot list resource "workflows" in API group "argoproj.io" in the namespace "core": RBAC: [role.rbac.authorization.k8s.io "argo-admin" not found, '
    + 'role.rbac.authorization.k8s.io "argo" not found]:  Reload',
  ['access: system:serviceaccount:core:argo-server list workflows.argoproj.io @core <- server (always), list']],
  [`${ARGO}/9526`, 'Forbidden: [workflows.argoproj.io](http://workflows.argoproj.io/) is forbidden: User "system:anonymous" cannot list resource "workflows" in API group "[argoproj.io](http://argoproj.io/)" in the namespace "ci"',
    ['access: system:anonymous list workflows.argoproj.io @ci <- nobody']],
  [`${ARGO}/1114`, 'error: workflows.argoproj.io is forbidden: User "system:serviceaccount:argo:argo-ui" cannot list workflows.argoproj.io at the cluster scope {"code":403,"timestamp":"2026-01-05T10:00:00Z"}',
    ['access-old: system:serviceaccount:argo:argo-ui list workflows.argoproj.io @cluster <- server (always), list']],
  [`${ARGO}/725`, '2026/01/05 15:47:05 Workflow manifest https://example.com/a.yaml failed submission: workflows.argoproj.io is forbidden: User "build-team" cannot create workflows.argoproj.io in the namespace "ci"',
    ['access-old: build-team create workflows.argoproj.io @ci <- submit']],
  [`${ARGO}/4026`, 'rpc error: code = PermissionDenied desc = unknown (get pods)', ['watch-unknown: ? watch pods. @unknown <- controller (always), logs, former']],
  [`${ARGO}/8760`, 'level=error msg="pods \\"hello-zgfrj\\" is forbidden: User \\"system:serviceaccount:ci:viewer\\" cannot get resource \\"pods/log\\" in API group \\"\\" in the namespace \\"ci\\"" namespace=ci podName=hello-zgfrj',
    ['access: system:serviceaccount:ci:viewer get pods/log. "hello-zgfrj" @ci <- former, logs, container']],
  [`${ARGO}/7851`, 'secrets "artifact-store" is forbidden: User "system:serviceaccount:ci:viewer" cannot get resource "secrets" in API group "" in the namespace "ci"',
    ['access: system:serviceaccount:ci:viewer get secrets. "artifact-store" @ci <- agent, ui/workflow-artifacts:artifactSecrets, perhaps get/apply/replace, container']],
  [`${HELM}/1009`, 'Forbidden: workflows.argoproj.io "cron-g7vng" is forbidden: cannot set blockOwnerDeletion if an ownerReference refers to a resource you can\'t set finalizers on: , <nil>',
    ['owner-finalizers: ? update cronworkflows/finalizers.argoproj.io @unknown <- controller (owner-references-permission-enforcement and cron-workflows), submit-from-cron-workflow']],
  [`${HELM}/2395`, 'level=error msg="failed to perform RBAC authorization" error="no service account rule matches"', ['sso-no-rule']],
  [`${HELM}/1935`, 'Failed to load version/info Error: {"code":7,"message":"not allowed"}', ['sso-no-rule']],
  [`${ARGO}/7464`, 'level=info msg="finished unary call with code Unauthenticated" error="rpc error: code = Unauthenticated desc = token not valid for running mode" grpc.method=GetInfo', ['server-token']],
  [`${ARGO}/10196`, 'HTTP response body: {"code":16,"message":"token not valid for running mode"}', ['server-token']],

  // Resource templates, the containers of users, and other programs.
  [`${ARGO}/1408`, 'level=error msg="executor error: Error from server (Forbidden): error when creating \\"/tmp/manifest.yaml\\": jobs.batch is forbidden: User \\"system:serviceaccount:data:default\\" cannot create resource \\"jobs\\" in API group \\"batch\\" in the namespace \\"data\\""',
    ['access: system:serviceaccount:data:default create jobs.batch @data <- create']],
  [`${ARGO}/1068`, 'from server for: "/tmp/manifest.yaml": namespaces "storage" is forbidden: User "system:serviceaccount:ci:default" cannot get resource "namespaces" in API group "" in the namespace "storage"',
    ['access: system:serviceaccount:ci:default get namespaces. "storage" @storage <- apply']],
  ['https://github.com/kubeflow/pipelines/issues/294', 'tfjobs.kubeflow.org is forbidden: User "system:serviceaccount:ml:pipeline-runner" cannot create tfjobs.kubeflow.org in the namespace "ml"',
    ['access-old: system:serviceaccount:ml:pipeline-runner create tfjobs.kubeflow.org @ml <- perhaps create/apply, container']],
  ['https://github.com/argoproj/argo-events/pull/1893', '"error":"failed to execute trigger: timed out waiting for the condition: workflows.argoproj.io is forbidden: User \\\\\\"system:serviceaccount:events:sensor-sa\\\\\\" cannot create resource \\\\\\"workflows\\\\\\" in API group \\\\\\"argoproj.io\\\\\\" in the namespace \\\\\\"events\\\\\\""',
    ['access: system:serviceaccount:events:sensor-sa create workflows.argoproj.io @events <- submit, perhaps create/apply, container']],
  [`${ARGO}/7687`, 'desc = pipelines.dataflow.argoproj.io is forbidden: User \\"system:serviceaccount:ops:argo-server\\" cannot list resource \\"pipelines\\" in API group \\"dataflow.argoproj.io\\" in the namespace \\"ops\\"',
    ['access: system:serviceaccount:ops:argo-server list pipelines.dataflow.argoproj.io @ops <- nobody']],
  ['https://github.com/kubernetes-sigs/metrics-server/issues/81', 'Error : forbidden: User \\"system:anonymous\\" cannot get path \\"/\\".', ['access-url: system:anonymous get / @cluster <- nobody']],
  ['https://github.com/operator-framework/operator-sdk/issues/1973', 'deployments.apps \\"web\\" is forbidden: User \\"system:serviceaccount:ci:operator\\" cannot get deployments.apps in the namespace \\"ci\\": no RBAC policy matched',
    ['access-old: system:serviceaccount:ci:operator get deployments.apps "web" @ci <- perhaps get/apply/replace, container']],
  ['https://github.com/cloud-ark/kubeplus/issues/1091', 'Error: roles.rbac.authorization.k8s.io "leader" is forbidden: user "system:serviceaccount:ci:installer" (groups=["system:serviceaccounts" "system:authenticated"]) is attempting to grant RBAC permissions not currently held:\n'
    + '{APIGroups:["coordination.k8s.io"], Resources:["leases"], Verbs:["create"]}\n{APIGroups:[""], Resources:["pods"], ResourceNames:["a"], Verbs:["get"]}',
  ['escalation: system:serviceaccount:ci:installer create leases.coordination.k8s.io @unknown <- perhaps create/apply, container: system:serviceaccount:ci:installer get pods. "a" @unknown <- former, container']],
  ['https://github.com/prometheus-operator/prometheus-operator/issues/1189', 'clusterroles.rbac.authorization.k8s.io "a" is forbidden: attempt to grant extra privileges: [PolicyRule{APIGroups:["example.com"], Resources:["things"], Verbs:["*"]}]',
    ['escalation-old: ? * things.example.com @unknown <- nobody']],

  // Further wordings, by the part that they are of.
  [`${HELM}/813`, 'leases.coordination.k8s.io "workflow-controller-blue" is forbidden: User "system:serviceaccount:blue:argo" cannot get resource "leases" in API group "coordination.k8s.io" in the namespace "blue"',
    ['access: system:serviceaccount:blue:argo get leases.coordination.k8s.io "workflow-controller-blue" @blue <- controller (leader-election)']],
  [`${HELM}/1171`, 'E0315 09:03:10.758806 1 reflector.go:138] Failed to watch *v1.Secret: failed to list *v1.Secret: secrets is forbidden: User "system:serviceaccount:argo:argo-server" cannot list resource "secrets" in API group "" at the cluster scope',
    ['access: system:serviceaccount:argo:argo-server list secrets. @cluster <- former']],
  [`${HELM}/1260`, 'E0505 11:39:26.274728 1 reflector.go:138] Failed to watch *v1.Secret: unknown (get secrets)', ['watch-unknown: ? watch secrets. @unknown <- former']],
  [`${HELM}/1275`, 'I0512 01:00:02.295322 1 round_trippers.go:553] GET https://10.0.0.1:443/api/v1/secrets?allowWatchBookmarks=true&resourceVersion=346285&timeoutSeconds=529&watch=true 403 Forbidden in 2 milliseconds',
    ['logged-request: ? watch secrets. @cluster <- former']],
  ['https://github.com/bitnami/charts/issues/9692', 'failed to list *v1alpha1.WorkflowTaskResult: [workflowtaskresults.argoproj.io](http://workflowtaskresults.argoproj.io/) is forbidden: User "system:serviceaccount:ops:main-argo-workflows-controller" cannot list resource "workflowtaskresults" '
    + 'in API group "[argoproj.io](http://argoproj.io/)" at the cluster scope', ['access: system:serviceaccount:ops:main-argo-workflows-controller list workflowtaskresults.argoproj.io @cluster <- controller (always)']],
  [`${HELM}/1189`, 'pvc create error: persistentvolumeclaims "flow-data" is forbidden: User "system:serviceaccount:argo:argo-workflows-workflow-controller" cannot get resource "persistentvolumeclaims" in API group "" in the namespace "flows"',
    ['access: system:serviceaccount:argo:argo-workflows-workflow-controller get persistentvolumeclaims. "flow-data" @flows <- controller (volume-claim-templates)']],
  [`${ARGO}/13846`, 'time="2026-01-05T10:00:00Z" level=debug msg="Patch workflowtasksets/status 403"', ['logged-status: ? patch workflowtasksets/status @unknown <- agent, controller (task-sets)']],
  [`${ARGO}/11795`, 'level=warning msg="finished streaming call with code PermissionDenied" error="rpc error: code = PermissionDenied desc = pods is forbidden: User \\"system:serviceaccount:ci:viewer\\" cannot list resource \\"pods\\" in API group \\"\\" in the namespace \\"ci\\"" '
    + 'grpc.code=PermissionDenied grpc.method=WorkflowLogs grpc.service=workflow.WorkflowService', ['access: system:serviceaccount:ci:viewer list pods. @ci <- api/workflow-logs']],
  [`${ARGO}/3954`, 'Failed to submit workflow: templates.all.steps[0].read workflowtemplates.argoproj.io "read" is forbidden: User "system:serviceaccount:argo:default" cannot get resource "workflowtemplates" in API group "argoproj.io" in the namespace "argo"',
    ['access: system:serviceaccount:argo:default get workflowtemplates.argoproj.io "read" @argo <- template-get, perhaps get/apply/replace, container']],
  ['https://github.com/kubeflow/pipelines/issues/1482', 'Error from server (Forbidden):\n persistentvolumeclaims \\"disk\\"  forbidden: \nUser \\"system:serviceaccount:ml:runner\\" cannot get persistentvolumeclaims in the namespace \\"ml\\"',
    ['access-old: system:serviceaccount:ml:runner get persistentvolumeclaims. "disk" @ml <- perhaps get/apply/replace, container']],
  ['https://github.com/kubeflow/pipelines/issues/6812', 'F1026 18:45:17.472270 61 main.go:50] Failed to create component launcher: Get "https://10.0.0.1:443/api/v1/namespaces/ml/configmaps/launcher": Forbidden', ['proxy']],
  ['kubernetes apiserver pkg/endpoints/filters/impersonation/mode.go', 'pods is forbidden: User "ana" cannot impersonate-on:user-info:list resource "pods" in API group "" in the namespace "ci"',
    ['access: ana impersonate-on:user-info:list pods. @ci <- nobody']],
  ['https://github.com/jupyterhub/zero-to-jupyterhub-k8s/issues/410', 'clusterroles.rbac.authorization.k8s.io "p" is forbidden: attempt to grant extra privileges: [PolicyRule{Resources:["nodes"], APIGroups:[""], Verbs:["get"]}] '
    + 'user=&{system:serviceaccount:kube-system:tiller c142 [system:serviceaccounts] map[]} ownerrules=[] ruleResolutionErrors=[]',
  ['escalation-old: system:serviceaccount:kube-system:tiller get nodes. @unknown <- perhaps get/apply/replace, container']],
  ['https://github.com/argoproj/argo-events/issues/2266', 'timed out waiting for the condition: default is forbidden: User \\"system:serviceaccount:events:sensor\\" cannot create resource \\"argo-events\\" in API group \\"\\" at the cluster scope',
    ['access: system:serviceaccount:events:sensor create argo-events. @cluster <- perhaps create/apply, container']],

  // What no role changes.
  [`${ARGO}/3396`, 'pods "quota-698219065" is forbidden: exceeded quota: compute, requested: requests.cpu=10100m, used: requests.cpu=60700m, limited: requests.cpu=64', ['quota-exceeded']],
  [`${ARGO}/12802`, 'due to: admission webhook \\"quotas.example.com\\" denied the request: pods \\"a-3557973944\\" is forbidden: exceeded quota: argo, requested: count/pods=1, used: count/pods=822, limited: count/pods=600', ['admission-webhook', 'quota-exceeded']],
  ['https://github.com/deployKF/deployKF/issues/228', 'pods "a" is forbidden: \nfailed quota: team: must specify limits.cpu for: init,wait; limits.memory for: init,wait', ['quota-failed']],
  [`${ARGO}/12316`, 'pods "a-artgc-wfcomp-3200369636" is forbidden: \n    unable to validate against any security context constraint: [\n      provider "anyuid": Forbidden: not usable by user or serviceaccount', ['security-context-constraint']],
  ['https://github.com/dagster-io/dagster/pull/8900', 'Error creating: pods "a" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false', ['pod-security']],
  ['https://github.com/debianmaster/actions-k3s/issues/5', 'Error from server (Forbidden): error when creating "a.yaml": pods "a" is forbidden: error looking up service account ci/default: serviceaccount "default" not found', ['missing-account']],
  [`${ARGO}/942`, 'Failed to create pod a (a): admission webhook \\"opa.example.com\\" denied the request: hostpath cannot be used', ['admission-webhook']],
])('%s', (_, message, read) => {
  expect(readMessages(message).map(summary)).toEqual(read);
});

test('the accounts are known by what manifests and charts call them', () => {
  const roles = ['argo', 'workflow-controller', 'argo-workflows-workflow-controller', 'my-install-argo', 'argo-server', 'argo-workflows-server', 'my-install-argo-server', 'default', 'runner']
    .map((name) => `${name}: ${whoseAccount({ user: `system:serviceaccount:argo:${name}` }).role}`);
  expect(roles).toEqual([
    'argo: controller', 'workflow-controller: controller', 'argo-workflows-workflow-controller: controller', 'my-install-argo: controller', 'argo-server: server',
    'argo-workflows-server: server', 'my-install-argo-server: server', 'default: workflow', 'runner: workflow',
  ]);
  expect(whoseAccount({ user: 'system:serviceaccount:ops:wf' }, new Map([['controller', userSubject('system:serviceaccount:ops:wf')]])))
    .toMatchObject({ role: 'controller', because: '--account names it as the account of the controller.' });
});
