import { CodeTable } from '../code-table';

/** What constructs are given and can't make. */
export const CONSTRUCT_CODES = {
  'construct/account-without-namespace': {
    severity: 'error',
    summary: 'An account is granted something outside of its namespace, which is unknown.',
  },
  'construct/invalid-choice': { severity: 'error', summary: 'A value isn\'t of the class that is asked for.' },
  'construct/missing-id': { severity: 'error', summary: 'A construct is made without a scope or an id.' },
} as const satisfies CodeTable<'construct'>;
