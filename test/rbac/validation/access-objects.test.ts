import { validateServiceAccount } from '../../../lib/rbac/validation/access-objects';

test('a ServiceAccount has a DNS name, a role need not', () => {
  expect(validateServiceAccount({ metadata: { name: 'argo.sa', namespace: 'argo' } })).toEqual([]);
  expect(validateServiceAccount({ metadata: { name: 'system:argo' } }).map(({ field }) => field)).toEqual(['metadata.name']);
});
