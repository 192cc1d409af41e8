import { ResourceScope } from '../resource-info';
import { CatalogueGroup, NameForm } from './catalogue-row';
import { REFERENCE } from './links';
import { OBJECT, PART } from './verb-sets';

const { NAMESPACED, CLUSTER } = ResourceScope;

/** Ingress, network policies and service addresses. */
export const NETWORKING: CatalogueGroup = {
  className: 'Networking',
  apiGroup: 'networking.k8s.io',
  versions: ['v1'],
  about: 'ingress, network policies and service addresses',
  rows: [
    { plural: 'ingressclasses', kind: 'IngressClass', scope: CLUSTER, verbs: OBJECT, link: `${REFERENCE}/service-resources/ingress-class-v1/` },
    { plural: 'ingresses', kind: 'Ingress', shortNames: ['ing'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/service-resources/ingress-v1/` },
    { plural: 'ingresses', subresource: 'status', kind: 'Ingress', scope: NAMESPACED, verbs: PART },
    { plural: 'ipaddresses', kind: 'IPAddress', shortNames: ['ip'], scope: CLUSTER, verbs: OBJECT, since: '1.33', nameForm: NameForm.IP_ADDRESS, link: `${REFERENCE}/cluster-resources/ip-address-v1/` },
    { plural: 'networkpolicies', kind: 'NetworkPolicy', shortNames: ['netpol'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/policy-resources/network-policy-v1/` },
    { plural: 'networkpolicies', subresource: 'status', kind: 'NetworkPolicy', scope: NAMESPACED, verbs: PART, until: '1.27' },
    { plural: 'servicecidrs', kind: 'ServiceCIDR', scope: CLUSTER, verbs: OBJECT, since: '1.33', link: `${REFERENCE}/cluster-resources/service-cidr-v1/` },
    { plural: 'servicecidrs', subresource: 'status', kind: 'ServiceCIDR', scope: CLUSTER, verbs: PART, since: '1.33' },
  ],
};
