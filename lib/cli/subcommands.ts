/* eslint-disable @typescript-eslint/no-require-imports -- a run loads what describes its subcommand, and only help loads them all */
import { Subcommand } from './subcommand';

/** Every subcommand by its name, in the order of the help. */
export const SUBCOMMANDS = {
  'infer': () => (require('./commands/infer/infer-command') as typeof import('./commands/infer/infer-command')).INFER,
  'resources': () => (require('./commands/resources/resources-command') as typeof import('./commands/resources/resources-command')).RESOURCES,
  'explain': () => (require('./commands/explain/explain-command') as typeof import('./commands/explain/explain-command')).EXPLAIN,
  'create': () => (require('./commands/create/create-command') as typeof import('./commands/create/create-command')).CREATE,
  'check': () => (require('./commands/check/check-command') as typeof import('./commands/check/check-command')).CHECK,
  'diff': () => (require('./commands/diff/diff-command') as typeof import('./commands/diff/diff-command')).DIFF,
  'review': () => (require('./commands/review/review-command') as typeof import('./commands/review/review-command')).REVIEW,
  'access': () => (require('./commands/access/access-command') as typeof import('./commands/access/access-command')).ACCESS,
  'who-can': () => (require('./commands/who-can/who-can-command') as typeof import('./commands/who-can/who-can-command')).WHO_CAN,
  'tailor': () => (require('./commands/tailor/tailor-command') as typeof import('./commands/tailor/tailor-command')).TAILOR,
  'audit-policy': () => (require('./commands/audit-policy/audit-policy-command') as typeof import('./commands/audit-policy/audit-policy-command')).AUDIT_POLICY,
  'completion': () => (require('./commands/completion/completion-command') as typeof import('./commands/completion/completion-command')).COMPLETION,
  'version': () => (require('./commands/version-command') as typeof import('./commands/version-command')).VERSION,
} satisfies Record<string, () => Subcommand>;
