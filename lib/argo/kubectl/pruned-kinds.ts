import { ResourceScope } from '../../resources/resource-info';

const { NAMESPACED, CLUSTER } = ResourceScope;

/** A kind that `kubectl apply --prune` looks for. */
export interface PrunedKind {
  readonly apiGroup: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: ResourceScope;
}

/**
 * The kinds that kubectl prunes without `--prune-allowlist`.
 *
 * @see https://github.com/kubernetes/kubectl/blob/v0.35.4/pkg/util/prune/prune.go
 */
export const PRUNED_BY_DEFAULT: readonly PrunedKind[] = [
  { apiGroup: '', kind: 'ConfigMap', plural: 'configmaps', scope: NAMESPACED },
  { apiGroup: '', kind: 'Endpoints', plural: 'endpoints', scope: NAMESPACED },
  { apiGroup: '', kind: 'Namespace', plural: 'namespaces', scope: CLUSTER },
  { apiGroup: '', kind: 'PersistentVolumeClaim', plural: 'persistentvolumeclaims', scope: NAMESPACED },
  { apiGroup: '', kind: 'PersistentVolume', plural: 'persistentvolumes', scope: CLUSTER },
  { apiGroup: '', kind: 'Pod', plural: 'pods', scope: NAMESPACED },
  { apiGroup: '', kind: 'ReplicationController', plural: 'replicationcontrollers', scope: NAMESPACED },
  { apiGroup: '', kind: 'Secret', plural: 'secrets', scope: NAMESPACED },
  { apiGroup: '', kind: 'Service', plural: 'services', scope: NAMESPACED },
  { apiGroup: 'batch', kind: 'Job', plural: 'jobs', scope: NAMESPACED },
  { apiGroup: 'batch', kind: 'CronJob', plural: 'cronjobs', scope: NAMESPACED },
  { apiGroup: 'networking.k8s.io', kind: 'Ingress', plural: 'ingresses', scope: NAMESPACED },
  { apiGroup: 'apps', kind: 'DaemonSet', plural: 'daemonsets', scope: NAMESPACED },
  { apiGroup: 'apps', kind: 'Deployment', plural: 'deployments', scope: NAMESPACED },
  { apiGroup: 'apps', kind: 'ReplicaSet', plural: 'replicasets', scope: NAMESPACED },
  { apiGroup: 'apps', kind: 'StatefulSet', plural: 'statefulsets', scope: NAMESPACED },
];
