import { Check } from './check';
import { probes } from './probe';
import { cis, goodPractice, kubernetes } from './references';
import { WRITE } from './verbs';
import { RBAC_API_GROUP } from '../../rbac/rbac-api-group';

const WILDCARDS = goodPractice('Least privilege', 'least-privilege');
const ESCALATION = kubernetes('Privilege escalation prevention and bootstrapping', 'reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping');

const WRITES_OF_ROLE_BINDINGS = probes(WRITE, RBAC_API_GROUP, ['rolebindings']);

/** Writes of bindings that something else makes critical. What is held in a namespace isn't enough for a cluster role binding. */
export const BINDING_WRITES = [...WRITES_OF_ROLE_BINDINGS, ...probes(WRITE, RBAC_API_GROUP, ['clusterrolebindings'], { severity: { cluster: 'critical' } })];
export const ROLE_WRITES = probes(WRITE, RBAC_API_GROUP, ['roles', 'clusterroles']);
export const BINDS = probes(['bind'], RBAC_API_GROUP, ['roles', 'clusterroles']);
export const ESCALATES = probes(['escalate'], RBAC_API_GROUP, ['roles', 'clusterroles']);

/** Wildcards, and subjects that can grant more than they have. */
export const ROLE_WRITE_CHECKS: readonly Check[] = [
  {
    id: 'A1',
    title: 'Every verb on every resource',
    severity: { cluster: 'critical', namespaced: 'critical' },
    condition: { kind: 'state', text: 'The verb `*` is granted on the resource `*` of the API group `*`.' },
    why: 'The subject may do everything there. In the whole cluster it is an administrator.',
    remedy: 'Grant the verbs and resources that are used. `argo-rbac tailor` finds them in an audit log. Until then, bind the role in the one namespace that needs it.',
    references: [cis('5.1.3'), cis('5.1.1'), WILDCARDS],
    sureness: 'certain',
  },
  {
    id: 'A2',
    title: 'Every verb on a resource',
    severity: { cluster: 'high', namespaced: 'medium' },
    condition: { kind: 'state', text: 'The verb `*` is granted on a resource, or on `*` of one API group that neither Kubernetes nor Argo Workflows serves.' },
    why: 'The star includes verbs with effects of their own, such as `deletecollection`, `escalate` or `impersonate-on:…`, and verbs that a later version adds.',
    remedy: 'List the verbs that are used.',
    references: [cis('5.1.3'), WILDCARDS],
    sureness: 'certain',
  },
  {
    id: 'A3',
    title: 'Every resource of an API group',
    severity: { cluster: 'critical', namespaced: 'high' },
    condition: { kind: 'state', text: 'The resource `*` is granted in the API group `*`, or in one of Kubernetes or Argo Workflows.' },
    why: 'The star includes resources that the author of the rule may not intend, such as Secrets and every subresource, and resources that a later version adds.',
    remedy: 'List the resources that are used. Name Secrets only if they are needed.',
    references: [cis('5.1.3'), WILDCARDS],
    sureness: 'certain',
  },
  {
    id: 'A4',
    title: 'Every API group',
    severity: { cluster: 'medium', namespaced: 'low' },
    condition: { kind: 'state', text: 'A resource is granted in the API group `*`.' },
    why: 'It is the same as the one group today, and more as soon as a resource of that name is installed in another group.',
    remedy: 'Name the API group that serves the resource.',
    references: [cis('5.1.3'), WILDCARDS],
    sureness: 'certain',
  },
  {
    id: 'A5',
    title: 'Escalate roles',
    severity: { cluster: 'critical', namespaced: 'critical' },
    condition: { kind: 'state', text: '`escalate` is granted on roles or cluster roles: on all, or on names that may be updated or patched, too.' },
    why: 'Without this verb, the API server doesn\'t let a subject write a role with more than the subject holds. Names limit the verb for updates only, because a create has no name.',
    remedy: 'Remove the verb. If an installer needs it, bind the role for the time of the installation.',
    references: [cis('5.1.8'), goodPractice('Escalate verb', 'escalate-verb'), ESCALATION],
    sureness: 'certain',
    folds: ['A9', 'A12'],
  },
  {
    id: 'A6',
    title: 'Bind roles',
    severity: { cluster: 'critical', namespaced: 'high' },
    condition: { kind: 'probes', all: [BINDS] },
    why: 'Without this verb, the API server doesn\'t let a subject bind a role with more than the subject holds. In a namespace, the verb also applies to cluster roles.',
    remedy: 'Name the roles that may be bound, for example `resourceNames: [view]`.',
    references: [cis('5.1.8'), goodPractice('Bind verb', 'bind-verb'), ESCALATION],
    sureness: 'certain',
  },
  {
    id: 'A7',
    title: 'Write bindings',
    severity: { cluster: 'medium', namespaced: 'low' },
    condition: { kind: 'probes', all: [[...WRITES_OF_ROLE_BINDINGS, ...probes(WRITE, RBAC_API_GROUP, ['clusterrolebindings'], { severity: { cluster: 'medium' } })]] },
    why: 'The subject passes on what it holds, and nothing else: without `bind`, the API server rejects a binding that grants more.',
    remedy: 'Leave it for an operator that passes on its own access. Otherwise remove the verbs.',
    references: [ESCALATION],
    sureness: 'certain',
  },
  {
    id: 'A8',
    title: 'Bind any role to anybody',
    severity: { cluster: 'critical', namespaced: 'critical' },
    condition: { kind: 'state', text: 'Bindings may be written, and `bind` is granted on roles or cluster roles; or bindings and roles may be written, and `escalate` is granted on roles.' },
    why: 'The subject gives itself any role: in the whole cluster that is cluster-admin, in a namespace that is admin of it.',
    remedy: 'Name the roles that may be bound, for example `resourceNames: [view]` for the verb bind.',
    references: [cis('5.1.8'), goodPractice('Bind verb', 'bind-verb'), ESCALATION],
    sureness: 'certain',
    folds: ['A5', 'A6', 'A7', 'A9', 'A12'],
  },
  {
    id: 'A9',
    title: 'Write roles',
    severity: { cluster: 'medium', namespaced: 'low' },
    condition: { kind: 'probes', all: [ROLE_WRITES] },
    why: 'The subjects of the role get what the writer adds to it, but no more than the writer holds: without `escalate`, the API server rejects more.',
    remedy: 'Leave it for an operator that passes on its own access. Otherwise remove the verbs.',
    references: [ESCALATION],
    sureness: 'certain',
    folds: ['A12'],
  },
  {
    id: 'A12',
    title: 'Write cluster roles that others aggregate',
    severity: { cluster: 'high' },
    condition: { kind: 'state', text: 'Cluster roles may be written that an aggregated role selects, and `escalate` is granted; without it, A9 says it.' },
    why: 'Every subject of the aggregated role, for example of edit, gets what is written.',
    remedy: 'Name the cluster roles.',
    references: [kubernetes('Aggregated ClusterRoles', 'reference/access-authn-authz/rbac/#aggregated-clusterroles')],
    sureness: 'certain',
  },
];
