import { validateRole } from '../../../lib/rbac/validation/role';
import { issueLines } from '../../diagnostics/issue-lines';

test('a sound Role', () => {
  expect(validateRole({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'system:Argo', namespace: 'argo' },
    rules: [{ verbs: ['get'], apiGroups: [''], resources: ['pods'] }],
  })).toEqual([]);
});

test.each([undefined, null, []])('a Role without rules is sound: %j', (rules) => {
  expect(validateRole({ metadata: { name: 'a' }, rules })).toEqual([]);
});

test('every issue of a Role is reported', () => {
  expect(validateRole({ metadata: { name: 'a/b', labels: { app: '-' } }, rules: [{ verbs: [], nonResourceURLs: ['/metrics'] }] })
    .map(({ field }) => field)).toEqual(['metadata.name', 'metadata.labels[app]', 'rules[0].nonResourceURLs', 'rules[0].verbs']);
});

test.each([undefined, null, 'role', []])('%j is no Role', (role) => {
  expect(issueLines(validateRole(role))).toEqual(['metadata.name: error[rbac/missing-name]: The name is missing. Write one.']);
});
