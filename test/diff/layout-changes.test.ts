import { reportDiff } from '../../lib/diff/diff-report';
import { accessOf, binding, role } from '../access/access-texts';

const ACCOUNT = 'ServiceAccount web/app';
const NAMESPACE = '\napiVersion: v1\nkind: Namespace\nmetadata: { name: web }\n---';
const account = '\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: app, namespace: web }\n---';
const renamedRef = (name: string) => binding('web', `Role ${name}`, ACCOUNT).replace(/name: "[^"]*", namespace/, 'name: "app", namespace');

const BOUND = binding('web', 'Role reader', ACCOUNT);
const OTHER = role('web/other', 'get,list pods') + binding('web', 'Role other', ACCOUNT);
const subjects = (...texts: string[]) => binding('web', 'Role reader', ...texts).replace(/name: "[^"]*", namespace/, 'name: "b", namespace');
const PARTS = (...rules: string[]) => role('all').replace('rules: []', 'aggregationRule: { clusterRoleSelectors: [{ matchLabels: { part: all } }] }')
  + role('part', ...rules).replace('name: part', 'name: part, labels: { part: all }') + binding(undefined, 'ClusterRole all', ACCOUNT);
const OTHER_OF_ALL = role('other', 'get,list pods') + binding(undefined, 'ClusterRole other', ACCOUNT);

test.each<[name: string, before: string, after: string, changes: string[]]>([
  ['nothing', role('web/reader', 'get pods'), role('web/reader', 'get pods'), []],
  ['what is removed', role('web/reader', 'get pods') + role('nodes', 'get nodes'), '---', ['Role web/reader removed', 'ClusterRole nodes removed']],
  ['an account that is removed and still named, whose access goes to whoever creates it again', account + role('web/reader', 'get pods') + binding('web', 'Role reader', ACCOUNT), role('web/reader', 'get pods') + binding('web', 'Role reader', ACCOUNT),
    ['ServiceAccount web/app removed; RoleBinding web/reader-serviceaccount-web-app still names it, so an account of this name that is created again has the access (J2)']],
  ['an account that several bindings still name', account + binding('web', 'Role reader', ACCOUNT) + binding('web', 'Role writer', ACCOUNT), binding('web', 'Role reader', ACCOUNT) + binding('web', 'Role writer', ACCOUNT),
    ['ServiceAccount web/app removed; RoleBinding web/reader-serviceaccount-web-app and 1 more still name it, so an account of this name that is created again has the access (J2)']],
  ['what is added, by kind', '---', binding('web', 'Role reader', ACCOUNT) + role('web/reader', 'get pods') + account + NAMESPACE,
    ['Namespace web added', 'ServiceAccount web/app added', 'Role web/reader added', 'RoleBinding web/reader-serviceaccount-web-app added']],
  ['rules that are rewritten and grant the same', role('web/reader', 'get,list pods'), role('web/reader', 'list pods', 'get pods', 'get pods'),
    ['Role web/reader: rules rewritten, same access']],
  ['rules that grant nothing more, since no request matches them', role('web/reader', 'get pods'), role('web/reader', 'get pods', 'get Pod', 'create pods/*', 'get nodes'),
    ['Role web/reader: rules rewritten, same access']],
  ['rules that grant something else, which nobody is bound to', role('web/reader', 'get pods'), role('web/reader', 'list pods'),
    ['Role web/reader: rules changed, and no binding names it']],
  ['no rules that change the access of a subject', role('web/reader', 'get pods') + BOUND, role('web/reader', 'list pods') + BOUND, []],
  ['rules that change no access, since another role grants the same', role('web/reader', 'get,list pods') + BOUND + OTHER, role('web/reader', 'list pods') + BOUND + OTHER,
    ["Role web/reader: rules changed, nobody's access differs"]],
  ['subjects that change no access, since another role grants the same', role('web/reader', 'get pods') + subjects(ACCOUNT, 'User ann') + OTHER + binding('web', 'Role other', 'User ann'),
    role('web/reader', 'get pods') + subjects(ACCOUNT) + OTHER + binding('web', 'Role other', 'User ann'), ["RoleBinding web/b: subjects changed, nobody's access differs"]],
  ['no other order of subjects', role('web/reader', 'get pods') + subjects(ACCOUNT, 'User ann'), role('web/reader', 'get pods') + subjects('User ann', ACCOUNT), []],
  ['no part of an aggregated role that changes the access of a subject', PARTS('get pods'), PARTS('list pods'), []],
  ['a part of an aggregated role that changes no access', PARTS('get pods') + OTHER_OF_ALL, PARTS('list pods') + OTHER_OF_ALL,
    ["ClusterRole part: rules changed, nobody's access differs"]],
  ['a roleRef, which Kubernetes refuses to change', renamedRef('reader'), renamedRef('writer'),
    ['RoleBinding web/app: roleRef Role/reader -> Role/writer; a roleRef cannot be changed in place: delete and create, or use a new name']],
  ['no other subjects of a role', role('web/reader', 'get pods') + renamedRef('reader'), role('web/reader', 'get pods') + renamedRef('reader').replace('name: app', 'name: other'), []],
  ['no other kinds', '---', '\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: web }\n---', []],
])('lists %s', (_name, before, after, changes) => {
  expect(reportDiff(accessOf(before), accessOf(after), { gate: 'any', strict: false, approvals: [], today: '2026-12-01' }).layout).toEqual(changes);
});
