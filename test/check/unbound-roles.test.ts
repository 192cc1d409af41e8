import { readAccessObjects } from '../../lib/access/read-access-objects';
import { withUnboundRoles } from '../../lib/check/unbound-roles';
import { parseManifests } from '../../lib/manifests/parse-manifests';

const cluster = (name: string, more = '') => `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: ${name}}, rules: [], ${more}}`;
const labelled = (name: string, label: string) => cluster(`${name}, labels: {${label}}`);
const role = (name: string) => `{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: ${name}, namespace: argo}, rules: []}`;
const binding = (kind: string, name: string) => '{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: b, namespace: argo}, '
  + `roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: ${name}}, subjects: [{kind: ServiceAccount, name: s, namespace: argo}]}`;
const SELECTING = 'aggregationRule: {clusterRoleSelectors: [{matchLabels: {team: a}}]}';

test.each<[string, string[], string[]]>([
  ['a role that is bound', [role('a'), binding('Role', 'a')], []],
  ['a role that nothing binds', [role('a'), binding('Role', 'b')], ['Role a']],
  ['a cluster role of the name of a role that is bound', [cluster('a'), role('a'), binding('Role', 'a')], ['ClusterRole a']],
  ['a role that a bound one aggregates', [cluster('all', SELECTING), labelled('part', 'team: a'), labelled('other', 'team: b'), binding('ClusterRole', 'all')], ['ClusterRole other']],
  ['a role that another one aggregates, which nothing binds', [cluster('all', SELECTING), labelled('part', 'team: a')], ['ClusterRole all']],
  ['a role that aggregates itself', [cluster('all', SELECTING).replace('name: all', 'name: all, labels: {team: a}')], ['ClusterRole all']],
  ['a role for the aggregation of Kubernetes', [labelled('part', 'rbac.authorization.k8s.io/aggregate-to-edit: "true"')], []],
])('%s', (_, documents, expected) => {
  const { objects } = readAccessObjects(parseManifests({ file: '-', text: documents.join('\n---\n') }).objects);
  expect(withUnboundRoles(objects, 'argo').unbound.map(({ role: { kind, name } }) => `${kind} ${name}`)).toEqual(expected);
});
