import { ApiObject, App, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import { Core, DedicatedServiceAccount, TailoredClusterRole, TailoredRole } from '../../lib';

const lazy = (text: string) => Lazy.any({ produce: () => text });

function chartWith(make: (chart: Chart) => void): Chart {
  const chart = new Chart(new App(), 'chart', { namespace: 'argo' });
  make(chart);
  return chart;
}

test.each<[string, (chart: Chart) => void, string]>([
  ['a label whose value only synthesis knows', (chart) => {
    new TailoredRole(chart, 'role', { metadata: { labels: { team: lazy('a b') } } }).allow(Core.pods.get());
  }, "chart/role: the Role can't be written:\n"
    + '  metadata.labels[team]: error[rbac/invalid-label]: "a b" isn\'t a valid label value. '
    + 'Use only letters, digits, "-", "_" and ".", and begin and end with a letter or digit.'],
  ['a label that is added later', (chart) => {
    new DedicatedServiceAccount(chart, 'ci').metadata.addLabel('-', 'x');
  }, "chart/ci: the ServiceAccount can't be written:\n"
    + '  metadata.labels: error[rbac/invalid-label]: "-" isn\'t a valid label key. '
    + 'Use only letters, digits, "-", "_" and ".", and begin and end with a letter or digit.'],
  ['a patch that makes a rule of nothing', (chart) => {
    const role = new TailoredClusterRole(chart, 'role');
    role.allow(Core.pods.get());
    role.addJsonPatch(JsonPatch.replace('/rules/0/verbs', []));
  }, "chart/role: the ClusterRole can't be written:\n"
    + '  rules[0].verbs: error[rbac/missing-verb]: The rule has no verb. List at least one, for example get.'],
  ['a patch of a binding', (chart) => {
    const role = new TailoredRole(chart, 'role');
    role.allow(Core.pods.get());
    role.bindTo(new DedicatedServiceAccount(chart, 'ci'));
    const binding = role.node.findChild('RoleBinding');
    if (binding instanceof ApiObject) {
      binding.addJsonPatch(JsonPatch.replace('/subjects/0/kind', 'Robot'));
    }
  }, "chart/role/RoleBinding: the RoleBinding can't be written:\n"
    + '  subjects[0].kind: error[rbac/invalid-subject]: A subject can\'t have the kind "Robot". Write ServiceAccount, User or Group.'],
])('what Kubernetes would refuse is not written: %s', (_, make, message) => {
  expect(() => Testing.synth(chartWith(make))).toThrow(new Error(message));
});

test('what Kubernetes accepts is written', () => {
  const chart = chartWith((scope) => new TailoredRole(scope, 'role', { metadata: { labels: { team: lazy('a') } } }).allow(Core.pods.get()));

  expect(Testing.synth(chart)).toMatchObject([{ kind: 'Role', metadata: { labels: { team: 'a' } } }]);
});
