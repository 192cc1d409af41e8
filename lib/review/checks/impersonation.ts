import { Check } from './check';
import { probes } from './probe';
import { cis, goodPractice, kubernetes } from './references';
import { CHANGE, WRITE } from './verbs';

const AUTHENTICATION = 'authentication.k8s.io';
const CERTIFICATES = 'certificates.k8s.io';
const IMPERSONATION = goodPractice('Impersonate verb', 'impersonate-verb');
const CSR = goodPractice('CSRs and certificate issuing', 'csrs-and-certificate-issuing');

/** Signers whose certificates the API server takes for any user. */
const CLIENT_SIGNERS = ['kubernetes.io/kube-apiserver-client', 'kubernetes.io/*'];

/** The signer whose certificates the API server takes for nodes. */
const KUBELET_SIGNERS = ['kubernetes.io/kube-apiserver-client-kubelet'];

const CRITICAL = { severity: { cluster: 'critical' } } as const;
const HIGH = { severity: { cluster: 'high' } } as const;

/** Checks on subjects that can act as another user by headers, certificates or tokens of the cluster. */
export const IMPERSONATION_CHECKS: readonly Check[] = [
  {
    id: 'A10',
    title: 'Impersonate users, groups or accounts',
    severity: { cluster: 'critical', namespaced: 'high' },
    condition: { kind: 'probes', all: [[...probes(['impersonate'], '', ['users', 'groups'], { severity: { cluster: 'critical' } }), ...probes(['impersonate'], '', ['serviceaccounts'])]] },
    why: 'A request with an impersonation header is made with all access of that user, group or account.',
    remedy: 'Name the users, groups or accounts. From Kubernetes 1.36 on, prefer the verbs of constrained impersonation.',
    references: [cis('5.1.8'), IMPERSONATION],
    sureness: 'certain',
  },
  {
    id: 'A11',
    title: 'Impersonate user extras or UIDs',
    severity: { cluster: 'medium' },
    condition: { kind: 'probes', all: [[...probes(['impersonate'], AUTHENTICATION, ['userextras/*', 'uids'])]] },
    why: 'RBAC doesn\'t look at extras and UIDs. Webhooks that authorize or admit requests may.',
    remedy: 'Name the keys and their values.',
    references: [IMPERSONATION],
    sureness: 'depends',
  },
  {
    id: 'A13',
    title: 'Approve certificates for API clients',
    severity: { cluster: 'critical' },
    condition: {
      kind: 'probes',
      all: [
        probes(['create'], CERTIFICATES, ['certificatesigningrequests']),
        probes(CHANGE, CERTIFICATES, ['certificatesigningrequests/approval']),
        [...probes(['approve'], CERTIFICATES, ['signers'], { names: CLIENT_SIGNERS, ...CRITICAL }), ...probes(['approve'], CERTIFICATES, ['signers'], { names: KUBELET_SIGNERS, ...HIGH })],
      ],
    },
    why: 'The subject requests a certificate for any user and approves it. The API server treats the bearer as that user, and the certificate can\'t be revoked.',
    remedy: 'Name the one signer, and not kubernetes.io/kube-apiserver-client.',
    references: [cis('5.1.11'), CSR],
    sureness: 'certain',
  },
  {
    id: 'A14',
    title: 'Sign certificates for API clients',
    severity: { cluster: 'critical' },
    condition: {
      kind: 'probes',
      all: [
        probes(CHANGE, CERTIFICATES, ['certificatesigningrequests/status']),
        [...probes(['sign'], CERTIFICATES, ['signers'], { names: CLIENT_SIGNERS, ...CRITICAL }), ...probes(['sign'], CERTIFICATES, ['signers'], { names: KUBELET_SIGNERS, ...HIGH })],
      ],
    },
    why: 'The subject puts a certificate into a request. Whether the API server takes it depends on who has the key of its client CA.',
    remedy: 'Name the one signer.',
    references: [CSR],
    sureness: 'depends',
  },
  {
    id: 'A19',
    title: 'Impersonate with constraints',
    severity: { cluster: 'high', namespaced: 'high' },
    condition: { kind: 'state', text: 'A verb `impersonate:MODE` is granted, and `impersonate-on:MODE:VERB` on a resource, for the same mode.' },
    why: 'From Kubernetes 1.36 on, the API server allows a request with an impersonation header if the subject has both: the request then has the access of another user.',
    remedy: 'Name users or accounts for the first half, and few verbs and resources for the second.',
    references: [kubernetes('Constrained impersonation', 'reference/access-authn-authz/user-impersonation/#constrained-impersonation')],
    sureness: 'depends',
  },
  {
    id: 'A20',
    title: 'Make bootstrap tokens',
    severity: { cluster: 'high', namespaced: 'high' },
    condition: { kind: 'state', text: 'Secrets may be created in kube-system, and a binding gives the group `system:bootstrappers` what a node needs to join.' },
    why: 'A Secret of the type bootstrap.kubernetes.io/token is a credential for the group system:bootstrappers, which gets the certificate of a node.',
    remedy: 'Don\'t grant create on Secrets in kube-system.',
    references: [kubernetes('Authenticating with bootstrap tokens', 'reference/access-authn-authz/bootstrap-tokens/')],
    sureness: 'depends',
  },
  {
    id: 'A21',
    title: 'Attest trust bundles or sign pod certificates',
    severity: { cluster: 'medium' },
    condition: { kind: 'state', text: 'Cluster trust bundles may be written and `attest` is granted on a signer; or the status of pod certificate requests may be written and `sign` is granted on one.' },
    why: 'Workloads trust the bundle, or take the certificate for an identity of a pod.',
    remedy: 'Name the one signer.',
    references: [kubernetes('Cluster trust bundles', 'reference/access-authn-authz/certificate-signing-requests/#cluster-trust-bundles')],
    sureness: 'depends',
  },
  {
    id: 'A22',
    title: 'Delete objects that can\'t be read',
    severity: { cluster: 'medium', namespaced: 'low' },
    condition: { kind: 'state', text: '`unsafe-delete-ignore-read-errors` and `delete` are granted on the same resource.' },
    why: 'The object is removed without its finalizers, so what it represents may stay behind.',
    remedy: 'Grant it only while a broken cluster is repaired.',
    references: [kubernetes('Deleting corrupt objects', 'reference/using-api/api-concepts/')],
    sureness: 'certain',
  },
];

/** The permissions that the two halves of a constrained impersonation require, by mode. */
export const CONSTRAINED_MODES = [
  { mode: 'user-info', resources: ['users', 'groups'], nodes: false }, // a request with a UID or extras of another user also has the name of that user
  { mode: 'serviceaccount', resources: ['serviceaccounts'], nodes: false },
  { mode: 'arbitrary-node', resources: ['nodes'], nodes: true },
  { mode: 'associated-node', resources: ['nodes'], nodes: true },
].map(({ mode, resources, nodes }) => ({ mode, nodes, first: probes([`impersonate:${mode}`], AUTHENTICATION, resources) }));

/** Attestation of trust bundles, and signing of the certificates of pods: each of both lists. */
export const POD_CERTIFICATES = [
  [probes(WRITE, CERTIFICATES, ['clustertrustbundles']), probes(['attest'], CERTIFICATES, ['signers'])],
  [probes(CHANGE, CERTIFICATES, ['podcertificaterequests/status']), probes(['sign'], CERTIFICATES, ['signers'])],
];
