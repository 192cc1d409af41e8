import { GrantSource } from '../../../lib/cli/typescript/grant-source';
import { PolicyRule } from '../../../lib/rbac/policy-rule';
import { ResourceScope } from '../../../lib/resources/resource-info';

function grantsOf(rule: PolicyRule): string[] {
  return new GrantSource(new Set(), { reason: 'why', applyReason: 'how' }).grants(rule, ResourceScope.NAMESPACED).flatMap((text) => text.split(/,\n */));
}

test('a named create is one of a server-side apply, and the other verbs are granted as everywhere', () => {
  expect(grantsOf({ apiGroups: ['rbac.authorization.k8s.io'], resources: ['roles'], resourceNames: ['a'], verbs: ['get', 'create', 'patch', 'bind', 'escalate'] })).toEqual([
    "CustomResource.namespaced({ apiGroup: 'rbac.authorization.k8s.io', plural: 'roles', kind: 'Role' }).named('a').serverSideApply('how')",
    "Rbac.roles.named('a').get()",
    "Rbac.roles.named('a').bind('why')",
    "Rbac.roles.named('a').escalate('why')",
  ]);
});
