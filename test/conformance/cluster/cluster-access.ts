import { readFileSync } from 'fs';

/** How the tests reach the cluster they run against. Plain data: the tests run in a process of their own. */
export interface ClusterAccess {
  /** The API server, for accounts that bring their own token. */
  readonly server: string;
  /** Whom to trust as the API server, as PEM; undefined where the machine's own trust is enough. */
  readonly certificateAuthority?: string;
  /** Where requests of the administrator go, and with which token. */
  readonly adminServer: string;
  readonly adminToken?: string;
  readonly kubectl: string;
  /** A folder for files of this run, removed at its end. */
  readonly folder: string;
  /** Begins the name of everything that is created in a cluster which is not ours; empty in one that is. */
  readonly prefix: string;
}

/** The environment variable that names the file with the access. */
export const ACCESS_FILE = 'CONFORMANCE_CLUSTER_ACCESS';

/** Whether the cluster was started for this run, and goes with it. */
export function isOwnCluster({ prefix }: ClusterAccess): boolean {
  return prefix === '';
}

/** The access that `npm run test:cluster` has prepared. */
export function readClusterAccess(): ClusterAccess {
  const file = process.env[ACCESS_FILE];
  if (file === undefined) {
    throw new Error('These tests need a cluster: run them with "npm run test:cluster".');
  }
  return JSON.parse(readFileSync(file, 'utf8')) as ClusterAccess;
}
