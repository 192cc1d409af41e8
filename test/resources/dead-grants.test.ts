import { authoringFaults, deadGrantFaults } from '../../lib/resources/dead-grants';
import { RawGrant } from '../../lib/resources/dead-grants/raw-grant';
import { ResourceScope } from '../../lib/resources/resource-info';

const { NAMESPACED, CLUSTER } = ResourceScope;

const ROLE = { apiGroup: '', resource: 'pods', verbs: ['get'], roleScope: NAMESPACED };
const CLUSTER_ROLE = { ...ROLE, roleScope: CLUSTER };
const RBAC = 'rbac.authorization.k8s.io';
const CERTIFICATES = 'certificates.k8s.io';
const AUTHENTICATION = 'authentication.k8s.io';

describe('what can never match is told, and how to mend it', () => {
  test.each<[string, RawGrant, string[]]>([
    ['the group written as core', { ...ROLE, apiGroup: 'core' }, [
      '"core" is no API group: rules write the core group as the empty text "".',
    ]],
    ['the version of the core group', { ...ROLE, apiGroup: 'v1' }, [
      '"v1" is no API group: rules write the core group as the empty text "".',
    ]],
    ['a group with its version', { ...ROLE, apiGroup: 'apps/v1', resource: 'deployments' }, [
      '"apps/v1" is an API version: rules name the group without version, "apps".',
    ]],
    ['a group in upper case', { ...ROLE, apiGroup: 'Example.com', resource: 'widgets' }, [
      'The API group "Example.com" has upper-case letters: groups are in lower case, "example.com".',
    ]],
    ['half a group', { ...ROLE, apiGroup: 'rbac', resource: 'roles' }, [
      'There is no API group "rbac": its whole name is "rbac.authorization.k8s.io".',
    ]],
    ['a kind', { ...ROLE, resource: 'Pod' }, [
      '"Pod" is no resource but a kind: a rule names the plural, "pods".',
    ]],
    ['a singular', { ...ROLE, apiGroup: 'argoproj.io', resource: 'workflow' }, [
      '"workflow" is no resource but a singular: a rule names the plural, "workflows".',
    ]],
    ['a short name', { ...ROLE, resource: 'cm' }, [
      '"cm" is no resource but a short name: a rule names the plural, "configmaps".',
    ]],
    ['mixed case', { ...ROLE, resource: 'configMaps' }, [
      '"configMaps" is no resource but one with other letters: a rule names the plural, "configmaps".',
    ]],
    ['mixed case of an unknown resource', { ...ROLE, apiGroup: 'example.com', resource: 'Widgets' }, [
      'The resource "Widgets" has upper-case letters: a rule names the plural in lower case, as `kubectl api-resources` shows it.',
    ]],
    ['a kind of another group', { ...ROLE, resource: 'Deployment' }, [
      '"Deployment" is no resource but a kind: a rule names the plural, "deployments" of the API group "apps".',
    ]],
    ['a resource of another group', { ...ROLE, resource: 'deployments' }, [
      'The core group has no resource "deployments": it is one of the API group "apps".',
    ]],
    ['a resource of the core group in another one', { ...ROLE, apiGroup: 'apps' }, [
      'The API group "apps" has no resource "pods": it is one of the core group.',
    ]],
    ['a subresource that does not exist', { ...ROLE, apiGroup: 'apps', resource: 'deployments/log' }, [
      '"deployments" has no subresource "log": it has finalizers, scale and status.',
    ]],
    ['a subresource where none exists', { ...ROLE, resource: 'limitranges/status' }, [
      '"limitranges" has no subresource "status": it has none.',
    ]],
    ['a slash without subresource', { ...ROLE, resource: 'pods/' }, [
      '"pods/" ends in a slash: name the subresource after it, or leave it out.',
    ]],
    ['all subresources of a resource', { ...ROLE, resource: 'pods/*' }, [
      '"pods/*" is only text, no pattern: name each subresource that is needed.',
    ]],
    ['all subresources of all resources', { ...ROLE, resource: '*/*' }, [
      '"*/*" is only text, no pattern: name each subresource that is needed.',
    ]],
    ['the key of a user extra in upper case', { ...CLUSTER_ROLE, apiGroup: AUTHENTICATION, resource: 'userextras/Scopes', verbs: ['impersonate'] }, [
      'The key "Scopes" of "userextras" has upper-case letters: keys are in lower case, "scopes".',
    ]],
    ['no verb', { ...ROLE, verbs: [] }, [
      'No verb is granted on "pods": name at least one.',
    ]],
    ['a verb that the subresource does not serve', { ...ROLE, resource: 'pods/log', verbs: ['get', 'list'] }, [
      '"pods/log" does not serve the verb "list": it serves get.',
    ]],
    ['a verb that no request carries', { ...ROLE, resource: 'bindings', verbs: ['read'] }, [
      '"bindings" does not serve the verb "read": it serves create.',
    ]],
    ['a verb on finalizers', { ...ROLE, resource: 'configmaps/finalizers', verbs: ['get'] }, [
      '"configmaps/finalizers" does not serve the verb "get": it serves update.',
    ]],
    ['a verb in upper case', { ...ROLE, verbs: ['GET'] }, [
      'The verb "GET" has upper-case letters: verbs are in lower case, "get".',
    ]],
    ['bind on bindings', { ...ROLE, apiGroup: RBAC, resource: 'rolebindings', verbs: ['bind'] }, [
      'The verb "bind" means nothing on "rolebindings": it is for clusterroles and roles.',
    ]],
    ['impersonate on roles', { ...ROLE, apiGroup: RBAC, resource: 'roles', verbs: ['impersonate'] }, [
      'The verb "impersonate" means nothing on "roles": it is for groups, serviceaccounts, users, uids and userextras/KEY.',
    ]],
    ['approve on requests', { ...CLUSTER_ROLE, apiGroup: CERTIFICATES, resource: 'certificatesigningrequests', verbs: ['approve'] }, [
      'The verb "approve" means nothing on "certificatesigningrequests": it is for signers.',
    ]],
    ['a resource of the cluster in a Role', { ...ROLE, resource: 'nodes', verbs: ['get', 'list'] }, [
      '"nodes" belongs to the cluster, not to a namespace: a role grants nothing on it. Grant get and list in a cluster role.',
    ]],
    ['more on namespaces than a Role grants', { ...ROLE, resource: 'namespaces', verbs: ['get', 'list', 'create'] }, [
      '"namespaces" belongs to the cluster, not to a namespace: a role grants nothing on it. Grant list and create in a cluster role.',
    ]],
    ['more on cluster roles than a Role grants', { ...ROLE, apiGroup: RBAC, resource: 'clusterroles', verbs: ['bind', 'escalate'] }, [
      '"clusterroles" belongs to the cluster, not to a namespace: a role grants nothing on it. Grant escalate in a cluster role.',
    ]],
    ['names on create and deletecollection', { ...ROLE, verbs: ['get', 'create', 'deletecollection'], resourceNames: ['a'] }, [
      'Requests to create and deletecollection "pods" carry no name, so that a grant with names never matches them: '
      + 'grant create and deletecollection without names.',
    ]],
    ['an empty list of names', { ...ROLE, resourceNames: [] }, [
      'The list of names for "pods" is empty, which Kubernetes reads as every name: give names, or leave the list out.',
    ]],
    ['a control character', { ...ROLE, resourceNames: ['a\nb'] }, [
      'The name "a\\nb" has a character that can\'t be seen: take it out.',
    ]],
    ['control characters everywhere', { apiGroup: '\t', resource: 'po\u0000ds', verbs: ['get\r'], roleScope: NAMESPACED }, [
      'The API group "\\t" has a character that can\'t be seen: take it out.',
      'The resource "po\\u0000ds" has a character that can\'t be seen: take it out.',
      'The verb "get\\r" has a character that can\'t be seen: take it out.',
    ]],
    ['several faults at once', { ...ROLE, resource: 'nodes/metrics', verbs: ['list'], resourceNames: ['*'] }, [
      '"nodes/metrics" does not serve the verb "list": it serves get.',
      '"nodes/metrics" belongs to the cluster, not to a namespace: a role grants nothing on it. Grant list in a cluster role.',
      'A star in a name is only text, no pattern: give each name of "nodes/metrics" in the place of "*".',
    ]],
  ])('%s', (_, grant, faults) => {
    expect(deadGrantFaults(grant)).toEqual(faults);
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
    expect(deadGrantFaults(grant)).toEqual([]);
  });
});

