/* eslint-disable @typescript-eslint/no-require-imports -- loaded when it runs */
import { Command, Option } from '@commander-js/extra-typings';
import { ACCESS_FORMATS } from './access-formats';
import { collect, namesOf, subcommand } from '../../subcommand';

/** `argo-rbac access`. */
export const ACCESS = subcommand({
  summary: 'List who may do what, by manifests or a cluster.',
  examples: [
    { does: 'List all access', line: 'argo-rbac access deploy' },
    { does: 'List what an account may do, also through its groups', line: 'argo-rbac access "ServiceAccount argo/argo-server" --cluster' },
    { does: 'Write a page to read and print', line: 'argo-rbac access deploy -o html > access.html' },
  ],
  declare: () => new Command()
    .argument('[subjects or inputs...]', 'only these subjects: "ServiceAccount NAMESPACE/NAME", "User NAME" or "Group NAME"; others are files or folders, as --filename takes them')
    .option('-f, --filename <path>', 'a file or folder, git:REV:PATH or - for the standard input; may be repeated', collect)
    .option('-n, --namespace <namespace>', 'the namespace of manifests that name none')
    .option('--cluster', 'read the cluster')
    .option('--context <context>', 'the context of the kubeconfig')
    .option('--kubernetes-version <minor>', 'the minor version of Kubernetes whose own roles, such as view, count if no input defines them')
    .addOption(new Option('-o, --output <format>', 'what to print').choices(namesOf(ACCESS_FORMATS)).default('table' as const)),
  load: () => (require('./run-access') as typeof import('./run-access')).runAccess,
  validate: () => (require('./run-access') as typeof import('./run-access')).validateAccess,
});
