import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { Core, DedicatedServiceAccount, KubernetesObject, TailoredClusterRole, TailoredRole } from '../../lib';

const chart = new Chart(new App(), 'chart', { namespace: 'argo' });
const role = new TailoredRole(chart, 'role');
const clusterRole = new TailoredClusterRole(chart, 'cluster-role');
const account = new DedicatedServiceAccount(chart, 'account');
const other = new ApiObject(chart, 'other', { apiVersion: 'v1', kind: 'ConfigMap' });

test.each([role, clusterRole, account])('$kind is the ApiObject that is written', (object) => {
  expect(ApiObject.of(object)).toBe(object);
  expect(object.node.children).toEqual([]);
});

test('it takes JSON patches, and the app finds it with the others', () => {
  const patched = new TailoredRole(new Chart(new App(), 'chart'), 'role');
  patched.allow(Core.pods.get());
  patched.addJsonPatch(JsonPatch.add('/rules/0/verbs/-', 'list'));

  expect(patched.chart.apiObjects).toEqual([patched]);
  expect(Testing.synth(patched.chart)[0].rules).toEqual([{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }]);
});

test('classes are told apart, other than by ApiObject', () => {
  const classes = [ApiObject, KubernetesObject, TailoredRole, TailoredClusterRole, DedicatedServiceAccount];
  const instances = [role, clusterRole, account, other].map((object) => classes.filter((one) => object instanceof one).map(({ name }) => name));

  expect(instances).toEqual([
    ['ApiObject', 'KubernetesObject', 'TailoredRole'],
    ['ApiObject', 'KubernetesObject', 'TailoredClusterRole'],
    ['ApiObject', 'KubernetesObject', 'DedicatedServiceAccount'],
    ['ApiObject'],
  ]);
});

test('an object that is refused leaves nothing in the tree', () => {
  expect(() => new TailoredRole(chart, 'refused', { metadata: { name: 'a/b' } })).toThrow("chart/refused: the Role can't be made:");
  expect(chart.node.tryFindChild('refused')).toBeUndefined();
});

test('an id with slashes makes the name that the construct has', () => {
  expect(new TailoredRole(chart, 'a/b').name).toBe('a--b');
  expect(() => new TailoredRole(chart, 'a/b', { metadata: { namespace: '' } })).toThrow('chart/a--b: ');
});
