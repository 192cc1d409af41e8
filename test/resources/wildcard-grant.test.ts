import { WildcardGrant } from '../../lib';
import { IGrant, PolicyRule, ResourceScope } from '../../lib/resources/grants';

const { NAMESPACED, CLUSTER } = ResourceScope;

describe('wildcards are granted with a reason', () => {
  test.each<[string, IGrant, PolicyRule, ResourceScope]>([
    ['in a namespace', WildcardGrant.namespaced('sandbox', { apiGroups: [''], resources: ['*'], verbs: ['get'] }),
      { apiGroups: [''], resources: ['*'], verbs: ['get'] }, NAMESPACED],
    ['in the cluster', WildcardGrant.cluster('sandbox', { apiGroups: ['*'], resources: ['*'], verbs: ['*'] }),
      { apiGroups: ['*'], resources: ['*'], verbs: ['*'] }, CLUSTER],
    ['a subresource of all resources', WildcardGrant.namespaced('sandbox', { apiGroups: ['apps'], resources: ['*/scale'], verbs: ['update'] }),
      { apiGroups: ['apps'], resources: ['*/scale'], verbs: ['update'] }, NAMESPACED],
    ['URLs', WildcardGrant.nonResourceUrls('sandbox', { urls: ['/healthz/*', '*'], verbs: ['*'] }),
      { nonResourceURLs: ['/healthz/*', '*'], verbs: ['*'] }, CLUSTER],
  ])('%s', (_, { statement: { rule, scope, reasons, faults } }, expected, expectedScope) => {
    expect({ rule, scope, reasons, faults }).toEqual({ rule: expected, scope: expectedScope, reasons: ['sandbox'], faults: [] });
  });
});

test('only what is for a namespace goes into a role', () => {
  const props = { apiGroups: [''], resources: ['*'], verbs: ['get'] };

  expect(WildcardGrant.namespaced('sandbox', props)).toHaveProperty('namespaced', true);
  expect(WildcardGrant.cluster('sandbox', props)).not.toHaveProperty('namespaced');
});

describe('what is wrong waits in the statement', () => {
  test.each<[string, IGrant, string[]]>([
    ['no reason', WildcardGrant.namespaced('', { apiGroups: [''], resources: ['*'], verbs: ['get'] }), [
      'A reason is empty: say in a few words why this is granted.',
    ]],
    ['no wildcard', WildcardGrant.namespaced('why', { apiGroups: [''], resources: ['pods'], verbs: ['get'] }), [
      'There is no wildcard in it: grant it with the typed resources.',
    ]],
    ['nothing', WildcardGrant.cluster('why', { apiGroups: [], resources: [], verbs: ['*'] }), [
      'The list apiGroups is empty: name at least one.',
      'The list resources is empty: name at least one.',
    ]],
    ['no verb', WildcardGrant.cluster('why', { apiGroups: ['*'], resources: ['*'], verbs: [] }), ['The list verbs is empty: name at least one.']],
    ['a pattern that is none', WildcardGrant.namespaced('why', { apiGroups: [''], resources: ['pods/*'], verbs: ['*'] }), [
      '"pods/*" is only text, no pattern: name each subresource that is needed.',
    ]],
    ['a resource of the cluster in a namespace', WildcardGrant.namespaced('why', { apiGroups: [''], resources: ['nodes'], verbs: ['*'] }), [
      '"nodes" belongs to the cluster, not to a namespace: a role grants nothing on it. Grant * in a cluster role.',
    ]],
    ['a verb that no resource serves', WildcardGrant.namespaced('why', { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'gett', ''] }), [
      'No known resource serves the verb "gett": a verb of your own is granted with CustomResource.',
      'No known resource serves the verb "": a verb of your own is granted with CustomResource.',
    ]],
    ['two faults of verbs', WildcardGrant.namespaced('why', { apiGroups: ['*'], resources: ['*'], verbs: ['GET', 'gett'] }), [
      'The verb "GET" has upper-case letters: verbs are in lower case, "get".',
      'No known resource serves the verb "gett": a verb of your own is granted with CustomResource.',
    ]],
    ['a verb that a known resource does not serve', WildcardGrant.namespaced('why', { apiGroups: [''], resources: ['pods', '*'], verbs: ['gett'] }), [
      '"pods" does not serve the verb "gett": it serves get, list, watch, create, update, patch, delete and deletecollection.',
      'No known resource serves the verb "gett": a verb of your own is granted with CustomResource.',
    ]],
    ['a verb in upper case on everything', WildcardGrant.namespaced('why', { apiGroups: ['*'], resources: ['*'], verbs: ['GET'] }), [
      'The verb "GET" has upper-case letters: verbs are in lower case, "get".',
    ]],
    ['groups that look like a pattern', WildcardGrant.namespaced('why', { apiGroups: ['*.k8s.io'], resources: ['*'], verbs: ['*'] }), [
      '"*.k8s.io" is only text, no pattern: name each API group, or "*" for all.',
    ]],
    ['resources that look like a pattern', WildcardGrant.namespaced('why', { apiGroups: ['*'], resources: ['work*', ''], verbs: ['*'] }), [
      '"work*" is only text, no pattern: name each resource, or "*" for all.',
      'A resource is empty: name the plural, for example "pods".',
    ]],
    ['texts in the place of lists', WildcardGrant.namespaced('why', JSON.parse('{ "apiGroups": "*", "resources": "*", "verbs": "get" }')), [
      'There is no wildcard in it: grant it with the typed resources.',
      'The list apiGroups is empty: name at least one.',
      'The list resources is empty: name at least one.',
      'The list verbs is empty: name at least one.',
    ]],
    ['URLs without a star', WildcardGrant.nonResourceUrls('why', { urls: ['/metrics'], verbs: ['get'] }), [
      'There is no wildcard in it: grant it with the typed resources.',
    ]],
    ['a star inside a URL', WildcardGrant.nonResourceUrls('why', { urls: ['/a/*/b'], verbs: ['*'] }), [
      'The URL "/a/*/b" has a star before its end, where it is only text: a star stands for more only as the last character.',
    ]],
  ])('%s', (_, { statement }, faults) => {
    expect(statement.faults).toEqual(faults);
  });
});
