import { IGrant, INamespacedGrant } from '../../../resources/grant';
import { ArgoVersion } from '../../argo-version';
import { ImpossibleNames, NameList } from '../need';
import { ClientRoute } from './client-route';

/*
 * The tables of this folder say what Kubernetes is asked with a client's credentials. `*-operations.ts` hold the operations
 * of the API, which the `argo` commands run in their own process when they go to Kubernetes directly; `commands.ts` and
 * `ui-pages.ts` say which operations a command or page performs, and need nothing beyond them.
 *
 * A review ("may I get workflowtemplates?") is a row like any other: it is answered by the rule it asks about. Reviews carry no
 * name, so that a rule with names never satisfies one.
 */

/** What a client may do with an operation beyond its plain form: flags, kinds of references, and facts of the cluster. */
export type ClientCondition =
  /** What is submitted, created or linted refers to WorkflowTemplates. */
  | 'workflow templates'
  /** It refers to ClusterWorkflowTemplates. */
  | 'cluster workflow templates'
  /** A CronWorkflow is submitted. */
  | 'cron workflows'
  /** The workflow may be called `@latest`. */
  | 'latest'
  /** `--force` */
  | 'force'
  /** `--node-field-selector` */
  | 'node field selector'
  /** `--follow` */
  | 'follow'
  /** `--wait`, `--watch` */
  | 'wait'
  /** `--log` */
  | 'log'
  /** `--selector`, `--field-selector`, `--all`, `--older` and other ways to choose objects other than by name */
  | 'selector'
  /** `--all-namespaces`, and the UI without a namespace */
  | 'all namespaces'
  /** A name stands in place of the UID of an archived workflow. */
  | 'archived name'
  /** Artifacts are passed to a submit. */
  | 'artifact overrides'
  /** The artifact repository has credentials in secrets. */
  | 'artifact secrets'
  /** The artifact repository is HDFS with a Kerberos configuration. */
  | 'artifact config maps'
  /** The admission plugin OwnerReferencesPermissionEnforcement is on. */
  | 'owner references';

/** One way and range of versions in which a need exists. */
export interface Circumstance {
  /** By default both routes. */
  readonly via?: ClientRoute;
  readonly since?: ArgoVersion;
  readonly until?: ArgoVersion;
}

interface OperationNeedFacts<Grant extends IGrant> {
  /** What is asked for; the names are those of `.named(...)`, or those that come with the first condition. */
  readonly grant: (names?: NameList) => Grant;

  /** Why names cannot limit it. Without it they can. */
  readonly unnamed?: ImpossibleNames;

  /** All of these are on. By default the operation always needs it. */
  readonly when?: readonly ClientCondition[];

  /** With this on, it is not needed. */
  readonly unless?: ClientCondition;

  /** Any of these. By default all routes and versions. */
  readonly where?: readonly Circumstance[];

  /** Who acts in place of the client in all other circumstances, where names would therefore limit nothing. */
  readonly elsewhere?: string;

  /** What it is for: one sentence in the present tense, the operation being its subject. */
  readonly why: string;

  /** What it allows beyond its purpose, in one sentence. */
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

/** What one operation of Argo's API needs. */
export interface Operation {
  /** As Argo's API calls it: `workflow.CreateWorkflow`. */
  readonly id: string;

  /** The request, for those who read audit logs: `POST /api/v1/workflows/{ns}`. */
  readonly request: string;

  /** By default the first known version. */
  readonly since?: ArgoVersion;

  /** Why Kubernetes alone cannot answer it; without it the commands run it in their own process too. */
  readonly serverOnly?: string;

  /** Whether one request can span all namespaces. */
  readonly spansNamespaces?: boolean;

  readonly needs: readonly OperationNeed[];

  /** What an operation without needs is guarded by, or what else a reader has to know. */
  readonly note?: string;

  /** Where the calls are in Argo's source: `v4.1.2 server/workflow/workflow_server.go:107-154`. */
  readonly evidence: readonly [string, ...string[]];
}

/** One operation that a command or a page performs. */
export interface OperationUse {
  readonly operation: Operation;

  /** The conditions that this use brings: it is always on for this operation. */
  readonly given?: readonly ClientCondition[];

  /** With this on, the operation is performed at all. By default always. */
  readonly when?: ClientCondition;

  /** Any of these. By default all routes and versions. */
  readonly where?: readonly Circumstance[];
}

/** What one command of `argo` does. */
export interface Command {
  /** As it is typed, without `argo`: `template create`. */
  readonly id: string;

  readonly since?: ArgoVersion;

  /** Why it works through argo-server only. */
  readonly serverOnly?: string;

  readonly uses: readonly OperationUse[];

  readonly note?: string;

  readonly evidence: readonly [string, ...string[]];
}

/** What one page of the UI does, always through argo-server. */
export interface Page {
  /** Its path or its place in a page: `/workflows/{namespace}/{name}, logs tab`. */
  readonly id: string;

  readonly since?: ArgoVersion;

  readonly uses: readonly OperationUse[];

  readonly note?: string;

  readonly evidence: readonly [string, ...string[]];
}
