import { ExampleTable, grant } from './examples';

const NETWORKING = 'of networking.k8s.io';

/** Examples of the checks in lib/review/checks/network-storage.ts. */
export const NETWORK_STORAGE_EXAMPLES: ExampleTable = {
  F1: grant(`delete networkpolicies ${NETWORKING}`, {
    cluster: 'medium',
    namespace: 'medium',
    named: 'low',
    wildcard: { [`* networkpolicies ${NETWORKING}`]: 'high by A2', [`update * ${NETWORKING}`]: 'critical by A3', 'create networkpolicies of *': 'medium' },
    tempting: [`get,list networkpolicies ${NETWORKING}`, 'update networkpolicies of extensions', 'update networkpolicies'],
    more: { cluster: { [`create networkpolicies ${NETWORKING}`]: 'medium' }, namespace: { [`patch networkpolicies ${NETWORKING}`]: 'medium' } },
  }),
  F1b: grant('update services', {
    cluster: 'medium',
    namespace: 'low',
    named: 'low',
    wildcard: { '* services': 'high by A2', 'update *': 'critical by A3', 'create services of *': 'medium' },
    tempting: ['get,list,watch,delete services', 'get services/proxy', 'update services/status'],
    more: { namespace: { 'create services': 'low' } },
  }),
  F1c: grant('update endpoints', {
    cluster: 'high',
    namespace: 'medium',
    named: 'medium',
    wildcard: { '* endpoints': 'high by A2', 'update *': 'critical by A3', 'create endpointslices of *': 'high' },
    tempting: ['get,list,watch endpoints', 'update endpointslices', 'delete endpoints'],
    more: { namespace: { 'patch endpointslices of discovery.k8s.io': 'medium' } },
  }),
  F1d: grant(`update ingresses ${NETWORKING}`, {
    cluster: 'medium',
    namespace: 'low',
    named: 'low',
    wildcard: { [`* ingresses ${NETWORKING}`]: 'high by A2', [`update * ${NETWORKING}`]: 'critical by A3', 'create httproutes of *': 'medium' },
    tempting: [`get,list ingresses ${NETWORKING}`, 'update ingresses of extensions', `update ingresses/status ${NETWORKING}`],
    more: {
      cluster: { [`create ingressclasses ${NETWORKING}`]: 'medium', 'update gateways of gateway.networking.k8s.io': 'medium', 'update gatewayclasses of gateway.networking.k8s.io': 'medium' },
      namespace: { 'create httproutes of gateway.networking.k8s.io': 'low', [`create ingressclasses ${NETWORKING}`]: '-' },
    },
  }),
  F3: grant('patch services/status', {
    cluster: 'medium',
    namespace: 'medium',
    named: 'low',
    wildcard: { '* services/status': 'high by A2', 'patch */status': 'medium', 'update services/status of *': 'medium' },
    tempting: ['get services/status', 'update services', 'patch pods/status'],
  }),
  F4: grant('create persistentvolumes', {
    cluster: 'high',
    namespace: '-',
    named: '-',
    wildcard: { '* persistentvolumes': 'high by A2', 'create *': 'critical by A3', 'create persistentvolumes of *': 'high' },
    tempting: ['update,patch,delete persistentvolumes', 'create persistentvolumeclaims', 'create persistentvolumes/status'],
  }),
  F5: grant('update storageclasses of storage.k8s.io', {
    cluster: 'medium',
    namespace: '-',
    named: 'low',
    wildcard: { '* storageclasses of storage.k8s.io': 'high by A2', 'update * of storage.k8s.io': 'critical by A3', 'create volumesnapshots of *': 'medium' },
    tempting: ['get storageclasses of storage.k8s.io', 'delete volumesnapshots of snapshot.storage.k8s.io', 'update volumesnapshots of storage.k8s.io'],
    more: { cluster: { 'create volumesnapshotcontents of snapshot.storage.k8s.io': 'medium', 'patch volumesnapshots of snapshot.storage.k8s.io': 'medium' } },
  }),
};
