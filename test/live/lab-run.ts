import { ApiServerSetUp } from './node/api-server-set-up';

/** What the process outside of the lab asks of the one inside: plain data in a file. */
export interface LabOrder {
  readonly folder: string;
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

  /** A command to run in place of scenarios, for whoever looks around by hand. */
  readonly shell?: string;
}

/** What the process inside leaves in the folder of the run. */
export const VERDICTS = 'verdicts.json';

/** Where the API server writes down what it is asked. */
export const AUDIT_LOG = 'audit.log';
