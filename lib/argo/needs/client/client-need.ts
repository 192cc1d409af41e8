import { IGrant, INamespacedGrant } from '../../../resources/grant';
import { ArgoVersion } from '../../argo-version';
import { ImpossibleNames, NameList } from '../need';
import { ClientOptionId } from './client-options';
import { Circumstance } from './client-route';

/*
 * The tables of this folder say what Kubernetes is asked with a client's credentials. `*-operations.ts` hold the operations
 * of the API, which the `argo` commands run in their own process when they go to Kubernetes directly; `commands.ts` and
 * `ui-pages.ts` say which operations a command or page performs, and need nothing beyond them.
 *
 * A review ("may I get workflowtemplates?") is a row like any other: it is answered by the rule it asks about. Reviews carry no
 * name, so a rule with names never satisfies one.
 */

/** The conditions that turn needs on: an option, or a fact of the cluster. */
export type ClientCondition =
  | ClientOptionId
  /** The admission plugin OwnerReferencesPermissionEnforcement is on. */
  | 'ownerReferencesPermissionEnforcement';

interface OperationNeedFacts<Grant extends IGrant> {
  /** The requested permission; the names are those of the operation, or those that come with the first condition. */
  readonly grant: (names?: NameList) => Grant;

  /** Why names cannot limit it. Without it they can. */
  readonly unnamed?: ImpossibleNames;

  /** All of these are on. By default the operation always needs it. */
  readonly when?: readonly ClientCondition[];

  /** With this on, it is not needed. */
  readonly unless?: ClientCondition;

  /** Any of these. By default all routes and versions. */
  readonly where?: readonly Circumstance[];

  /** The component that acts in place of the client in all other circumstances, where names would therefore limit nothing. */
  readonly elsewhere?: string;

  /** Its purpose: one sentence in the present tense, the operation being its subject. */
  readonly why: string;

  /** The access that it allows beyond its purpose, in one sentence. */
  readonly consequence?: string;
}

/** A need in the namespace of the request. */
export interface OperationNeedInNamespace extends OperationNeedFacts<INamespacedGrant> {
  readonly place: 'workflow';
}

/** A need of cluster-scoped objects, or of all namespaces at once. */
export interface OperationNeedInCluster extends OperationNeedFacts<IGrant> {
  readonly place: 'cluster';
}

export type OperationNeed = OperationNeedInNamespace | OperationNeedInCluster;

/** The needs of one operation of Argo's API. */
export interface Operation {
  /** As Argo's API calls it: `workflow.CreateWorkflow`. */
  readonly id: string;

  /** Its purpose: one sentence in the present tense, the operation being its subject. */
  readonly summary: string;

  /** The request, for those who read audit logs: `POST /api/v1/workflows/{ns}`. */
  readonly request: string;

  /** By default the first known version. */
  readonly since?: ArgoVersion;

  /** Why Kubernetes alone cannot answer it; without it the commands run it in their own process too. */
  readonly serverOnly?: string;

  /** Whether one request can span all namespaces. */
  readonly spansNamespaces?: boolean;

  /** Whether its request names no namespace: with delegation argo-server answers it with the account that the user logs in with. */
  readonly withoutNamespace?: boolean;

  readonly needs: readonly OperationNeed[];

  /** Of these one at least is on, the first where a client chooses none: what it acts on is one of these kinds. */
  readonly oneOf?: readonly ClientOptionId[];

  /** The guard of an operation without needs, or another note for the reader. */
  readonly note?: string;

  /** Where the calls are in Argo's source: `v4.1.2 server/workflow/workflow_server.go:107-154`. */
  readonly evidence: readonly [string, ...string[]];
}

/** One operation that a command or a page performs. */
export interface OperationUse {
  readonly operation: Operation;

  /** The conditions that this use brings: it is always on for this operation. */
  readonly given?: readonly ClientOptionId[];

  /** The conditions that this use never meets, although the operation may. */
  readonly never?: readonly ClientOptionId[];

  /** Whether this use leaves the namespace out of its request, although the operation has a place for it. */
  readonly withoutNamespace?: boolean;

  /** With this on, the operation is performed at all. By default always. */
  readonly when?: ClientOptionId;

  /** Any of these. By default all routes and versions. */
  readonly where?: readonly Circumstance[];
}

/** The operations of one command of `argo`. */
export interface Command {
  /** As it is typed, without `argo`: `template create`. */
  readonly id: string;

  /** Its purpose: one sentence in the present tense, the command being its subject. */
  readonly summary: string;

  /** The method that has it, where the key does not make one in every language. */
  readonly member?: string;

  readonly since?: ArgoVersion;

  /** Why it works through argo-server only. */
  readonly serverOnly?: string;

  readonly uses: readonly OperationUse[];

  readonly note?: string;

  readonly evidence: readonly [string, ...string[]];
}

/** The operations of one page of the UI, always through argo-server. */
export interface Page {
  /** Its path or its place in a page: `/workflows/{namespace}/{name}, logs tab`. */
  readonly id: string;

  /** Its purpose: one sentence in the present tense, the page being its subject. */
  readonly summary: string;

  readonly since?: ArgoVersion;

  readonly uses: readonly OperationUse[];

  readonly note?: string;

  readonly evidence: readonly [string, ...string[]];
}
