import { Diagnostic } from '../../../diagnostics/diagnostic';
import { WorkflowStudy } from '../../../inference/access/workflow-study';

/** The content of a report: the workflows, and the faults of other manifests. */
export interface ReportedInference {
  readonly studies: readonly WorkflowStudy[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReportOptions {
  /** The account that is made where a manifest names none. */
  readonly serviceAccount?: string;
  /** Whether what is unknown is reported apart from the answer. */
  readonly reportsUnknown?: boolean;
  readonly hasColours: boolean;
  /** How wide a terminal is that shows the answer. */
  readonly columns?: number;
}

/** An answer, and why it can't be given in that form. */
export interface InferenceReport {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];

  /** Lines for standard error where the answer goes to a file or another program, so the reader doesn't see its comments. */
  readonly summary?: readonly string[];
}

export type ReportWriter = (inference: ReportedInference, options: ReportOptions) => InferenceReport;
