import { readFileSync } from 'fs';
import { join } from 'path';
import { BootstrapObject } from '../../../lib/access/bootstrap/bootstrap-object';
import { BOOTSTRAP_OBJECTS, KUBERNETES_MINORS } from '../../../lib/access/bootstrap/bootstrap-objects.generated';
import { renderBootstrapObjects } from '../../../scripts/discovery/render-bootstrap-objects';

test('a rule that objects have in common is written once', () => {
  const span = { since: '1.36', until: '1.37' };
  const role = (name: string): BootstrapObject => (
    { kind: 'ClusterRole', name, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }], ...span });
  const binding: BootstrapObject = { kind: 'ClusterRoleBinding', name: 'a', roleRef: { kind: 'ClusterRole', name: 'a' }, ...span };
  expect(renderBootstrapObjects(['1.36', '1.37'], [role('a'), role('b'), binding]).split('\n').filter((line) => line.startsWith('  '))).toEqual([
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
