import { ApiClient } from './api-client';
import { apiPath, ServedResource } from './discovery';
import { DEFAULT_NAMESPACE, isNamespaced, KubernetesObject } from './kubernetes-objects';

const RBAC = '/apis/rbac.authorization.k8s.io/v1';

/** Removes objects; those that are not there are no fault. */
export async function removeObjects(admin: ApiClient, served: readonly ServedResource[], objects: readonly KubernetesObject[]): Promise<void> {
  for (const object of objects) {
    const { apiVersion, kind, metadata } = object;
    const [version, apiGroup = ''] = apiVersion.split('/').reverse();
    const target = served.find((one) => one.apiGroup === apiGroup && one.kind === kind && one.subresource === '');
    if (target !== undefined) {
      const place = isNamespaced(object) ? `/namespaces/${metadata.namespace ?? DEFAULT_NAMESPACE}` : '';
      await remove(admin, `${apiPath(apiGroup, version)}${place}/${target.resource}/${metadata.name}`);
    }
  }
}

/** Removes a namespace. Where no controller runs, nobody else would finish the removal. */
export async function removeNamespace(admin: ApiClient, name: string, withoutController: boolean): Promise<void> {
  const path = `/api/v1/namespaces/${name}`;
  await remove(admin, path);
  if (withoutController) {
    await admin.send({
      method: 'PUT',
      path: `${path}/finalize`,
      contentType: 'application/json',
      body: JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name }, spec: { finalizers: [] } }),
    });
  }
}

/** Removes all that a run has made in a cluster that is not ours. */
export async function removeAllUnder(admin: ApiClient, prefix: string): Promise<void> {
  if (prefix === '') {
    throw new Error('Without a prefix this would remove everything.');
  }
  for (const collection of [`${RBAC}/clusterrolebindings`, `${RBAC}/clusterroles`, '/api/v1/namespaces']) {
    const { items } = await admin.object<{ items: KubernetesObject[] }>('GET', collection);
    for (const { metadata } of items.filter((item) => item.metadata.name.startsWith(prefix))) {
      await remove(admin, `${collection}/${metadata.name}`);
    }
  }
}

async function remove(admin: ApiClient, path: string): Promise<void> {
  const { status, body } = await admin.send({ method: 'DELETE', path });
  if (status >= 300 && status !== 404 && status !== 409) {
    throw new Error(`DELETE ${path} is answered with ${status}: ${body}`);
  }
}
