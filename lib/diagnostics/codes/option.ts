import { CodeTable } from '../code-table';

/** Options of the command with a wrong value. */
export const OPTION_CODES = {
  'option/invalid-value': { severity: 'error', summary: "The option doesn't accept its value." },
} as const satisfies CodeTable<'option'>;
