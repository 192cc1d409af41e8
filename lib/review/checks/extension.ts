import { Check } from './check';
import { Probe, probes } from './probe';
import { cis, goodPractice, kubernetes } from './references';
import { CHANGE, DELETE, WRITE } from './verbs';

const ADMISSION = 'admissionregistration.k8s.io';
const WEBHOOKS = ['validatingwebhookconfigurations', 'mutatingwebhookconfigurations'];
const POLICIES = ['validatingadmissionpolicies', 'validatingadmissionpolicybindings'];
const MUTATING_POLICIES = ['mutatingadmissionpolicies', 'mutatingadmissionpolicybindings'];
const HIGH = { severity: { cluster: 'high' } } as const;

/** A controller that does what objects say, with more permissions than the users who write them. */
export interface Deputy {
  readonly tool: string;
  readonly apiGroup: string;
  readonly resources: readonly string[];

  /** Whether its objects belong to the cluster. */
  readonly ofCluster?: true;
}

/** Controllers that can be steered. To know another one, add a row. */
export const DEPUTIES: readonly Deputy[] = [
  { tool: 'Flux', apiGroup: 'kustomize.toolkit.fluxcd.io', resources: ['kustomizations'] },
  { tool: 'Flux', apiGroup: 'helm.toolkit.fluxcd.io', resources: ['helmreleases'] },
  { tool: 'Flux', apiGroup: 'source.toolkit.fluxcd.io', resources: ['gitrepositories', 'ocirepositories', 'buckets', 'helmrepositories', 'helmcharts'] },
  { tool: 'Argo CD', apiGroup: 'argoproj.io', resources: ['applications', 'applicationsets', 'appprojects'] },
  { tool: 'Tekton', apiGroup: 'tekton.dev', resources: ['pipelineruns', 'taskruns'] },
  { tool: 'Velero', apiGroup: 'velero.io', resources: ['restores'] },
  { tool: 'External Secrets', apiGroup: 'external-secrets.io', resources: ['externalsecrets', 'secretstores', 'pushsecrets'] },
  { tool: 'External Secrets', apiGroup: 'external-secrets.io', resources: ['clusterexternalsecrets', 'clustersecretstores'], ofCluster: true },
  { tool: 'cert-manager', apiGroup: 'cert-manager.io', resources: ['certificates', 'certificaterequests', 'issuers'] },
  { tool: 'cert-manager', apiGroup: 'cert-manager.io', resources: ['clusterissuers'], ofCluster: true },
  { tool: 'Crossplane', apiGroup: 'apiextensions.crossplane.io', resources: ['compositions', 'compositeresourcedefinitions'], ofCluster: true },
  { tool: 'Crossplane', apiGroup: 'pkg.crossplane.io', resources: ['providers', 'configurations', 'functions'], ofCluster: true },
  { tool: 'Operator Lifecycle Manager', apiGroup: 'operators.coreos.com', resources: ['subscriptions', 'clusterserviceversions', 'installplans'] },
  { tool: 'kro', apiGroup: 'kro.run', resources: ['resourcegraphdefinitions'], ofCluster: true },
];

const DEPUTY_PROBES: readonly Probe[] = DEPUTIES.flatMap(({ apiGroup, resources, ofCluster }) =>
  probes(WRITE, apiGroup, resources, ofCluster === true ? HIGH : {}));

