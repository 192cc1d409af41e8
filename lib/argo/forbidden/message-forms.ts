import { RefusedPlace, RefusedRequest } from './refused-request';
import { resourceInPath } from '../../rbac/resource-path';

/*
 * One row is one form in which Kubernetes or Argo Workflows say that something isn't allowed. Rows are tried in this order, and what one of them
 * matched isn't read again: the more special form comes first. Patterns are matched with the text of the message freed of its wrapping, which
 * `unwrapMessages` does; they bound what they repeat, since logs are long.
 */

/** The texts of a match of a form, by the names of its pattern. */
export type MessageGroups = Readonly<Record<string, string | undefined>>;

/** The subject of a message. */
export type MessageMatter =
  /** The authorizer of the API server denied a request: a role can grant it. */
  | 'access'
  /** The author of a role lacks the permissions that it grants. */
  | 'escalation'
  /** Argo Workflows denied the request itself, or could not identify the caller. */
  | 'argo-server'
  /** Something else than access: no role changes it. */
  | 'other';

export interface MessageForm {
  readonly id: string;
  readonly matter: MessageMatter;
  readonly pattern: RegExp;

  /** The denied requests; none where the form is about something else. */
  readonly requests?: (groups: MessageGroups) => RefusedRequest[];

  /** Its meaning: whole sentences. */
  readonly says: string;

  /** The fix: an imperative sentence. Absent where the requests say it. */
  readonly fix?: string;

  /** Our own example. */
  readonly example: string;

  /** Where the form is from: source at a tag, or a public issue. */
  readonly from: string;
}

const USER = String.raw`[Uu]ser\s{1,40}(?:"(?<user>[^"]{0,320})"|(?<bareUser>[^\s"]{1,320}))`;
const OBJECT = String.raw`(?:\b[a-z0-9.-]{1,253}\s{1,40}(?:"(?<name>[^"\n]{1,253})"\s{1,40})?(?:is\s{1,40}|(?=forbidden:)))?(?:forbidden:\s{1,40})?`;
const VERB = String.raw`(?<verb>[a-z]{1,40}(?:-[a-z]{1,40})?(?::[a-z-]{1,40}){0,3})`;
const PLACE = String.raw`(?:\s{1,40}in\s{1,40}(?:the\s{1,40}namespace|project)(?:\s{0,40}=?\s{0,40}["']?(?<namespace>[a-z0-9-]{0,63})["']?)?|\s{1,40}(?<cluster>at\s{1,40}the\s{1,40}cluster\s{1,40}scope))?`;
const REASON = String.raw`(?::\s{1,40}RBAC:\s{1,40}\[?(?<broken>[^\]\n]{1,2000}?not found)\b\]?)?`;
const GRANTED = String.raw`(?<rules>(?:[\s,]{0,40}(?:PolicyRule)?\{[^{}]{1,4000}\}){1,200})`;
const TYPE = String.raw`(?<type>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,12})`;

const SERVER_SOURCE = 'v4.1.2 server';

