import { ResourceScope } from '../resource-info';
import { CatalogueGroup, CheckedBy, NameForm } from './catalogue-row';
import { FINALIZERS } from './finalizers';
import { IMPERSONATION, KUBELET, REFERENCE } from './links';
import { CREATE, GET, GET_LIST, IMPERSONATE, OBJECT, OBJECT_WITHOUT_COLLECTION, PART, PROXY, STREAM, UPDATE } from './verb-sets';

const { NAMESPACED, CLUSTER } = ResourceScope;

const STREAM_NOTE = 'From Kubernetes 1.35 on, `create` is needed whatever the transport. Before, `get` was enough for a client '
  + 'that connects by websocket, and one that uses SPDY needed `create`. To serve both, grant both.';

/** The core API group: pods, services, configuration, storage claims, nodes. */
export const CORE: CatalogueGroup = {
  className: 'Core',
  apiGroup: '',
  versions: ['v1'],
  about: 'pods, services, configuration, storage claims, nodes',
  rows: [
    { plural: 'bindings', kind: 'Binding', scope: NAMESPACED, verbs: CREATE, link: `${REFERENCE}/workload-resources/binding-v1/` },
    { plural: 'componentstatuses', kind: 'ComponentStatus', shortNames: ['cs'], scope: CLUSTER, verbs: GET_LIST, link: `${REFERENCE}/cluster-resources/component-status-v1/` },
    { plural: 'configmaps', kind: 'ConfigMap', shortNames: ['cm'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/config-and-storage-resources/config-map-v1/` },
    { plural: 'endpoints', kind: 'Endpoints', shortNames: ['ep'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/service-resources/endpoints-v1/` },
    { plural: 'endpoints', kind: 'Endpoints', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'events', kind: 'Event', shortNames: ['ev'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/cluster-resources/event-v1/` },
    { plural: 'groups', kind: 'Group', scope: CLUSTER, verbs: IMPERSONATE, nameForm: NameForm.FREE_TEXT, link: IMPERSONATION },
    { plural: 'limitranges', kind: 'LimitRange', shortNames: ['limits'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/policy-resources/limit-range-v1/` },
    {
      plural: 'namespaces',
      kind: 'Namespace',
      shortNames: ['ns'],
      scope: CLUSTER,
      verbs: OBJECT_WITHOUT_COLLECTION,
      nameForm: NameForm.LABEL,
      link: `${REFERENCE}/cluster-resources/namespace-v1/`,
      inRole: {
        verbs: ['get', 'update', 'patch', 'delete'],
        member: 'ownNamespace',
        names: false,
        note: 'The namespace that the role lives in: Kubernetes checks permissions on a namespace inside that namespace.',
      },
    },
    { plural: 'namespaces', subresource: 'finalize', kind: 'Namespace', scope: CLUSTER, verbs: UPDATE, inRole: { verbs: UPDATE } },
    { plural: 'namespaces', subresource: 'status', kind: 'Namespace', scope: CLUSTER, verbs: PART, inRole: { verbs: PART } },
    { plural: 'nodes', kind: 'Node', shortNames: ['no'], scope: CLUSTER, verbs: OBJECT, link: `${REFERENCE}/cluster-resources/node-v1/` },
    { plural: 'nodes', subresource: 'checkpoint', kind: 'Node', scope: CLUSTER, verbs: CREATE, checkedBy: CheckedBy.KUBELET, link: KUBELET },
    { plural: 'nodes', subresource: 'configz', kind: 'Node', scope: CLUSTER, verbs: GET, since: '1.32', checkedBy: CheckedBy.KUBELET, link: KUBELET },
    { plural: 'nodes', kind: 'Node', scope: CLUSTER, ...FINALIZERS },
    { plural: 'nodes', subresource: 'healthz', kind: 'Node', scope: CLUSTER, verbs: GET, since: '1.32', checkedBy: CheckedBy.KUBELET, link: KUBELET },
    { plural: 'nodes', subresource: 'log', kind: 'Node', scope: CLUSTER, verbs: GET, checkedBy: CheckedBy.KUBELET, link: KUBELET },
    { plural: 'nodes', subresource: 'metrics', kind: 'Node', scope: CLUSTER, verbs: GET, checkedBy: CheckedBy.KUBELET, link: KUBELET },
    { plural: 'nodes', subresource: 'pods', kind: 'Node', scope: CLUSTER, verbs: GET, since: '1.32', checkedBy: CheckedBy.KUBELET, link: KUBELET },
    { plural: 'nodes', subresource: 'proxy', kind: 'NodeProxyOptions', scope: CLUSTER, verbs: PROXY },
    { plural: 'nodes', subresource: 'stats', kind: 'Node', scope: CLUSTER, verbs: GET, checkedBy: CheckedBy.KUBELET, link: KUBELET },
    { plural: 'nodes', subresource: 'status', kind: 'Node', scope: CLUSTER, verbs: PART },
    { plural: 'nodes', subresource: 'statusz', kind: 'Node', scope: CLUSTER, verbs: GET, since: '1.33', checkedBy: CheckedBy.KUBELET, link: KUBELET },
    { plural: 'persistentvolumeclaims', kind: 'PersistentVolumeClaim', shortNames: ['pvc'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/config-and-storage-resources/persistent-volume-claim-v1/` },
    { plural: 'persistentvolumeclaims', kind: 'PersistentVolumeClaim', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'persistentvolumeclaims', subresource: 'status', kind: 'PersistentVolumeClaim', scope: NAMESPACED, verbs: PART },
    { plural: 'persistentvolumes', kind: 'PersistentVolume', shortNames: ['pv'], scope: CLUSTER, verbs: OBJECT, link: `${REFERENCE}/config-and-storage-resources/persistent-volume-v1/` },
    { plural: 'persistentvolumes', subresource: 'status', kind: 'PersistentVolume', scope: CLUSTER, verbs: PART },
    { plural: 'pods', kind: 'Pod', shortNames: ['po'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/workload-resources/pod-v1/` },
    { plural: 'pods', subresource: 'attach', kind: 'PodAttachOptions', scope: NAMESPACED, verbs: STREAM, note: STREAM_NOTE },
    { plural: 'pods', subresource: 'binding', kind: 'Binding', scope: NAMESPACED, verbs: CREATE },
    { plural: 'pods', subresource: 'ephemeralcontainers', kind: 'Pod', scope: NAMESPACED, verbs: PART, member: 'podsEphemeralContainers' },
    { plural: 'pods', subresource: 'eviction', kind: 'Eviction', scope: NAMESPACED, verbs: CREATE },
    { plural: 'pods', subresource: 'exec', kind: 'PodExecOptions', scope: NAMESPACED, verbs: STREAM, note: STREAM_NOTE },
    { plural: 'pods', kind: 'Pod', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'pods', subresource: 'log', kind: 'Pod', scope: NAMESPACED, verbs: GET },
    { plural: 'pods', subresource: 'portforward', kind: 'PodPortForwardOptions', scope: NAMESPACED, verbs: STREAM, member: 'podsPortForward', note: STREAM_NOTE },
    { plural: 'pods', subresource: 'proxy', kind: 'PodProxyOptions', scope: NAMESPACED, verbs: PROXY },
    { plural: 'pods', subresource: 'resize', kind: 'Pod', scope: NAMESPACED, verbs: PART, since: '1.32' },
    { plural: 'pods', subresource: 'status', kind: 'Pod', scope: NAMESPACED, verbs: PART },
    { plural: 'podtemplates', kind: 'PodTemplate', scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/workload-resources/pod-template-v1/` },
    { plural: 'replicationcontrollers', kind: 'ReplicationController', shortNames: ['rc'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/workload-resources/replication-controller-v1/` },
    { plural: 'replicationcontrollers', kind: 'ReplicationController', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'replicationcontrollers', subresource: 'scale', kind: 'Scale', scope: NAMESPACED, verbs: PART },
    { plural: 'replicationcontrollers', subresource: 'status', kind: 'ReplicationController', scope: NAMESPACED, verbs: PART },
    { plural: 'resourcequotas', kind: 'ResourceQuota', shortNames: ['quota'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/policy-resources/resource-quota-v1/` },
    { plural: 'resourcequotas', subresource: 'status', kind: 'ResourceQuota', scope: NAMESPACED, verbs: PART },
    { plural: 'secrets', kind: 'Secret', scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/config-and-storage-resources/secret-v1/` },
    { plural: 'serviceaccounts', kind: 'ServiceAccount', shortNames: ['sa'], scope: NAMESPACED, verbs: [...OBJECT, 'impersonate'], link: `${REFERENCE}/authentication-resources/service-account-v1/` },
    { plural: 'serviceaccounts', subresource: 'token', kind: 'TokenRequest', scope: NAMESPACED, verbs: CREATE },
    { plural: 'services', kind: 'Service', shortNames: ['svc'], scope: NAMESPACED, verbs: OBJECT, nameForm: NameForm.LABEL, link: `${REFERENCE}/service-resources/service-v1/` },
    { plural: 'services', kind: 'Service', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'services', subresource: 'proxy', kind: 'ServiceProxyOptions', scope: NAMESPACED, verbs: PROXY },
    { plural: 'services', subresource: 'status', kind: 'Service', scope: NAMESPACED, verbs: PART },
    { plural: 'users', kind: 'User', scope: CLUSTER, verbs: IMPERSONATE, nameForm: NameForm.FREE_TEXT, link: IMPERSONATION },
  ],
};
