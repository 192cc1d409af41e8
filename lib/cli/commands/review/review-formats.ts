/* eslint-disable @typescript-eslint/no-require-imports -- only the requested writer is loaded */
import type { MatrixRow } from '../../../access/access-matrix';
import type { GateVerdict } from '../../../review/report/review-gate';
import type { ReviewReport } from '../../../review/report/review-report';

/** Options that a format may need in addition to the report. */
export interface ReviewFormatOptions {
  readonly gate: GateVerdict;

  /** The columns of the terminal; nothing where there is none. */
  readonly width?: number;

  /** The version of this package. */
  readonly version: string;

  /** Returns the path from the root of the git repository to the working directory. */
  readonly repositoryPath: () => string;

  /** Lists who may do what. */
  readonly matrix: () => readonly MatrixRow[];
}

/** Writes a review: all of the text, or its parts one after the other. */
export type ReviewFormat = (report: ReviewReport, options: ReviewFormatOptions) => string | Iterable<string>;

/** The forms in which a review is written; each is loaded on request. */
export const REVIEW_FORMATS = {
  text: () => (require('./review-text') as typeof import('./review-text')).writeText,
  table: () => (require('./review-table') as typeof import('./review-table')).writeTable,
  json: () => (require('./review-json') as typeof import('./review-json')).writeJson,
  markdown: () => (require('./review-markdown') as typeof import('./review-markdown')).writeMarkdown,
  sarif: () => (require('./review-sarif') as typeof import('./review-sarif')).writeSarif,
  junit: () => (require('./review-junit') as typeof import('./review-junit')).writeJUnit,
  html: () => (require('./review-html') as typeof import('./review-html')).writeHtml,
  github: () => (require('./review-github') as typeof import('./review-github')).writeGithub,
} satisfies Record<string, () => ReviewFormat>;
