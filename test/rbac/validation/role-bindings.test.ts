import { validateClusterRoleBinding, validateRoleBinding } from '../../../lib/rbac/validation/role-bindings';
import { issueLines } from '../../diagnostics/issue-lines';

const RBAC = 'rbac.authorization.k8s.io';

interface BindingParts {
  readonly metadata?: unknown;
  readonly roleRef?: unknown;
  readonly subjects?: unknown;
}

const binding = ({ metadata, roleRef, subjects }: BindingParts) => ({
  metadata: metadata ?? { name: 'a' },
  roleRef: roleRef ?? { apiGroup: RBAC, kind: 'ClusterRole', name: 'view' },
  subjects,
});

describe.each([
  ['a RoleBinding', validateRoleBinding],
  ['a ClusterRoleBinding', validateClusterRoleBinding],
])('in %s', (_, validate) => {
  test.each([
    ['no subjects', binding({})],
    ['null for subjects', binding({ subjects: null })],
    ['a ServiceAccount', binding({ subjects: [{ kind: 'ServiceAccount', name: 'argo.sa', namespace: 'argo' }] })],
    ['a ServiceAccount of the empty group', binding({ subjects: [{ kind: 'ServiceAccount', apiGroup: '', name: 'a', namespace: 'Any text' }] })],
    ['a User', binding({ subjects: [{ kind: 'User', apiGroup: RBAC, name: 'system:anonymous' }] })],
    ['a Group whose API group the server fills in', binding({ subjects: [{ kind: 'Group', name: 'a b' }] })],
    ['a role reference whose API group the server fills in', binding({ roleRef: { kind: 'ClusterRole', name: 'system:Any' } })],
  ])('%s: sound', (__, object) => {
    expect(validate(object)).toEqual([]);
  });

  test.each<[string, BindingParts, string[]]>([
    ['a role reference of another group', { roleRef: { apiGroup: 'rbac', kind: 'ClusterRole', name: 'a' } }, [
      'roleRef.apiGroup: error[rbac/invalid-role-ref]: The API group of a role isn\'t "rbac". Write rbac.authorization.k8s.io.',
    ]],
    ['a role reference without a name', { roleRef: { kind: 'ClusterRole' } }, [
      'roleRef.name: error[rbac/missing-name]: The name is missing. Write one.',
    ]],
    ['a role reference to a path', { roleRef: { kind: 'ClusterRole', name: 'a/b' } }, [
      'roleRef.name: error[rbac/invalid-name]: "a/b" isn\'t a valid name. Remove "/" from it.',
    ]],
    ['subjects that are no list', { subjects: {} }, [
      'subjects: error[rbac/wrong-type]: The value is an object. Write a list.',
    ]],
    ['a subject that is none', { subjects: ['argo-sa'] }, [
      'subjects[0]: error[rbac/wrong-type]: The value is a string. Write an object.',
      'subjects[0].kind: error[rbac/invalid-subject]: The kind of the subject is missing. Write ServiceAccount, User or Group.',
      'subjects[0].name: error[rbac/missing-name]: The name is missing. Write one.',
    ]],
    ['a subject of another kind', { subjects: [{ kind: 'Role', name: 'a' }] }, [
      'subjects[0].kind: error[rbac/invalid-subject]: A subject can\'t have the kind "Role". Write ServiceAccount, User or Group.',
    ]],
    ['a ServiceAccount of the RBAC group', { subjects: [{ kind: 'ServiceAccount', apiGroup: RBAC, name: 'a', namespace: 'b' }] }, [
      'subjects[0].apiGroup: error[rbac/invalid-subject]: The API group of a ServiceAccount isn\'t "rbac.authorization.k8s.io". Write "".',
    ]],
    ['a ServiceAccount with a bad name', { subjects: [{ kind: 'ServiceAccount', name: 'A', namespace: 'b' }] }, [
      'subjects[0].name: error[rbac/invalid-name]: "A" isn\'t a valid ServiceAccount name. Use only lower-case letters, digits, "-" and '
      + '".", and begin and end each part with a letter or digit.',
    ]],
    ['a User of another group', { subjects: [{ kind: 'User', apiGroup: 'v1', name: 'a' }] }, [
      'subjects[0].apiGroup: error[rbac/invalid-subject]: The API group of a User isn\'t "v1". Write "rbac.authorization.k8s.io".',
    ]],
    ['a User without a name', { subjects: [{ kind: 'User', name: '' }] }, [
      'subjects[0].name: error[rbac/missing-name]: The name is missing. Write one.',
    ]],
    ['a namespace that is no text', { subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 1 }] }, [
      'subjects[0].namespace: error[rbac/wrong-type]: The value is a number. Write it in quotes.',
    ]],
  ])('%s: refused', (__, parts, faults) => {
    expect(issueLines(validate(binding(parts)))).toEqual(faults);
  });
});

test('a RoleBinding refers to a Role or a ClusterRole', () => {
  expect(validateRoleBinding(binding({ roleRef: { kind: 'Role', name: 'a' } }))).toEqual([]);
  expect(issueLines(validateRoleBinding(binding({ roleRef: { kind: 'role', name: 'a' } })))).toEqual([
    'roleRef.kind: error[rbac/invalid-role-ref]: The binding can\'t refer to the kind "role". Write Role or ClusterRole.',
  ]);
});

test('a ClusterRoleBinding refers to a ClusterRole', () => {
  expect(issueLines(validateClusterRoleBinding(binding({ roleRef: { kind: 'Role', name: 'a' } })))).toEqual([
    'roleRef.kind: error[rbac/invalid-role-ref]: The binding can\'t refer to the kind "Role". Write ClusterRole.',
  ]);
});

test('a ServiceAccount of a RoleBinding is by default that of its namespace; a ClusterRoleBinding has none', () => {
  const object = binding({ subjects: [{ kind: 'ServiceAccount', name: 'a' }] });

  expect(validateRoleBinding(object)).toEqual([]);
  expect(issueLines(validateClusterRoleBinding(object))).toEqual([
    'subjects[0].namespace: error[rbac/missing-namespace]: The ServiceAccount has no namespace, and a ClusterRoleBinding doesn\'t have one either. '
    + 'Add the namespace of the ServiceAccount.',
  ]);
});

test('every fault of a binding is told', () => {
  expect(validateClusterRoleBinding({ metadata: { name: '..', namespace: 'a' }, subjects: [{}] }).map(({ field }) => field))
    .toEqual(['metadata.name', 'metadata.namespace', 'roleRef.kind', 'roleRef.name', 'subjects[0].kind', 'subjects[0].name']);
  expect(validateRoleBinding({ metadata: {}, roleRef: 'view' }).map(({ field }) => field))
    .toEqual(['metadata.name', 'roleRef', 'roleRef.kind', 'roleRef.name']);
});
