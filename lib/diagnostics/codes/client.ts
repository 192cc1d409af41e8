import { CodeTable } from '../code-table';

/** What a client of Argo Workflows can't be made of. */
export const CLIENT_CODES = {
  'client/operation-without-effect': { severity: 'error', summary: 'An operation or option has no effect for this client.' },
} as const satisfies CodeTable<'client'>;