describe('in code, what the catalogue does not know must look like a resource', () => {
  test.each<[string, RawGrant, string[]]>([
    ['a group without a dot', { ...ROLE, apiGroup: 'example', resource: 'widgets' }, [
      '"example" is no API group: the group of a custom resource is a domain with at least one dot, for example "example.com".',
    ]],
    ['a plural with a space', { ...ROLE, apiGroup: 'example.com', resource: 'my widgets' }, [
      '"my widgets" is no resource: the plural has lower-case letters, digits and "-", and begins with a letter.',
    ]],
    ['an empty plural', { ...ROLE, resource: '' }, ['A resource is empty: name the plural, for example "pods".']],
    ['a wildcard', { ...ROLE, apiGroup: 'example.com', resource: '*' }, [
      'A star stands in "example.com" "*": wildcards are granted with WildcardGrant, which takes a reason.',
    ]],
    ['a known resource', ROLE, []],
    ['a resource of one\'s own', { ...ROLE, apiGroup: 'example.com', resource: 'widgets' }, []],
    ['a dead grant', { ...ROLE, resource: 'Pod' }, ['"Pod" is no resource but a kind: a rule names the plural, "pods".']],
  ])('%s', (_, grant, faults) => {
    expect(authoringFaults(grant)).toEqual(faults);
  });
});
