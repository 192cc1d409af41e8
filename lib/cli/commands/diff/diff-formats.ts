/* eslint-disable @typescript-eslint/no-require-imports -- only the requested writer is loaded */
import type { DiffReport } from '../../../diff/diff-report';

/** Options that a format may need in addition to the report. */
export interface DiffFormatOptions {
  /** The columns of the terminal; nothing where there is none. */
  readonly width?: number;

  /** The version of this package. */
  readonly version: string;

  /** Returns the path from the root of the git repository to the working directory. */
  readonly repositoryPath: () => string;
}

/** The forms in which a comparison is written; each is loaded on request. */
export const DIFF_FORMATS = {
  text: () => (require('./diff-text') as typeof import('./diff-text')).writeText,
  table: () => (require('./diff-table') as typeof import('./diff-table')).writeTable,
  json: () => (require('./diff-json') as typeof import('./diff-json')).writeJson,
  markdown: () => (require('./diff-markdown') as typeof import('./diff-markdown')).writeMarkdown,
  sarif: () => (require('./diff-sarif') as typeof import('./diff-sarif')).writeSarif,
  junit: () => (require('./diff-junit') as typeof import('./diff-junit')).writeJUnit,
  github: () => (require('./diff-github') as typeof import('./diff-github')).writeGithub,
} satisfies Record<string, () => (report: DiffReport, options: DiffFormatOptions) => string>;
