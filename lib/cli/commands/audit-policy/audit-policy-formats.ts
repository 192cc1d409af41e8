/* eslint-disable @typescript-eslint/no-require-imports -- only the requested writer is loaded */
import type { AuditedAccounts } from '../../../tailoring/audit-policy';

/** The forms in which a policy is written; each is loaded on request. */
export const AUDIT_POLICY_FORMATS = {
  yaml: () => (require('./policy-text') as typeof import('./policy-text')).writeYaml,
  eks: () => (require('./policy-text') as typeof import('./policy-text')).writeEks,
  gke: () => (require('./policy-text') as typeof import('./policy-text')).writeGke,
  aks: () => (require('./policy-text') as typeof import('./policy-text')).writeAks,
  json: () => (require('./policy-text') as typeof import('./policy-text')).writeJson,
} satisfies Record<string, () => (audited: AuditedAccounts) => string>;
