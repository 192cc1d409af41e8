import { ResourceScope } from '../resource-info';
import { CatalogueGroup, CheckedBy, NameForm } from './catalogue-row';
import { ACCESS, KUBELET_BOOTSTRAP, REFERENCE } from './links';
import { CREATE, OBJECT, PART } from './verb-sets';

const { NAMESPACED, CLUSTER } = ResourceScope;

/** Certificates and who may sign them. */
export const CERTIFICATES: CatalogueGroup = {
  className: 'Certificates',
  apiGroup: 'certificates.k8s.io',
  versions: ['v1'],
  about: 'certificates and who may sign them',
  rows: [
    { plural: 'certificatesigningrequests', kind: 'CertificateSigningRequest', shortNames: ['csr'], scope: CLUSTER, verbs: OBJECT, nameForm: NameForm.PATH_SEGMENT, link: `${REFERENCE}/authentication-resources/certificate-signing-request-v1/` },
    { plural: 'certificatesigningrequests', subresource: 'approval', kind: 'CertificateSigningRequest', scope: CLUSTER, verbs: PART },
    { plural: 'certificatesigningrequests', subresource: 'nodeclient', kind: 'CertificateSigningRequest', scope: CLUSTER, verbs: CREATE, checkedBy: CheckedBy.CONTROLLER_MANAGER, link: KUBELET_BOOTSTRAP, member: 'certificateSigningRequestsNodeClient' },
    { plural: 'certificatesigningrequests', subresource: 'selfnodeclient', kind: 'CertificateSigningRequest', scope: CLUSTER, verbs: CREATE, checkedBy: CheckedBy.CONTROLLER_MANAGER, link: KUBELET_BOOTSTRAP, member: 'certificateSigningRequestsSelfNodeClient' },
    { plural: 'certificatesigningrequests', subresource: 'status', kind: 'CertificateSigningRequest', scope: CLUSTER, verbs: PART },
    { plural: 'clustertrustbundles', kind: 'ClusterTrustBundle', scope: CLUSTER, verbs: OBJECT, since: '1.37', nameForm: NameForm.PATH_SEGMENT, link: `${ACCESS}/certificate-signing-requests/#cluster-trust-bundles` },
    { plural: 'podcertificaterequests', kind: 'PodCertificateRequest', scope: NAMESPACED, verbs: OBJECT, since: '1.37', link: `${ACCESS}/certificate-signing-requests/#pod-certificate-requests` },
    { plural: 'podcertificaterequests', subresource: 'status', kind: 'PodCertificateRequest', scope: NAMESPACED, verbs: PART, since: '1.37' },
    { plural: 'signers', kind: 'Signer', scope: CLUSTER, verbs: ['approve', 'sign', 'attest'], checkedBy: CheckedBy.ADMISSION_PLUGIN, nameForm: NameForm.SIGNER, link: `${ACCESS}/certificate-signing-requests/#authorization` },
  ],
};
