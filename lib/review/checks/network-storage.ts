import { Check } from './check';
import { probes } from './probe';
import { cis, goodPractice, kubernetes } from './references';
import { CHANGE, DELETE, WRITE } from './verbs';

const GATEWAY = 'gateway.networking.k8s.io';

/** Where traffic goes, and what volumes have. */
export const NETWORK_STORAGE_CHECKS: readonly Check[] = [
  {
    id: 'F1',
    title: 'Write network policies',
    severity: { cluster: 'medium', namespaced: 'medium' },
    condition: { kind: 'probes', all: [probes([...WRITE, ...DELETE], 'networking.k8s.io', ['networkpolicies'])] },
    why: 'The subject can connect what the policies keep apart.',
    remedy: 'Name the policies, or leave them to the platform.',
    references: [kubernetes('Network policies', 'concepts/services-networking/network-policies/')],
    sureness: 'certain',
  },
  {
    id: 'F1b',
    title: 'Write services',
    severity: { cluster: 'medium', namespaced: 'low' },
    condition: { kind: 'probes', all: [probes(WRITE, '', ['services'])] },
    why: 'An external IP of a service takes traffic of the cluster for that address (CVE-2020-8554), and a load balancer makes a workload public.',
    remedy: 'Name the services, or reject external IPs with an admission policy.',
    references: [kubernetes('External IPs', 'concepts/services-networking/service/#external-ips')],
    sureness: 'depends',
  },
  {
    id: 'F1c',
    title: 'Write endpoints',
    severity: { cluster: 'high', namespaced: 'medium' },
    condition: { kind: 'probes', all: [[...probes(WRITE, '', ['endpoints']), ...probes(WRITE, 'discovery.k8s.io', ['endpointslices'])]] },
    why: 'Traffic of a service goes to an address of the subject\'s choice, also in another namespace.',
    remedy: 'Leave it to controllers of Kubernetes, or name the objects.',
    references: [kubernetes('EndpointSlices', 'concepts/services-networking/endpoint-slices/')],
    sureness: 'certain',
  },
  {
    id: 'F1d',
    title: 'Write ingresses or gateways',
    severity: { cluster: 'medium', namespaced: 'low' },
    condition: {
      kind: 'probes',
      all: [[
        ...probes(WRITE, 'networking.k8s.io', ['ingresses']),
        ...probes(WRITE, 'networking.k8s.io', ['ingressclasses'], { severity: { cluster: 'medium' } }),
        ...probes(WRITE, GATEWAY, ['gateways', 'httproutes', 'grpcroutes', 'tlsroutes', 'tcproutes', 'udproutes', 'referencegrants']),
        ...probes(WRITE, GATEWAY, ['gatewayclasses'], { severity: { cluster: 'medium' } }),
      ]],
    },
    why: 'Traffic from outside for a host name goes where the object says.',
    remedy: 'Name the objects, or allow host names by an admission policy.',
    references: [kubernetes('Ingress', 'concepts/services-networking/ingress/')],
    sureness: 'depends',
  },
  {
    id: 'F3',
    title: 'Change the status of services',
    severity: { cluster: 'medium', namespaced: 'medium' },
    condition: { kind: 'probes', all: [probes(CHANGE, '', ['services/status'])] },
    why: 'The address of a load balancer in the status takes traffic of the cluster for that address (CVE-2020-8554).',
    remedy: 'Leave it to the controller of load balancers.',
    references: [kubernetes('Service', 'concepts/services-networking/service/')],
    sureness: 'certain',
  },
  {
    id: 'F4',
    title: 'Create persistent volumes',
    severity: { cluster: 'high' },
    condition: { kind: 'probes', all: [probes(['create'], '', ['persistentvolumes'])] },
    why: 'A volume of the type hostPath is a folder of the node, even if pod security forbids it to pods. An update can\'t change the source.',
    remedy: 'Leave it to a provisioner, and let people claim volumes.',
    references: [cis('5.1.9'), goodPractice('Persistent volume creation', 'persistent-volume-creation')],
    sureness: 'certain',
  },
  {
    id: 'F5',
    title: 'Write storage classes or snapshots',
    severity: { cluster: 'medium' },
    condition: {
      kind: 'probes',
      all: [[
        ...probes(WRITE, 'storage.k8s.io', ['storageclasses']),
        ...probes(WRITE, 'snapshot.storage.k8s.io', ['volumesnapshots', 'volumesnapshotcontents', 'volumesnapshotclasses']),
      ]],
    },
    why: 'Volumes are made with what the class says, and a snapshot has the data of a volume of others.',
    remedy: 'Leave it to the platform.',
    references: [kubernetes('Storage classes', 'concepts/storage/storage-classes/')],
    sureness: 'depends',
  },
];