/** The forms, the more special ones first. */
export const MESSAGE_FORMS: readonly MessageForm[] = [
  // Writes of roles.
  {
    id: 'escalation',
    matter: 'escalation',
    pattern: new RegExp(String.raw`(?:${TYPE}\s{1,40}"(?<name>[^"\n]{1,253})"\s{1,40}is\s{1,40}forbidden:\s{1,40})?${USER}\s{1,40}\(groups=\[[^\]]{0,4000}\]\)\s{1,40}is\s{1,40}attempting\s{1,40}to\s{1,40}grant\s{1,40}RBAC\s{1,40}permissions\s{1,40}not\s{1,40}currently\s{1,40}held:${GRANTED}`),
    requests: grantedRequests,
    says: 'The account writes a role or a binding that grants what the account itself lacks, and Kubernetes doesn\'t allow that.',
    fix: 'Grant it what it hands on, or `escalate` on roles (`bind` for a binding), which lets it take any permission.',
    example: 'roles.rbac.authorization.k8s.io "job-runner" is forbidden: user "system:serviceaccount:builds:installer" (groups=["system:serviceaccounts"]) is '
      + 'attempting to grant RBAC permissions not currently held:\n{APIGroups:["batch"], Resources:["jobs"], Verbs:["create" "get"]}',
    from: 'https://github.com/cloud-ark/kubeplus/issues/1091',
  },
  {
    id: 'escalation-old',
    matter: 'escalation',
    pattern: new RegExp(String.raw`attempt\s{1,40}to\s{1,40}grant\s{1,40}extra\s{1,40}privileges:\s{0,40}\[${GRANTED}(?:\s{0,40}\]\s{1,40}user=&\{(?<bareUser>[^\s{}]{1,320})\s)?`),
    requests: grantedRequests,
    says: 'A user writes a role or a binding that grants what they themselves lack, and Kubernetes doesn\'t allow that.',
    fix: 'Grant them what they hand on, or have an administrator of the cluster apply it.',
    example: 'clusterroles.rbac.authorization.k8s.io "argo" is forbidden: attempt to grant extra privileges: '
      + '[PolicyRule{APIGroups:["argoproj.io"], Resources:["workflows"], Verbs:["*"]}]',
    from: 'https://github.com/prometheus-operator/prometheus-operator/issues/1189',
  },

  {
    id: 'aggregation',
    matter: 'escalation',
    pattern: /must have cluster-admin privileges to use (?:the|an) aggregationRule/,
    says: 'The account writes a ClusterRole with an aggregationRule, which requires every permission.',
    fix: 'Have an administrator of the cluster apply it, or write the rules into the role instead of the aggregation.',
    example: 'clusterroles.rbac.authorization.k8s.io "all-views" is forbidden: must have cluster-admin privileges to use the aggregationRule',
    from: 'kubernetes pkg/registry/rbac/clusterrole/policybased/storage.go',
  },

  // Owners of objects.
  {
    id: 'owner-finalizers',
    matter: 'access',
    pattern: new RegExp(String.raw`(?:${TYPE}\s{1,40}"(?<name>[^"\n]{1,253})"\s{1,40}is\s{1,40}forbidden:\s{1,40})?cannot\s{1,40}set\s{1,40}blockOwnerDeletion\s{1,40}if\s{1,40}an\s{1,40}ownerReference\s{1,40}refers\s{1,40}to\s{1,40}a\s{1,40}resource\s{1,40}you\s{1,40}can't\s{1,40}set\s{1,40}finalizers\s{1,40}on(?::\s{0,40}${USER}\s{1,40}cannot\s{1,40}(?<verb>[a-z]{1,40})\s{1,40}(?<resource>[a-z0-9.\/-]{1,253})${PLACE})?`),
    requests: (groups) => [ownedRequest(groups, 'update', '/finalizers')],
    says: 'The admission plugin OwnerReferencesPermissionEnforcement, which OpenShift turns on, lets only those name an owner who may set its finalizers.',
    example: 'pods "nightly-4242" is forbidden: cannot set blockOwnerDeletion if an ownerReference refers to a resource you can\'t set finalizers on: , <nil>',
    from: 'https://github.com/argoproj/argo-workflows/issues/922',
  },
  {
    id: 'owner-delete',
    matter: 'access',
    pattern: new RegExp(String.raw`(?:${TYPE}\s{1,40}"(?<name>[^"\n]{1,253})"\s{1,40}is\s{1,40}forbidden:\s{1,40})?cannot\s{1,40}set\s{1,40}an\s{1,40}ownerRef\s{1,40}on\s{1,40}a\s{1,40}resource\s{1,40}you\s{1,40}can't\s{1,40}delete(?::\s{0,40}${USER}\s{1,40}cannot\s{1,40}(?<verb>[a-z]{1,40})\s{1,40}(?<resource>[a-z0-9.\/-]{1,253})${PLACE})?`),
    requests: (groups) => [ownedRequest(groups, 'delete', '')],
    says: 'The admission plugin OwnerReferencesPermissionEnforcement, which OpenShift turns on, lets only those change an owner who may delete the object.',
    example: 'pods "nightly-4242" is forbidden: cannot set an ownerRef on a resource you can\'t delete: User "system:serviceaccount:builds:runner" cannot delete '
      + 'pods in project "builds", <nil>',
    from: 'https://github.com/argoproj/argo-workflows/issues/922',
  },

  // Denials of the API server's authorizer.
  {
    id: 'access',
    matter: 'access',
    pattern: new RegExp(String.raw`${OBJECT}${USER}\s{1,40}cannot\s{1,40}${VERB}\s{1,40}resource\s{1,40}["']?(?<resource>[A-Za-z0-9.\/-]{1,253})["']?\s{1,40}in\s{1,40}API\s{1,40}group\s{1,40}["']?(?<apiGroup>(?!(?:in|at)\s)[a-z0-9.-]{0,253})["']?${PLACE}${REASON}`),
    requests: (groups) => [accessRequest(groups, groups.resource ?? '', groups.apiGroup ?? '')],
    says: 'No role that is bound to the user allows the request.',
    example: 'workflowtaskresults.argoproj.io is forbidden: User "system:serviceaccount:builds:default" cannot create resource "workflowtaskresults" in API group '
      + '"argoproj.io" in the namespace "builds"',
    from: 'kubernetes apiserver pkg/endpoints/handlers/responsewriters/errors.go',
  },
  {
    id: 'access-url',
    matter: 'access',
    pattern: new RegExp(String.raw`(?:forbidden:\s{1,40})?${USER}\s{1,40}cannot\s{1,40}(?<verb>[a-z]{1,40})\s{1,40}path\s{1,40}["']?(?<url>\/[^"'\s]{0,500})["']?`),
    requests: ({ user, bareUser, verb = '', url }) => [{ user: userOf(user, bareUser), verb, nonResourceURL: url, place: { kind: 'cluster' } }],
    says: 'No ClusterRole that is bound to the user allows the URL, which belongs to no resource.',
    example: 'forbidden: User "system:serviceaccount:monitoring:scraper" cannot get path "/metrics"',
    from: 'kubernetes apiserver pkg/endpoints/handlers/responsewriters/errors.go',
  },
  {
    id: 'access-old',
    matter: 'access',
    pattern: new RegExp(String.raw`${OBJECT}${USER}\s{1,40}cannot\s{1,40}(?<verb>[a-z]{1,40})\s{1,40}(?<resource>[a-z0-9-]{1,63}(?:\/[a-z0-9-]{1,63})?(?:\.[a-z0-9.-]{1,253})?)(?=\s)${PLACE}${REASON}`),
    requests: (groups) => [accessRequest(groups, ...splitType(groups.resource ?? ''))],
    says: 'No role that is bound to the user allows the request; the API server is older than Kubernetes 1.12, or an OpenShift of that time.',
    example: 'workflows.argoproj.io is forbidden: User "build-team" cannot create workflows.argoproj.io in the namespace "builds"',
    from: 'https://github.com/argoproj/argo-workflows/issues/725',
  },
  {
    id: 'watch-unknown',
    matter: 'access',
    pattern: /\bunknown\s{1,40}\((?<method>get|post|put|patch|delete)\s{1,40}(?<type>[a-z0-9.-]{1,253})\)/,
    requests: ({ method = '', type = '' }) => {
      const [resource, apiGroup] = splitType(type);
      return [{ verb: VERB_OF_METHOD[method], apiGroup, resource, place: { kind: 'unknown' } }];
    },
    says: 'The client of Kubernetes shows only the method of a request whose answer it can\'t read, mostly a denied watch.',
    example: 'rpc error: code = PermissionDenied desc = unknown (get pods)',
    from: 'https://github.com/argoproj/argo-workflows/issues/4026',
  },
  {
    id: 'logged-status',
    matter: 'access',
    pattern: /\b(?<verb>Create|Get|List|Watch|Update|Patch|Delete|DeleteCollection) (?<resource>[a-z]{3,63}(?:\/[a-z]{2,40})?) 403\b/,
    requests: ({ verb = '', resource }) => [{ verb: verb.toLowerCase(), resource, place: { kind: 'unknown' } }],
    says: 'Argo Workflows logs each call with its status, and 403 is a denial; the message next to it says more.',
    example: 'time="2026-01-05T10:00:00Z" level=info msg="Watch workflowtasksets 403"',
    from: 'https://github.com/argoproj/argo-workflows/issues/13770',
  },
  {
    id: 'logged-request',
    matter: 'access',
    pattern: /\b(?<method>GET|POST|PUT|PATCH|DELETE)\s{1,40}https?:\/\/[^\s\/"]{1,253}(?<path>\/apis?\/[^\s"?]{1,1000})(?:\?(?<query>[^\s"]{0,2000}))?\s{1,40}403\b/,
    requests: ({ method = '', path = '', query = '' }) => loggedRequests(method, path, query),
    says: 'The client of Kubernetes logs each request with its status, and 403 is a denial; the message next to it says more.',
    example: 'I0105 10:00:00.295322       1 round_trippers.go:553] GET https://10.0.0.1:443/api/v1/secrets?watch=true 403 Forbidden in 2 milliseconds',
    from: 'https://github.com/argoproj/argo-helm/issues/1275',
  },

  // Messages of argo-server itself.
  {
    id: 'server-review',
    matter: 'argo-server',
    pattern: /[Pp]ermission denied, you are not allowed to (?<verb>[a-z]{1,40}) (?<resource>workflows|configmaps|database sync limit) in namespace "(?<namespace>[a-z0-9-]{0,63})"/,
    requests: ({ verb = '', resource = '', namespace = '' }) => [{
      verb,
      apiGroup: resource === 'configmaps' ? '' : 'argoproj.io',
      resource: resource === 'database sync limit' ? 'workflows' : resource,
      place: placeOf(namespace),
    }],
    says: 'argo-server asked Kubernetes in a review whether the caller may do that, and the answer was no.',
    // prose-allow want: argo-server prints these words
    example: 'rpc error: code = PermissionDenied desc = Permission denied, you are not allowed to list workflows in namespace "builds". Maybe you want to '
      + 'specify a namespace with query parameter `.namespace=builds`?',
    from: `${SERVER_SOURCE}/workflow/workflow_server.go:210`,
  },
  {
    id: 'server-permission-denied',
    matter: 'argo-server',
    pattern: /(?:desc = |"message":\s?"|\bmessage: )permission denied/i,
    says: 'argo-server asked Kubernetes in a review whether the caller may use the object, and the answer was no: an archived workflow or a template.',
    fix: 'Find the operation in `grpc.method` of the same line of its log, and grant the caller what it needs.',
    example: 'finished unary call with code PermissionDenied error="rpc error: code = PermissionDenied desc = permission denied" '
      + 'grpc.method=GetArchivedWorkflow grpc.service=workflowarchive.ArchivedWorkflowService',
    from: `${SERVER_SOURCE}/workflowarchive/archived_workflow_server.go:121,145`,
  },
  {
    id: 'sso-no-rule',
    matter: 'argo-server',
    pattern: /no service account rule matches|(?:desc = |"message":\s?")not allowed\b/,
    says: 'Single sign-on knows the user, and no ServiceAccount of the namespaces that it looks in has a rule that holds for their claims.',
    fix: 'Annotate an account with `workflows.argoproj.io/rbac-rule`, as `new SsoAccess(…)` does, or have argo-server grant all users the same: '
      + '`ServerAuthMode.ssoWithoutRbac(…)`.',
    example: 'level=error msg="failed to perform RBAC authorization" error="no service account rule matches"',
    from: 'https://github.com/argoproj/argo-helm/issues/2395',
  },
  {
    id: 'server-token',
    matter: 'argo-server',
    pattern: /token not valid(?: for running mode)?/,
    says: 'argo-server runs in an auth mode that the token, or its absence, doesn\'t fit. No role changes that.',
    fix: 'Send a token as `Bearer …` to a server with `--auth-mode client`, log in where it has `--auth-mode sso`, or add the mode to the server.',
    example: 'rpc error: code = Unauthenticated desc = token not valid for running mode',
    from: 'https://github.com/argoproj/argo-workflows/issues/7464',
  },
  {
    id: 'unauthorized',
    matter: 'argo-server',
    pattern: /(?:"message":\s?"Unauthorized"|desc = Unauthorized\b|error: You must be logged in to the server|the server has asked for the client to provide credentials)/,
    says: 'Kubernetes doesn\'t know who asks: the token is missing, wrong or past its time. No role changes that.',
    fix: 'Get a new token of the account: `kubectl create token NAME -n NAMESPACE`, or the Secret that `tokenSecret: true` makes.',
    example: '{"code":16,"message":"Unauthorized"}',
    from: 'https://github.com/argoproj/argo-workflows/issues/10196',
  },
  {
    id: 'token-secret',
    matter: 'other',
    pattern: /service account (?<account>[a-z0-9./-]{1,253}) does not have any secrets|secrets? "(?<secret>[a-z0-9.-]{1,253}\.service-account-token)" not found/,
    says: 'The account has no token Secret, and Argo mounts one for the agent of HTTP and plugin templates, for an executor account and for single sign-on.',
    fix: 'Make it: `agent: true` or `separateExecutor: true` of `WorkflowServiceAccount`, `tokenSecret: true` of `DedicatedServiceAccount`.',
    example: 'failed to get token volumes: service account builds/runner does not have any secrets',
    from: 'https://github.com/argoproj/argo-helm/pull/1327',
  },
  {
    id: 'save-outputs',
    matter: 'other',
    pattern: /verify serviceaccount (?<account>[a-z0-9.-]{1,63}:[a-z0-9.-]{1,253}) has necessary privileges/,
    says: 'Argo Workflows up to v2.12 says no more than that the container `wait` could not report.',
    fix: 'Explain what `kubectl logs POD -c wait` shows; from v3.4 on the account needs create and patch on workflowtaskresults.',
    example: 'failed to save outputs: verify serviceaccount builds:default has necessary privileges',
    from: 'https://github.com/argoproj/argo-workflows/issues/983',
  },

  // Messages about requests that are forbidden for another reason than access.
  {
    id: 'quota-exceeded',
    matter: 'other',
    pattern: /exceeded quota: (?<quota>[a-z0-9.-]{1,253}), requested: (?<requested>[^\n"]{1,500}?), used: (?<used>[^\n"]{1,500}?), limited: (?<limited>[a-z0-9.,\/=-]{1,500})/,
    says: 'The ResourceQuota of the namespace has no room for the object. No role changes that.',
    fix: 'Raise the quota, free some of it, or limit how many pods run at once with `parallelism`.',
    example: 'pods "nightly-4242" is forbidden: exceeded quota: compute, requested: requests.cpu=2, used: requests.cpu=63, limited: requests.cpu=64',
    from: 'https://github.com/argoproj/argo-workflows/issues/3396',
  },
  {
    id: 'quota-failed',
    matter: 'other',
    pattern: /failed quota: (?<quota>[a-z0-9.-]{1,253}): must specify (?<what>[^\n"]{1,500})/,
    says: 'The ResourceQuota of the namespace asks every container for requests or limits, and one has none: mostly `init` or `wait` of Argo. No role changes that.',
    fix: 'Set `executor.resources` in the configuration of the controller, or defaults in a LimitRange.',
    example: 'pods "nightly-4242" is forbidden: failed quota: compute: must specify limits.cpu for: init,wait',
    from: 'https://github.com/deployKF/deployKF/issues/228',
  },
  {
    id: 'limit-range',
    matter: 'other',
    pattern: /(?:maximum|minimum) (?<what>[a-z.\/-]{1,100}) usage per (?<of>Container|Pod|PersistentVolumeClaim) is/,
    says: 'The LimitRange of the namespace allows no container, pod or claim of that size. No role changes that.',
    fix: 'Change the resources that the template requests, or the LimitRange.',
    example: 'pods "nightly-4242" is forbidden: maximum memory usage per Container is 2Gi, but limit is 4Gi',
    from: 'https://github.com/argoproj/argo-workflows/pull/1096',
  },
  {
    id: 'pod-security',
    matter: 'other',
    pattern: /violates PodSecurity "(?<level>[^"\n]{1,100})"/,
    says: 'The Pod Security Standard of the namespace doesn\'t allow the pod. No role changes that.',
    fix: 'Set the `securityContext` of the template, and of Argo\'s own containers in `executor.securityContext` of the configuration of the controller.',
    example: 'pods "nightly-4242" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false',
    from: 'https://github.com/alphagov/govuk-infrastructure/pull/1508',
  },
  {
    id: 'security-context-constraint',
    matter: 'other',
    pattern: /unable to validate against any security context constraint/,
    says: 'No SecurityContextConstraint of OpenShift that the account of the pod may use allows the pod.',
    fix: 'Change the security context of the pod (of artifact garbage collection: `artifactGC.podSpecPatch`), or let the account use another constraint.',
    example: 'pods "nightly-4242" is forbidden: unable to validate against any security context constraint: [provider "anyuid": Forbidden]',
    from: 'https://github.com/argoproj/argo-workflows/issues/12316',
  },
  {
    id: 'pod-security-policy',
    matter: 'other',
    pattern: /unable to (?:admit pod|validate against any pod security policy)/,
    says: 'No PodSecurityPolicy that the account of the pod may use allows the pod; Kubernetes 1.25 dropped them.',
    fix: 'Let the account `use` a policy that fits, by name.',
    example: 'pods "nightly-4242" is forbidden: unable to validate against any pod security policy: []',
    from: 'https://github.com/argoproj/argo-workflows/issues/2239',
  },
  {
    id: 'admission-webhook',
    matter: 'other',
    pattern: /admission webhook "(?<webhook>[^"\n]{1,253})" denied the request/,
    says: 'An admission webhook of the cluster rejected the object. No role changes that.',
    fix: 'Ask those who run the webhook, whose reason follows in the message.',
    example: 'admission webhook "policies.example.com" denied the request: hostPath volumes are not allowed',
    from: 'https://github.com/argoproj/argo-workflows/issues/942',
  },
  {
    id: 'admission-policy',
    matter: 'other',
    pattern: /ValidatingAdmissionPolicy '(?<policy>[^'\n]{1,253})' with binding '[^'\n]{1,253}' denied request/,
    says: 'An admission policy of the cluster rejected the object. No role changes that.',
    fix: 'Change the object as the policy asks, or the policy.',
    example: 'workflows.argoproj.io "nightly-4242" is forbidden: ValidatingAdmissionPolicy \'labels\' with binding \'labels\' denied request: team is missing',
    from: 'https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/',
  },
  {
    id: 'missing-account',
    matter: 'other',
    pattern: /error looking up service account (?<account>[a-z0-9./-]{1,317}): serviceaccount "[^"\n]{1,253}" not found/,
    says: 'The pod names a ServiceAccount that doesn\'t exist in its namespace.',
    fix: 'Make the account there, or name another one in `spec.serviceAccountName`.',
    example: 'pods "nightly-4242" is forbidden: error looking up service account builds/runner: serviceaccount "runner" not found',
    from: 'https://github.com/debianmaster/actions-k3s/issues/5',
  },
  {
    id: 'namespace-terminating',
    matter: 'other',
    pattern: /unable to create new content in namespace (?<namespace>[a-z0-9-]{1,63}) because it is being terminated/,
    says: 'The namespace is being deleted, and nothing new is made in it. No role changes that.',
    fix: 'Wait until it is gone, and create it again.',
    example: 'pods "nightly-4242" is forbidden: unable to create new content in namespace builds because it is being terminated',
    from: 'kubernetes apiserver pkg/admission/plugin/namespace/lifecycle/admission.go',
  },
  {
    id: 'proxy',
    matter: 'other',
    pattern: /\b(?:Get|Post|Put|Patch|Delete)\s{1,40}"\s{0,40}https?:\/\/[^\s"]{1,1000}\s{0,40}":\s{1,40}Forbidden\b/,
    says: 'A proxy between the client and the API server rejects the connection, so Kubernetes never sees the request. No role changes that.',
    fix: 'Add the address of the API server to `NO_PROXY` of the container.',
    example: 'Failed to create component launcher: Get "https://10.0.0.1:443/api/v1/namespaces/builds/configmaps/launcher": Forbidden',
    from: 'https://github.com/kubeflow/pipelines/issues/6812',
  },
  {
    id: 'cloud-permission',
    matter: 'other',
    pattern: /requires one of \[(?<permissions>[^\]\n]{1,500})\] permission\(s\)/,
    says: 'The cluster is one of GKE, and neither RBAC nor the IAM of Google Cloud allows the request.',
    fix: 'Grant it by a role of Kubernetes, or by the permission of IAM that the message names.',
    example: 'requires one of ["container.pods.list"] permission(s).',
    from: 'https://cloud.google.com/kubernetes-engine/docs/how-to/iam',
  },
  {
    id: 'other-forbidden',
    matter: 'other',
    pattern: /(?:[a-z0-9.-]{1,253}|"[^"\n]{1,253}") is forbidden: (?<reason>[^\n"\u0000]{3,300})/,
    says: 'Kubernetes forbids it, for a reason that isn\'t among the forms this command reads: mostly an admission plugin, which no role changes.',
    fix: 'Read the reason in the message.',
    example: 'jobs.batch "nightly" is forbidden: the cluster is in maintenance',
    from: 'kubernetes apimachinery pkg/api/errors/errors.go',
  },
];

