import { AccessObjects } from '../../lib/access/access-object';
import { readAccessObjects } from '../../lib/access/read-access-objects';
import { parseManifests } from '../../lib/manifests/parse-manifests';
import { membersOf } from '../../lib/rbac/validation/plain-data';

/** The accounts that workflows of one generateName run as, by their names. */
function workflows(accounts: readonly string[], earlier?: AccessObjects, keepsEarlier?: boolean) {
  const text = accounts.map((account) => `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: { generateName: b-, namespace: web }\nspec: { serviceAccountName: ${account} }\n`);
  return readAccessObjects(parseManifests({ file: 'a.yaml', text: text.join('---\n') }).objects, undefined, earlier, keepsEarlier).objects;
}

test.each<[what: string, before: readonly string[], after: readonly string[], expected: Readonly<Record<string, string>>]>([
  ['the same ones in another order', ['b', 'a', 'b'], ['b', 'b', 'a'], { 'b-*': 'a', 'b-* (2)': 'b', 'b-* (3)': 'b' }],
  ['one more', ['a', 'c'], ['b', 'c', 'a'], { 'b-*': 'a', 'b-* (2)': 'c', 'b-* (3)': 'b' }],
  ['one less', ['a', 'c'], ['c'], { 'b-* (2)': 'c' }],
  ['one that is different', ['a', 'c'], ['z', 'c'], { 'b-*': 'z', 'b-* (2)': 'c' }],
  ['one more that is equal', ['a'], ['a', 'a'], { 'b-*': 'a', 'b-* (2)': 'a' }],
])('objects whose names the API server makes have the names of equal objects of the state that they are compared with: %s', (_what, before, after, expected) => {
  const { others } = workflows(after, workflows(before));
  expect(Object.fromEntries(others.map(({ name, content }) => [name, membersOf(content.spec).serviceAccountName]))).toEqual(expected);
});

test('an object whose name the API server makes replaces none of a state that it is added to', () => {
  const { others } = workflows(['z', 'c'], workflows(['a', 'c']), true);
  expect(others.map(({ name, content }) => [name, membersOf(content.spec).serviceAccountName])).toEqual([['b-* (2)', 'c'], ['b-* (3)', 'z']]);
});

test('bindings of one generateName keep their names', () => {
  const read = (roles: readonly string[], earlier?: AccessObjects) => readAccessObjects(parseManifests({
    file: 'a.yaml',
    text: roles.map((name) => `{ apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: { generateName: b-, namespace: web }, roleRef: { kind: Role, name: ${name} } }`).join('\n---\n'),
  }).objects, undefined, earlier).objects;
  expect(read(['a', 'c', 'b'], read(['b', 'c'])).bindings.map(({ name, roleRef }) => [name, roleRef.name])).toEqual([['b-*', 'b'], ['b-* (2)', 'c'], ['b-* (3)', 'a']]);
  expect(read(['a'], read(['b'])).bindings.map(({ name, roleRef }) => [name, roleRef.name])).toEqual([['b-* (2)', 'a']]); // a roleRef never changes
});
