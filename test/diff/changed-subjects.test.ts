import { EffectiveAccess } from '../../lib/access/effective-access';
import { readAccessObjects } from '../../lib/access/read-access-objects';
import { changedSubjects } from '../../lib/diff/changed-subjects';
import { parseManifests } from '../../lib/manifests/parse-manifests';
import { KnownDocuments } from '../../lib/manifests/yaml-text';
import { binding, role } from '../access/access-texts';

/** The first document has no line end before it. */
const FIRST = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: web }\n---';

/** The subjects that differ in two states, which have the documents of the same text in common. */
function changed(before: readonly string[], after: readonly string[], versions: readonly (string | undefined)[] = []): string[] | undefined {
  const known: KnownDocuments = new Map();
  const [old, now] = [before, after].map((texts, state) => new EffectiveAccess(
    readAccessObjects(parseManifests({ file: '-', text: [FIRST, ...texts].join('') }, known).objects).objects, { kubernetesVersion: versions[state] },
  ));
  const subjects = changedSubjects(old, now);
  return subjects && [...subjects].sort();
}

const OTHER = [role('web/reader', 'get pods'), binding('web', 'Role reader', 'ServiceAccount web/app')];
const BOUND = binding('ci', 'Role deployer', 'ServiceAccount ci/deployer', 'User ann');
const DEPLOYER = role('ci/deployer', 'get pods');
const BEFORE = [...OTHER, DEPLOYER, BOUND];
const SUBJECTS = ['ServiceAccount ci/deployer', 'User ann'];

const SIMPLE: readonly [name: string, before: readonly string[], after: readonly string[], subjects: readonly string[]][] = [
  ['nothing', BEFORE, BEFORE, []],
  ['the order', BEFORE, [DEPLOYER, BOUND, ...OTHER], []],
  ['a rule that is added', BEFORE, [...OTHER, role('ci/deployer', 'get pods', 'update endpoints'), BOUND], SUBJECTS],
  ['a rule that is removed', [...OTHER, role('ci/deployer', 'get pods', 'update endpoints'), BOUND], BEFORE, SUBJECTS],
  ['a rule next to one that is not simple', [...OTHER, role('ci/deployer', 'get pods/log'), BOUND], [...OTHER, role('ci/deployer', 'get pods/log', 'get pods'), BOUND], SUBJECTS],
  ['a binding that is added', BEFORE, [...BEFORE, binding('ci', 'Role deployer', 'User bob')], ['User bob']],
  ['a binding that is removed', [...BEFORE, binding('ci', 'Role deployer', 'User bob')], BEFORE, ['User bob']],
  ['a role that a binding names already', [...OTHER, BOUND], BEFORE, SUBJECTS],
];

test.each(SIMPLE)('%s is a simple difference', (_name, before, after, subjects) => {
  expect(changed(before, after)).toEqual(subjects);
});

const withRule = (rule: string) => [...OTHER, role('ci/deployer', 'get pods', rule), BOUND];
const labelled = (text: string, metadata: string) => text.replace('metadata: {', `metadata: { ${metadata},`);
const URLS = `${binding(undefined, 'ClusterRole urls', 'User ann')}${role('urls', 'get /metrics')}`;
const AGGREGATED = '\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: all }\naggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: b } }] }\n---';

const OTHERS: readonly [name: string, before: readonly string[], after: readonly string[]][] = [
  ['a rule with a name', BEFORE, withRule('get pods named web')],
  ['a verb that is no operation', BEFORE, withRule('impersonate users')],
  ['every verb', BEFORE, withRule('* pods')],
  ['every resource', BEFORE, withRule('get *')],
  ['every group', BEFORE, withRule('get pods of *')],
  ['a part of an object', BEFORE, withRule('update widgets/status of example.com')],
  ['a URL', [...BEFORE, URLS], [...BEFORE, URLS.replace('/metrics', '/version')]],
  ['the access of a group', BEFORE, [...BEFORE, binding('ci', 'Role deployer', 'Group dev')]],
  ['a binding to a role that is not simple', [...BEFORE, role('ci/logs', 'get pods/log')], [...BEFORE, role('ci/logs', 'get pods/log'), binding('ci', 'Role logs', 'User ann')]],
  ['a role next to one that is aggregated', [...BEFORE, AGGREGATED], [...withRule('get nodes'), AGGREGATED]],
  ['a role that Kubernetes selects', BEFORE, [...BEFORE, labelled(role('more', 'get pods'), 'labels: { rbac.authorization.k8s.io/aggregate-to-view: "true" }')]],
  ['a role where a rule names roles to bind', [...BEFORE, role('binds', 'bind clusterroles of rbac.authorization.k8s.io named a')],
    [...withRule('get nodes'), role('binds', 'bind clusterroles of rbac.authorization.k8s.io named a')]],
  ["a role of Kubernetes' own name", BEFORE, [...BEFORE, role('view', 'get pods')]],
  ['another object', BEFORE, [...BEFORE, '\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: deployer, namespace: ci }\n---']],
];

test.each(OTHERS)('%s is not, and neither is its removal', (_name, before, after) => {
  expect([changed(before, after), changed(after, before)]).toEqual([undefined, undefined]);
});

test('another version of Kubernetes is not', () => {
  expect(changed(BEFORE, BEFORE, ['1.36', '1.37'])).toBeUndefined();
});
