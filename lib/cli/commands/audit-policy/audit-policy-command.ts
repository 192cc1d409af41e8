/* eslint-disable @typescript-eslint/no-require-imports -- loaded when it runs */
import { Command, Option } from '@commander-js/extra-typings';
import { AUDIT_POLICY_FORMATS } from './audit-policy-formats';
import { collect, namesOf, subcommand } from '../../subcommand';

/** `argo-rbac audit-policy`. */
export const AUDIT_POLICY = subcommand({
  summary: 'Write the smallest audit policy that tailor needs for some accounts.',
  examples: [
    { does: 'Write the policy for an API server of your own', line: 'argo-rbac audit-policy --account argo/runner > policy.yaml' },
    { does: 'Record all accounts of a namespace', line: 'argo-rbac audit-policy -n argo' },
    { does: 'Print the settings for EKS', line: 'argo-rbac audit-policy --account argo/runner -o eks' },
  ],
  declare: () => new Command()
    .option('--account <account>', 'an account: NAMESPACE/NAME or the name of a user; may be repeated', collect)
    .option('-n, --namespace <namespace>', 'all accounts of this namespace; may be repeated', collect)
    .addOption(new Option('-o, --output <format>', 'the policy as yaml, the settings of a service, or all of it as json').choices(namesOf(AUDIT_POLICY_FORMATS)).default('yaml' as const)),
  load: () => (require('./run-audit-policy') as typeof import('./run-audit-policy')).runAuditPolicy,
  validate: () => (require('./run-audit-policy') as typeof import('./run-audit-policy')).validateAuditPolicy,
});
