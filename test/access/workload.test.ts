import { accessOf } from './access-texts';
import { workloadsOf } from '../../lib/access/workload';

test.each<[string, string, string, string]>([
  ['a pod', 'Pod', 'serviceAccountName: ci', 'ServiceAccount web/ci'],
  ['a pod that names its account by the old field', 'Pod', 'serviceAccount: ci', 'ServiceAccount web/ci'],
  ['a pod whose account is empty', 'Pod', 'serviceAccountName: ""', 'ServiceAccount web/default'],
  ['a pod without an account', 'Pod', 'containers: []', 'ServiceAccount web/default'],
  ['a Deployment', 'Deployment', 'template: { spec: { serviceAccountName: ci } }', 'ServiceAccount web/ci'],
  ['a CronJob', 'CronJob', 'jobTemplate: { spec: { template: { spec: { serviceAccountName: ci } } } }', 'ServiceAccount web/ci'],
  ['a kind that Kubernetes does not serve, by its account', 'Rollout', 'template: { spec: { serviceAccountName: ci } }', 'ServiceAccount web/ci'],
  ['a kind that Kubernetes does not serve, by its containers', 'Rollout', 'template: { spec: { containers: [{}] } }', 'ServiceAccount web/default'],
])('finds the account of %s', (_, kind, spec, account) => {
  const { objects } = accessOf(`{ apiVersion: example.com/v1, kind: ${kind}, metadata: { name: a, namespace: web }, spec: { ${spec} } }`);
  expect(workloadsOf(objects).map(({ account: { namespace, name } }) => `ServiceAccount ${namespace}/${name}`)).toEqual([account]);
});

test.each<[string, string]>([
  ['a template without pods', 'template: { spec: { hosts: [a] } }'],
  ['no template', 'replicas: 1'],
])('finds no workload in a kind with %s', (_, spec) => {
  const { objects } = accessOf(`{ apiVersion: example.com/v1, kind: Machine, metadata: { name: a, namespace: web }, spec: { ${spec} } }`);
  expect(workloadsOf(objects)).toEqual([]);
});
