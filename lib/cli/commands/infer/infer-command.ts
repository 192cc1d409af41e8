/* eslint-disable @typescript-eslint/no-require-imports -- loaded when it runs */
import { Command, Option } from '@commander-js/extra-typings';
import { INFER_FORMATS } from './infer-formats';
import { collect, namesOf, subcommand } from '../../subcommand';

/** `argo-rbac infer`. */
export const INFER = subcommand({
  summary: 'Infer the access that workflows need from their manifests.',
  examples: [
    { does: 'Write ServiceAccounts, roles and bindings, and apply them', line: 'argo-rbac infer hello.yaml | kubectl apply -f -' },
    { does: 'List every permission with its reason', line: 'argo-rbac infer workflows/ templates/ -o table' },
    { does: 'Write the same as a cdk8s chart', line: 'argo-rbac infer hello.yaml -o typescript' },
    { does: 'Read what another program renders, and write data for programs', line: 'helm template chart | argo-rbac infer - -o json' },
    { does: "Exit with 1 when a manifest doesn't say everything", line: 'argo-rbac infer . --strict' },
  ],
  declare: () => new Command()
    .argument('<file...>', 'files or folders with manifests in YAML or JSON; - reads the standard input')
    .option('--argo-version <version>', 'the version that the workflows run on, for example v4.1')
    .option('-n, --namespace <namespace>', 'the namespace of manifests that name none')
    .option('--service-account <name>', 'the account that is made where a manifest names none')
    .addOption(new Option('-o, --output <format>', 'what to print').choices(namesOf(INFER_FORMATS)).default('yaml' as const))
    .option('--include-optional', 'grant optional requests, which may be denied, too')
    .option('--wait-for-delete', 'let steps that delete wait until the object is gone: get, list and watch in addition to delete')
    .option('--resource <kind=plural.group>', 'the resource of a kind, with :cluster at the end where it is cluster-scoped; may be repeated', collect)
    .option('--api-resources <file>', 'what the API server serves: the output of kubectl api-resources -o wide; - reads the standard input')
    .option('--workflow-defaults <file>', 'the workflowDefaults of the controller')
    .option('--strict', 'exit 1 when anything is unknown')
    .option('--keep-going', 'answer for the sound manifests when others are wrong; the exit code is still 2')
    .option('-q, --quiet', "don't summarize on standard error what the comments of yaml and typescript say"),
  load: () => (require('./run-infer') as typeof import('./run-infer')).runInfer,
  validate: () => (require('./run-infer') as typeof import('./run-infer')).validateInfer,
});
