/* eslint-disable @typescript-eslint/no-require-imports -- loaded when it runs */
import { Command, Option } from '@commander-js/extra-typings';
import { HOLDER_FORMATS } from '../../option-choices';
import { collect, subcommand } from '../../subcommand';

/** `argo-rbac who-can`. */
export const WHO_CAN = subcommand({
  summary: 'List who may make a request, and through which rule.',
  examples: [
    { does: 'List who may read every Secret of a namespace', line: 'argo-rbac who-can list secrets ./deploy -n argo' },
    { does: 'List who may run a command in one pod', line: 'argo-rbac who-can create pods/exec web-0 -n web --cluster' },
    { does: 'List who may create workflows', line: 'argo-rbac who-can create workflows.argoproj.io -n builds -f deploy -o json' },
  ],
  declare: () => new Command()
    .argument('<verb>', 'the verb, for example get')
    .argument('<resource>', 'the resource as PLURAL.GROUP/SUBRESOURCE, for example pods/exec, or a URL, for example /metrics')
    .argument('[name]', 'the name of the object; one with a slash is an input')
    .argument('[inputs...]', 'files or folders, as --filename takes them')
    .option('-f, --filename <path>', 'a file or folder, git:REV:PATH or - for the standard input; may be repeated', collect)
    .option('-n, --namespace <namespace>', 'the namespace of the request; without it, the request is for the whole cluster')
    .option('--cluster', 'read the cluster')
    .option('--context <context>', 'the context of the kubeconfig')
    .option('--kubernetes-version <minor>', 'the minor version of Kubernetes whose own roles, such as view, count if no input defines them')
    .addOption(new Option('-o, --output <format>', 'what to print').choices(HOLDER_FORMATS).default('text' as const)),
  load: () => (require('./run-who-can') as typeof import('./run-who-can')).runWhoCan,
  validate: () => (require('./run-who-can') as typeof import('./run-who-can')).validateWhoCan,
});
