import { binding, role } from '../../access/access-texts';

/*
 * Manifests of a review in short: grants, accounts, workloads, and what an install of Argo Workflows has.
 */

/** An account that no input has, whose namespace is the one that namespaced grants are in. */
export const APP = 'ServiceAccount web/app';
export const DEV = 'User dev';

export const CONTROLLER = 'ServiceAccount argo/argo';
export const SERVER = 'ServiceAccount argo/argo-server';

/** Rules of a cluster role that is bound to a subject in the whole cluster. */
export function inCluster(subject: string, ...rules: readonly string[]): string {
  return role('r', ...rules) + binding(undefined, 'ClusterRole r', subject);
}

/** Rules of a role that is bound to a subject in its namespace. */
export function inNamespace(namespace: string, subject: string, ...rules: readonly string[]): string {
  return role(`${namespace}/r`, ...rules) + binding(namespace, 'Role r', subject);
}

/** An object in one line of YAML; a rest that begins with `@` has more metadata up to the next one. */
export function object(apiVersion: string, kind: string, name: string, rest = ''): string {
  const [namespace, own] = name.includes('/') ? name.split('/') : [undefined, name];
  const [metadata, others] = rest.startsWith('@') ? rest.slice(1).split('@', 2) : ['', rest];
  return `\n{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: "${own}"${namespace === undefined ? '' : `, namespace: ${namespace}`}${metadata} }${others === '' ? '' : `, ${others}`} }\n---`;
}

export function account(name: string, metadata = ''): string {
  return object('v1', 'ServiceAccount', name, `@${metadata}@`);
}

/** An account that single sign-on maps users to. */
export function ruled(name: string, rule: string, precedence = '1'): string {
  return account(name, `, annotations: { workflows.argoproj.io/rbac-rule: "${rule}", workflows.argoproj.io/rbac-rule-precedence: "${precedence}" }`);
}

export function token(name: string, of: string): string {
  return object('v1', 'Secret', name, `@, annotations: { kubernetes.io/service-account.name: ${of} }@type: kubernetes.io/service-account-token`);
}

/** A pod, with more fields of its spec as they are written before `containers`. */
export function pod(name: string, of: string, image = 'app', more = ''): string {
  return object('v1', 'Pod', name, `spec: { ${of === '' ? '' : `serviceAccountName: ${of}, `}${more}containers: [{ name: main, image: ${image} }] }`);
}

export function deployment(name: string, of: string, image: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  const variables = Object.entries(env).map(([key, value]) => ({ name: key, value }));
  return object('apps/v1', 'Deployment', name,
    `spec: { template: { metadata: { labels: { app: ${of} } }, spec: { serviceAccountName: ${of}, containers: [{ name: main, image: "${image}", args: ${JSON.stringify(args)}, env: ${JSON.stringify(variables)} }] } } }`);
}

/** A workflow controller in the namespace argo. */
export function controller(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}, version = 'v4.1.2'): string {
  return deployment('argo/workflow-controller', 'argo', `quay.io/argoproj/workflow-controller:${version}`, args, env);
}

/** An Argo Server in the namespace argo. */
export function server(...args: readonly string[]): string {
  return deployment('argo/argo-server', 'argo-server', 'quay.io/argoproj/argocli:v4.1.2', ['server', ...args]);
}

export function configMap(name: string, data: Readonly<Record<string, string>> = {}, metadata = ''): string {
  return object('v1', 'ConfigMap', name, `@${metadata}@data: ${JSON.stringify(data)}`);
}

/** The configmap of the controller. */
export function configuration(data: Readonly<Record<string, string>>): string {
  return configMap('argo/workflow-controller-configmap', data);
}

export function workflow(kind: string, name: string, spec: string): string {
  return object('argoproj.io/v1alpha1', kind, name, `spec: ${spec}`);
}

/** A cluster role with a label, which an aggregated one selects. */
export function labelled(name: string, label: string, ...rules: readonly string[]): string {
  return role(name, ...rules).replace('metadata: { name', `metadata: { labels: { ${label}: "true" }, name`);
}

/** A cluster role that has the rules of those with the label `a: b`, and what is written besides. */
export function aggregating(name: string, ...rules: readonly string[]): string {
  return role(name, ...rules).replace('rules:', 'aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: b } }] }\nrules:');
}

export const SSO_CONFIGURATION = configuration({
  sso: '{ issuer: "https://idp.example.com", clientSecret: { name: argo-sso, key: secret }, rbac: { enabled: true } }',
});
export const SSO_SERVER = server('--auth-mode=sso') + SSO_CONFIGURATION;
export const STRICT = configuration({ workflowRestrictions: '{ templateReferencing: Strict }' });
