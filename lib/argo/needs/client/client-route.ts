import { ArgoVersion } from '../../argo-version';

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

/** One way and range of versions in which a need exists. */
export interface Circumstance {
  /** By default both routes. */
  readonly via?: ClientRoute;
  readonly since?: ArgoVersion;
  readonly until?: ArgoVersion;
}

/** Whether any of the circumstances holds for a version and a route. None given means all. */
export function appliesTo(where: readonly Circumstance[] | undefined, version: ArgoVersion, via: ClientRoute): boolean {
  return where === undefined || where.some((circumstance) =>
    (circumstance.via === undefined || circumstance.via === via)
    && (circumstance.since === undefined || version.isAtLeast(circumstance.since))
    && (circumstance.until === undefined || version._isAtMost(circumstance.until)));
}
