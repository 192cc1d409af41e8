import { resourceInPath } from '../../lib/rbac/resource-path';

const text = (path: string) => {
  const found = resourceInPath(path);
  return found && [found.namespace || 'cluster', `${found.resource}${found.subresource && `/${found.subresource}`}${found.apiGroup && `.${found.apiGroup}`}`, found.name].filter(Boolean).join(' ');
};

test.each<[string, string | undefined]>([
  ['/api/v1/pods', 'cluster pods'],
  ['/api/v1/namespaces/argo/pods', 'argo pods'],
  ['/api/v1/namespaces/argo/pods/a', 'argo pods a'],
  ['/api/v1/namespaces/argo/pods/a/log', 'argo pods/log a'],
  ['/api/v1/namespaces/argo/services/a/proxy/b/c', 'argo services/proxy a'],
  ['/apis/apps/v1/namespaces/argo/deployments/d/scale', 'argo deployments/scale.apps d'],
  ['/apis/argoproj.io/v1alpha1/clusterworkflowtemplates/t', 'cluster clusterworkflowtemplates.argoproj.io t'],
  ['//api/v1//nodes/n/', 'cluster nodes n'],
  ['/api/v1/namespaces', 'cluster namespaces'],
  ['/api/v1/namespaces/argo', 'argo namespaces argo'],
  ['/api/v1/namespaces/argo/status', 'argo namespaces/status argo'],
  ['/api/v1/namespaces/argo/finalize', 'argo namespaces/finalize argo'],
  ['/api/v1/watch/namespaces/argo/pods/a', 'argo pods a'],
  ['/api/v1/proxy/nodes/n', 'cluster nodes n'],
  ['/api', undefined],
  ['/api/v1', undefined],
  ['/apis/apps/v1', undefined],
  ['/metrics', undefined],
  ['/', undefined],
])('%s', (path, expected) => {
  expect(text(path)).toBe(expected);
});
