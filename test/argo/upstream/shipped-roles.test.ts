import { readFileSync } from 'fs';
import { join } from 'path';
import { loadAll } from 'js-yaml';
import { PermissionSet } from '../../../lib/rbac/permission-set';
import { PolicyRule } from '../../../lib/rbac/policy-rule';
import { ARGO_RELEASES, CHART_RELEASE, permissionsOf, ruleOf, shipped, ShippedAccount, ShippedInstall, SHIPPED_ROLES, ShippedRole } from '../../../scripts/upstream/shipped-roles';

function pairs(facts: Partial<ShippedRole>): number {
  return permissionsOf(shipped(facts)).permissions().length;
}

describe('the roles that upstream ships', () => {
  test.each<[string, Partial<ShippedRole>, number[]]>([
    ['the controller of the namespace install', { install: 'namespace-install', account: 'controller' }, [92, 92, 92, 92, 92]],
    ['the controller of the cluster install', { install: 'cluster-install', account: 'controller' }, [98, 98, 101, 101, 101]],
    ['the server of the namespace install', { install: 'namespace-install', account: 'server' }, [72, 72, 72, 74, 74]],
    ['the server of the cluster install', { install: 'cluster-install', account: 'server' }, [72, 72, 72, 74, 74]],
    ['the pods of a workflow', { install: 'quick-start', role: 'Role executor' }, [2, 2, 2, 2, 2]],
    ['the agent', { install: 'quick-start', role: 'Role agent' }, [3, 3, 3, 3, 3]],
    ['the artifact garbage collector', { install: 'quick-start', role: 'Role artifactgc' }, [3, 3, 3, 3, 3]],
  ])('%s: (resource, verb) pairs by version', (_, facts, counts) => {
    expect(ARGO_RELEASES.map((release) => pairs({ ...facts, release }))).toEqual(counts);
  });

  test('every role has its tag and file, and says what it grants or that it does not exist', () => {
    const missing = SHIPPED_ROLES.filter(({ grants }) => Object.keys(grants).length === 0);
    expect(missing.map(({ release, install, role }) => `${release} ${install} ${role}`)).toEqual([
      `${CHART_RELEASE} single-namespace ClusterRole argo-argo-workflows-workflow-controller-cluster-template`,
      `${CHART_RELEASE} single-namespace ClusterRole argo-argo-workflows-server-cluster-template`,
    ]);
    expect(SHIPPED_ROLES.filter(({ file }) => !/^(manifests|charts\/argo-workflows\/templates)\/.+\.yaml$/.test(file))).toEqual([]);
    expect(new Set(SHIPPED_ROLES.map(({ release }) => release))).toEqual(new Set([...ARGO_RELEASES, CHART_RELEASE]));
  });
});

test.each([
  ['pods', { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }],
  ['workflows/finalizers.argoproj.io', { apiGroups: ['argoproj.io'], resources: ['workflows/finalizers'], verbs: ['get', 'list'] }],
  ['secrets[sso]', { apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'], resourceNames: ['sso'] }],
  ['leases.coordination.k8s.io[a,b]', {
    apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['get', 'list'], resourceNames: ['a', 'b'],
  }],
])('ruleOf reads %s', (key, rule) => {
  expect(ruleOf(key, 'get list')).toEqual(rule);
});

function exampleRules(file: string, isCounted: (role: string) => boolean): PolicyRule[] {
  const objects = loadAll(readFileSync(join(__dirname, '..', '..', '..', 'examples', 'access', file), 'utf8')) as { kind: string; metadata: { name: string }; rules?: PolicyRule[] }[];
  return objects.filter(({ kind, metadata, rules }) => rules !== undefined && isCounted(`${kind} ${metadata.name}`)).flatMap(({ rules = [] }) => rules);
}

test.each<[string, ShippedInstall, ShippedAccount]>([
  ['upstream-controller.yaml', 'namespace-install', 'controller'],
  ['upstream-cluster-install.yaml', 'cluster-install', 'controller'],
  ['upstream-cluster-install.yaml', 'cluster-install', 'server'],
])('the example %s of the README grants what upstream ships in its %s to the %s', (file, install, account) => {
  const roles = shipped({ release: 'v4.1.2', install, account });
  const rules = exampleRules(file, (role) => roles.some((each) => each.role === role));
  expect(PermissionSet.of(rules).toRules()).toEqual(permissionsOf(roles).toRules());
});
