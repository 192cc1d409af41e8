import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { FINALIZERS } from './finalizers';
import { REFERENCE } from './links';
import { OBJECT, PART } from './verb-sets';

const { NAMESPACED } = ResourceScope;

/** Workloads that keep pods running. */
export const APPS: CatalogueGroup = {
  className: 'Apps',
  apiGroup: 'apps',
  versions: ['v1'],
  about: 'workloads that keep pods running',
  rows: [
    { plural: 'controllerrevisions', kind: 'ControllerRevision', scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/workload-resources/controller-revision-v1/` },
    { plural: 'daemonsets', kind: 'DaemonSet', shortNames: ['ds'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/workload-resources/daemon-set-v1/` },
    { plural: 'daemonsets', kind: 'DaemonSet', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'daemonsets', subresource: 'status', kind: 'DaemonSet', scope: NAMESPACED, verbs: PART },
    { plural: 'deployments', kind: 'Deployment', shortNames: ['deploy'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/workload-resources/deployment-v1/` },
    { plural: 'deployments', kind: 'Deployment', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'deployments', subresource: 'scale', kind: 'Scale', scope: NAMESPACED, verbs: PART },
    { plural: 'deployments', subresource: 'status', kind: 'Deployment', scope: NAMESPACED, verbs: PART },
    { plural: 'replicasets', kind: 'ReplicaSet', shortNames: ['rs'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/workload-resources/replica-set-v1/` },
    { plural: 'replicasets', kind: 'ReplicaSet', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'replicasets', subresource: 'scale', kind: 'Scale', scope: NAMESPACED, verbs: PART },
    { plural: 'replicasets', subresource: 'status', kind: 'ReplicaSet', scope: NAMESPACED, verbs: PART },
    { plural: 'statefulsets', kind: 'StatefulSet', shortNames: ['sts'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/workload-resources/stateful-set-v1/` },
    { plural: 'statefulsets', kind: 'StatefulSet', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'statefulsets', subresource: 'scale', kind: 'Scale', scope: NAMESPACED, verbs: PART },
    { plural: 'statefulsets', subresource: 'status', kind: 'StatefulSet', scope: NAMESPACED, verbs: PART },
  ],
};
