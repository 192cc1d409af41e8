import { Permission } from '../../lib';
import { EffectiveAccess } from '../../lib/access/effective-access';
import { readAccessObjects } from '../../lib/access/read-access-objects';
import { parseSubject } from '../../lib/access/subject';
import { FindingsByChange, newFindings } from '../../lib/diff/new-findings';
import { parseManifests } from '../../lib/manifests/parse-manifests';
import { KnownDocuments } from '../../lib/manifests/yaml-text';
import { accessOf, binding, role } from '../access/access-texts';
import { finding, grant } from '../review/sample-report';

/** The first document has no line end before it. */
const FIRST = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: web }\n---';

const BOUND = binding('ci', 'Role deployer', 'ServiceAccount ci/deployer');

/** The ids of what is found newly when the rules of a role change. */
function found(before: readonly string[], after: readonly string[]): string[] {
  return newFindings(accessOf(role('ci/deployer', ...before), BOUND), accessOf(role('ci/deployer', ...after), BOUND)).map(({ check, severity }) => `${severity} ${check}`);
}

test('what is found in the second state only is new', () => {
  expect(found(['get pods'], ['get pods', 'list secrets'])).toEqual(['high B2']);
});

test('what is found in both, is less, or comes from other rules, is not', () => {
  expect(found(['list,watch secrets'], ['list secrets', 'get pods'])).toEqual([]);
});

test('the second state is reviewed as by the minor of Kubernetes that is given', () => {
  const severities = ['1.36', undefined].map((kubernetesVersion) => newFindings(
    accessOf(role('ci/deployer', 'get pods'), BOUND), new EffectiveAccess(accessOf(role('ci/deployer', 'get pods/exec'), BOUND).objects, { kubernetesVersion }),
  ).map(({ check, severity }) => `${severity} ${check}`));
  expect(severities).toEqual([['medium C3'], ['high C3']]);
});

test('a role that nobody can use any more is new, although nothing of it differs', () => {
  const known: KnownDocuments = new Map();
  const state = (writer: string) => accessOfKnown(known,
    FIRST,
    role('escalating', 'escalate clusterroles of rbac.authorization.k8s.io named x'), binding(undefined, 'ClusterRole escalating', 'ServiceAccount web/s'),
    role('writing', 'update clusterroles of rbac.authorization.k8s.io named x'), binding(undefined, 'ClusterRole writing', writer),
  );
  expect(newFindings(state('ServiceAccount web/s'), state('User ann')).filter(({ check }) => check === 'H16').map(({ subject }) => subject))
    .toEqual(['ClusterRole escalating']);
});

test('what is based on more is new', () => {
  expect(found(['list secrets'], ['list,watch secrets'])).toEqual(['high B2']);
});

/** The access of a state that has the documents of the same text in common with another one. */
function accessOfKnown(known: KnownDocuments, ...texts: readonly string[]): EffectiveAccess {
  return new EffectiveAccess(readAccessObjects(parseManifests({ file: '-', text: texts.join('') }, known).objects).objects);
}

const FINDING = finding({ grants: [grant('get secrets "a" in ci'), grant('list secrets in ci')] });

const CHANGES: readonly [name: string, subject: string, namespace: string | undefined, permission: Permission, isBased: boolean][] = [
  ['the permission', 'ServiceAccount ci/deployer', 'ci', { verb: 'list', apiGroup: '', resource: 'secrets' }, true],
  ['the name', 'ServiceAccount ci/deployer', 'ci', { verb: 'get', apiGroup: '', resource: 'secrets', resourceName: 'a' }, true],
  ['all names of it', 'ServiceAccount ci/deployer', 'ci', { verb: 'get', apiGroup: '', resource: 'secrets' }, true],
  ['another name', 'ServiceAccount ci/deployer', 'ci', { verb: 'get', apiGroup: '', resource: 'secrets', resourceName: 'b' }, false],
  ['a wildcard that covers it', 'ServiceAccount ci/deployer', 'ci', { verb: '*', apiGroup: '', resource: 'secrets' }, true],
  ['a wildcard that covers nothing of it', 'ServiceAccount ci/deployer', 'ci', { verb: '*', apiGroup: 'apps', resource: '*' }, false],
  ['another resource', 'ServiceAccount ci/deployer', 'ci', { verb: 'list', apiGroup: '', resource: 'pods' }, false],
  ['another scope', 'ServiceAccount ci/deployer', undefined, { verb: 'list', apiGroup: '', resource: 'secrets' }, false],
  ['another subject', 'User ann', 'ci', { verb: 'list', apiGroup: '', resource: 'secrets' }, false],
  ['a URL', 'ServiceAccount ci/deployer', 'ci', { verb: 'get', nonResourceURL: '/metrics' }, false],
];

test.each(CHANGES)('a finding is based on %s, or not', (_name, text, namespace, permission, isBased) => {
  const subject = parseSubject(text);
  expect(subject && new FindingsByChange([FINDING]).of({ subject, namespace, permission, isServed: true })).toEqual(isBased ? [FINDING] : []);
});
