import { deepFreeze } from './rule-alphabet';
import { PermissionSet } from '../../lib/rbac/permission-set';
import { explain, ReasonedRule } from '../../lib/rbac/reasons';

const core = (resource: string, verb: string, ...resourceNames: string[]) => ({ apiGroups: [''], resources: [resource], verbs: [verb], resourceNames });

test('a permission keeps the reasons of all that it covers, each once, as they came', () => {
  const granted: ReasonedRule[] = [
    { rule: core('pods', 'get', 'a'), reasons: ['reads its own pod'] },
    { rule: core('pods', 'get'), reasons: ['lists the steps', 'reads its own pod', 'waits'] },
    { rule: core('pods', 'get', 'b'), reasons: ['reads the other'] },
    { rule: core('pods', 'list'), reasons: [] },
  ];

  expect(explain(granted)).toEqual([
    {
      permission: { verb: 'get', apiGroup: '', resource: 'pods' },
      reasons: ['reads its own pod', 'lists the steps', 'waits', 'reads the other'],
    },
    { permission: { verb: 'list', apiGroup: '', resource: 'pods' }, reasons: [] },
  ]);
});

test('a reason goes to every permission that covers what it was given for', () => {
  const granted: ReasonedRule[] = [
    { rule: core('*', 'get'), reasons: ['backup'] },
    { rule: core('pods', '*'), reasons: ['debugging'] },
    { rule: core('pods', 'get'), reasons: ['the pod list'] },
  ];

  expect(explain(granted)).toEqual([
    { permission: { verb: 'get', apiGroup: '', resource: '*' }, reasons: ['backup', 'the pod list'] },
    { permission: { verb: '*', apiGroup: '', resource: 'pods' }, reasons: ['debugging', 'the pod list'] },
  ]);
});

test('the empty name is not every name, and URLs have reasons too', () => {
  const granted: ReasonedRule[] = [
    { rule: { nonResourceURLs: ['/metrics/**'], verbs: ['get'] }, reasons: ['metrics'] },
    { rule: { nonResourceURLs: ['/metrics/a'], verbs: ['get'] }, reasons: ['a'] },
    { rule: core('pods', 'get', ''), reasons: ['the empty name'] },
    { rule: core('pods', 'list'), reasons: ['every name'] },
  ];

  expect(explain(granted)).toEqual([
    { permission: { verb: 'list', apiGroup: '', resource: 'pods' }, reasons: ['every name'] },
    { permission: { verb: 'get', apiGroup: '', resource: 'pods', resourceName: '' }, reasons: ['the empty name'] },
    { permission: { verb: 'get', nonResourceURL: '/metrics/*' }, reasons: ['metrics', 'a'] },
  ]);
});

test('explains each permission of the canonical set, in its order, and leaves the rules as they are', () => {
  const rules = deepFreeze([core('secrets', 'get', 'b', 'a'), core('pods', '*'), core('pods', 'get'), { nonResourceURLs: ['/b', '/a'], verbs: ['get'] }]);

  expect(explain(rules.map((rule) => ({ rule, reasons: ['why'] })))).toEqual(
    PermissionSet.of(rules).permissions().map((permission) => ({ permission, reasons: ['why'] })),
  );
});
