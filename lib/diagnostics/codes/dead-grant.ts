import { CodeTable } from '../code-table';

/** What Kubernetes stores and never matches. */
export const DEAD_GRANT_CODES = {
  'dead-grant/unnamed-create': { severity: 'error', summary: 'A rule allows create on named objects, but a create request names none.' },
} as const satisfies CodeTable<'dead-grant'>;
