import { IGrant, INamespacedGrant } from '../../resources/grant';
import { ArgoVersion } from '../argo-version';

/*
 * One row says one thing that a part of Argo Workflows needs of Kubernetes: verbs on one resource that share their place,
 * trigger, names and the consequence when they are denied. Where any of these differs, also by version, it is a row more.
 *
 * Tables are data: `const CONTROLLER_NEEDS: Need<InstallTrigger>[] = [{ id: 'controller.leases', ... }]`. The code that
 * selects rows stands apart and knows no row. Each table brings its own `Trigger` type: the features and modes of an install,
 * the operations of a client, what a workflow asks of its executor.
 */

/** The parts of Argo Workflows that call Kubernetes, and the clients that call through them or directly. */
export type Component = 'controller' | 'server' | 'client' | 'executor';

/**
 * Where a grant on namespaced objects has to be.
 *
 * - `install`: in the namespace that the component runs in
 * - `workflow`: in each namespace that holds workflows
 * - `informer`: in the workflow namespace of a namespaced install, in all namespaces of one for the cluster: bindings in
 *   each namespace do not satisfy a list or watch of all
 * - `configured`: in the namespaces that the configuration names with the request, for example of a semaphore
 */
export type NamespacedPlace = 'install' | 'workflow' | 'informer' | 'configured';

/** The consequence when Kubernetes denies the call. */
export type Denial =
  /** The process exits. */
  | 'fatal'
  /** It waits for ever: it is up and does nothing. */
  | 'hang'
  /** It waits for ever, unless the API server streams lists: then a watch takes the place of the list, and nothing follows. */
  | 'hang without streaming'
  /** It never becomes the leader: it is up and does nothing. */
  | 'no leader'
  /** It lists everything again and again in place of the watch, and learns of changes late. */
  | 'late'
  /** It loops without a pause: it takes up a processor and fills its log. */
  | 'busy loop'
  /** A review before the first call turns the feature off. */
  | 'feature off'
  /** The workflow or the node errs or goes no further. */
  | 'workflow fails'
  /** The request of the client is answered with an error. */
  | 'request fails'
  /** It is logged, and work is left undone. */
  | 'logged'
  /** Only an API server with the admission plugin OwnerReferencesPermissionEnforcement rejects the call, and the workflow fails. */
  | 'admission';

/** At least one name. */
export type NameList = readonly [string, ...string[]];

/** The names are the same in every install. */
export interface FixedNames {
  readonly kind: 'fixed';
  readonly names: NameList;
}

/** The names are in the configuration of the install, of the client or of the workflow. */
export interface ConfiguredNames<Grant extends IGrant> {
  readonly kind: 'configured';

  /** The kind of the names, in the plural and in words of the documentation: `memoization configmaps`. */
  readonly of: string;

  /** The grant where the configuration names none; without it a missing name is an error. */
  readonly otherwise?: () => Grant;
}

/** No names can limit it. */
export interface ImpossibleNames {
  readonly kind: 'impossible';

  /** Why not, in a few words: `a create names nothing`. */
  readonly because: string;
}

export type Names<Grant extends IGrant> = FixedNames | ConfiguredNames<Grant> | ImpossibleNames;

interface NeedFacts<Trigger extends string, Grant extends IGrant> {
  /** Unique in all tables, `component.resource[.subresource].what`: `controller.leases.create`. */
  readonly id: string;

  readonly component: Component;

  /** The triggers that make it needed: all of these are on. None means always. The first one configures the names. */
  readonly trigger: readonly Trigger[];

  /** Which names limit the grant. */
  readonly names: Names<Grant>;

  /** The grant for the fixed or configured names; none are given where names are impossible. */
  readonly grant: (names: NameList) => Grant;

  /** The first version that needs it, by default the first known one. */
  readonly since?: ArgoVersion;

  /** The last version that needs it, by default the last known one. */
  readonly until?: ArgoVersion;

  readonly denied: Denial;

  /** Where it is read in Argo's source: `v4.1.2 config/controller.go:61`; one text for each file and tag. */
  readonly evidence: readonly [string, ...string[]];

  /** Its purpose: one sentence in the present tense, the component being its subject. */
  readonly why: string;

  /** The access that it allows beyond its purpose, in one sentence. */
  readonly consequence?: string;
}

/** A need of objects in namespaces: roles can grant it. */
export interface NamespacedNeed<Trigger extends string> extends NeedFacts<Trigger, INamespacedGrant> {
  readonly place: NamespacedPlace;
}

/** A need of cluster-scoped objects, or of those in all namespaces at once: only a cluster-wide binding can grant it. */
export interface ClusterNeed<Trigger extends string> extends NeedFacts<Trigger, IGrant> {
  readonly place: 'cluster';
}

export type Need<Trigger extends string> = NamespacedNeed<Trigger> | ClusterNeed<Trigger>;

/** Names that are impossible, for the row that says why. */
export function impossible(because: string): ImpossibleNames {
  return { kind: 'impossible', because };
}

/** Names that are the same in every install. */
export function fixed(...names: NameList): FixedNames {
  return { kind: 'fixed', names };
}

/** Names that the configuration must give. */
export function configured(of: string): ConfiguredNames<never> {
  return { kind: 'configured', of };
}

/** Names that the configuration may give; without them everything is granted. */
export function configuredOr<Grant extends IGrant>(of: string, otherwise: () => Grant): ConfiguredNames<Grant> {
  return { kind: 'configured', of, otherwise };
}

/** Whether a version needs it. */
export function isNeededBy<Trigger extends string>(need: Need<Trigger>, version: ArgoVersion): boolean {
  return (need.since === undefined || version.isAtLeast(need.since))
    && (need.until === undefined || version._isAtMost(need.until));
}
