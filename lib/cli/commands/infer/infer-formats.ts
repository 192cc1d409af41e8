/* eslint-disable @typescript-eslint/no-require-imports -- only the requested writer is loaded */
import { ReportWriter } from './inference-report';

/** The forms in which inferred access is written; each is loaded on request. */
export const INFER_FORMATS = {
  yaml: () => (require('./yaml-report') as typeof import('./yaml-report')).writeYaml,
  json: () => (require('./json-report') as typeof import('./json-report')).writeJson,
  typescript: () => (require('./typescript-report') as typeof import('./typescript-report')).writeTypescript,
  table: () => (require('./table-report') as typeof import('./table-report')).writeTable,
} satisfies Record<string, () => ReportWriter>;
