/** The resource that a subcommand of `kubectl create` creates. */
export interface CreatedResource {
  /** The type, as kubectl takes it. */
  readonly type: string;

  /** The object that is named exists, and a part of it is created. */
  readonly subresource?: string;

  /** The flags that it can't do without: of each list one. */
  readonly requires?: readonly (readonly string[])[];
}

/**
 * The resources that the subcommands of `kubectl create` create: the object that their first argument names, with the verb create.
 *
 * @see https://github.com/kubernetes/kubectl/tree/v0.35.4/pkg/cmd/create
 */
export const CREATED_RESOURCES: Readonly<Record<string, CreatedResource>> = {
  'create clusterrole': { type: 'clusterroles.rbac.authorization.k8s.io', requires: [['verb', 'aggregation-rule'], ['resource', 'non-resource-url', 'aggregation-rule']] },
  'create clusterrolebinding': { type: 'clusterrolebindings.rbac.authorization.k8s.io', requires: [['clusterrole']] },
  'create configmap': { type: 'configmaps' },
  'create cronjob': { type: 'cronjobs.batch', requires: [['image'], ['schedule']] },
  'create deployment': { type: 'deployments.apps', requires: [['image']] },
  'create ingress': { type: 'ingresses.networking.k8s.io', requires: [['rule', 'default-backend']] },
  'create job': { type: 'jobs.batch', requires: [['image', 'from']] },
  'create namespace': { type: 'namespaces' },
  'create poddisruptionbudget': { type: 'poddisruptionbudgets.policy', requires: [['selector'], ['min-available', 'max-unavailable']] },
  'create priorityclass': { type: 'priorityclasses.scheduling.k8s.io' },
  'create quota': { type: 'resourcequotas' },
  'create role': { type: 'roles.rbac.authorization.k8s.io', requires: [['verb'], ['resource']] },
  'create rolebinding': { type: 'rolebindings.rbac.authorization.k8s.io', requires: [['role', 'clusterrole']] },
  'create secret docker-registry': { type: 'secrets', requires: [['docker-username', 'from-file'], ['docker-password', 'from-file']] },
  'create secret generic': { type: 'secrets' },
  'create secret tls': { type: 'secrets', requires: [['cert'], ['key']] },
  'create service clusterip': { type: 'services', requires: [['tcp', 'clusterip']] },
  'create service externalname': { type: 'services', requires: [['external-name']] },
  'create service loadbalancer': { type: 'services', requires: [['tcp']] },
  'create service nodeport': { type: 'services', requires: [['tcp']] },
  'create serviceaccount': { type: 'serviceaccounts' },
  'create token': { type: 'serviceaccounts', subresource: 'token' },
};
