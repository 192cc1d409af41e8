import { Check } from './check';
import { probes } from './probe';
import { cis, goodPractice, kubernetes } from './references';
import { CHANGE, READ, WRITE } from './verbs';

const LISTING = goodPractice('Listing secrets', 'listing-secrets');
const SYSTEM = { namespaces: ['kube-system'] };
const CRITICAL = { severity: { cluster: 'critical', namespaced: 'critical' } } as const;
const HIGH = { severity: { cluster: 'high', namespaced: 'high' } } as const;

/** Configuration of kube-system that others trust, in addition to aws-auth. */
const TRUSTED_CONFIGURATION = ['coredns', 'extension-apiserver-authentication', 'kubeadm-config', 'kubelet-config'];

/** Secrets, configuration and tokens of accounts. */
export const SECRET_CHECKS: readonly Check[] = [
  {
    id: 'B1',
    title: 'Read Secrets by get',
    severity: { cluster: 'high', namespaced: 'medium' },
    condition: { kind: 'probes', all: [probes(['get'], '', ['secrets'])] },
    why: 'A subject that knows or guesses the name of a Secret can read it. This includes Secrets with tokens of accounts.',
    remedy: 'Name the Secrets. Better, mount them where they are used.',
    references: [cis('5.1.2'), LISTING],
    sureness: 'certain',
    folds: ['B7'],
  },
  {
    id: 'B2',
    title: 'List or watch Secrets',
    severity: { cluster: 'high', namespaced: 'high' },
    condition: { kind: 'probes', all: [probes(['list', 'watch'], '', ['secrets'])] },
    why: 'A list has the contents of all Secrets, tokens of accounts among them.',
    remedy: 'Grant get on the names that are needed.',
    references: [cis('5.1.2'), LISTING],
    sureness: 'certain',
    folds: ['B1', 'B7'],
  },
  {
    id: 'B3',
    title: 'Change Secrets',
    severity: { cluster: 'high', namespaced: 'medium' },
    condition: { kind: 'probes', all: [probes(CHANGE, '', ['secrets'])] },
    why: 'Workloads take what is written for their credentials, keys and certificates.',
    remedy: 'Name the Secrets.',
    references: [cis('5.1.2'), LISTING],
    sureness: 'certain',
  },
  {
    id: 'B4',
    title: 'Make tokens of accounts as Secrets',
    severity: { cluster: 'high', namespaced: 'high' },
    condition: { kind: 'probes', all: [probes(['create'], '', ['secrets']), probes(READ, '', ['secrets'])] },
    why: 'A Secret of the type kubernetes.io/service-account-token gets the token of any account of its namespace, and can then be read.',
    remedy: 'Grant one of both, or name the Secrets that may be read. Use TokenRequest for tokens.',
    references: [cis('5.1.2'), cis('5.1.13'), goodPractice('Token request', 'token-request')],
    sureness: 'certain',
  },
  {
    id: 'B5',
    title: 'Issue tokens of accounts',
    severity: { cluster: 'critical', namespaced: 'high' },
    condition: { kind: 'probes', all: [probes(['create'], '', ['serviceaccounts/token'])] },
    why: 'The subject gets a token of any account there, and acts as it.',
    remedy: 'Name the account: names have an effect on this subresource.',
    references: [cis('5.1.13'), goodPractice('Token request', 'token-request')],
    sureness: 'certain',
  },
  {
    id: 'B6',
    title: 'Write accounts',
    severity: { cluster: 'medium', namespaced: 'medium' },
    condition: { kind: 'probes', all: [probes(WRITE, '', ['serviceaccounts'])] },
    why: 'Annotations of an account decide about identities of the cloud and about single sign-on, and its image pull secrets about images.',
    remedy: 'Grant patch on the names that are needed.',
    references: [kubernetes('Service accounts', 'concepts/security/service-accounts/')],
    sureness: 'depends',
  },
  {
    id: 'B7',
    title: 'Workload reads Secrets of other namespaces',
    severity: { cluster: 'high' },
    condition: { kind: 'state', text: 'The account of a workload in the input reads Secrets in the whole cluster.' },
    why: 'An attacker who takes over the workload has the Secrets of all namespaces.',
    remedy: 'Copy the Secret into the namespace of the workload, or grant get on its name in the other one.',
    references: [cis('5.1.2'), LISTING],
    sureness: 'certain',
  },
  {
    id: 'B8',
    title: 'Write trusted configuration of kube-system',
    severity: { cluster: 'critical', namespaced: 'critical' },
    condition: {
      kind: 'probes',
      all: [[
        ...probes(WRITE, '', ['configmaps'], { names: ['aws-auth'], ...SYSTEM, ...CRITICAL }),
        ...probes(WRITE, '', ['configmaps'], { names: TRUSTED_CONFIGURATION, ...SYSTEM, ...HIGH }),
      ]],
    },
    why: 'The ConfigMap aws-auth makes identities of AWS users of the cluster, administrators too. Others direct name resolution, and what extension API servers and kubelets trust.',
    remedy: 'Name the ConfigMaps, and leave these out.',
    references: [kubernetes('Configure the aggregation layer', 'tasks/extend-kubernetes/configure-aggregation-layer/')],
    sureness: 'depends',
    folds: ['B9'],
  },
  {
    id: 'B9',
    title: 'Write ConfigMaps',
    severity: { cluster: 'medium', namespaced: 'low' },
    condition: { kind: 'probes', all: [probes(WRITE, '', ['configmaps'])] },
    why: 'Workloads take what is written for their configuration.',
    remedy: 'Name the ConfigMaps.',
    references: [kubernetes('ConfigMaps', 'concepts/configuration/configmap/')],
    sureness: 'depends',
  },
  {
    id: 'B10',
    title: 'Write identities of Azure',
    severity: { cluster: 'high', namespaced: 'high' },
    condition: { kind: 'probes', all: [probes(WRITE, 'aadpodidentity.k8s.io', ['azureidentities', 'azureidentitybindings', 'azurepodidentityexceptions'])] },
    why: 'Pods get the identity that such an object binds to them.',
    remedy: 'Remove it. Use workload identity, which is bound to one account.',
    references: [{ title: 'Azure AD Pod Identity', url: 'https://azure.github.io/aad-pod-identity/docs/' }],
    sureness: 'depends',
  },
  {
    id: 'B11',
    title: 'Review tokens and access',
    severity: { cluster: 'info', namespaced: 'info' },
    condition: {
      kind: 'probes',
      all: [[
        ...probes(['create'], 'authentication.k8s.io', ['tokenreviews'], { severity: { cluster: 'info' } }),
        ...probes(['create'], 'authorization.k8s.io', ['subjectaccessreviews'], { severity: { cluster: 'info' } }),
        ...probes(['create'], 'authorization.k8s.io', ['localsubjectaccessreviews']),
      ]],
    },
    why: 'The subject learns who a token is of, and who may do what. Extension API servers need that.',
    remedy: 'Leave it for servers that authenticate callers.',
    references: [kubernetes('Authorization', 'reference/access-authn-authz/authorization/')],
    sureness: 'advice',
  },
  {
    id: 'B12',
    title: 'Read ConfigMaps of all namespaces',
    severity: { cluster: 'low' },
    condition: { kind: 'probes', all: [probes(READ, '', ['configmaps'])] },
    why: 'Configuration shows how things are set up, and sometimes has credentials.',
    remedy: 'Grant it in the namespaces that need it.',
    references: [kubernetes('ConfigMaps', 'concepts/configuration/configmap/')],
    sureness: 'depends',
  },
];
