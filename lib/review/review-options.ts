import { ArgoVersion } from '../argo/argo-version';
import { WorkflowStudy } from '../inference/access/workflow-study';
import { GrantUsage } from '../tailoring/grant-usage';

/** The input of a review in addition to the objects. */
export interface ReviewOptions {
  /**
   * The version of Argo Workflows.
   *
   * @default - that of the images of the input, where they say it
   */
  readonly argoVersion?: ArgoVersion;

  /**
   * The Kubernetes minor of the API server, for example `1.37`.
   *
   * @default - unknown: what differs between versions counts as in the less safe one
   */
  readonly kubernetesVersion?: string;

  /** The kinds that can't be read, so what depends on them is unknown. */
  readonly unreadableKinds?: readonly string[];

  /**
   * Whether the input is all that the cluster has of roles and accounts, so what is missing doesn't exist.
   *
   * @default false
   */
  readonly isWhole?: boolean;

  /**
   * Whether the input has the token Secrets that there are, so what is missing doesn't exist.
   *
   * @default true
   */
  readonly hasSecrets?: boolean;

  /**
   * The needs of the workflows of the input, by their manifests.
   *
   * @default - unknown
   */
  readonly studies?: readonly WorkflowStudy[];

  /**
   * The use of the grants, as an audit log shows it.
   *
   * @default - unknown
   */
  readonly usage?: GrantUsage;
}
