import { ArgoVersion } from '../argo/argo-version';

/** The severity of a finding, or a worse one, with which a review fails, unless the finding is expected or acknowledged. */
export enum FailOn {
  /** Critical findings. */
  CRITICAL = 'critical',

  /** High and critical findings. */
  HIGH = 'high',

  /** Medium findings and worse. */
  MEDIUM = 'medium',

  /** Low findings and worse. */
  LOW = 'low',

  /** Nothing: the findings can be read. */
  NEVER = 'never',
}

/** How an app is reviewed. */
export interface ReviewProps {
  /**
   * The findings that make synthesis fail.
   *
   * @default FailOn.MEDIUM
   */
  readonly failOn?: FailOn;

  /**
   * Whether synthesis also fails by what is unknown, for example a role that the app binds and doesn't define.
   *
   * @default false
   */
  readonly strict?: boolean;

  /**
   * A file of acknowledgements, as `argo-rbac review --write-acknowledgements` prints it, by its path.
   *
   * @default - only those in annotations
   */
  readonly acknowledgements?: string;

  /**
   * A profile of audit logs, as `argo-rbac tailor --save-profile` writes it, by its path: what it shows to be used is compared with what the
   * app grants.
   *
   * @default - nothing is known of what is used
   */
  readonly profile?: string;

  /**
   * The version of Argo Workflows.
   *
   * @default - that of the images of the app, where they say it
   */
  readonly version?: ArgoVersion;

  /**
   * The Kubernetes minor of the API server, for example `1.37`.
   *
   * @default - unknown: what differs between versions counts as in the less safe one
   */
  readonly kubernetesVersion?: string;
}

/** The limits of an acknowledgement. */
export interface AcknowledgementOptions {
  /**
   * The last day on which it counts (UTC), for example `2027-01-31`.
   *
   * @default - it counts until it is removed
   */
  readonly expires?: string;
}
