import { CodeTable } from '../code-table';

/** Options of the command with a wrong value. */
export const OPTION_CODES = {
  'option/contradicting-options': { severity: 'error', summary: "The option doesn't go with another one." },
  'option/invalid-value': { severity: 'error', summary: "The option doesn't accept its value." },
  'option/missing-value': { severity: 'error', summary: 'The option requires a value.' },
} as const satisfies CodeTable<'option'>;
