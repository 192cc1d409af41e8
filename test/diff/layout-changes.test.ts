import { layoutChanges } from '../../lib/diff/layout-changes';
import { accessOf, binding, role } from '../access/access-texts';

const ACCOUNT = 'ServiceAccount web/app';
const NAMESPACE = '\napiVersion: v1\nkind: Namespace\nmetadata: { name: web }\n---';
const account = '\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: app, namespace: web }\n---';
const renamedRef = (name: string) => binding('web', `Role ${name}`, ACCOUNT).replace(/name: "[^"]*", namespace/, 'name: "app", namespace');

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
  ['no rules that grant something else', role('web/reader', 'get pods'), role('web/reader', 'list pods'), []],
  ['a roleRef, which Kubernetes refuses to change', renamedRef('reader'), renamedRef('writer'),
    ['RoleBinding web/app: roleRef Role/reader -> Role/writer; a roleRef cannot be changed in place: delete and create, or use a new name']],
  ['no other subjects', renamedRef('reader'), renamedRef('reader').replace('name: app', 'name: other'), []],
  ['no other kinds', '---', '\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: web }\n---', []],
])('lists %s', (_name, before, after, changes) => {
  expect(layoutChanges(accessOf(before), accessOf(after))).toEqual(changes);
});
