import { Chart } from 'cdk8s';
import { ScenarioRun } from './scenario-run';
import { ArgoFeature, ArgoVersion, ClientOperation, InstallScope, OptionalNeed, ServerAuthMode, WorkflowServiceAccountProps } from '../../../lib';
import { ApiServerSetUp } from '../node/api-server-set-up';

/** The namespaces of a scenario: each has its own, so that many run side by side. */
export interface ScenarioPlace {
  /** Where the controller and the server run. */
  readonly install: string;

  /** Where the workflows run. */
  readonly workflow: string;
}

/** How workflows of a file end. */
export type WorkflowPhase = 'Succeeded' | 'Failed' | 'Error';

/** A call that is refused though nothing is wrong, and why. */
export interface RefusalByDesign {
  readonly verb: string;
  readonly resource: string;
  readonly because: string;

  /** What logs say of it, where that isn't what the authorizer says. */
  readonly says?: string;
}

/** The server of a scenario. */
export interface ServerSetUp {
  /** @default ServerAuthMode.CLIENT */
  readonly authMode?: (place: ScenarioPlace) => ServerAuthMode;

  readonly flags?: readonly string[];

  /** Containers in its pod beside its own. */
  readonly containers?: readonly object[];

  /** A folder that all containers of its pod share. */
  readonly sharedFolder?: string;

  /** Whether nobody waits for it to serve: what is shown happens before. */
  readonly isNotAwaited?: boolean;

  /** Whether it serves TLS. */
  readonly secure?: boolean;
}

/** One install of Argo Workflows with our roles, what is done with it, and what has to happen. */
export interface Scenario {
  /** Unique, in lower case with hyphens: its namespaces are called after it. */
  readonly name: string;

  /** What it shows: a sentence. */
  readonly shows: string;

  readonly since?: ArgoVersion;
  readonly until?: ArgoVersion;

  /** @default - the namespace of the install, with a ClusterRole where the version needs one */
  readonly scope?: (place: ScenarioPlace, version: ArgoVersion) => InstallScope;

  /** Whether workflows run in a namespace of their own. */
  readonly workflowsElsewhere?: boolean;

  /** Whether it runs when no other does, whose workflows it would see. */
  readonly isAlone?: boolean;

  /** Whether the build leaves it out: it runs with `--all`, or when it is named. */
  readonly isExtra?: boolean;

  /**
   * The API servers that it runs with.
   *
   * @default - the usual one
   */
  readonly apiServers?: readonly ApiServerSetUp[];

  readonly features?: (place: ScenarioPlace) => ArgoFeature[];
  readonly without?: readonly OptionalNeed[];
  readonly client?: readonly ClientOperation[];
  readonly instanceId?: string;

  /** Whether the install and the account of workflows are for the admission plugin OwnerReferencesPermissionEnforcement. */
  readonly ownerReferencesPermissionEnforcement?: boolean;

  /** Keys of the configuration beyond those of the settings. */
  readonly configuration?: object;
  readonly controllerEnvironment?: Readonly<Record<string, string>>;

  /** @default 1 */
  readonly controllerReplicas?: number;

  /** Whether there is no controller, so that objects stay as they are made. */
  readonly hasNoController?: boolean;

  /** The server; none is started where there is nothing. */
  readonly server?: ServerSetUp;

  /** What the account `workflow` is for. */
  readonly workflow?: WorkflowServiceAccountProps;

  /** Whether what the account `workflow` is for is inferred from the files of workflows, in place of that. */
  readonly isInferred?: boolean;

  /** Defines further accounts, beside those of the install. */
  readonly define?: (chart: Chart, place: ScenarioPlace, version: ArgoVersion) => void;

  /** Creates what no file can hold, before Argo Workflows starts. */
  readonly prepare?: (run: ScenarioRun) => Promise<void>;

  /** Files of objects that are there before Argo Workflows starts. */
  readonly before?: readonly string[];

  /** Files of workflows, and how each workflow in them ends; by default it succeeds. */
  readonly workflows?: Readonly<Record<string, WorkflowPhase>>;

  /** Whether it takes MySQL, which is started for it alone. */
  readonly usesMysql?: boolean;

  /** Whether its artifacts go through the driver of the lab, which is built from the sources of the release. */
  readonly usesArtifactDriver?: boolean;

  /** What is done beyond that, while workflows run. */
  readonly act?: (run: ScenarioRun) => Promise<void>;

  /** What has to hold in the end. */
  readonly holds?: (run: ScenarioRun) => Promise<void>;

  readonly refusedByDesign?: readonly RefusalByDesign[];
}
