import { PolicyRule } from '../rbac/policy-rule';

/** The needs of one manifest: of its accounts, and of the controller. */
export interface InferredWorkflow {
  /** The file, as it was named, `-` for the standard input. */
  readonly file: string;

  /** Workflow, WorkflowTemplate, ClusterWorkflowTemplate or CronWorkflow. */
  readonly kind: string;

  /** `metadata.name`, otherwise `metadata.generateName`, otherwise the empty text. */
  readonly name: string;

  /** The accounts that its pods run under, and what each needs. */
  readonly identities: InferredIdentity[];

  /** Permissions that the manifest leaves open. Nothing is granted for them. */
  readonly unknown: InferredUnknown[];

  /** The features that the controller needs to run it. */
  readonly controllerFeatures: InferredFeature[];

  /** Notes in addition to the permissions. */
  readonly notes: InferredNote[];
}

/** An account and what it needs. */
export interface InferredIdentity {
  /** The account, as the manifest says it, `default` where it says none. */
  readonly serviceAccount: string;

  /** The namespace of the account, the empty text where it isn't known. */
  readonly namespace: string;

  /** The rules of a role, in canonical form. */
  readonly rules: InferredRule[];

  /** The rules that only a cluster role with a cluster-wide binding grants, in canonical form. */
  readonly clusterRules: PolicyRule[];

  /** Why: one reason for each permission of the rules, in their order. */
  readonly because: InferredReason[];
}

/** A rule, and where it has to hold. */
export interface InferredRule {
  /** The API group. */
  readonly apiGroups: string[];

  /** The resources: `pods`, `pods/log`. */
  readonly resources: string[];

  /** The verbs. */
  readonly verbs: string[];

  /**
   * The only object names that the rule is about.
   *
   * @default - every name
   */
  readonly resourceNames?: string[];

  /**
   * The namespace that the rule has to hold in.
   *
   * @default - that of the account
   */
  readonly namespace?: string;
}

/** Where a permission comes from. */
export interface InferredReason {
  /** The verb. */
  readonly verb: string;

  /** The API group, the empty text for the core group. */
  readonly apiGroup: string;

  /** The resource: `pods`, `pods/log`. */
  readonly resource: string;

  /**
   * The object name.
   *
   * @default - every name
   */
  readonly name?: string;

  /**
   * The namespace that the permission has to hold in.
   *
   * @default - that of the account, or the cluster
   */
  readonly namespace?: string;

  /** The first template that needs it, the empty text where the workflow itself does. */
  readonly template: string;

  /**
   * The file of that line.
   *
   * @default - the file of the workflow
   */
  readonly file?: string;

  /** The line, from 1. */
  readonly line: number;

  /** The purpose of the permission. */
  readonly why: string;
}

/** A permission that the manifest leaves open. */
export interface InferredUnknown {
  /** The template, the empty text where it is the workflow itself. */
  readonly template: string;

  /**
   * The file of that line.
   *
   * @default - the file of the workflow
   */
  readonly file?: string;

  /** The line, from 1. */
  readonly line: number;

  /** The field: `spec.templates[0].resource.manifest`. */
  readonly where: string;

  /** The open question, its reason, and what to do. */
  readonly why: string;
}

/** Something that the controller must be allowed. */
export interface InferredFeature {
  /** The feature, with the name it is limited to where the manifest gives one: `memoization=my-cache`. */
  readonly feature: string;

  /** The template, the empty text where it is the workflow itself. */
  readonly template: string;

  /**
   * The file of that line.
   *
   * @default - the file of the workflow
   */
  readonly file?: string;

  /** The line, from 1. */
  readonly line: number;
}

/** A note in addition to the permissions. */
export interface InferredNote {
  /** The code, as docs/inference.md explains it. */
  readonly code: string;

  /**
   * The file of that line.
   *
   * @default - the file of the workflow
   */
  readonly file?: string;

  /** The line, from 1. */
  readonly line: number;

  /** The note, and what to do. */
  readonly text: string;
}
