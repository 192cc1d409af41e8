import { nameFaults } from '../../../lib/resources/dead-grants/names';
import { RawGrant } from '../../../lib/resources/dead-grants/raw-grant';
import { ResourceScope } from '../../../lib/resources/resource-info';

const SUBDOMAIN = 'lower-case letters, digits, "-" and ".", beginning and ending with a letter or digit, at most 253 characters';
const LABEL = 'lower-case letters, digits and "-", beginning and ending with a letter or digit, at most 63 characters';
const PATH_SEGMENT = 'no "/" and no "%", and neither "." nor ".."';

const LONG = 'a'.repeat(254);

function faultsOf(apiGroup: string, resource: string, verb: string, ...resourceNames: string[]): string[] {
  const grant: RawGrant = { apiGroup, resource, verbs: [verb], resourceNames, roleScope: ResourceScope.CLUSTER };
  return nameFaults(grant);
}

describe('names that objects of the resource can have', () => {
  test.each([
    ['a subdomain for most resources', '', 'configmaps', 'get', 'my.config-1'],
    ['a subresource has the names of its resource', '', 'pods/log', 'get', 'pod-0'],
    ['the longest name', '', 'secrets', 'get', 'a'.repeat(253)],
    ['a label for namespaces', '', 'namespaces', 'get', 'argo'],
    ['a colon and upper case for roles', 'rbac.authorization.k8s.io', 'roles', 'get', 'system:controller:Foo'],
    ['the service of the core API', 'apiregistration.k8s.io', 'apiservices', 'get', 'v1.'],
    ['a bundle of a signer', 'certificates.k8s.io', 'clustertrustbundles', 'get', 'example.com:signer:bundle'],
    ['an IPv4 address', 'networking.k8s.io', 'ipaddresses', 'get', '10.0.0.1'],
    ['an IPv6 address', 'networking.k8s.io', 'ipaddresses', 'get', '2001:db8::1'],
    ['free text for users', '', 'users', 'impersonate', 'https://example.com#Jane Doe'],
    ['free text for the values of user extras', 'authentication.k8s.io', 'userextras/scopes', 'impersonate', 'view/all'],
    ['a signer', 'certificates.k8s.io', 'signers', 'approve', 'kubernetes.io/kube-apiserver-client'],
    ['all signers of a domain', 'certificates.k8s.io', 'signers', 'sign', 'example.com/*'],
    ['a subdomain for a resource of one\'s own', 'example.com', 'widgets', 'get', 'a.b'],
  ])('%s', (_, apiGroup, resource, verb, name) => {
    expect(faultsOf(apiGroup, resource, verb, name)).toEqual([]);
  });
});

describe('names that no object of the resource can have', () => {
  test.each([
    ['upper case', '', 'configmaps', 'get', 'Config', `No object of "configmaps" is called "Config": its names are ${SUBDOMAIN}.`],
    ['too long', '', 'configmaps', 'get', LONG, `No object of "configmaps" is called "${LONG}": its names are ${SUBDOMAIN}.`],
    ['a dot in a label', '', 'namespaces', 'get', 'a.b', `No object of "namespaces" is called "a.b": its names are ${LABEL}.`],
    ['a slash in a role', 'rbac.authorization.k8s.io', 'roles', 'bind', 'a/b', `No object of "roles" is called "a/b": its names are ${PATH_SEGMENT}.`],
    ['no address', 'networking.k8s.io', 'ipaddresses', 'get', 'localhost',
      'No object of "ipaddresses" is called "localhost": its names are an IPv4 or IPv6 address.'],
    ['a signer without a path', 'certificates.k8s.io', 'signers', 'sign', 'example.com',
      'No object of "signers" is called "example.com": its names are "domain/path", or "domain/*" for all of a domain.'],
    ['all signers', 'certificates.k8s.io', 'signers', 'sign', '*',
      'No object of "signers" is called "*": its names are "domain/path", or "domain/*" for all of a domain.'],
    ['part of a path', 'certificates.k8s.io', 'signers', 'sign', 'example.com/a*',
      'No object of "signers" is called "example.com/a*": its names are "domain/path", or "domain/*" for all of a domain.'],
    ['a star', '', 'secrets', 'get', 'my-*', 'A star in a name is only text, no pattern: give each name of "secrets" in the place of "my-*".'],
    ['a star for users', '', 'users', 'impersonate', 'system:node:*',
      'A star in a name is only text, no pattern: give each name of "users" in the place of "system:node:*".'],
    ['an empty name', '', 'secrets', 'get', '', 'A name for "secrets" is empty: give the name of an object, or leave names out.'],
  ])('%s', (_, apiGroup, resource, verb, name, fault) => {
    expect(faultsOf(apiGroup, resource, verb, name)).toEqual([fault]);
  });
});

test('ten thousand bad names make one short message', () => {
  const names = Array.from({ length: 10_000 }, (_, i) => `Name-${i}`);

  expect(faultsOf('', 'secrets', 'get', ...names)).toEqual([
    `No object of "secrets" is called "Name-0", "Name-1", "Name-2", "Name-3", "Name-4" and 9995 more: its names are ${SUBDOMAIN}.`,
  ]);
});
