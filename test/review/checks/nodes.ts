import { ExampleTable, grant } from './examples';

/** Examples of the checks in lib/review/checks/nodes.ts. In a namespace, nothing of them is in force. */
export const NODE_EXAMPLES: ExampleTable = {
  D1: grant('get nodes/proxy', {
    cluster: 'critical',
    namespace: '-',
    named: 'high',
    wildcard: { 'get *': 'critical by A3', 'get */proxy': 'critical', '* nodes/proxy': 'critical', 'get nodes/proxy of *': 'critical' },
    tempting: ['get nodes/metrics', 'get nodes/stats,nodes/pods,nodes/healthz', 'get nodes', 'list nodes/proxy', 'get nodes/*', 'get pods/proxy'],
    more: { cluster: { 'create nodes/proxy': 'critical', 'update nodes/proxy': 'critical', 'patch nodes/proxy': 'critical', 'delete nodes/proxy': 'critical' } },
  }),
  D2: grant('update nodes', {
    cluster: 'high',
    namespace: '-',
    named: 'medium',
    wildcard: { 'update *': 'critical by A3', '* nodes': 'high by A2', 'patch nodes/status of *': 'high' },
    tempting: ['get,list,watch nodes', 'get nodes/status', 'update nodes/metrics'],
    more: { cluster: { 'patch nodes/status': 'high', 'delete nodes': 'high', 'create nodes': 'high', 'patch nodes/status named a': 'medium' } },
  }),
  D3: grant('get nodes/log', {
    cluster: 'high',
    namespace: '-',
    named: 'medium',
    wildcard: { 'get *': 'critical by A3', 'get */log': 'high', '* nodes/log': 'high by A2', 'get nodes/configz of *': 'medium' },
    tempting: ['get nodes/metrics', 'get nodes/stats', 'get nodes/healthz', 'get nodes/pods', 'get nodes', 'get nodes/checkpoint'],
    more: { cluster: { 'create nodes/checkpoint': 'medium', 'get nodes/configz': 'medium', 'get nodes/proxy; get nodes/log': 'critical by D1' } },
  }),
  D4: grant('update volumeattachments of storage.k8s.io', {
    cluster: 'high',
    namespace: '-',
    named: 'medium',
    wildcard: { 'update * of storage.k8s.io': 'critical by A3', '* csinodes of storage.k8s.io': 'high by A2', 'create csidrivers of *': 'high' },
    tempting: ['get,list volumeattachments of storage.k8s.io', 'delete csinodes of storage.k8s.io', 'update volumeattachments/status of storage.k8s.io'],
    more: { cluster: { 'patch csinodes of storage.k8s.io': 'high', 'create csidrivers of storage.k8s.io': 'high' } },
  }),
  D5: grant('update resourceslices of resource.k8s.io', {
    cluster: 'medium',
    namespace: '-',
    named: 'low',
    wildcard: { 'update * of resource.k8s.io': 'critical by A3', '* deviceclasses of resource.k8s.io': 'high by A2', 'create deviceclasses of *': 'medium' },
    tempting: ['get resourceslices of resource.k8s.io', 'create resourceclaims of resource.k8s.io'],
    more: { cluster: { 'create deviceclasses of resource.k8s.io': 'medium' } },
  }),
};
