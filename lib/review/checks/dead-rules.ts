import { Check } from './check';
import { kubernetes } from './references';
import { Severity } from './severity';

const RESOURCES = kubernetes('Referring to resources', 'reference/access-authn-authz/rbac/#referring-to-resources');

/** A check of the rules of a role, which has the same severity wherever the role is bound. */
function ofRole(severity: Severity, check: Omit<Check, 'severity' | 'condition' | 'sureness'> & { readonly finds: string }): Check {
  const { finds, ...rest } = check;
  return { ...rest, severity: { cluster: severity, namespaced: severity }, condition: { kind: 'state', text: finds }, sureness: 'certain' };
}

/** Rules that grant nothing, or not what they seem to. They are never counted as a risk. */
export const DEAD_RULE_CHECKS: readonly Check[] = [
  ofRole('medium', {
    id: 'H1',
    title: 'Create or delete a collection by name',
    finds: 'A rule with names has `create` on a resource, which no rule without names grants, or `deletecollection`.',
    why: 'A create request has no name, so the rule allows none, except the check inside a server-side apply or a PUT of a new object. A deletecollection never has a name.',
    remedy: 'Grant the verb in a rule without names.',
    references: [RESOURCES],
  }),
  ofRole('low', {
    id: 'H2',
    title: 'List or watch by name',
    finds: 'A rule with names has `list` or `watch`.',
    why: 'Only a request with the field selector metadata.name has a name. Caches of controllers, those of Argo Workflows among them, don\'t send it.',
    remedy: 'Grant get on the names, or list and watch without names.',
    references: [RESOURCES],
  }),
  ofRole('medium', {
    id: 'H3',
    title: 'Star for subresources',
    finds: 'A resource ends in `/*`, or has a star within a word.',
    why: 'Only `*` and `*/SUBRESOURCE` are wildcards. Any other star is an ordinary character, and no resource has it in its name.',
    remedy: 'Name each subresource.',
    references: [RESOURCES],
  }),
  ofRole('medium', {
    id: 'H4',
    title: 'Not the API group',
    finds: 'An API group is written as `core`, as a version, or with a version, or a resource is written with a group that doesn\'t have it though another one does.',
    why: 'The core group is the empty text, and a rule has groups without versions. No request matches.',
    remedy: 'Write the group as `kubectl api-resources` has it before the slash.',
    references: [RESOURCES],
  }),
  ofRole('medium', {
    id: 'H5',
    title: 'Not a resource',
    finds: 'A resource is written as a kind, a singular, a short name, in upper case, or otherwise misspelled.',
    why: 'Requests have the plural in lower case, so no request matches.',
    remedy: 'Write the plural in lower case.',
    references: [RESOURCES],
  }),
  ofRole('low', {
    id: 'H6',
    title: 'Verb that isn\'t served',
    finds: 'A resource of the catalogue doesn\'t serve the verb, or has no such subresource.',
    why: 'No request has it. Still, a user who isn\'t an administrator can\'t install the role without holding it.',
    remedy: 'Remove the verb.',
    references: [kubernetes('Request verbs', 'reference/access-authn-authz/authorization/#determine-the-request-verb')],
  }),
  ofRole('medium', {
    id: 'H7',
    title: 'Special verb on another resource',
    finds: 'A verb such as `bind`, `escalate`, `impersonate`, `approve`, `sign`, `attest` or `use` is on a resource for which no component checks it.',
    why: 'It grants nothing, but a reader may consider it dangerous, or a protection.',
    remedy: 'Grant it on the resource that it is for, or remove it.',
    references: [kubernetes('Request verbs', 'reference/access-authn-authz/authorization/#determine-the-request-verb')],
  }),
  ofRole('medium', {
    id: 'H8',
    title: 'Cluster-scoped resource in a namespace',
    finds: 'A rule on cluster-scoped resources, or on URLs, is bound in namespaces only.',
    why: 'Requests for them have no namespace, so a RoleBinding allows none of them. Exceptions are the namespace itself, and `bind` on cluster roles.',
    remedy: 'Bind it with a ClusterRoleBinding, or remove it.',
    references: [kubernetes('RoleBinding and ClusterRoleBinding', 'reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding')],
  }),
  ofRole('medium', {
    id: 'H9',
    title: 'Pattern as a name',
    finds: 'A name has a star or another character that no name of the resource has.',
    why: 'Names are compared as they are. No object has this one.',
    remedy: 'Write each name.',
    references: [RESOURCES],
  }),
  ofRole('high', {
    id: 'H10',
    title: 'Empty names',
    finds: '`resourceNames` is there and empty, or has an empty name.',
    why: 'An empty list means every name. An empty name lets requests without a name through, a list and a create among them, and nothing else.',
    remedy: 'Write the names. To mean every name, remove the list.',
    references: [RESOURCES],
  }),
  ofRole('low', {
    id: 'H11',
    title: 'Group that doesn\'t serve the resource any more',
    finds: 'A resource is granted in an API group that has no longer been serving it since before Kubernetes 1.27, such as `extensions`.',
    why: 'No request matches.',
    remedy: 'Remove the group, and name the one that serves the resource.',
    references: [kubernetes('Deprecated API migration guide', 'reference/using-api/deprecation-guide/')],
  }),
  ofRole('info', {
    id: 'H12',
    title: 'Rule that another one covers',
    finds: 'All that a rule grants is granted by other rules of the role.',
    why: 'It changes nothing, but a reader of the role may think that it does.',
    remedy: 'Remove the rule.',
    references: [RESOURCES],
  }),
  ofRole('info', {
    id: 'H13',
    title: 'Repeated entry',
    finds: 'A list of a rule has an entry twice, or another entry in addition to `*`.',
    why: 'It changes nothing.',
    remedy: 'Leave one.',
    references: [RESOURCES],
  }),
  ofRole('medium', {
    id: 'H14',
    title: 'URL that no request has',
    finds: 'A URL doesn\'t begin with a slash, or has a star before its end.',
    why: 'Only a star at the end is a wildcard. No request matches.',
    remedy: 'Write the path, or a prefix of it with a star at the end.',
    references: [RESOURCES],
  }),
  ofRole('medium', {
    id: 'H15',
    title: 'Half of a constrained impersonation',
    finds: 'A subject\'s rules have `impersonate:MODE` without `impersonate-on:MODE:…`, or the other way; or one of them in the core group.',
    why: 'The API server requires both.',
    remedy: 'Grant both halves, the first one in the group authentication.k8s.io, or remove what is there.',
    references: [kubernetes('Constrained impersonation', 'reference/access-authn-authz/user-impersonation/#constrained-impersonation')],
  }),
  ofRole('low', {
    id: 'H16',
    title: 'Escalate by name without a write',
    finds: '`escalate` is granted on names that may neither be updated nor patched.',
    why: 'The API server checks the verb for an update or patch, which names the role. A create has no name, so names don\'t match it.',
    remedy: 'Remove the verb.',
    references: [kubernetes('Privilege escalation prevention and bootstrapping', 'reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping')],
  }),
  ofRole('medium', {
    id: 'H17',
    title: 'Rules next to an aggregation',
    finds: 'A cluster role has an `aggregationRule` and rules of its own.',
    why: 'The controller replaces the rules once a selected role has one. Until then they stay in force.',
    remedy: 'Move the rules into a cluster role that is selected.',
    references: [kubernetes('Aggregated ClusterRoles', 'reference/access-authn-authz/rbac/#aggregated-clusterroles')],
  }),
  ofRole('medium', {
    id: 'H18',
    title: 'Binding in a namespace that grants nothing',
    finds: 'A RoleBinding names a cluster role whose rules are all on cluster-scoped resources or on URLs.',
    why: 'Requests for them have no namespace, so a RoleBinding allows none of them.',
    remedy: 'Use a ClusterRoleBinding, or delete it.',
    references: [kubernetes('RoleBinding and ClusterRoleBinding', 'reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding')],
    folds: ['H8'],
  }),
  ofRole('high', {
    id: 'H19',
    title: 'Rejected by the API server',
    finds: 'An object isn\'t valid: a rule without verbs, a URL in a Role, a roleRef of the wrong kind or group, an account without a namespace in a ClusterRoleBinding. The review doesn\'t judge its access.',
    why: 'It can\'t be applied, so its access is missing.',
    remedy: 'Correct the field that the message names.',
    references: [kubernetes('ClusterRole', 'reference/kubernetes-api/authorization-resources/cluster-role-v1/')],
    acknowledgeable: false,
  }),
  ofRole('medium', {
    id: 'H20',
    title: 'Object that is there twice',
    finds: 'The input has an object twice, with different content. The command reports it as a warning.',
    why: 'kubectl applies both, so the last one counts. Other tools take the first.',
    remedy: 'Remove one of them.',
    references: [kubernetes('Declarative management', 'tasks/manage-kubernetes-objects/declarative-config/')],
  }),
];
