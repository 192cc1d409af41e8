import { CodeTable } from '../code-table';

/** Options of the command with a wrong value, and props that take the same. */
export const OPTION_CODES = {
  'option/conflict': { severity: 'error', summary: 'Two options contradict each other.' },
  'option/invalid-name': { severity: 'error', summary: 'The option names an object by a name that Kubernetes refuses.' },
  'option/invalid-value': { severity: 'error', summary: "The option doesn't accept its value." },
  'option/missing-value': { severity: 'error', summary: 'An option that is required is missing.' },
  'option/unknown-version': { severity: 'error', summary: "The version isn't a version of Argo Workflows that is known." },
} as const satisfies CodeTable<'option'>;
