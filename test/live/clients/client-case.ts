import { OperationKey } from '../../../lib/argo/client/operation-catalogue';
import { OperationOptions } from '../../../lib/argo/needs/client/client-options';
import { ClusterObject } from '../cluster-objects';

/** One command of `argo`, which an account of its own runs. */
export interface CommandCase {
  readonly key: OperationKey<'ArgoCommand'>;
  readonly options?: OperationOptions;

  /** What it is given, after `argo` and the namespace. `NAME` is that of the case, and a name with a dot at its end a file. */
  readonly args: readonly string[];

  /** What has to be there, called after the case. */
  readonly fixtures?: (name: string) => readonly ClusterObject[];

  /** The content of the file `NAME.yaml`. */
  readonly file?: (name: string) => ClusterObject;

  /** Whether `argo` itself is right to end with an error. */
  readonly fails?: boolean;
}

/** One operation of Argo's API, which an account of its own asks for: its request is in the tables. */
export interface ApiCase {
  readonly key: OperationKey<'ApiOperation'>;
  readonly options?: OperationOptions;
  readonly fixtures?: (name: string) => readonly ClusterObject[];

  /** What is sent: a form as it is, all else as JSON. */
  readonly body?: (name: string, namespace: string) => object;

  /** What follows the question mark; `NAMESPACE` is that of the case. */
  readonly query?: string;

  /** What stands for parameters of the path beside `ns` and `name`. */
  readonly path?: Readonly<Record<string, string>>;

  /** The kind whose object is sent back with its version, as a client has read it. */
  readonly readsFirst?: string;

  /** What has become of the workflow of the case, which the controller has run and archived, when the request is sent. */
  readonly archived?: 'still live' | 'deleted since';

  /** Answers that are right though they aren't successes. */
  readonly answers?: readonly number[];
}

/** What came of a case. */
export interface ClientVerdict {
  /** `ArgoCommand.submit`. */
  readonly operation: string;
  readonly route: string;
  readonly failure?: string;

  /** Calls that were refused. */
  readonly refused: readonly string[];

  /** Permissions that no call used and no review asked for. */
  readonly unused: readonly string[];
  readonly requests: number;
}
