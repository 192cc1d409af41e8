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
   * Whether to grant optional requests, which may be denied, too.
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
   * The resources of kinds that the library doesn't know: `KIND=plural.group`, for example `Database=databases.example.com`; with `:cluster` at the
   * end they are cluster-scoped.
   *
   * @default - what Kubernetes and Argo serve, what the CustomResourceDefinitions among the manifests define, and the common kinds of the
   * ecosystem, of which a note says so
   */
  readonly resources?: string[];

  /**
   * The resources that the API server serves: the text that `kubectl api-resources -o wide` prints. It comes before the kinds that the library knows.
   *
   * @default - none
   */
  readonly apiResources?: string;

  /**
   * The text of the controller's `workflowDefaults`.
   *
   * @default - none
   */
  readonly workflowDefaults?: string;
}