/** The verb of RBAC for a denied request, where only its method is known. A watch is a `get`. */
const VERB_OF_METHOD: Readonly<Record<string, string>> = { get: 'watch', post: 'create', put: 'update', patch: 'patch', delete: 'delete' };

/** The resource that owns another one in Argo Workflows, by the owned one. */
const OWNER_OF: Readonly<Record<string, string>> = { workflows: 'cronworkflows' };

function accessRequest({ user, bareUser, verb = '', name, namespace, cluster, broken }: MessageGroups, resource: string, apiGroup: string): RefusedRequest {
  return {
    user: userOf(user, bareUser),
    verb,
    apiGroup,
    resource,
    ...name === undefined ? {} : { resourceName: name },
    place: cluster === undefined && namespace === undefined ? { kind: 'unknown' } : placeOf(namespace ?? ''),
    ...broken === undefined ? {} : { missingRoles: [...broken.matchAll(/(cluster)?role\.rbac\.authorization\.k8s\.io "([^"]+)"/g)].map(([, scope = '', role]) => `${scope}role "${role}"`) },
  };
}

/** The request of a method and a URL; nothing where it isn't of a resource. */
function loggedRequests(method: string, path: string, query: string): RefusedRequest[] {
  const object = resourceInPath(path);
  if (object === undefined) {
    return [];
  }
  const { resource, subresource, apiGroup, namespace, name } = object;
  const isWatch = /(?:^|&)watch=(?:true|1)(?:&|$)/.test(query);
  const ofMany = { GET: isWatch ? 'watch' : 'list', DELETE: 'deletecollection' }[method];
  const verb = name === '' ? ofMany : undefined;
  return [{
    verb: verb ?? VERB_OF_METHOD[method.toLowerCase()].replace('watch', 'get'),
    apiGroup,
    resource: subresource === '' ? resource : `${resource}/${subresource}`,
    ...name === '' ? {} : { resourceName: name },
    place: placeOf(namespace),
  }];
}

/** Without the denied request in the message, the owner is the one that Argo gives such an object. */
function ownedRequest({ type = '', user, bareUser, verb, resource, namespace }: MessageGroups, defaultVerb: string, part: string): RefusedRequest {
  const [owned, ownedGroup] = splitType(type);
  const [owner, apiGroup] = resource !== undefined ? splitType(resource)
    : part === '' ? [owned, ownedGroup] : [`${OWNER_OF[owned] ?? 'workflows'}${part}`, 'argoproj.io'];
  const known = userOf(user, bareUser);
  return {
    ...known === undefined ? {} : { user: known },
    verb: verb ?? defaultVerb,
    apiGroup,
    resource: owner,
    place: namespace === undefined ? { kind: 'unknown' } : placeOf(namespace),
  };
}

/** A request for each permission that is handed on. */
function grantedRequests({ user, bareUser, rules = '' }: MessageGroups): RefusedRequest[] {
  return [...rules.matchAll(/\{([^{}]+)\}/g)].flatMap(([, rule]) => {
    const [verbs, apiGroups, resources, names, urls] = ['Verbs', 'APIGroups', 'Resources', 'ResourceNames', 'NonResourceURLs'].map((member) => textsOf(rule, member));
    const common = { user: userOf(user, bareUser), place: { kind: 'unknown' } as const };
    return verbs.flatMap((verb): RefusedRequest[] => [
      ...urls.map((nonResourceURL) => ({ ...common, verb, nonResourceURL })),
      ...apiGroups.flatMap((apiGroup) => resources.flatMap((resource) => (names.length === 0 ? [undefined] : names).map((resourceName) =>
        ({ ...common, verb, apiGroup, resource, ...resourceName === undefined ? {} : { resourceName } })))),
    ]);
  });
}

function textsOf(rule: string, member: string): string[] {
  const [, list = ''] = new RegExp(String.raw`\b${member}:\[([^\]]*)\]`).exec(rule) ?? [];
  return [...list.matchAll(/"([^"]*)"/g)].map(([, text]) => text);
}

/** Splits what Kubernetes writes for a resource with its group: `workflows/finalizers.argoproj.io`. */
function splitType(type: string): [resource: string, apiGroup: string] {
  const dot = type.indexOf('.');
  return dot < 0 ? [type, ''] : [type.slice(0, dot), type.slice(dot + 1)];
}

function placeOf(namespace: string): RefusedPlace {
  return namespace === '' ? { kind: 'cluster' } : { kind: 'namespace', namespace };
}

/** Without the ends of lines that a table or a terminal put into it, and without other quotes than those of Kubernetes. */
function userOf(user: string | undefined, bareUser: string | undefined): string | undefined {
  return (user ?? bareUser?.replace(/^'|'$/g, ''))?.replace(/\s*\n\s*/g, '');
}
