import { CodeDescription } from './code-table';
import { ACCESS_CODES } from './codes/access';
import { AUDIT_LOG_CODES } from './codes/audit-log';
import { CLIENT_CODES } from './codes/client';
import { CONFIG_CODES } from './codes/config';
import { CONSTRUCT_CODES } from './codes/construct';
import { DEAD_GRANT_CODES } from './codes/dead-grant';
import { GRANT_CODES } from './codes/grant';
import { INFERENCE_CODES } from './codes/inference';
import { INSTALL_CODES } from './codes/install';
import { MANIFEST_CODES } from './codes/manifest';
import { OPTION_CODES } from './codes/option';
import { RBAC_CODES } from './codes/rbac';
import { REVIEW_CODES } from './codes/review';
import { WORKFLOW_CODES } from './codes/workflow';

const CODES = {
  ...RBAC_CODES,
  ...DEAD_GRANT_CODES,
  ...GRANT_CODES,
  ...ACCESS_CODES,
  ...CONSTRUCT_CODES,
  ...INSTALL_CODES,
  ...CLIENT_CODES,
  ...WORKFLOW_CODES,
  ...MANIFEST_CODES,
  ...INFERENCE_CODES,
  ...AUDIT_LOG_CODES,
  ...REVIEW_CODES,
  ...OPTION_CODES,
  ...CONFIG_CODES,
} as const;

/** A code of a diagnostic: `area/what-is-wrong`. */
export type DiagnosticCode = keyof typeof CODES;

/** Every code with its description, by area. */
export const DIAGNOSTIC_CODES: Readonly<Record<DiagnosticCode, CodeDescription>> = CODES;

/** The severity of every diagnostic with this code. */
export function severityOf(code: DiagnosticCode): CodeDescription['severity'] {
  return DIAGNOSTIC_CODES[code].severity;
}
