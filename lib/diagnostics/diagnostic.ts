import { Severity } from './code-table';
import { DiagnosticCode } from './diagnostic-code';

/** The origin of a text whose name isn't the path of a file. */
export interface Origin {
  /** The path of the file in a revision. Absent for what no file holds: the standard input, the answer of a cluster, the roles of Kubernetes itself. */
  readonly path?: string;
}

/** Where something is wrong: in a construct, in a file, or in an option of the command. */
export type Place =
  | { readonly kind: 'construct'; readonly path: string; readonly field?: string }
  | { readonly kind: 'file'; readonly file: string; readonly line?: number; readonly column?: number; readonly origin?: Origin }
  | { readonly kind: 'option'; readonly name: string };

/** One thing that is wrong, where it is, and how to fix it. */
export interface Diagnostic {
  readonly code: DiagnosticCode;

  readonly severity: Severity;

  readonly place: Place;

  /** The fault: a sentence with its full stop. */
  readonly message: string;

  /** How to fix it: an imperative sentence with its full stop. */
  readonly fix?: string;
}
