/* eslint-disable @typescript-eslint/no-require-imports -- only the writer that is asked for is loaded */
import { ReportWriter } from './inference-report';

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
