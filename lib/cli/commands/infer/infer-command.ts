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
    { does: 'Read the output of another program, and write JSON', line: 'helm template chart | argo-rbac infer - -o json' },
    { does: 'Exit with 1 if a manifest leaves something unknown', line: 'argo-rbac infer . --strict' },
  ],
  declare: () => new Command()
    .argument('<file...>', 'files or folders with manifests in YAML or JSON; - reads the standard input')
    .option('--argo-version <version>', 'the version that the workflows run on, for example v4.1')
    .option('-n, --namespace <namespace>', 'the namespace of manifests that name none')
    .option('--service-account <name>', 'the account to create if a manifest names none')
    .addOption(new Option('-o, --output <format>', 'what to print').choices(namesOf(INFER_FORMATS)).default('yaml' as const))
    .option('--include-optional', 'also grant optional requests, which may be denied')
    .option('--wait-for-delete', 'also grant get, list and watch to steps that delete, so they wait until the object is gone')
    .option('--resource <kind=plural.group>', 'the resource of a kind, with :cluster at the end if it is cluster-scoped; may be repeated', collect)
    .option('--api-resources <file>', 'what the API server serves: the output of kubectl api-resources -o wide; - reads the standard input')
    .option('--workflow-defaults <file>', 'the workflowDefaults of the controller')
    .option('--strict', 'exit 1 when anything is unknown')
    .option('--keep-going', 'answer for the valid manifests if others are invalid; the exit code is still 2')
    .option('-q, --quiet', "don't print a summary of the comments of yaml and typescript on standard error"),
  load: () => (require('./run-infer') as typeof import('./run-infer')).runInfer,
  validate: () => (require('./run-infer') as typeof import('./run-infer')).validateInfer,
});
