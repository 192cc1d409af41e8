/* eslint-disable @typescript-eslint/no-require-imports -- loaded when it runs */
import { Command, Option } from '@commander-js/extra-typings';
import { REVIEW_FORMATS } from './review-formats';
import { SEVERITIES } from '../../../review/checks/severity';
import { REVIEW_GATES } from '../../../review/report/review-gate';
import { collect, namesOf, subcommand } from '../../subcommand';

/** `argo-rbac review`. */
export const REVIEW = subcommand({
  summary: 'Find dangerous, dead or careless access in RBAC manifests or a cluster.',
  examples: [
    { does: 'Review a folder, and fail on anything of medium or worse', line: 'argo-rbac review deploy' },
    { does: 'Review a cluster, and fail only on critical findings', line: 'argo-rbac review --cluster --fail-on critical' },
    { does: 'Review with the workflows, so remedies have the roles that they need', line: 'argo-rbac review deploy --workflows workflows/' },
    { does: 'Review with an audit log, which shows unused permissions', line: 'argo-rbac review deploy --audit-log audit.log' },
    { does: 'Write a page to read and print', line: 'argo-rbac review deploy -o html > review.html' },
    { does: 'Acknowledge findings, with a reason for each', line: 'argo-rbac review deploy --write-acknowledgements > acknowledged.yaml' },
    { does: 'Explain a check, and how to fix its findings', line: 'argo-rbac review --explain M1' },
  ],
  declare: () => new Command()
    .argument('[files...]', 'files or folders with manifests, git:REV:PATH, or - for the standard input')
    .option('--workflows <path>', 'workflows, to compare their needs with the access of their accounts; may be repeated', collect)
    .option('--audit-log <path>', 'an audit log, or a profile that tailor saved, to compare with the granted permissions; may be repeated', collect)
    .option('--argo-version <version>', 'the version of Argo Workflows, for example v4.1; by default that of the images')
    .option('--kubernetes-version <minor>', 'the minor version of the API server: 1.37')
    .addOption(new Option('--severity <severity>', 'list findings of this severity or worse').choices(SEVERITIES).default('low' as const))
    .addOption(new Option('--fail-on <severity>', 'exit with 1 on findings of this severity or worse, unless they are expected').choices(REVIEW_GATES).default('medium' as const))
    .option('--strict', 'also fail on unknown facts')
    .option('--acknowledge <file>', 'accepted findings, each with a reason')
    .option('--write-acknowledgements', 'print the findings as acknowledgements to fill in, instead of the review')
    .option('--baseline <file>', 'an earlier report of -o json: only newer findings count')
    .option('-n, --namespace <namespace>', 'the namespace of manifests that name none')
    .option('--cluster', 'read the cluster')
    .option('--context <context>', 'the context of the kubeconfig')
    .option('--secrets', 'also list the tokens of accounts in the cluster: kubectl then reads every Secret')
    .option('--list-checks', 'list the checks instead of a review')
    .option('--explain <check>', 'explain a check instead of a review, for example M1')
    .addOption(new Option('-o, --output <format>', 'what to print').choices(namesOf(REVIEW_FORMATS)).default('text' as const)),
  load: () => (require('./run-review') as typeof import('./run-review')).runReview,
  validate: () => (require('./run-review') as typeof import('./run-review')).validateReview,
});
