import { AccessRequest, ResourceRequestProps } from '../../lib/rbac/access-request';
import { PermissionSet } from '../../lib/rbac/permission-set';
import { PolicyRule } from '../../lib/rbac/policy-rule';

const secretsNamedA: PolicyRule = { apiGroups: [''], resources: ['secrets'], resourceNames: ['a'], verbs: ['*'] };

describe('a request for a resource', () => {
  test.each<[string, ResourceRequestProps, PolicyRule, boolean]>([
    ['verb, group and resource equal', { verb: 'get', resource: 'pods' }, { apiGroups: [''], resources: ['pods'], verbs: ['get'] }, true],
    ['another verb', { verb: 'list', resource: 'pods' }, { apiGroups: [''], resources: ['pods'], verbs: ['get'] }, false],
    ['another group', { verb: 'get', resource: 'secrets' }, { apiGroups: ['custom.example'], resources: ['secrets'], verbs: ['get'] }, false],
    ['every verb',
      { verb: 'create', resource: 'nodes', subresource: 'proxy' },
      { apiGroups: [''], resources: ['nodes/proxy'], verbs: ['*'] }, true],
    ['every group',
      { verb: 'get', resource: 'nodes', subresource: 'proxy' },
      { apiGroups: ['*'], resources: ['nodes/proxy'], verbs: ['get'] }, true],
    ['every resource', { verb: 'get', resource: 'pods', subresource: 'log' }, { apiGroups: [''], resources: ['*'], verbs: ['get'] }, true],
    ['the resource, but not its subresource',
      { verb: 'get', resource: 'pods', subresource: 'log' },
      { apiGroups: [''], resources: ['pods'], verbs: ['get'] }, false],
    ['the subresource, but not its resource',
      { verb: 'get', resource: 'pods' },
      { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] }, false],
    ['the subresource of every resource, but no resource',
      { verb: 'get', resource: 'pods' },
      { apiGroups: [''], resources: ['*/log', '*/'], verbs: ['get'] }, false],
    ['the subresource of every resource',
      { verb: 'get', resource: 'pods', subresource: 'log' },
      { apiGroups: [''], resources: ['*/log'], verbs: ['get'] }, true],
    ['a star for the subresource: text',
      { verb: 'create', resource: 'pods', subresource: 'exec' },
      { apiGroups: [''], resources: ['pods/*'], verbs: ['create'] }, false],
    ['two stars around a slash: text',
      { verb: 'create', resource: 'pods', subresource: 'exec' },
      { apiGroups: [''], resources: ['*/*'], verbs: ['create'] }, false],
    ['two stars, and a star requested',
      { verb: 'get', resource: 'pods', subresource: '*' },
      { apiGroups: [''], resources: ['*/*'], verbs: ['get'] }, true],
    ['a part of the subresource',
      { verb: 'get', resource: 'a', subresource: 'b/c' },
      { apiGroups: [''], resources: ['a/b', '*/c', '*/b'], verbs: ['get'] }, false],
    ['a subresource with a slash',
      { verb: 'get', resource: 'a', subresource: 'b/c' },
      { apiGroups: [''], resources: ['*/b/c'], verbs: ['get'] }, true],
    ['a star that is only a part',
      { verb: 'get', resource: 'a', subresource: 'b' },
      { apiGroups: [''], resources: ['*x/b', '*/', '/', ''], verbs: ['get'] }, false],
    ['a URL', { verb: 'get', resource: 'pods' }, { nonResourceURLs: ['*'], verbs: ['*'] }, false],
    ['bind asked of roles, granted on bindings',
      { verb: 'bind', resource: 'clusterroles', apiGroup: 'rbac.authorization.k8s.io' },
      { apiGroups: ['rbac.authorization.k8s.io'], resources: ['rolebindings'], verbs: ['bind'] }, false],
  ])('rule with %s', (_, request, rule, expected) => {
    expect(PermissionSet.of([rule]).allows(AccessRequest.resource(request))).toBe(expected);
  });

  test.each([
    ['get of the name', { verb: 'get', resource: 'secrets', name: 'a' }, true],
    ['get of another name', { verb: 'get', resource: 'secrets', name: 'b' }, false],
    ['create by POST, which carries no name', { verb: 'create', resource: 'secrets' }, false],
    ['create in a server-side apply, which carries the name', { verb: 'create', resource: 'secrets', name: 'a' }, true],
    ['list', { verb: 'list', resource: 'secrets' }, false],
    ['list with the field selector metadata.name=a', { verb: 'list', resource: 'secrets', name: 'a' }, true],
    ['deletecollection', { verb: 'deletecollection', resource: 'secrets' }, false],
  ])('with a name in the rule: %s', (_, request, expected) => {
    expect(PermissionSet.of([secretsNamedA]).allows(AccessRequest.resource(request))).toBe(expected);
  });

  test('create on a subresource carries the name of its parent', () => {
    const set = PermissionSet.of([{ apiGroups: [''], resources: ['pods/exec'], resourceNames: ['a'], verbs: ['create'] }]);

    expect(set.allows(AccessRequest.resource({ verb: 'create', resource: 'pods', subresource: 'exec', name: 'a' }))).toBe(true);
    expect(set.allows(AccessRequest.resource({ verb: 'create', resource: 'pods', subresource: 'exec', name: 'b' }))).toBe(false);
  });

  test('the empty name among the names of a rule lets a request without one through', () => {
    const set = PermissionSet.of([{ apiGroups: [''], resources: ['pods'], resourceNames: [''], verbs: ['list'] }]);

    expect(set.allows(AccessRequest.resource({ verb: 'list', resource: 'pods' }))).toBe(true);
    expect(set.allows(AccessRequest.resource({ verb: 'list', resource: 'pods', name: 'a' }))).toBe(false);
  });

  test('names its subresource apart', () => {
    expect(() => AccessRequest.resource({ verb: 'get', resource: 'pods/log' }))
      .toThrow(new Error('resource: error[rbac/subresource-in-resource]: "pods/log" isn\'t the resource of a request. Write the resource "pods" and the subresource "log".'));
  });
});

test.each([
  ['/metrics', '/metrics', true],
  ['/metrics', '/metrics/cadvisor', false],
  ['/metrics*', '/metrics/cadvisor', true],
  ['/metrics/*', '/metrics', false],
  ['*', '/anything', true],
  ['/a/**', '/a/', true],
  ['/*/b', '/a/b', false],
  ['/a/**', '/a/**', true],
])('a rule with the URL %j and a request for %j: %j', (url, path, expected) => {
  const set = PermissionSet.of([{ nonResourceURLs: [url], verbs: ['get'] }]);

  expect(set.allows(AccessRequest.nonResourceUrl('get', path))).toBe(expected);
  expect(set.allows(AccessRequest.nonResourceUrl('post', path))).toBe(false);
});

test('every verb on a URL', () => {
  expect(PermissionSet.of([{ nonResourceURLs: ['/a'], verbs: ['*'] }]).allows(AccessRequest.nonResourceUrl('post', '/a'))).toBe(true);
});

test('resources do not let a request for a URL through', () => {
  expect(PermissionSet.of([{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }]).allows(AccessRequest.nonResourceUrl('get', '/'))).toBe(false);
});
