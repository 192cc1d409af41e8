/* eslint-disable @typescript-eslint/no-require-imports -- only the requested writer is loaded */
import type { CheckAndUsageReport } from '../../../check/usage-report';

/** The forms in which a check is written; each is loaded on request. */
export const CHECK_FORMATS = {
  text: () => (require('./check-text') as typeof import('./check-text')).writeText,
  table: () => (require('./check-table') as typeof import('./check-table')).writeTable,
  markdown: () => (require('./check-markdown') as typeof import('./check-markdown')).writeMarkdown,
  json: () => (require('./check-json') as typeof import('./check-json')).writeJson,
} satisfies Record<string, () => (report: CheckAndUsageReport, width?: number) => string>;
