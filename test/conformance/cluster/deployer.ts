import { execFileSync } from 'child_process';
import { writeFileSync } from 'fs';
import { join } from 'path';
import { ApiClient } from './api-client';
import { ARGO_GROUP, ARGO_RESOURCES } from './argo-crds';
import { ClusterAccess } from './cluster-access';
import { discover } from './discovery';
import { KubernetesObject } from './kubernetes-objects';
import { PermissionSet } from '../../../lib/rbac/permission-set';
import { PolicyRule } from '../../../lib/rbac/policy-rule';

const RBAC_GROUP = 'rbac.authorization.k8s.io';
const ALL_VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** Kinds whose objects own others: the rights on their finalizers are the only ones that discovery does not report. */
const OWNERS = [
  { apiGroup: '', resources: ['pods', 'replicationcontrollers', 'services'] },
  { apiGroup: 'apps', resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'] },
  { apiGroup: 'batch', resources: ['cronjobs', 'jobs'] },
  { apiGroup: ARGO_GROUP, resources: ARGO_RESOURCES.map(({ plural }) => plural) },
];

/** Someone who installs what others wrote. */
export class Deployer {
  /** Someone who may give anything away. */
  public static administrator(access: ClusterAccess): Deployer {
    return new Deployer(access, 'administrator', access.adminServer, access.adminToken);
  }

  /**
   * An account that is no administrator.
   *
   * It holds all that the server serves, verb by verb, but neither `bind` nor `escalate` nor any wildcard. So the API server
   * refuses a role from it that grants anything which does not exist.
   */
  public static async create(access: ClusterAccess): Promise<Deployer> {
    const admin = ApiClient.admin(access);
    try {
      const namespace = `${access.prefix}deployer`;
      const name = `${access.prefix}deployer`;
      const subject = { kind: 'ServiceAccount', name: 'deployer', namespace };
      const role = { kind: 'ClusterRole', name, apiGroup: RBAC_GROUP };
      await admin.object('POST', '/api/v1/namespaces', { metadata: { name: namespace } });
      await admin.object('POST', `/api/v1/namespaces/${namespace}/serviceaccounts`, { metadata: { name: 'deployer' } });
      await admin.object('POST', `/apis/${RBAC_GROUP}/v1/clusterroles`, { metadata: { name }, rules: await deployerRules(admin) });
      await admin.object('POST', `/apis/${RBAC_GROUP}/v1/clusterrolebindings`, { metadata: { name }, roleRef: role, subjects: [subject] });
      return new Deployer(access, 'deployer', access.server, await requestToken(admin, namespace, 'deployer'));
    } finally {
      admin.close();
    }
  }

  private readonly kubeconfig: string;

  private constructor(private readonly access: ClusterAccess, name: string, server: string, token: string | undefined) {
    this.kubeconfig = join(access.folder, `${name}.kubeconfig`);
    const certificateAuthority = server.startsWith('https:') ? access.certificateAuthority : undefined;
    writeFileSync(this.kubeconfig, JSON.stringify({
      'apiVersion': 'v1',
      'kind': 'Config',
      'clusters': [{
        name: 'cluster',
        cluster: { server, ...(certificateAuthority && { 'certificate-authority-data': Buffer.from(certificateAuthority).toString('base64') }) },
      }],
      'users': [{ name, user: { token } }],
      'contexts': [{ name, context: { cluster: 'cluster', user: name } }],
      'current-context': name,
    }), { mode: 0o600 });
  }

  /** Applies objects as users do. */
  public apply(objects: readonly KubernetesObject[]): void {
    const options = [`--kubeconfig=${this.kubeconfig}`, `--cache-dir=${join(this.access.folder, 'kubectl-cache')}`];
    execFileSync(this.access.kubectl, [...options, 'apply', '-f', '-'], {
      input: objects.map((object) => JSON.stringify(object)).join('\n---\n'),
      stdio: ['pipe', 'pipe', 'pipe'], // what kubectl says is part of the error
    });
  }
}

/** A token of a ServiceAccount, as a pod would get it. */
export async function requestToken(admin: ApiClient, namespace: string, name: string): Promise<string> {
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`;
  const { status } = await admin.object<{ status: { token: string } }>('POST', path, {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: { expirationSeconds: 3600 },
  });
  return status.token;
}

async function deployerRules(admin: ApiClient): Promise<PolicyRule[]> {
  const served = await discover(admin);
  const { paths } = await admin.object<{ paths: string[] }>('GET', '/');
  return PermissionSet.of([
    ...served.filter(({ apiGroup, verbs }) => apiGroup !== RBAC_GROUP && verbs.length > 0).map(({ apiGroup, resource, subresource, verbs }) => ({
      apiGroups: [apiGroup],
      resources: [subresource === '' ? resource : `${resource}/${subresource}`],
      verbs: [...verbs],
    })),
    // A cluster that is not ours may lack Argo's definitions; the roles are about them all the same.
    ...ARGO_RESOURCES.flatMap(({ plural, status }) => [
      { apiGroups: [ARGO_GROUP], resources: [plural], verbs: ALL_VERBS },
      ...(status ? [{ apiGroups: [ARGO_GROUP], resources: [`${plural}/status`], verbs: ['get', 'update', 'patch'] }] : []),
    ]),
    ...OWNERS.map(({ apiGroup, resources }) => ({
      apiGroups: [apiGroup], resources: resources.map((resource) => `${resource}/finalizers`), verbs: ['update'],
    })),
    {
      apiGroups: [RBAC_GROUP],
      resources: ['roles', 'rolebindings', 'clusterroles', 'clusterrolebindings'],
      verbs: ['create', 'get', 'patch'],
    },
    { nonResourceURLs: paths, verbs: ['get'] },
  ]).toRules();
}
