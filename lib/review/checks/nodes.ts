import { Check } from './check';
import { probes } from './probe';
import { cis, goodPractice, kubernetes } from './references';
import { DELETE, PROXY, WRITE } from './verbs';

const KUBELET = kubernetes('Kubelet authorization', 'reference/access-authn-authz/kubelet-authn-authz/');
const HIGH = { severity: { cluster: 'high' } } as const;

/** Checks on what nodes do and report. The kubelet takes the verb from the HTTP method. A checkpoint is a POST, so `get` on it grants nothing. */
export const NODE_CHECKS: readonly Check[] = [
  {
    id: 'D1',
    title: 'Proxy to nodes',
    severity: { cluster: 'critical' },
    condition: { kind: 'probes', all: [probes(PROXY, '', ['nodes/proxy'])] },
    why: 'The kubelet runs commands in every pod of its node for each subject that has it. The verb get is enough, by websocket.',
    remedy: 'Grant nodes/metrics, nodes/stats, nodes/pods or nodes/healthz, which kubelets check one by one from Kubernetes 1.33 on.',
    references: [cis('5.1.10'), goodPractice('Access to proxy subresource of nodes', 'access-to-proxy-subresource-of-nodes'), KUBELET],
    sureness: 'certain',
    folds: ['D3'],
  },
  {
    id: 'D2',
    title: 'Write nodes',
    severity: { cluster: 'high' },
    condition: { kind: 'probes', all: [[...probes([...WRITE, ...DELETE], '', ['nodes']), ...probes(['update', 'patch'], '', ['nodes/status'])]] },
    why: 'Labels and taints decide which pods run on a node, and its status decides which image cache and which room it has.',
    remedy: 'Name the nodes.',
    references: [kubernetes('Nodes', 'concepts/architecture/nodes/')],
    sureness: 'certain',
  },
  {
    id: 'D3',
    title: 'Read logs, configuration or memory of nodes',
    severity: { cluster: 'medium' },
    condition: {
      kind: 'probes',
      all: [[...probes(['get'], '', ['nodes/log'], HIGH), ...probes(['create'], '', ['nodes/checkpoint']), ...probes(['get'], '', ['nodes/configz'])]],
    },
    why: 'The logs of a node show what happens on it, and a checkpoint has the memory of a container.',
    remedy: 'Grant nodes/metrics or nodes/stats, which are harmless.',
    references: [KUBELET],
    sureness: 'certain',
  },
  {
    id: 'D4',
    title: 'Write what storage is attached to nodes',
    severity: { cluster: 'high' },
    condition: { kind: 'probes', all: [probes(WRITE, 'storage.k8s.io', ['volumeattachments', 'csinodes', 'csidrivers'])] },
    why: 'Volumes of others are attached to a node of the subject\'s choice. Storage drivers need it.',
    remedy: 'Leave it for the sidecars of a storage driver.',
    references: [kubernetes('Volumes', 'concepts/storage/volumes/#csi')],
    sureness: 'depends',
  },
  {
    id: 'D5',
    title: 'Write devices of nodes',
    severity: { cluster: 'medium' },
    condition: { kind: 'probes', all: [probes(WRITE, 'resource.k8s.io', ['deviceclasses', 'resourceslices'])] },
    why: 'Pods get devices, and configuration of their drivers, that others chose. Drivers of devices need it.',
    remedy: 'Leave it for a driver.',
    references: [kubernetes('Dynamic resource allocation', 'concepts/scheduling-eviction/dynamic-resource-allocation/')],
    sureness: 'depends',
  },
];
