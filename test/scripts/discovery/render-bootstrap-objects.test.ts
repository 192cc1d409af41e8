import { readFileSync } from 'fs';
import { join } from 'path';
import { BOOTSTRAP_OBJECTS, KUBERNETES_MINORS } from '../../../lib/access/bootstrap/bootstrap-objects.generated';
import { renderBootstrapObjects } from '../../../scripts/discovery/render-bootstrap-objects';

test('a rule that objects have in common is written once', () => {
  const role = { kind: 'ClusterRole', rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }], since: '1.36', until: '1.37' } as const;
  const binding = { kind: 'ClusterRoleBinding', name: 'a', roleRef: { kind: 'ClusterRole', name: 'a' }, since: '1.36', until: '1.37' } as const;
  const objects = [{ ...role, name: 'a', rules: [...role.rules] }, { ...role, name: 'b', rules: [...role.rules] }, binding];
  expect(renderBootstrapObjects(['1.36', '1.37'], objects).split('\n').filter((line) => line.startsWith('  '))).toEqual([
    '  {"apiGroups":[""],"resources":["pods"],"verbs":["get"]},',
    '  {"kind":"ClusterRole","name":"a","rules":[R[0]],"since":"1.36","until":"1.37"},',
    '  {"kind":"ClusterRole","name":"b","rules":[R[0]],"since":"1.36","until":"1.37"},',
    '  {"kind":"ClusterRoleBinding","name":"a","roleRef":{"kind":"ClusterRole","name":"a"},"since":"1.36","until":"1.37"},',
  ]);
});

test('the module is as it is rendered', () => {
  const module = readFileSync(join(__dirname, '..', '..', '..', 'lib', 'access', 'bootstrap', 'bootstrap-objects.generated.ts'), 'utf8');
  expect(module).toBe(renderBootstrapObjects(KUBERNETES_MINORS, BOOTSTRAP_OBJECTS));
});
