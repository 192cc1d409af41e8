import { authoringIssues, deadGrantIssues } from '../../lib/resources/dead-grants';
import { RawGrant } from '../../lib/resources/dead-grants/raw-grant';
import { ResourceScope } from '../../lib/resources/resource-info';
import { issueLines } from '../diagnostics/issue-lines';

const { NAMESPACED, CLUSTER } = ResourceScope;

const ROLE = { apiGroup: '', resource: 'pods', verbs: ['get'], roleScope: NAMESPACED };
const CLUSTER_ROLE = { ...ROLE, roleScope: CLUSTER };
const RBAC = 'rbac.authorization.k8s.io';
const CERTIFICATES = 'certificates.k8s.io';
const AUTHENTICATION = 'authentication.k8s.io';

describe('what can never match is told, and how to mend it', () => {
  test.each<[string, RawGrant, string[]]>([
    ['the group written as core', { ...ROLE, apiGroup: 'core' }, [
      'apiGroups: error[dead-grant/unknown-api-group]: "core" isn\'t an API group. Write "" for the core group.',
    ]],
    ['the version of the core group', { ...ROLE, apiGroup: 'v1' }, [
      'apiGroups: error[dead-grant/unknown-api-group]: "v1" isn\'t an API group. Write "" for the core group.',
    ]],
    ['a group with its version', { ...ROLE, apiGroup: 'apps/v1', resource: 'deployments' }, [
      'apiGroups: error[dead-grant/unknown-api-group]: "apps/v1" is an API version, not an API group. Write the group without the version, "apps".',
    ]],
    ['a group in upper case', { ...ROLE, apiGroup: 'Example.com', resource: 'widgets' }, [
      'apiGroups: error[dead-grant/unknown-api-group]: The API group "Example.com" has upper-case letters. Write it in lower case, "example.com".',
    ]],
    ['half a group', { ...ROLE, apiGroup: 'rbac', resource: 'roles' }, [
      'apiGroups: error[dead-grant/unknown-api-group]: No known API group is named "rbac". Write its whole name, "rbac.authorization.k8s.io".',
    ]],
    ['a kind', { ...ROLE, resource: 'Pod' }, [
      'resources: error[dead-grant/unknown-resource]: "Pod" is a kind, not a resource. Name the plural, "pods".',
    ]],
    ['a singular', { ...ROLE, apiGroup: 'argoproj.io', resource: 'workflow' }, [
      'resources: error[dead-grant/unknown-resource]: "workflow" is a singular, not a resource. Name the plural, "workflows".',
    ]],
    ['a short name', { ...ROLE, resource: 'cm' }, [
      'resources: error[dead-grant/unknown-resource]: "cm" is a short name, not a resource. Name the plural, "configmaps".',
    ]],
    ['mixed case', { ...ROLE, resource: 'configMaps' }, [
      'resources: error[dead-grant/unknown-resource]: "configMaps" is a plural with upper-case letters, not a resource. Name the plural, "configmaps".',
    ]],
    ['mixed case of an unknown resource', { ...ROLE, apiGroup: 'example.com', resource: 'Widgets' }, [
      'resources: error[dead-grant/unknown-resource]: The resource "Widgets" has upper-case letters. Name the plural in lower case, as '
      + '`kubectl api-resources` shows it.',
    ]],
    ['a kind of another group', { ...ROLE, resource: 'Deployment' }, [
      'resources: error[dead-grant/unknown-resource]: "Deployment" is a kind, not a resource. Name the plural, "deployments" of the API '
      + 'group "apps".',
    ]],
    ['a resource of another group', { ...ROLE, resource: 'deployments' }, [
      'resources: error[dead-grant/unknown-resource]: The core group has no resource "deployments". Name the API group "apps", which has it.',
    ]],
    ['a resource of the core group in another one', { ...ROLE, apiGroup: 'apps' }, [
      'resources: error[dead-grant/unknown-resource]: The API group "apps" has no resource "pods". Name the core group, which has it.',
    ]],
    ['a resource that moved to another group', { ...ROLE, apiGroup: 'extensions', resource: 'deployments/scale' }, [
      'resources: error[dead-grant/removed-resource]: Kubernetes no longer serves "deployments" in the API group "extensions". Name the API group "apps", which has it.',
    ]],
    ['a resource that is gone', { ...CLUSTER_ROLE, apiGroup: 'policy', resource: 'podsecuritypolicies', verbs: ['use'] }, [
      'resources: error[dead-grant/removed-resource]: Kubernetes no longer serves "podsecuritypolicies" in the API group "policy". Remove it.',
    ]],
    ['a group that is gone', { ...ROLE, apiGroup: 'extensions', resource: '*' }, [
      'resources: error[dead-grant/removed-resource]: Kubernetes no longer serves any resource in the API group "extensions". Remove it.',
    ]],
    ['a subresource that does not exist', { ...ROLE, apiGroup: 'apps', resource: 'deployments/log' }, [
      'resources: error[dead-grant/unknown-subresource]: "deployments" has no subresource "log". Name finalizers, scale or status.',
    ]],
    ['a subresource where none exists', { ...ROLE, resource: 'limitranges/status' }, [
      'resources: error[dead-grant/unknown-subresource]: "limitranges" has no subresource "status". Remove it, because the resource has none.',
    ]],
    ['a slash without subresource', { ...ROLE, resource: 'pods/' }, [
      'resources: error[dead-grant/unknown-resource]: The resource "pods/" ends in a slash. Add the subresource, or remove the slash.',
    ]],
    ['all subresources of a resource', { ...ROLE, resource: 'pods/*' }, [
      'resources: error[dead-grant/partial-wildcard]: The star in the resource "pods/*" is an ordinary character. Name each subresource '
      + 'that is needed.',
    ]],
    ['all subresources of all resources', { ...ROLE, resource: '*/*' }, [
      'resources: error[dead-grant/partial-wildcard]: The star in the resource "*/*" is an ordinary character. Name each subresource that '
      + 'is needed.',
    ]],
    ['the key of a user extra in upper case', { ...CLUSTER_ROLE, apiGroup: AUTHENTICATION, resource: 'userextras/Scopes', verbs: ['impersonate'] }, [
      'resources: error[dead-grant/unknown-subresource]: The key "Scopes" of "userextras" has upper-case letters. Write it in lower case, "scopes".',
    ]],
    ['no verb', { ...ROLE, verbs: [] }, [
      'verbs: error[dead-grant/missing-verb]: No verb is granted on "pods". Grant at least one.',
    ]],
    ['a verb that the subresource does not serve', { ...ROLE, resource: 'pods/log', verbs: ['get', 'list'] }, [
      'verbs: error[dead-grant/unserved-verb]: "pods/log" doesn\'t serve the verb "list". Use get.',
    ]],
    ['a verb that no request carries', { ...ROLE, resource: 'bindings', verbs: ['read'] }, [
      'verbs: error[dead-grant/unserved-verb]: "bindings" doesn\'t serve the verb "read". Use create.',
    ]],
    ['a verb on finalizers', { ...ROLE, resource: 'configmaps/finalizers', verbs: ['get'] }, [
      'verbs: error[dead-grant/unserved-verb]: "configmaps/finalizers" doesn\'t serve the verb "get". Use update.',
    ]],
    ['a verb in upper case', { ...ROLE, verbs: ['GET'] }, [
      'verbs: error[dead-grant/unserved-verb]: The verb "GET" has upper-case letters. Write it in lower case, "get".',
    ]],
    ['bind on bindings', { ...ROLE, apiGroup: RBAC, resource: 'rolebindings', verbs: ['bind'] }, [
      'verbs: error[dead-grant/unserved-verb]: The verb "bind" has no effect on "rolebindings". Grant it on clusterroles or roles.',
    ]],
    ['impersonate on roles', { ...ROLE, apiGroup: RBAC, resource: 'roles', verbs: ['impersonate'] }, [
      'verbs: error[dead-grant/unserved-verb]: The verb "impersonate" has no effect on "roles". Grant it on groups, serviceaccounts, '
      + 'users, uids or userextras/KEY.',
    ]],
    ['approve on requests', { ...CLUSTER_ROLE, apiGroup: CERTIFICATES, resource: 'certificatesigningrequests', verbs: ['approve'] }, [
      'verbs: error[dead-grant/unserved-verb]: The verb "approve" has no effect on "certificatesigningrequests". Grant it on signers.',
    ]],
    ['a resource of the cluster in a Role', { ...ROLE, resource: 'nodes', verbs: ['get', 'list'] }, [
      'resources: error[dead-grant/cluster-scoped-resource]: "nodes" belongs to the cluster, not to a namespace, so a Role doesn\'t grant '
      + 'get and list on it. Grant get and list in a ClusterRole.',
    ]],
    ['more on namespaces than a Role grants', { ...ROLE, resource: 'namespaces', verbs: ['get', 'list', 'create'] }, [
      'resources: error[dead-grant/cluster-scoped-resource]: "namespaces" belongs to the cluster, not to a namespace, so a Role doesn\'t '
      + 'grant list and create on it. Grant list and create in a ClusterRole.',
    ]],
    ['more on cluster roles than a Role grants', { ...ROLE, apiGroup: RBAC, resource: 'clusterroles', verbs: ['bind', 'escalate'] }, [
      'resources: error[dead-grant/cluster-scoped-resource]: "clusterroles" belongs to the cluster, not to a namespace, so a Role doesn\'t '
      + 'grant escalate on it. Grant escalate in a ClusterRole.',
    ]],
    ['names on create and deletecollection', { ...ROLE, verbs: ['get', 'create', 'deletecollection'], resourceNames: ['a'] }, [
      'verbs: error[dead-grant/unnamed-create]: A request to create "pods" has no name, so a grant with names never matches it. Grant '
      + 'create without names.',
      'verbs: error[dead-grant/unnamed-deletecollection]: A request to deletecollection "pods" has no name, so a grant with names never '
      + 'matches it. Grant deletecollection without names.',
    ]],
    ['an empty list of names', { ...ROLE, resourceNames: [] }, [
      'resourceNames: error[dead-grant/empty-names]: The list of names for "pods" is empty, which Kubernetes reads as every name. Add '
      + 'names, or remove the list.',
    ]],
    ['a control character', { ...ROLE, resourceNames: ['a\nb'] }, [
      'resourceNames: error[dead-grant/unprintable-text]: The name "a\\nb" has a character that can\'t be seen. Remove the character.',
    ]],
    ['control characters everywhere', { apiGroup: '\t', resource: 'po\u0000ds', verbs: ['get\r'], roleScope: NAMESPACED }, [
      'apiGroups: error[dead-grant/unprintable-text]: The API group "\\t" has a character that can\'t be seen. Remove the character.',
      'resources: error[dead-grant/unprintable-text]: The resource "po\\u0000ds" has a character that can\'t be seen. Remove the character.',
      'verbs: error[dead-grant/unprintable-text]: The verb "get\\r" has a character that can\'t be seen. Remove the character.',
    ]],
    ['several faults at once', { ...ROLE, resource: 'nodes/metrics', verbs: ['list'], resourceNames: ['*'] }, [
      'verbs: error[dead-grant/unserved-verb]: "nodes/metrics" doesn\'t serve the verb "list". Use get.',
      'resources: error[dead-grant/cluster-scoped-resource]: "nodes/metrics" belongs to the cluster, not to a namespace, so a Role '
      + "doesn't grant list on it. Grant list in a ClusterRole.",
      'resourceNames: error[dead-grant/partial-wildcard]: A star in a name is an ordinary character, but "nodes/metrics" is granted on '
      + '"*". Write each name.',
    ]],
  ])('%s', (_, grant, faults) => {
    expect(issueLines(deadGrantIssues(grant))).toEqual(faults);
  });
});

