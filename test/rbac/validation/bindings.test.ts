import { Fault } from '../../../lib/rbac/fault';
import { validateClusterRoleBinding } from '../../../lib/rbac/validation/cluster-role-binding';
import { validateRoleBinding } from '../../../lib/rbac/validation/role-binding';

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

  test.each<[string, BindingParts, Fault[]]>([
    ['a role reference of another group', { roleRef: { apiGroup: 'rbac', kind: 'ClusterRole', name: 'a' } }, [
      { field: 'roleRef.apiGroup', message: `is "rbac"; write ${RBAC}` },
    ]],
    ['a role reference without a name', { roleRef: { kind: 'ClusterRole' } }, [{ field: 'roleRef.name', message: 'is missing; write a name' }]],
    ['a role reference to a path', { roleRef: { kind: 'ClusterRole', name: 'a/b' } }, [
      { field: 'roleRef.name', message: 'is "a/b", which must not contain "/"' },
    ]],
    ['subjects that are no list', { subjects: {} }, [{ field: 'subjects', message: 'is an object; write a list' }]],
    ['a subject that is none', { subjects: ['argo-sa'] }, [
      { field: 'subjects[0]', message: 'is a string; write an object' },
      { field: 'subjects[0].kind', message: 'is missing; write one of ServiceAccount, User, Group' },
      { field: 'subjects[0].name', message: 'is missing; write a name' },
    ]],
    ['a subject of another kind', { subjects: [{ kind: 'Role', name: 'a' }] }, [
      { field: 'subjects[0].kind', message: 'is "Role"; write one of ServiceAccount, User, Group' },
    ]],
    ['a ServiceAccount of the RBAC group', { subjects: [{ kind: 'ServiceAccount', apiGroup: RBAC, name: 'a', namespace: 'b' }] }, [
      { field: 'subjects[0].apiGroup', message: `is "${RBAC}"; write "" for a ServiceAccount` },
    ]],
    ['a ServiceAccount with a bad name', { subjects: [{ kind: 'ServiceAccount', name: 'A', namespace: 'b' }] }, [{
      field: 'subjects[0].name',
      message: 'is "A", which must be of lower-case letters, digits, "-" and ".", and each part begin and end with a letter or digit',
    }]],
    ['a User of another group', { subjects: [{ kind: 'User', apiGroup: 'v1', name: 'a' }] }, [
      { field: 'subjects[0].apiGroup', message: `is "v1"; write "${RBAC}" for a User` },
    ]],
    ['a User without a name', { subjects: [{ kind: 'User', name: '' }] }, [{ field: 'subjects[0].name', message: 'is missing; write a name' }]],
    ['a namespace that is no text', { subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 1 }] }, [
      { field: 'subjects[0].namespace', message: 'is a number; write text, in quotes where YAML would read it as something else' },
    ]],
  ])('%s: refused', (__, parts, faults) => {
    expect(validate(binding(parts))).toEqual(faults);
  });
});

test('a RoleBinding refers to a Role or a ClusterRole', () => {
  expect(validateRoleBinding(binding({ roleRef: { kind: 'Role', name: 'a' } }))).toEqual([]);
  expect(validateRoleBinding(binding({ roleRef: { kind: 'role', name: 'a' } }))).toEqual([
    { field: 'roleRef.kind', message: 'is "role"; write Role or ClusterRole' },
  ]);
});

test('a ClusterRoleBinding refers to a ClusterRole', () => {
  expect(validateClusterRoleBinding(binding({ roleRef: { kind: 'Role', name: 'a' } }))).toEqual([
    { field: 'roleRef.kind', message: 'is "Role"; write ClusterRole' },
  ]);
});

test('a ServiceAccount of a RoleBinding is by default that of its namespace; a ClusterRoleBinding has none', () => {
  const object = binding({ subjects: [{ kind: 'ServiceAccount', name: 'a' }] });

  expect(validateRoleBinding(object)).toEqual([]);
  expect(validateClusterRoleBinding(object)).toEqual([
    { field: 'subjects[0].namespace', message: 'is missing; a ClusterRoleBinding lives in none, so write that of the ServiceAccount' },
  ]);
});

test('every fault of a binding is told', () => {
  expect(validateClusterRoleBinding({ metadata: { name: '..', namespace: 'a' }, subjects: [{}] }).map(({ field }) => field))
    .toEqual(['metadata.name', 'metadata.namespace', 'roleRef.kind', 'roleRef.name', 'subjects[0].kind', 'subjects[0].name']);
  expect(validateRoleBinding({ metadata: {}, roleRef: 'view' }).map(({ field }) => field))
    .toEqual(['metadata.name', 'roleRef', 'roleRef.kind', 'roleRef.name']);
});
