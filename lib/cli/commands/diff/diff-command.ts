/* eslint-disable @typescript-eslint/no-require-imports -- loaded when it runs */
import { Command, Option } from '@commander-js/extra-typings';
import { DIFF_FORMATS } from './diff-formats';
import { DIFF_GATES } from '../../../diff/diff-gate';
import { namesOf, subcommand } from '../../subcommand';

/** `argo-rbac diff`. */
export const DIFF = subcommand({
  summary: 'Compare who may do what in two states of RBAC manifests.',
  examples: [
    { does: 'Fail when the working directory grants more than the main branch', line: 'argo-rbac diff git:origin/main:deploy deploy' },
    { does: 'Write a comment for a pull request', line: 'argo-rbac diff git:origin/main:deploy deploy --fail-on never -o markdown' },
    { does: 'Compare the cluster with what would be applied', line: 'argo-rbac diff cluster: deploy --partial' },
    { does: 'Approve added permissions, with a reason and an expiry', line: 'argo-rbac diff old.yaml new.yaml --write-approval > approved.yaml' },
  ],
  declare: () => new Command()
    .argument('<before>', 'a file or folder, git:REV:PATH, - for the standard input, or cluster:[CONTEXT]')
    .argument('<after>', 'the state to compare with it')
    .addOption(new Option('--fail-on <change>', 'exit with 1 on this change').choices(DIFF_GATES).default('broadening' as const))
    .option('--secrets', 'also list the tokens of accounts in a cluster: kubectl then reads every Secret')
    .option('--partial', "treat an object that AFTER doesn't have as unchanged")
    .option('--strict', 'also count unknown roles, and pairs of resource and verb that no version serves')
    .option('--approvals <file>', 'permissions that a reviewer has approved')
    .option('--write-approval', 'print the permissions that are added as approvals to fill in, instead of the comparison')
    .option('-n, --namespace <namespace>', 'the namespace of manifests that name none')
    .option('--kubernetes-version <minor>', 'the minor version of Kubernetes whose own roles, such as view, count if no input defines them: 1.37')
    .addOption(new Option('-o, --output <format>', 'what to print').choices(namesOf(DIFF_FORMATS)).default('text' as const)),
  load: () => (require('./run-diff') as typeof import('./run-diff')).runDiff,
  validate: () => (require('./run-diff') as typeof import('./run-diff')).validateDiff,
});
