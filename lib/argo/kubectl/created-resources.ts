/** What a subcommand of `kubectl create` creates. */
export interface CreatedResource {
  /** The type, as kubectl takes it. */
  readonly type: string;

  /** The object that is named exists, and a part of it is created. */
  readonly subresource?: string;
}

/**
 * What the subcommands of `kubectl create` create: the object that their first argument names, with the verb create.
 *
 * @see https://github.com/kubernetes/kubectl/tree/v0.35.4/pkg/cmd/create
 */
export const CREATED_RESOURCES: Readonly<Record<string, CreatedResource>> = {
  'create clusterrole': { type: 'clusterroles.rbac.authorization.k8s.io' },
  'create clusterrolebinding': { type: 'clusterrolebindings.rbac.authorization.k8s.io' },
  'create configmap': { type: 'configmaps' },
  'create cronjob': { type: 'cronjobs.batch' },
  'create deployment': { type: 'deployments.apps' },
  'create ingress': { type: 'ingresses.networking.k8s.io' },
  'create job': { type: 'jobs.batch' },
  'create namespace': { type: 'namespaces' },
  'create poddisruptionbudget': { type: 'poddisruptionbudgets.policy' },
  'create priorityclass': { type: 'priorityclasses.scheduling.k8s.io' },
  'create quota': { type: 'resourcequotas' },
  'create role': { type: 'roles.rbac.authorization.k8s.io' },
  'create rolebinding': { type: 'rolebindings.rbac.authorization.k8s.io' },
  'create secret docker-registry': { type: 'secrets' },
  'create secret generic': { type: 'secrets' },
  'create secret tls': { type: 'secrets' },
  'create service clusterip': { type: 'services' },
  'create service externalname': { type: 'services' },
  'create service loadbalancer': { type: 'services' },
  'create service nodeport': { type: 'services' },
  'create serviceaccount': { type: 'serviceaccounts' },
  'create token': { type: 'serviceaccounts', subresource: 'token' },
};
