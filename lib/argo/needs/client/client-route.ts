/**
 * How the `argo` commands of a client reach Argo Workflows.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/walk-through/argo-cli/
 */
export enum ClientRoute {
  /** Through argo-server: `ARGO_SERVER` or `--argo-server` is set. The API and the UI know this way alone. */
  ARGO_SERVER = 'argo-server',

  /** Directly against the API server of Kubernetes, as kubectl does. */
  KUBERNETES = 'Kubernetes',
}
