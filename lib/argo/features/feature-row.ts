import { ArgoVersion } from '../argo-version';

/** The docstring of a member, in the parts that the documents show apart. */
export interface FeatureDoc {
  /** Its subject: `Workflows with volumeClaimTemplates.` */
  readonly about: string;

  /** Its permissions: a sentence that begins with `It costs`. */
  readonly costs: string;

  /** The loss without it: a sentence that begins with `Without it`. */
  readonly without: string;

  /** A further note. */
  readonly note?: string;

  readonly see?: string;
}

/** The kind of object that a name is for. */
export interface NameParameter {
  /** The parameter of the member: `configMap`. */
  readonly parameter: string;

  /** The meaning of the name: a sentence for the docstring. */
  readonly doc: string;
}

/**
 * The input that turns a feature on, which decides its members and how the command takes it.
 *
 * - `nothing`: `ArgoFeature.ARCHIVE`, `archive`
 * - `name`: `ArgoFeature.tlsCertificate(…)`, `tls-certificate=NAME`
 * - `names`: `ArgoFeature.memoization(…)`, `memoization=NAME,NAME`
 * - `optional names`: `ArgoFeature.WORKFLOW_TEMPLATES` for every name, with `ArgoFeature.workflowTemplates(…)`, `workflow-templates[=NAME,NAME]`
 * - `names in namespaces`: `ArgoFeature.semaphores(…)` with `ArgoFeature.semaphoresIn(…)`, `semaphores=NAME,NAMESPACE/NAME`
 * - `token holders`: `ArgoFeature.webhooks({ serviceAccounts: […] })`, `webhooks=NAME,NAME`
 * - `prop`: a fact of the cluster, which is a prop of the install and no member: `{ ownerReferencesPermissionEnforcement: true }`
 */
export type FeatureTakes =
  /** If it ignores names, its needs are the same for every name. */
  | { readonly kind: 'nothing'; readonly ignoresNames?: boolean }
  | { readonly kind: 'name' | 'names'; readonly each: NameParameter }
  | { readonly kind: 'optional names'; readonly each: NameParameter; readonly all: FeatureDoc }
  | { readonly kind: 'names in namespaces'; readonly each: NameParameter; readonly namespace: NameParameter; readonly elsewhere: FeatureDoc }
  | { readonly kind: 'token holders'; readonly props: NameParameter & { readonly type: string } }
  | { readonly kind: 'prop'; readonly prop: string };

/** How Argo Workflows is set up with a feature, or without a need. */
export interface SetUp {
  readonly controllerFlags?: readonly string[];
  readonly controllerEnvironment?: { readonly [name: string]: string };
  readonly serverFlags?: readonly string[];
  readonly configuration?: { readonly [key: string]: unknown };
}

/** The facts about one feature, except its needs and how manifests show it. */
export interface FeatureRow {
  readonly takes: FeatureTakes;

  /** The first version that has it, by default every known one. */
  readonly since?: ArgoVersion;

  /** The features of which one has to be there too. */
  readonly requires?: readonly string[];

  /** The feature that it contradicts, and why. */
  readonly contradicts?: { readonly feature: string; readonly because: string };

  /** Why it has no effect where the controller doesn't watch the install namespace: a clause. */
  readonly unwatched?: string;

  /** Whether manifests show that it is used: then `lib/inference/access/feature-detections.ts` has to say how. */
  readonly inManifests?: true;

  /** The triggers that it turns on, where these aren't one trigger of the same name. */
  readonly triggers?: readonly string[];

  /** Whether the names are those of accounts that workflows run under, so an account that is made for a workflow is named here too. */
  readonly ofAccounts?: true;

  /** The object that a name refers to, where it isn't the name itself. */
  readonly objectOf?: (name: string) => string;

  /** How Argo Workflows is set up with it, given the names. */
  readonly setUp?: (names: readonly string[]) => SetUp;

  /** The condition while its trigger is off: a sentence. None for triggers that features share. */
  readonly off?: string;

  readonly doc: FeatureDoc;
}
