import type { KubernetesObjectProps } from '../../constructs/kubernetes-object';
import { INamespacedGrant } from '../../resources/grant';
import { ArgoVersion } from '../argo-version';
import { ResourceAction } from './resource-action';

/** Under which account Argo deletes the artifacts of a workflow. */
export enum ArtifactGarbageCollector {
  /** Under the account that the executor has. */
  SHARED_ACCOUNT = 'SharedAccount',

  /** Under an account of its own, `<name of the account>-artifact-gc`. */
  OWN_ACCOUNT = 'OwnAccount',
}

/** The actions of a workflow that need access, in addition to running pods. */
export interface WorkflowServiceAccountProps extends KubernetesObjectProps {
  /**
   * The version of Argo Workflows.
   *
   * @default - what any known version needs
   */
  readonly version?: ArgoVersion;

  /**
   * The actions of its resource templates.
   *
   * @default - it has none
   */
  readonly resourceActions?: ResourceAction[];

  /**
   * Whether it has HTTP or plugin templates, which run in an agent pod.
   *
   * The agent mounts the token Secret of the account, which is made then.
   *
   * @default - only if there are httpHeaderSecrets
   */
  readonly agent?: boolean;

  /**
   * Whether it has templates that run in pods of their own: all but HTTP and plugin templates.
   *
   * Without them nothing reports task results, and the account gets no access to these.
   *
   * @default true
   */
  readonly pods?: boolean;

  /**
   * The names of the Secrets that its HTTP templates take request headers from.
   *
   * @default - none
   */
  readonly httpHeaderSecrets?: string[];

  /**
   * Under which account its artifacts are deleted, if `artifactGC` says that they are.
   *
   * @default - they are not
   */
  readonly artifactGarbageCollection?: ArtifactGarbageCollector;

  /**
   * The names of the configmaps that its HDFS artifacts take their Kerberos configuration from.
   *
   * @default - none
   */
  readonly hdfsConfigMaps?: string[];

  /**
   * The grants for requests of its own containers and scripts to Kubernetes, under the token of the account.
   *
   * @default - nothing
   */
  readonly containerGrants?: INamespacedGrant[];

  /**
   * Whether Argo's containers run under an account of their own, `<name of the account>-executor`.
   *
   * The containers of the user can't report results then, and get no token at all unless there are containerGrants.
   * The executor mounts the token Secret of its account, which is made.
   *
   * @default false
   */
  readonly separateExecutor?: boolean;

  /**
   * Whether the cluster runs the admission plugin OwnerReferencesPermissionEnforcement, as OpenShift does.
   *
   * @default false
   */
  readonly ownerReferencesPermissionEnforcement?: boolean;

  /**
   * The names of the Secrets that images are pulled with.
   *
   * @default - none
   */
  readonly imagePullSecrets?: string[];
}
