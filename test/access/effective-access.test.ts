import { accessOf, binding, permissionTexts, role } from './access-texts';
import { identityText } from '../../lib/access/access-object';
import { EffectiveAccess } from '../../lib/access/effective-access';
import { parseSubject, Subject, subjectText } from '../../lib/access/subject';
import { AccessRequest } from '../../lib/rbac/access-request';

function subject(text: string): Subject {
  const parsed = parseSubject(text);
  if (parsed === undefined) {
    throw new Error(`${text} isn't a subject.`);
  }
  return parsed;
}

const may = (access: EffectiveAccess, who: string, namespace?: string) => permissionTexts(access.permissionsOf(subject(who), namespace));

const READ_PODS = role('web/reader', 'get,list pods');

const GRANTED: readonly [name: string, manifests: string, who: string, namespace: string | undefined, granted: string[]][] = [
  ['a Role in its namespace', READ_PODS + binding('web', 'Role reader', 'ServiceAccount ci/runner'), 'ServiceAccount ci/runner', 'web', ['get pods', 'list pods']],
  ['a Role nowhere else', READ_PODS + binding('web', 'Role reader', 'ServiceAccount ci/runner'), 'ServiceAccount ci/runner', 'ci', []],
  ['a ClusterRole that is bound in a namespace only there', role('reader', 'get pods') + binding('web', 'ClusterRole reader', 'User ann'), 'User ann', undefined, []],
  ['a ClusterRole that is bound cluster-wide in every namespace', role('reader', 'get pods') + binding(undefined, 'ClusterRole reader', 'User ann'), 'User ann', 'web', ['get pods']],
  ['the union of all bindings', READ_PODS + role('web/more', 'delete pods', 'get pods') + binding('web', 'Role reader', 'User ann') + binding('web', 'Role more', 'User ann'), 'User ann', 'web', ['get pods', 'list pods', 'delete pods']],
  ['an account that a binding names as a user', READ_PODS + binding('web', 'Role reader', 'User system:serviceaccount:ci:runner'), 'ServiceAccount ci/runner', 'web', ['get pods', 'list pods']],
  ['nothing on cluster resources and URLs in a namespace', role('reader', 'get nodes', 'get /metrics', 'get pods') + binding('web', 'ClusterRole reader', 'User ann'), 'User ann', 'web', ['get pods']],
  ['the own namespace object in a namespace', role('reader', 'get,list namespaces') + binding('web', 'ClusterRole reader', 'User ann'), 'User ann', 'web', ['get namespaces']],
  ['no rule that can never match', role('web/reader', 'get Pods', 'get pods/*', 'deletecollection pods named a', 'Get pods', 'get pods') + binding('web', 'Role reader', 'User ann'), 'User ann', 'web', ['get pods']],
  ['a named create, which a server-side apply needs', role('web/reader', 'create pods named a') + binding('web', 'Role reader', 'User ann'), 'User ann', 'web', ['create pods "a"']],
  ['a role that Kubernetes makes', binding('web', 'ClusterRole system:basic-user', 'User ann') + role('web/x', 'get pods'), 'User ann', 'web', []],
  ['a role that Kubernetes makes, cluster-wide', binding(undefined, 'ClusterRole system:discovery', 'User ann'), 'User ann', undefined, [
    'get /api', 'get /api/*', 'get /apis', 'get /apis/*', 'get /healthz', 'get /livez', 'get /openapi', 'get /openapi/*', 'get /readyz', 'get /version', 'get /version/',
  ]],
];

test.each(GRANTED)('%s', (_name, manifests, who, namespace, granted) => {
  expect(may(accessOf(manifests), who, namespace)).toEqual(granted);
});

test('a role of the input comes before the one that Kubernetes makes', () => {
  expect(may(accessOf(role('view', 'get pods') + binding('web', 'ClusterRole view', 'User ann')), 'User ann', 'web')).toEqual(['get pods']);
});

test('a role of the input adds to the aggregated ones that Kubernetes makes', () => {
  const databases = role('databases', 'get databases of example.com').replace('{ name: databases }', '{ name: databases, labels: { rbac.authorization.k8s.io/aggregate-to-view: "true" } }');
  expect(may(accessOf(databases + binding('web', 'ClusterRole view', 'User ann')), 'User ann', 'web')).toContain('get databases of example.com');
});

test('groups grant to their members, and to the groups within them', () => {
  const access = accessOf(role('reader', 'get pods') + binding('web', 'ClusterRole reader', 'Group system:serviceaccounts'));
  const request = AccessRequest.resource({ verb: 'get', resource: 'pods', name: 'a' });
  const allowed = (who: string) => access.allows(subject(who), request, 'web');
  expect(['ServiceAccount ci/runner', 'Group system:serviceaccounts:ci', 'Group system:serviceaccounts', 'User ann', 'Group system:authenticated'].filter(allowed))
    .toEqual(['ServiceAccount ci/runner', 'Group system:serviceaccounts:ci', 'Group system:serviceaccounts']);
});

test('a role that nothing defines is unknown', () => {
  const access = accessOf(binding('web', 'Role gone', 'User ann') + binding(undefined, 'ClusterRole elsewhere', 'User ann'));
  expect(access.unknownRoles.map(({ identity }) => identityText(identity))).toEqual(['Role web/gone', 'ClusterRole elsewhere']);
});

test('a permission is traced to binding, role and rule', () => {
  const access = accessOf(`${role('reader', 'get services', '* *')}${binding(undefined, 'ClusterRole reader', 'User ann', 'Group system:authenticated')}`);
  const paths = access.pathsTo(subject('User ann'), { verb: 'get', apiGroup: '', resource: 'pods' }, 'web');
  expect(paths.map(({ subject: who, grant, rule }) => [subjectText(who), identityText(grant.binding), identityText(rule.writtenIn), rule.index, rule.writtenIn.placeOf('rules', rule.index)]))
    .toEqual(['User ann', 'Group system:authenticated'].map((who) =>
      [who, 'ClusterRoleBinding reader-user-ann-group-system-authenticated', 'ClusterRole reader', 1, { kind: 'file', file: '1.yaml', line: 5, column: 71 }]));
});

test('subjects that are allowed a request are listed in order', () => {
  const access = accessOf(READ_PODS + binding('web', 'Role reader', 'User bob', 'ServiceAccount web/app') + role('all', '* *') + binding(undefined, 'ClusterRole all', 'Group ops'));
  const request = AccessRequest.resource({ verb: 'list', resource: 'pods' });
  expect([access.subjectsAllowed(request, 'web'), access.subjectsAllowed(request, 'ci')].map((subjects) => subjects.map(subjectText)))
    .toEqual([['Group ops', 'ServiceAccount web/app', 'User bob'], ['Group ops']]);
});