describe('what Kubernetes honours is left alone', () => {
  test.each<[string, RawGrant]>([
    ['a role about its own namespace', { ...ROLE, resource: 'namespaces', verbs: ['get', 'update', 'patch', 'delete'] }],
    ['a role about the status of its own namespace', { ...ROLE, resource: 'namespaces/status', verbs: ['get', 'patch'] }],
    ['a role that lets cluster roles be bound in its namespace', { ...ROLE, apiGroup: RBAC, resource: 'clusterroles', verbs: ['bind'], resourceNames: ['view'] }],
    ['names on the create of a subresource', { ...ROLE, resource: 'pods/exec', verbs: ['create'], resourceNames: ['a'] }],
    ['a named create that is meant for server-side apply', { ...ROLE, verbs: ['create', 'patch'], resourceNames: ['a'], serverSideApply: true }],
    ['names on list and watch', { ...ROLE, verbs: ['list', 'watch'], resourceNames: ['a'] }],
    ['finalizers of whatever kind', { ...ROLE, resource: 'configmaps/finalizers', verbs: ['update'] }],
    ['what the admission of OpenShift asks', { ...ROLE, resource: 'endpoints/restricted', verbs: ['create'] }],
    ['all resources', { ...ROLE, resource: '*', verbs: ['*'] }],
    ['a subresource of all resources', { ...ROLE, resource: '*/scale' }],
    ['a resource in all groups', { ...ROLE, apiGroup: '*' }],
    ['an unknown resource of an unknown group', { ...ROLE, apiGroup: 'example.com', resource: 'widgets', verbs: ['use'] }],
    ['a resource of another group by the name of a known one', { ...ROLE, apiGroup: 'metrics.k8s.io', resource: 'pods', verbs: ['list'] }],
    ['an unknown resource of a known group', { ...ROLE, apiGroup: 'argoproj.io', resource: 'rollouts' }],
    ['a service account that may be impersonated', { ...ROLE, resource: 'serviceaccounts', verbs: ['impersonate'], resourceNames: ['a'] }],
    ['constrained impersonation', { ...CLUSTER_ROLE, apiGroup: AUTHENTICATION, resource: 'users', verbs: ['impersonate:user-info'], resourceNames: ['jane'] }],
    ['constrained impersonation of the own node', {
      ...CLUSTER_ROLE, apiGroup: AUTHENTICATION, resource: 'nodes', verbs: ['impersonate:associated-node'], resourceNames: ['*'],
    }],
    ['requests under constrained impersonation', { ...ROLE, verbs: ['impersonate-on:user-info:list'] }],
    ['the device status of a driver', {
      ...ROLE, apiGroup: 'resource.k8s.io', resource: 'resourceclaims/driver', verbs: ['associated-node:update'], resourceNames: ['gpu.example.com'],
    }],
  ])('%s', (_, grant) => {
    expect(deadGrantIssues(grant)).toEqual([]);
  });
});

