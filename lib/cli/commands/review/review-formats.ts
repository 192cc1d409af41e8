/* eslint-disable @typescript-eslint/no-require-imports -- only the writer that is asked for is loaded */
import type { GateVerdict, ReviewReport } from '../../../review/review-report';

/** What a format may need besides the report. */
export interface ReviewFormatOptions {
  readonly gate: GateVerdict;

  /** The columns of the terminal; nothing where there is none. */
  readonly width?: number;
}

/** The forms in which a review is written; each is loaded when it is asked for. */
export const REVIEW_FORMATS = {
  text: () => (require('./review-text') as typeof import('./review-text')).writeText,
  table: () => (require('./review-table') as typeof import('./review-table')).writeTable,
  json: () => (require('./review-json') as typeof import('./review-json')).writeJson,
} satisfies Record<string, () => (report: ReviewReport, options: ReviewFormatOptions) => string>;
