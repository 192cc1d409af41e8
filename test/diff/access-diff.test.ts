import * as fc from 'fast-check';
import { identityText } from '../../lib/access/access-object';
import { EffectiveAccess } from '../../lib/access/effective-access';
import { subjectText } from '../../lib/access/subject';
import { AccessChange } from '../../lib/diff/access-change';
import { diffAccess } from '../../lib/diff/access-diff';
import { accessOf, binding, permissionText, role } from '../access/access-texts';

interface Expected {
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
  readonly stillHeld?: readonly string[];
  readonly unknown?: readonly string[];
}

const text = ({ subject, namespace, permission, isServed }: AccessChange) =>
  `${subjectText(subject)} ${namespace ?? 'cluster'}: ${permissionText(permission)}${isServed ? '' : ' (unserved)'}`;

function compare(before: EffectiveAccess, after: EffectiveAccess): Expected {
  const { added, removed, stillHeld, unknown } = diffAccess(before, after);
  const all = {
    added: added.map(text),
    removed: removed.map(text),
    stillHeld: stillHeld.map((change) => `${text(change)} through ${change.through.map(subjectText).join(', ')}`),
    unknown: unknown.map(({ change, subject, namespace, role: identity }) => `${change} ${subjectText(subject)} ${namespace ?? 'cluster'}: ${identityText(identity)}`),
  };
  return Object.fromEntries(Object.entries(all).filter(([, list]) => list.length > 0));
}

const ANN = 'User ann';
const APP = 'ServiceAccount web/app';
const reader = (...rules: readonly string[]) => role('web/reader', ...rules) + binding('web', 'Role reader', APP);
const everywhere = (...rules: readonly string[]) => role('reader', ...rules) + binding(undefined, 'ClusterRole reader', APP);

const CASES: readonly [name: string, before: string, after: string, expected: Expected][] = [
  ['rules in another order, split and repeated', reader('get,list pods,services'), reader('list,get,get services', 'list pods', 'get pods', 'get pods named a'), {}],
  ['a role under another name', reader('get pods'), role('web/other', 'get pods') + binding('web', 'Role other', APP), {}],
  ['a Role that becomes a ClusterRole bound in its namespace', reader('get pods'), role('reader', 'get pods') + binding('web', 'ClusterRole reader', APP), {}],
  ['another role', reader('get,list pods'), reader('get,delete pods'), { added: [`${APP} web: delete pods`], removed: [`${APP} web: list pods`] }],
  ['a star in place of the verbs', reader('get,list pods'), reader('* pods'), { added: [`${APP} web: * pods`] }],
  ['verbs in place of the star', reader('* pods'), reader('get,list pods'), { removed: [`${APP} web: * pods`] }],
  ['one subject more', reader('get pods'), reader('get pods') + binding('web', 'Role reader', ANN), { added: [`${ANN} web: get pods`] }],
  [
    'a group in place of its account', reader('get pods'), role('web/reader', 'get pods') + binding('web', 'Role reader', 'Group system:serviceaccounts:web'),
    { added: ['Group system:serviceaccounts:web web: get pods'], stillHeld: [`${APP} web: get pods through Group system:serviceaccounts:web`] },
  ],
  [
    'an account in place of its group', role('web/reader', 'get pods') + binding('web', 'Role reader', 'Group system:serviceaccounts:web'), reader('get pods'),
    { removed: ['Group system:serviceaccounts:web web: get pods'] },
  ],
  ['a user in place of a group', role('web/reader', 'get pods') + binding('web', 'Role reader', 'Group dev'), role('web/reader', 'get pods') + binding('web', 'Role reader', ANN), {
    added: [`${ANN} web: get pods`], removed: ['Group dev web: get pods'],
  }],
  ['names more and fewer', reader('get secrets named a,b'), reader('get secrets named b,c'), { added: [`${APP} web: get secrets "c"`], removed: [`${APP} web: get secrets "a"`] }],
  ['names dropped', reader('get secrets named a,b'), reader('get secrets'), { added: [`${APP} web: get secrets`] }],
  ['a binding of the cluster in place of one of a namespace', role('reader', 'get pods') + binding('web', 'ClusterRole reader', APP), everywhere('get pods'), { added: [`${APP} cluster: get pods`] }],
  [
    'a binding of a namespace in place of one of the cluster', everywhere('get pods,nodes', 'get /metrics'), role('reader', 'get pods,nodes', 'get /metrics') + binding('web', 'ClusterRole reader', APP),
    { removed: [`${APP} cluster: get /metrics`, `${APP} cluster: get nodes`, `${APP} cluster: get pods`] },
  ],
  ['what the cluster grants isn\'t listed again for a namespace', '', everywhere('get pods') + reader('get pods', 'list pods').replaceAll('reader', 'local'), {
    added: [`${APP} cluster: get pods`, `${APP} web: list pods`],
  }],
  ['two ways to one permission, and one of them goes', reader('get pods') + role('web/twin', 'get pods') + binding('web', 'Role twin', APP), reader('get pods'), {}],
  ['pairs that nothing serves, from a product that opens', reader('get pods', 'get deployments of apps'), reader('get pods', 'get deployments of apps', 'get deployments'), {
    added: [`${APP} web: get deployments (unserved)`],
  }],
  ['a rule that can never match', reader('get pods'), reader('get pods', 'get Pods', 'list pods/*'), {}],
  ['a named create, which a server-side apply uses', reader('get pods'), reader('get pods', 'create pods named a'), { added: [`${APP} web: create pods "a"`] }],
  ['a binding to a role that nothing defines', '', binding('web', 'Role gone', APP), { unknown: [`added ${APP} web: Role web/gone`] }],
  ['a binding to a role that is defined now', binding('web', 'Role reader', APP), reader('get pods'), { added: [`${APP} web: get pods`], unknown: [`removed ${APP} web: Role web/reader`] }],
  ['a role that Kubernetes makes and nobody defines, on both sides', binding('web', 'ClusterRole view', APP), binding('web', 'ClusterRole view', APP), {}],
];

