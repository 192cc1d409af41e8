/* eslint-disable @typescript-eslint/no-require-imports -- only the writer that is asked for is loaded */
import { WorkflowStudy } from '../../inference/access/workflow-study';
import { ManifestFault } from '../../inference/manifests/manifest-fault';

/** What is reported: the workflows, and what is wrong with other manifests. */
export interface ReportedInference {
  readonly studies: readonly WorkflowStudy[];
  readonly faults: readonly ManifestFault[];
}

export interface ReportOptions {
  /** The account that is made where a manifest names none. */
  readonly serviceAccount?: string;
  readonly hasColours: boolean;
}

/** An answer, and why it can't be given in that form. */
export interface InferenceReport {
  readonly text: string;
  readonly faults: readonly ManifestFault[];
}

export type ReportWriter = (inference: ReportedInference, options: ReportOptions) => InferenceReport;

/** Finds the writer of a format; only that one is loaded. */
export function reportWriter(format: string): ReportWriter {
  switch (format) {
    case 'json':
      return (require('./json-report') as typeof import('./json-report')).writeJson;
    case 'table':
      return (require('./table-report') as typeof import('./table-report')).writeTable;
    case 'typescript':
      return (require('./typescript-report') as typeof import('./typescript-report')).writeTypescript;
    default:
      return (require('./yaml-report') as typeof import('./yaml-report')).writeYaml;
  }
}
