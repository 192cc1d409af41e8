import { CodeTable } from '../code-table';

/** Audit logs, and profiles of the access that they prove. */
export const AUDIT_LOG_CODES = {
  'audit-log/invalid-profile': { severity: 'error', summary: "A file isn't a profile of access as tailor writes it." },
} as const satisfies CodeTable<'audit-log'>;
