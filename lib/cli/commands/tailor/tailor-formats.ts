/* eslint-disable @typescript-eslint/no-require-imports -- only the requested writer is loaded */
import type { TailorFormat } from './tailor-format';

/** The forms in which the access of accounts is written; each is loaded on request. */
export const TAILOR_FORMATS = {
  yaml: () => (require('./tailor-yaml') as typeof import('./tailor-yaml')).writeYaml,
  typescript: () => (require('./tailor-typescript') as typeof import('./tailor-typescript')).writeTypescript,
  table: () => (require('./tailor-table') as typeof import('./tailor-table')).writeTable,
  json: () => (require('./tailor-json') as typeof import('./tailor-json')).writeJson,
  markdown: () => (require('./tailor-markdown') as typeof import('./tailor-markdown')).writeMarkdown,
} satisfies Record<string, () => TailorFormat>;

/** Finds the rules that a program of grants can't have. */
export const findUnwritableRules = () => (require('./tailor-typescript') as typeof import('./tailor-typescript')).unwritableRules;