/** Checks on objects that decide about requests of others, and on objects that controllers act on. */
export const EXTENSION_CHECKS: readonly Check[] = [
  {
    id: 'E1',
    title: 'Write admission webhooks',
    severity: { cluster: 'critical' },
    condition: { kind: 'probes', all: [[...probes(WRITE, ADMISSION, WEBHOOKS), ...probes(DELETE, ADMISSION, WEBHOOKS, HIGH)]] },
    why: 'A webhook reads every object that is written, Secrets too, and a mutating one changes them. Without the webhook of a policy engine, nothing is enforced.',
    remedy: 'Name the configurations.',
    references: [cis('5.1.12'), goodPractice('Control admission webhooks', 'control-admission-webhooks')],
    sureness: 'certain',
  },
  {
    id: 'E2',
    title: 'Write admission policies',
    severity: { cluster: 'critical' },
    condition: {
      kind: 'probes',
      all: [[...probes([...WRITE, ...DELETE], ADMISSION, MUTATING_POLICIES), ...probes([...WRITE, ...DELETE], ADMISSION, POLICIES, HIGH)]],
    },
    why: 'A mutating policy changes what others write. Without a validating policy, what it forbids is allowed.',
    remedy: 'Name the policies and bindings.',
    references: [kubernetes('Mutating admission policy', 'reference/access-authn-authz/mutating-admission-policy/'), kubernetes('Validating admission policy', 'reference/access-authn-authz/validating-admission-policy/')],
    sureness: 'certain',
  },
  {
    id: 'E3',
    title: 'Write custom resource definitions',
    severity: { cluster: 'medium' },
    condition: {
      kind: 'probes',
      all: [[
        ...probes(WRITE, 'apiextensions.k8s.io', ['customresourcedefinitions']),
        ...probes(DELETE, 'apiextensions.k8s.io', ['customresourcedefinitions'], HIGH),
      ]],
    },
    why: 'A conversion webhook reads and changes all objects of the kind. Deleting a definition deletes all its objects.',
    remedy: 'Name the definitions. Let the installer write them, not the operator.',
    references: [kubernetes('CustomResourceDefinition', 'tasks/extend-kubernetes/custom-resources/custom-resource-definitions/')],
    sureness: 'certain',
  },
  {
    id: 'E4',
    title: 'Write API services',
    severity: { cluster: 'critical' },
    condition: { kind: 'probes', all: [probes(WRITE, 'apiregistration.k8s.io', ['apiservices'])] },
    why: 'Requests of an API group, with the identity of the caller, go to the server that the object names.',
    remedy: 'Name the API services.',
    references: [kubernetes('Aggregation layer', 'concepts/extend-kubernetes/api-extension/apiserver-aggregation/')],
    sureness: 'certain',
  },
  {
    id: 'E5',
    title: 'Write policies of Kyverno or Gatekeeper',
    severity: { cluster: 'high', namespaced: 'medium' },
    condition: {
      kind: 'probes',
      all: [[
        ...probes([...WRITE, ...DELETE], 'kyverno.io', ['policies', 'policyexceptions']),
        ...probes([...WRITE, ...DELETE], 'kyverno.io', ['clusterpolicies'], HIGH),
        ...probes([...WRITE, ...DELETE], 'policies.kyverno.io', ['policyexceptions']),
        ...probes([...WRITE, ...DELETE], 'policies.kyverno.io', ['validatingpolicies', 'mutatingpolicies', 'generatingpolicies', 'deletingpolicies', 'imagevalidatingpolicies'], HIGH),
        ...probes([...WRITE, ...DELETE], 'templates.gatekeeper.sh', ['constrainttemplates'], HIGH),
        ...probes([...WRITE, ...DELETE], 'config.gatekeeper.sh', ['configs']),
      ]],
    },
    why: 'Without the policies, the API server allows what they forbid. A mutating policy changes what others write.',
    remedy: 'Let the controllers of the policy engine and the platform write them.',
    references: [{ title: 'Kyverno: Policy exceptions', url: 'https://kyverno.io/docs/exceptions/' }],
    sureness: 'depends',
  },
  {
    id: 'E6',
    title: 'Change namespaces',
    severity: { cluster: 'high', namespaced: 'medium' },
    condition: { kind: 'probes', all: [probes(CHANGE, '', ['namespaces'])] },
    why: 'Labels of a namespace decide about pod security, policies and network policies.',
    remedy: 'Let the platform set labels.',
    references: [goodPractice('Namespace modification', 'namespace-modification')],
    sureness: 'depends',
  },
  {
    id: 'E7',
    title: 'Write priority classes or runtime classes',
    severity: { cluster: 'low' },
    condition: {
      kind: 'probes',
      all: [[
        ...probes(WRITE, 'scheduling.k8s.io', ['priorityclasses']),
        ...probes(WRITE, 'node.k8s.io', ['runtimeclasses'], { severity: { cluster: 'medium' } }),
      ]],
    },
    why: 'A class decides which pods are evicted for others, or how well containers are isolated.',
    remedy: 'Name the classes.',
    references: [kubernetes('Runtime class', 'concepts/containers/runtime-class/')],
    sureness: 'certain',
  },
  {
    id: 'E8',
    title: 'Write priorities of the API server',
    severity: { cluster: 'medium' },
    condition: { kind: 'probes', all: [probes(WRITE, 'flowcontrol.apiserver.k8s.io', ['flowschemas', 'prioritylevelconfigurations'])] },
    why: 'Requests of others wait, or the API server is flooded.',
    remedy: 'Name the objects.',
    references: [kubernetes('API priority and fairness', 'concepts/cluster-administration/flow-control/')],
    sureness: 'certain',
  },
  {
    id: 'E9',
    title: 'Write parameters of an admission policy',
    severity: { cluster: 'medium', namespaced: 'medium' },
    condition: { kind: 'state', text: 'An object may be written that a binding of an admission policy in the input names in its `paramRef`.' },
    why: 'The parameters decide what the policy allows.',
    remedy: 'Name the objects that may be written, and leave this one out.',
    references: [kubernetes('Validating admission policy', 'reference/access-authn-authz/validating-admission-policy/#parameter-resources')],
    sureness: 'certain',
  },
  {
    id: 'E10',
    title: 'Steer a controller that has more access',
    severity: { cluster: 'high', namespaced: 'medium' },
    condition: { kind: 'probes', all: [DEPUTY_PROBES] },
    why: 'The controller does what such an object says with its own access, and not with that of the user who wrote it.',
    remedy: 'Use the mode of that tool in which it acts as an account of the tenant.',
    references: [goodPractice('Least privilege', 'least-privilege')],
    sureness: 'depends',
    reaches: true,
  },
];
