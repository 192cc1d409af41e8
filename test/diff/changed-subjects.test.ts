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

const withRule = (rule: string) => [...OTHER, role('ci/deployer', 'get pods', rule), BOUND];
const labelled = (text: string, metadata: string) => text.replace('metadata: {', `metadata: { ${metadata},`);
const URLS = `${binding(undefined, 'ClusterRole urls', 'User ann')}${role('urls', 'get /metrics')}`;
const AGGREGATED = '\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: all }\naggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: b } }] }\n---';
const GROUP = binding('web', 'Role reader', 'Group system:serviceaccounts:ci');
const BINDS = (name: string) => role('binds', `bind clusterroles of rbac.authorization.k8s.io named ${name}`);
const MORE = role('more', 'get pods');
const BOUND_MORE = binding('ci', 'ClusterRole more', 'User bob');

const SIMPLE: readonly [name: string, before: readonly string[], after: readonly string[], subjects: readonly string[]][] = [
  ['nothing', BEFORE, BEFORE, []],
  ['the order', BEFORE, [DEPLOYER, BOUND, ...OTHER], []],
  ['a rule that is added', BEFORE, [...OTHER, role('ci/deployer', 'get pods', 'update endpoints'), BOUND], SUBJECTS],
  ['a rule that is removed', [...OTHER, role('ci/deployer', 'get pods', 'update endpoints'), BOUND], BEFORE, SUBJECTS],
  ['a rule next to one that is not simple', [...OTHER, role('ci/deployer', 'get *'), BOUND], [...OTHER, role('ci/deployer', 'get *', 'get pods'), BOUND], SUBJECTS],
  ['a rule with a name', BEFORE, withRule('get secrets named web'), SUBJECTS],
  ['a part of an object', BEFORE, withRule('get pods/log'), SUBJECTS],
  ['a URL', [...BEFORE, URLS], [...BEFORE, URLS.replace('/metrics', '/version')], ['User ann']],
  ['a binding to a group whose members nothing names', BEFORE, [...BEFORE, binding('ci', 'Role deployer', 'Group dev')], ['Group dev']],
  ['a binding to a group whose members others name', BEFORE, [...BEFORE, GROUP], ['Group system:serviceaccounts:ci', 'ServiceAccount ci/deployer']],
  ['a role next to one that is aggregated', [...BEFORE, AGGREGATED], [...withRule('get nodes'), AGGREGATED], SUBJECTS],
  ['a role where a rule names another one to bind', [...BEFORE, BINDS('a')], [...withRule('get nodes'), BINDS('a')], SUBJECTS],
  ['a binding that is added', BEFORE, [...BEFORE, binding('ci', 'Role deployer', 'User bob')], ['User bob']],
  ['a binding that is removed', [...BEFORE, binding('ci', 'Role deployer', 'User bob')], BEFORE, ['User bob']],
  ['a role that a binding names already', [...OTHER, BOUND], BEFORE, SUBJECTS],
];

test.each(SIMPLE)('%s is a simple difference', (_name, before, after, subjects) => {
  expect(changed(before, after)).toEqual(subjects);
});

const OTHERS: readonly [name: string, before: readonly string[], after: readonly string[]][] = [
  ['a name of a pod', BEFORE, withRule('get pods named web')],
  ['a name of a pod whose part is read', BEFORE, withRule('get pods/log named web')],
  ['a verb that is no operation', BEFORE, withRule('impersonate users')],
  ['every verb', BEFORE, withRule('* pods')],
  ['every resource', BEFORE, withRule('get *')],
  ['every group', BEFORE, withRule('get pods of *')],
  ['a part of any object', BEFORE, withRule('get */log')],
  ['the status of an object', BEFORE, withRule('update widgets/status of example.com')],
  ['the finalizers of an object', BEFORE, withRule('update widgets/finalizers of example.com')],
  ['a binding to a role that is not simple', [...BEFORE, role('ci/logs', 'get *')], [...BEFORE, role('ci/logs', 'get *'), binding('ci', 'Role logs', 'User ann')]],
  ['a role that Kubernetes selects', BEFORE, [...BEFORE, labelled(role('more', 'get pods'), 'labels: { rbac.authorization.k8s.io/aggregate-to-view: "true" }')]],
  ['a role that an aggregated one selects', [...BEFORE, AGGREGATED], [...BEFORE, AGGREGATED, labelled(MORE, 'labels: { a: b }')]],
  ['an aggregated role', [...BEFORE, MORE], [...BEFORE, MORE, AGGREGATED]],
  ['a binding to an aggregated role', [...BEFORE, AGGREGATED], [...BEFORE, AGGREGATED, binding('ci', 'ClusterRole all', 'User ann')]],
  ['a role that a rule names to bind', [...BEFORE, BOUND_MORE, BINDS('more')], [...BEFORE, MORE, BOUND_MORE, BINDS('more')]],
  ["a role of Kubernetes' own name", BEFORE, [...BEFORE, role('view', 'get pods')]],
  ['another object', BEFORE, [...BEFORE, '\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: deployer, namespace: ci }\n---']],
];

test.each(OTHERS)('%s is not, and neither is its removal', (_name, before, after) => {
  expect([changed(before, after), changed(after, before)]).toEqual([undefined, undefined]);
});

test('another version of Kubernetes is not', () => {
  expect(changed(BEFORE, BEFORE, ['1.36', '1.37'])).toBeUndefined();
});
