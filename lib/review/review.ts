import { ReviewReport } from './review-report';
import { EffectiveAccess } from '../access/effective-access';
import { ArgoVersion } from '../argo/argo-version';

/** What a review is told besides the objects. */
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

  /** The kinds that can't be read, so that what depends on them is unknown. */
  readonly unreadableKinds?: readonly string[];
}

/** Finds what is dangerous, dead or careless in who may do what. */
export function review(access: EffectiveAccess, options: ReviewOptions = {}): ReviewReport {
  void access;
  void options;
  return { findings: [], unknown: [], acknowledged: [], voidAcknowledgements: [] };
}
