/* eslint-disable @typescript-eslint/no-require-imports -- the help names the formats, and loads nothing of them */
import { ListedResource } from './resource-table';

/** The forms in which resources are listed, for a terminal of some width; each is loaded on request. */
export const RESOURCE_FORMATS = {
  table: () => (require('./resource-table') as typeof import('./resource-table')).writeTable,
  wide: () => (require('./resource-table') as typeof import('./resource-table')).writeWide,
  json: () => (require('./resource-json') as typeof import('./resource-json')).writeJson,
} satisfies Record<string, () => (resources: readonly ListedResource[], width?: number) => string>;
