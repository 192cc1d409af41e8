import { ArgoVersion } from '../argo/argo-version';

/** How access is inferred. */
export interface InferenceOptions {
  /**
   * The version that the workflows run on.
   *
   * @default - what any known version needs
   */
  readonly version?: ArgoVersion;

  /**
   * The namespace of manifests that name none.
   *
   * @default - none: it stays open; for a construct, that of its chart
   */
  readonly namespace?: string;

  /**
   * Whether to grant what is tried and may be refused, too.
   *
   * @default false
   */
  readonly includeOptional?: boolean;

  /**
   * Whether steps that delete shall wait until the object is gone.
   *
   * @default false
   */
  readonly waitForDelete?: boolean;

  /**
   * What kinds that nobody knows are served as: `KIND=plural.group`, for example `Database=databases.example.com`.
   *
   * @default - only what Kubernetes and Argo serve, and what the CustomResourceDefinitions among the manifests define
   */
  readonly resources?: string[];

  /**
   * The text of the controller's `workflowDefaults`.
   *
   * @default - none
   */
  readonly workflowDefaults?: string;
}