describe('in code, what the catalogue does not know must look like a resource', () => {
  test.each<[string, RawGrant, string[]]>([
    ['a group without a dot', { ...ROLE, apiGroup: 'example', resource: 'widgets' }, [
      'apiGroups: error[grant/invalid-definition]: "example" isn\'t the API group of a custom resource. Use a domain with at least one '
      + 'dot, for example "example.com".',
    ]],
    ['a plural with a space', { ...ROLE, apiGroup: 'example.com', resource: 'my widgets' }, [
      'resources: error[grant/invalid-definition]: "my widgets" isn\'t a valid resource. Use only lower-case letters, digits and "-", '
      + 'begin with a letter, and end with a letter or digit.',
    ]],
    ['an empty plural', { ...ROLE, resource: '' }, [
      'resources: error[dead-grant/unknown-resource]: A resource is empty. Name the plural, for example "pods".',
    ]],
    ['a wildcard', { ...ROLE, apiGroup: 'example.com', resource: '*' }, [
      'resources: error[grant/unexpected-wildcard]: "*" has a star. Grant wildcards with WildcardGrant, which takes a reason.',
    ]],
    ['a known resource', ROLE, []],
    ['a resource of one\'s own', { ...ROLE, apiGroup: 'example.com', resource: 'widgets' }, []],
    ['a dead grant', { ...ROLE, resource: 'Pod' }, [
      'resources: error[dead-grant/unknown-resource]: "Pod" is a kind, not a resource. Name the plural, "pods".',
    ]],
  ])('%s', (_, grant, faults) => {
    expect(issueLines(authoringIssues(grant))).toEqual(faults);
  });
});
