/* eslint-disable @typescript-eslint/no-require-imports -- only the requested writer is loaded */
import type { MatrixRow } from '../../../access/access-matrix';

/** The forms in which access is listed; each is loaded on request. */
export const ACCESS_FORMATS = {
  table: () => (require('./access-table') as typeof import('./access-table')).writeTable,
  json: () => (require('./access-json') as typeof import('./access-json')).writeJson,
  markdown: () => (require('./access-markdown') as typeof import('./access-markdown')).writeMarkdown,
  html: () => (require('./access-html') as typeof import('./access-html')).writeHtml,
} satisfies Record<string, () => (rows: readonly MatrixRow[], unknown: readonly string[], width?: number) => string>;
