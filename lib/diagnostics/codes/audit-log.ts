import { CodeTable } from '../code-table';

/** Audit logs, and profiles of the access that they prove. */
export const AUDIT_LOG_CODES = {
  'audit-log/cut-archive': { severity: 'warning', summary: 'A compressed log is cut or damaged, and is read as far as it can be.' },
  'audit-log/invalid-profile': { severity: 'error', summary: "A file isn't a profile of access as tailor writes it." },
  'audit-log/invalid-rows': { severity: 'error', summary: "A file isn't the result of the query that tailor prints." },
  'audit-log/legacy-format': { severity: 'error', summary: 'The log has the legacy text format, which lacks most of an event.' },
  'audit-log/no-event': { severity: 'error', summary: 'The logs have no audit event.' },
  'audit-log/repeated-source': { severity: 'warning', summary: 'A log is given twice, as a copy for example, and counts once.' },
  'audit-log/shared-source': { severity: 'error', summary: 'Two profiles have read some of the same logs.' },
  'audit-log/too-many-accounts': { severity: 'warning', summary: 'The logs have more accounts than a profile keeps.' },
  'audit-log/too-many-names': { severity: 'error', summary: 'The names of a resource must be exact, and a profile has more than it keeps.' },
  'audit-log/unreadable-file': { severity: 'error', summary: "The file of a log can't be read." },
  'audit-log/unreadable-lines': { severity: 'warning', summary: 'More than one line in a hundred of the logs is cut, or is not JSON.' },
  'audit-log/unseen-account': { severity: 'warning', summary: 'A requested account is in no event.' },
} as const satisfies CodeTable<'audit-log'>;
