import { CodeTable } from '../code-table';

/** What an install of Argo Workflows can't be made of. */
export const INSTALL_CODES = {
  'install/feature-without-effect': { severity: 'error', summary: 'A feature has no effect in this install.' },
} as const satisfies CodeTable<'install'>;
