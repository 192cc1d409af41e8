import { CodeTable } from '../code-table';

/** What the accounts of a workflow can't be made of. */
export const WORKFLOW_CODES = {
  'workflow/refused-command': { severity: 'error', summary: 'kubectl refuses the command, so no permission makes it work.' },
} as const satisfies CodeTable<'workflow'>;