test.each(CASES)('%s', (_name, before, after, expected) => {
  expect(compare(accessOf(before), accessOf(after))).toEqual(expected);
  const { added = [], removed = [] } = compare(accessOf(after), accessOf(before));
  expect({ added, removed }).toEqual({ added: expected.removed ?? [], removed: expected.added ?? [] });
});

const rule = fc.constantFrom(
  'get pods', 'get,list pods', '* pods', 'get *', '* *', 'get secrets named a', 'get secrets named a,b', 'get nodes', 'get /metrics', '* /*', 'get pods/log',
  'create deployments of apps', 'get deployments of *', '* * of *', 'create pods named a', 'get,update */scale of apps',
);
const subject = fc.constantFrom(ANN, APP, 'ServiceAccount ci/runner', 'Group system:serviceaccounts', 'Group system:serviceaccounts:web', 'Group system:authenticated');
const state = fc.array(fc.record({
  rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
  subjects: fc.array(subject, { minLength: 1, maxLength: 2 }),
  namespace: fc.constantFrom(undefined, 'web', 'ci'),
}), { maxLength: 5 });

type State = typeof state extends fc.Arbitrary<infer Value> ? Value : never;
const texts = (grants: State) => grants.map(({ rules, subjects, namespace }, i) => role(`r${i}`, ...rules) + binding(namespace, `ClusterRole r${i}`, ...subjects));

test('nothing differs from itself, in any order of its documents', () => {
  fc.assert(fc.property(state, (grants) => {
    const documents = texts(grants);
    expect(compare(accessOf(...documents), accessOf(...documents.reverse()))).toEqual({});
  }), { numRuns: 200 });
});

test('what one direction adds, the other one removes', () => {
  fc.assert(fc.property(state, state, (a, b) => {
    const [before, after] = [accessOf(...texts(a)), accessOf(...texts(b))];
    const [there, back] = [compare(before, after), compare(after, before)];
    expect({ added: there.added, removed: there.removed }).toEqual({ added: back.removed, removed: back.added });
  }), { numRuns: 200 });
});
