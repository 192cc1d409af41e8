import { setFlagsFromString } from 'v8';
import { runInThisContext } from 'vm';
import { AccessObjects, identityText } from '../../lib/access/access-object';
import { readAccessObjects } from '../../lib/access/read-access-objects';
import { subjectText } from '../../lib/access/subject';
import { formatDiagnostic } from '../../lib/diagnostics/format-diagnostic';
import { parseManifests } from '../../lib/manifests/parse-manifests';
import { membersOf } from '../../lib/rbac/validation/plain-data';

function read(text: string, namespace?: string) {
  const { objects: { roles, bindings, others }, diagnostics } = readAccessObjects(parseManifests({ file: 'a.yaml', text }).objects, namespace);
  return { objects: [...roles, ...bindings, ...others].map(identityText), diagnostics: diagnostics.map(formatDiagnostic) };
}

const ROLE = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: reader, namespace: web }\nrules: []\n';

const CASES: readonly [name: string, text: string, namespace: string | undefined, expected: { objects: string[]; diagnostics?: string[] }][] = [
  ['several documents, and a List', `${ROLE}---\napiVersion: v1\nkind: List\nitems:\n  - { apiVersion: v1, kind: Namespace, metadata: { name: web } }\n`, undefined, {
    objects: ['Role web/reader', 'Namespace web'],
  }],
  ['JSON', '{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "app", "namespace": "web"}}', undefined, { objects: ['ServiceAccount web/app'] }],
  ['objects of no namespace, with the one that is given', ROLE.replace(', namespace: web', ''), 'ci', { objects: ['Role ci/reader'] }],
  ['objects of no namespace, in the default one, once a file', `${ROLE.replace(', namespace: web', '')}---\n${ROLE.replace('reader, namespace: web', 'other')}`, undefined, {
    objects: ['Role default/reader', 'Role default/other'],
    diagnostics: ['a.yaml:1:1: warning[access/assumed-namespace]: The Role names no namespace. The namespace "default" is assumed for all such objects of the file. Set metadata.namespace or pass --namespace.'],
  }],
  ['an object twice: the later one counts', `${ROLE}---\n${ROLE}`, undefined, {
    objects: ['Role web/reader'],
    diagnostics: ['a.yaml:1:1: warning[access/replaced-object]: The input holds Role web/reader again further on. The later object replaces this one. Keep one of them.'],
  }],
  ['objects whose names the API server makes, which are all created', [
    'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: { generateName: build-, namespace: web }\n',
    'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: { generateName: test-, namespace: web }\n',
    'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: { generateName: build-, namespace: web }\n',
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { generateName: b-, namespace: web }\nroleRef: { kind: Role, name: reader }\n',
    ROLE.replace('name: reader', 'name: "", generateName: r-'),
  ].join('---\n'), undefined, { objects: ['Role web/r-*', 'RoleBinding web/b-*', 'Workflow web/build-*', 'Workflow web/build-* (2)', 'Workflow web/test-*'] }],
  ['an object without any name', ROLE.replace('name: reader', 'generateName: ""'), undefined, {
    objects: [], diagnostics: ['a.yaml:3:1: error[rbac/missing-name]: The name is missing. Write one.'],
  }],
  ['an object that Kubernetes rejects, at the place of each fault', ROLE.replace('rules: []', 'rules:\n  - { apiGroups: [""], resources: [pods] }\n  - { verbs: [get], nonResourceURLs: [/metrics] }'), undefined, {
    objects: [],
    diagnostics: [
      'a.yaml:5:5: error[rbac/missing-verb]: The rule has no verb. List at least one, for example get.',
      'a.yaml:6:21: error[rbac/url-in-role]: A Role can\'t have a rule about URLs. Move the rule to a ClusterRole.',
    ],
  }],
  ['a version that nothing serves', ROLE.replace('/v1\n', '/v1beta1\n'), undefined, {
    objects: [],
    diagnostics: ["a.yaml:1:1: error[access/unserved-version]: Kubernetes doesn't serve rbac.authorization.k8s.io/v1beta1 any more. Use rbac.authorization.k8s.io/v1."],
  }],
  ['a role or binding that is misspelt, or of a version that has none', [
    ROLE.replace('kind: Role', 'kind: role'), ROLE.replace('kind: Role', 'kind: Rule'), ROLE.replace('kind: Role', 'kind: Policy'),
    ROLE.replace('/v1\n', '\n'), ROLE.replace('rbac.authorization.k8s.io/', ''),
  ].join('---\n'), undefined, {
    objects: [],
    diagnostics: [
      'a.yaml:2:1: error[access/unserved-kind]: rbac.authorization.k8s.io/v1 has no kind "role". Write Role.',
      'a.yaml:7:1: error[access/unserved-kind]: rbac.authorization.k8s.io/v1 has no kind "Rule". Write Role.',
      'a.yaml:12:1: error[access/unserved-kind]: rbac.authorization.k8s.io/v1 has no kind "Policy". Use Role, ClusterRole, RoleBinding or ClusterRoleBinding.',
      'a.yaml:16:1: error[access/unserved-kind]: rbac.authorization.k8s.io has no kind "Role". Use rbac.authorization.k8s.io/v1.',
      'a.yaml:21:1: error[access/unserved-kind]: v1 has no kind "Role". Use rbac.authorization.k8s.io/v1.',
    ],
  }],
  ['fields that the API server ignores', [
    ROLE.replace('rules:', 'rule:').replace('namespace: web', 'namspace: web, namespace: web'),
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: b, namespace: web }\nsubject: []\n'
    + 'roleRef: { kind: Role, name: reader, namespace: web }\n',
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: a }\naggregationRule: { clusterRoleSelectors: [{ matchLabel: { a: b } }] }\n',
  ].join('---\n'), undefined, {
    objects: ['Role web/reader', 'ClusterRole a', 'RoleBinding web/b'],
    diagnostics: [
      'a.yaml:4:1: warning[access/unknown-field]: A Role has no field "rule", so the API server ignores it, and kubectl apply fails. Write rules.',
      'a.yaml:3:27: warning[access/unknown-field]: The metadata has no field "namspace", so the API server ignores it, and kubectl apply fails. Remove it.',
      'a.yaml:9:1: warning[access/unknown-field]: A RoleBinding has no field "subject", so the API server ignores it, and kubectl apply fails. Write subjects.',
      'a.yaml:10:38: warning[access/unknown-field]: A reference to a role has no field "namespace", so the API server ignores it, and kubectl apply fails. Remove it.',
      'a.yaml:15:45: warning[access/unknown-field]: A selector has no field "matchLabel", so the API server ignores it, and kubectl apply fails. Write matchLabels.',
    ],
  }],
  ['a cluster role with a namespace, which the API server takes away', ROLE.replace('kind: Role', 'kind: ClusterRole'), undefined, { objects: ['ClusterRole reader'] }],
  ['a list of one kind, whose objects need not say it', '{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleList", "items": [{"metadata": {"name": "a", "namespace": "web"}, "rules": null}]}', undefined, {
    objects: ['Role web/a'],
  }],
  ['a list of nothing', '{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleList", "items": null}', undefined, { objects: [] }],
  ['a kind of the same name in another group', ROLE.replace('rbac.authorization.k8s.io', 'example.com'), undefined, { objects: ['Role web/reader'] }],
];

