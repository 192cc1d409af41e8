import { bindingName, ownRoleName, qualifiedAccountName, roleNameElsewhere, tokenSecretName } from '../../lib/rbac/account-object-names';

test('the objects of an account are named after it, those outside of its namespace after the namespace too', () => {
  const account = { name: 'ci', namespace: 'jobs' };
  expect({
    own: ownRoleName(account),
    elsewhere: roleNameElsewhere(account),
    qualified: qualifiedAccountName(account),
    qualifiedOfUnknownNamespace: qualifiedAccountName({ name: 'ci' }),
    binding: bindingName({ kind: 'Role', name: 'ci-role' }),
    clusterBinding: bindingName({ kind: 'ClusterRole', name: 'ci-role' }),
    tokenSecret: tokenSecretName('ci'),
  }).toEqual({
    own: 'ci-role',
    elsewhere: 'jobs:ci-role',
    qualified: 'jobs:ci',
    qualifiedOfUnknownNamespace: 'ci',
    binding: 'ci-role-binding',
    clusterBinding: 'ci-role-cluster-binding',
    tokenSecret: 'ci.service-account-token',
  });
});
