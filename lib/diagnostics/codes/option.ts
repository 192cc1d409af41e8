import { CodeTable } from '../code-table';

/** Options of the command with a wrong value, props that take the same, and command lines that it doesn't understand. */
export const OPTION_CODES = {
  'option/conflict': { severity: 'error', summary: 'Two options contradict each other.' },
  'option/invalid-name': { severity: 'error', summary: 'The option names an object by a name that Kubernetes rejects.' },
  'option/invalid-value': { severity: 'error', summary: "The option doesn't accept its value." },
  'option/missing-argument': { severity: 'error', summary: 'The command requires an argument that is missing.' },
  'option/missing-option': { severity: 'error', summary: 'The command requires an option that is missing.' },
  'option/missing-value': { severity: 'error', summary: 'The option requires a value.' },
  'option/surplus-argument': { severity: 'error', summary: 'The command accepts fewer arguments.' },
  'option/unknown-api-group': { severity: 'error', summary: 'No resource is known of the API group.' },
  'option/unknown-command': { severity: 'error', summary: 'The command has no subcommand of this name.' },
  'option/unknown-option': { severity: 'error', summary: 'The command has no option of this name.' },
} as const satisfies CodeTable<'option'>;
