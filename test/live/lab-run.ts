import { ApiServerSetUp } from './node/api-server-set-up';
import { ClusterAccess } from '../conformance/cluster/cluster-access';

/** A cluster of somebody else's. */
export interface GivenCluster {
  readonly access: ClusterAccess;

  /** The audit log of its API server, where there is one. */
  readonly auditLog?: string;
}

/** What the process outside of the lab asks of the one inside: plain data in a file. */
export interface LabOrder {
  readonly folder: string;

  /** The cluster to run against, in place of a node of our own. */
  readonly given?: GivenCluster;

  /** The control groups of the node, and a tar file of its images; neither counts for a given cluster. */
  readonly controlGroup: string;
  readonly images: string;

  /** The tag of the release. */
  readonly argo: string;

  readonly apiServer: ApiServerSetUp;

  /** The scenarios to run, by their names; those of the build where there are none. */
  readonly only: readonly string[];

  /** Whether every scenario runs, also those that the build leaves out. */
  readonly all: boolean;

  /** Whether each permission is taken away in turn, after all scenarios. */
  readonly removal: boolean;

  /** Whether of these only those are tried of which it isn't recorded yet what follows. */
  readonly unrecorded: boolean;

  /** The needs whose permissions are taken away, by their ids; all where there are none. */
  readonly needs: readonly string[];

  /** A command to run in place of scenarios, for whoever looks around by hand. */
  readonly shell?: string;
}

/** What the process inside leaves in the folder of the run. */
export const VERDICTS = 'verdicts.json';

/** Where the API server writes down what it is asked. */
export const AUDIT_LOG = 'audit.log';
