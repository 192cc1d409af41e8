/* eslint-disable @typescript-eslint/no-require-imports -- loaded when it runs */
import { Command, Option } from '@commander-js/extra-typings';
import { REVIEW_FORMATS } from './review-formats';
import { SEVERITIES } from '../../../review/checks/severity';
import { collect, namesOf, subcommand } from '../../subcommand';

/** `argo-rbac review`. */
export const REVIEW = subcommand({
  summary: 'Find what is dangerous, dead or careless in RBAC manifests or a cluster.',
  examples: [
    { does: 'Review a folder, and fail on anything of medium or worse', line: 'argo-rbac review deploy' },
    { does: 'Review a cluster, and fail only on what is critical', line: 'argo-rbac review --cluster --fail-on critical' },
    { does: 'Review with the workflows, so that remedies have the roles that they need', line: 'argo-rbac review deploy --workflows workflows/' },
    { does: 'Review with an audit log, which shows what is granted and not used', line: 'argo-rbac review deploy --audit-log audit.log' },
    { does: 'Write a page to read and print', line: 'argo-rbac review deploy -o html > review.html' },
    { does: 'Acknowledge what is found, with a reason for each', line: 'argo-rbac review deploy --write-acknowledgements > acknowledged.yaml' },
    { does: 'Say what a check looks for, and how to fix it', line: 'argo-rbac review --explain M1' },
  ],
  declare: () => new Command()
    .argument('[files...]', 'files or folders with manifests, git:REV:PATH, or - for the standard input')
    .option('--workflows <path>', 'workflows, whose needs are compared with what their accounts hold; may be repeated', collect)
    .option('--audit-log <path>', 'an audit log, or a profile that tailor saved: what it shows to be used is compared with what is granted; may be repeated', collect)
    .option('--argo-version <version>', 'the version of Argo Workflows, for example v4.1; by default that of the images')
    .option('--kubernetes-version <minor>', 'the minor of the API server: 1.37')
    .addOption(new Option('--severity <severity>', 'list what is as bad or worse').choices(SEVERITIES).default('low' as const))
    .addOption(new Option('--fail-on <severity>', 'exit with 1 on what is as bad or worse, and not expected').choices(['critical', 'high', 'medium', 'low', 'never'] as const).default('medium' as const))
    .option('--strict', 'also fail on what is unknown')
    .option('--acknowledge <file>', 'findings that are accepted, each with its reason')
    .option('--write-acknowledgements', 'print the findings as acknowledgements to fill in, in place of the review')
    .option('--baseline <file>', 'a report that -o json has printed: only what is new since then counts')
    .option('-n, --namespace <namespace>', 'the namespace of manifests that name none')
    .option('--cluster', 'read the cluster')
    .option('--context <context>', 'the context of the kubeconfig')
    .option('--secrets', 'list the tokens of accounts in the cluster, too: kubectl then reads every Secret')
    .option('--list-checks', 'list the checks in place of a review')
    .option('--explain <check>', 'explain a check in place of a review, for example M1')
    .addOption(new Option('-o, --output <format>', 'what to print').choices(namesOf(REVIEW_FORMATS)).default('text' as const)),
  load: () => (require('./run-review') as typeof import('./run-review')).runReview,
  validate: () => (require('./run-review') as typeof import('./run-review')).validateReview,
});
