import { isOrdinaryName, nameIssues, possibleNames } from '../../../lib/resources/dead-grants/names';
import { RawGrant } from '../../../lib/resources/dead-grants/raw-grant';
import { ResourceScope } from '../../../lib/resources/resource-info';
import { issueLines } from '../../diagnostics/issue-lines';

const LONG = 'a'.repeat(254);

function faultsOf(apiGroup: string, resource: string, verb: string, ...resourceNames: string[]): string[] {
  const grant: RawGrant = { apiGroup, resource, verbs: [verb], resourceNames, roleScope: ResourceScope.CLUSTER };
  return issueLines(nameIssues(grant));
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
    ['what a server of others may allow', 'image.openshift.io', 'imagestreamtags', 'get', 'app:latest'],
    ['a scheme and a port, where a request is proxied', '', 'services/proxy', 'get', 'https:dashboard:8443'],
    ['a scheme alone, where a request is proxied', '', 'services/proxy', 'get', 'http:dashboard:'],
    ['a port alone, where a request is proxied', '', 'pods/proxy', 'get', 'web-0:metrics'],
  ])('%s', (_, apiGroup, resource, verb, name) => {
    expect(faultsOf(apiGroup, resource, verb, name)).toEqual([]);
  });
});

describe('names that no object of the resource can have', () => {
  test.each([
    ['upper case', '', 'configmaps', 'get', 'Config', 'resourceNames: error[dead-grant/invalid-name]: No object of "configmaps" can have the name "Config". Use only lower-case letters, '
      + 'digits, "-" and ".", and begin and end each part with a letter or digit.'],
    ['too long', '', 'configmaps', 'get', LONG, 'resourceNames: error[dead-grant/invalid-name]: No object of "configmaps" can have the name '
      + '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
      + 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa". '
      + 'Use at most 253 bytes.'],
    ['a pattern for what others serve', 'example.com', 'widgets', 'get', 'team-[a-z]+', 'resourceNames: error[dead-grant/invalid-name]: No object of "widgets" can have the name "team-[a-z]+". '
      + 'Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.'],
    ['a port where nothing is proxied', '', 'pods/log', 'get', 'web-0:metrics', 'resourceNames: error[dead-grant/invalid-name]: No object of "pods/log" can have the name "web-0:metrics". '
      + 'Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.'],
    ['another scheme', '', 'services/proxy', 'get', 'ftp:web:21', 'resourceNames: error[dead-grant/invalid-name]: No object of "services/proxy" can have the name "ftp:web:21". '
      + 'Use only lower-case letters, digits and "-", and begin and end with a letter or digit.'],
    ['a dot in a label', '', 'namespaces', 'get', 'a.b', 'resourceNames: error[dead-grant/invalid-name]: No object of "namespaces" can have the name "a.b". Use only lower-case letters, '
      + 'digits and "-", and begin and end with a letter or digit.'],
    ['a slash in a role', 'rbac.authorization.k8s.io', 'roles', 'bind', 'a/b', 'resourceNames: error[dead-grant/invalid-name]: No object of "roles" can have the name "a/b". Remove "/" from it.'],
    ['no address', 'networking.k8s.io', 'ipaddresses', 'get', 'localhost',
      'resourceNames: error[dead-grant/invalid-name]: No object of "ipaddresses" can have the name "localhost". Write an IPv4 or IPv6 '
      + 'address in its shortest form.'],
    ['a signer without a path', 'certificates.k8s.io', 'signers', 'sign', 'example.com',
      'resourceNames: error[dead-grant/invalid-name]: No object of "signers" can have the name "example.com". Write "domain/path", or '
      + '"domain/*" for all of a domain.'],
    ['all signers', 'certificates.k8s.io', 'signers', 'sign', '*',
      'resourceNames: error[dead-grant/invalid-name]: No object of "signers" can have the name "*". Write "domain/path", or "domain/*" '
      + 'for all of a domain.'],
    ['part of a path', 'certificates.k8s.io', 'signers', 'sign', 'example.com/a*',
      'resourceNames: error[dead-grant/invalid-name]: No object of "signers" can have the name "example.com/a*". Write "domain/path", or '
      + '"domain/*" for all of a domain.'],
    ['a star', '', 'secrets', 'get', 'my-*', 'resourceNames: error[dead-grant/partial-wildcard]: A star in a name is an ordinary character, but "secrets" is granted on "my-*". Write each name.'],
    ['a star for users', '', 'users', 'impersonate', 'system:node:*',
      'resourceNames: error[dead-grant/partial-wildcard]: A star in a name is an ordinary character, but "users" is granted on '
      + '"system:node:*". Write each name.'],
    ['an empty name', '', 'secrets', 'get', '', 'resourceNames: error[dead-grant/empty-name]: A name for "secrets" is empty. Write the name of an object, or remove it.'],
  ])('%s', (_, apiGroup, resource, verb, name, fault) => {
    expect(faultsOf(apiGroup, resource, verb, name)).toEqual([fault]);
  });
});

test('ten thousand bad names make one short message', () => {
  const names = Array.from({ length: 10_000 }, (_, i) => `Name-${i}`);

  expect(faultsOf('', 'secrets', 'get', ...names)).toEqual([
    'resourceNames: error[dead-grant/invalid-name]: No object of "secrets" can have the name "Name-0", "Name-1", "Name-2", "Name-3", "Name-4" and '
    + '9995 more. Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.',
  ]);
});

test('each resource allows all ordinary names, or none', () => {
  const ordinary = ['a', 'app', 'web-0', 'view', 'a--b', 'z'.repeat(63)];
  const resources = [
    ['', 'configmaps'], ['', 'namespaces'], ['', 'services'], ['', 'services/proxy'], ['', 'groups'], ['networking.k8s.io', 'ipaddresses'],
    ['rbac.authorization.k8s.io', 'roles'], ['certificates.k8s.io', 'signers'], ['cert-manager.io', 'signers'], ['example.com', 'widgets'], ['*', '*'],
  ];
  const allowed = resources.map(([apiGroup, resource]) => {
    const { isGlob, isPossible } = possibleNames({ apiGroup, resource, verbs: ['get'] });
    return [resource, [...new Set(ordinary.map((name) => !isGlob(name) && isPossible(name)))]];
  });
  expect([ordinary.every(isOrdinaryName), ['', 'A', '0a', 'a-', 'a.b', 'a*', 'z'.repeat(64)].filter(isOrdinaryName)]).toEqual([true, []]);
  expect(allowed).toEqual([
    ['configmaps', [true]], ['namespaces', [true]], ['services', [true]], ['services/proxy', [true]], ['groups', [true]], ['ipaddresses', [false]],
    ['roles', [true]], ['signers', [false]], ['signers', [false]], ['widgets', [true]], ['*', [true]],
  ]);
});