test.each(CASES)('%s', (_name, text, namespace, { objects, diagnostics = [] }) => {
  expect(read(text, namespace)).toEqual({ objects, diagnostics });
});

/** The accounts that workflows of one generateName run as, by their names. */
function workflows(accounts: readonly string[], earlier?: AccessObjects) {
  const text = accounts.map((account) => `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: { generateName: b-, namespace: web }\nspec: { serviceAccountName: ${account} }\n`);
  return readAccessObjects(parseManifests({ file: 'a.yaml', text: text.join('---\n') }).objects, undefined, earlier).objects;
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

test('an account in a RoleBinding without a namespace is of the namespace of the binding', () => {
  const text = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: b, namespace: web }\n'
    + 'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }\nsubjects: [{ kind: ServiceAccount, name: app }]\n';
  const { objects: { bindings } } = readAccessObjects(parseManifests({ file: 'a.yaml', text }).objects);
  expect(bindings.flatMap(({ subjects }) => subjects.map(subjectText))).toEqual(['ServiceAccount web/app']);
});

/* Without it, a review of a large cluster looks for each field of each object: a tenth of its time. */
test('all objects of a kind have one hidden class, whatever fields they have', () => {
  setFlagsFromString('--allow-natives-syntax');
  const areAlike = runInThisContext('(a, b) => %HaveSameMap(a, b)') as (a: object, b: object) => boolean;
  const reader = 'rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: reader';
  const binding = 'rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: { namespace: web, name: reader';
  const { objects: { roles, bindings, others } } = readAccessObjects(parseManifests({
    file: 'a.yaml',
    text: [
      ROLE,
      `{ apiVersion: ${reader}, labels: { a: b } }, aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: b } }] } }`,
      `{ apiVersion: ${reader}s }, rules: [{ verbs: [get], apiGroups: [""], resources: [pods], resourceNames: [] }] }`,
      `{ apiVersion: ${binding} }, roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }, subjects: [{ kind: User, name: "system:serviceaccount:web:app" }] }`,
      `{ apiVersion: ${binding}s }, roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader } }`,
      '{ apiVersion: v1, kind: Namespace, metadata: { name: web } }',
      '{ apiVersion: v1, kind: ServiceAccount, metadata: { name: app, namespace: web } }',
    ].join('\n---\n'),
  }).objects);
  expect([roles.length, bindings.length, others.length]).toEqual([3, 2, 2]);
  expect([roles, bindings, others].map((all: readonly object[]) => all.every((each) => areAlike(each, all[0])))).toEqual([true, true, true]);
});
