import { Check } from './check';
import { probes } from './probe';
import { goodPractice, kubernetes } from './references';
import { DELETE, WRITE } from './verbs';

/** Checks on access that stops others from working, or destroys evidence. */
export const AVAILABILITY_CHECKS: readonly Check[] = [
  {
    id: 'G1',
    title: 'Delete most kinds of objects',
    severity: { cluster: 'medium', namespaced: 'medium' },
    condition: { kind: 'state', text: '`delete` or `deletecollection` is granted on `*` of the API group `*` or one of Kubernetes, or on ten or more resources without names.' },
    why: 'One mistake, or one stolen token, empties the namespace.',
    remedy: 'Grant it on the resources whose objects the subject makes.',
    references: [goodPractice('Least privilege', 'least-privilege')],
    sureness: 'certain',
  },
  {
    id: 'G2',
    title: 'Delete events',
    severity: { cluster: 'medium', namespaced: 'low' },
    condition: { kind: 'probes', all: [[...probes(DELETE, '', ['events']), ...probes(DELETE, 'events.k8s.io', ['events'])]] },
    why: 'Traces of what happened are gone.',
    remedy: 'Remove it: events expire by themselves.',
    references: [kubernetes('Event', 'reference/kubernetes-api/cluster-resources/event-v1/')],
    sureness: 'certain',
  },
  {
    id: 'G4',
    title: 'Create objects without a quota',
    severity: { namespaced: 'info' },
    condition: { kind: 'state', text: 'Pods or workloads may be created in a namespace of the input that has no ResourceQuota in it.' },
    why: 'The subject can fill the nodes, or the store of the API server.',
    remedy: 'Add a ResourceQuota.',
    references: [goodPractice('Object creation', 'denial-of-service-risks'), kubernetes('Resource quotas', 'concepts/policy/resource-quotas/')],
    sureness: 'depends',
  },
  {
    id: 'G5',
    title: 'Write leases of others',
    severity: { cluster: 'medium', namespaced: 'medium' },
    condition: { kind: 'state', text: 'All leases of kube-system may be written, or one by the name that another component uses.' },
    why: 'A subject that holds the lease of a component keeps the component from working.',
    remedy: 'Name the lease of the component itself.',
    references: [kubernetes('Leases', 'concepts/architecture/leases/')],
    sureness: 'certain',
  },
  {
    id: 'G6',
    title: 'Write budgets, quotas or limits',
    severity: { cluster: 'low', namespaced: 'low' },
    condition: { kind: 'probes', all: [[...probes(WRITE, 'policy', ['poddisruptionbudgets']), ...probes(WRITE, '', ['resourcequotas', 'limitranges'])]] },
    why: 'A budget stops a node from being drained, and a quota stops others from creating anything.',
    remedy: 'Leave quotas and limits to the platform.',
    references: [kubernetes('Resource quotas', 'concepts/policy/resource-quotas/')],
    sureness: 'certain',
  },
  {
    id: 'G7',
    title: 'Delete namespaces',
    severity: { cluster: 'high', namespaced: 'medium' },
    condition: { kind: 'probes', all: [probes(['delete'], '', ['namespaces'])] },
    why: 'A namespace is deleted with all that is in it.',
    remedy: 'Leave it to the platform.',
    references: [kubernetes('Namespaces', 'concepts/overview/working-with-objects/namespaces/')],
    sureness: 'certain',
  },
];
