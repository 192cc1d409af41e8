/* eslint-disable @typescript-eslint/no-require-imports -- loaded when it runs */
import { Command, Option } from '@commander-js/extra-typings';
import { CHECK_FORMATS } from './check-formats';
import { CHECK_GATES } from '../../../check/check-gate';
import { AUTH_MODES } from '../../auth-modes';
import { INSTALL_OPTIONS } from '../../install-options';
import { collect, namesOf, subcommand } from '../../subcommand';

/** `argo-rbac check`. */
export const CHECK = subcommand({
  summary: 'Compare the access that is granted with the access that is needed.',
  examples: [
    { does: 'Check the roles of an install', line: 'argo-rbac check deploy --install --argo-version v4.1 --feature cron-workflows' },
    { does: 'Check the accounts of workflows', line: 'argo-rbac check deploy --workflows workflows/' },
    { does: 'Check the account of a client', line: 'argo-rbac check . --client logs --account client=ns/ci --argo-version v4.1' },
    { does: 'Compare the granted permissions with an audit log', line: 'argo-rbac check deploy --audit-log audit.log' },
    { does: 'Fail only if a permission is missing', line: 'argo-rbac check deploy --install --argo-version v4.1 --fail-on missing' },
  ],
  declare: () => new Command()
    .argument('[roles...]', 'files or folders with roles and bindings, git:REV:PATH, or - for the standard input')
    .option('--install', 'check the accounts of the controller and the server')
    .option('--workflows <path>', 'check the accounts of the workflows in these files or folders; may be repeated', collect)
    .option('--resource <kind=plural.group>', 'the resource of a kind, with :cluster at the end if it is cluster-scoped; may be repeated', collect)
    .option('--api-resources <file>', 'what the API server serves: the output of kubectl api-resources -o wide; - reads the standard input')
    .option('--client <operation>', 'check the account of a client that does this, as in submit:wait:log; may be repeated', collect)
    .option('--audit-log <path>', 'compare with this audit log, or a profile that tailor saved; may be repeated', collect)
    .addOption(INSTALL_OPTIONS.argoVersion)
    .addOption(INSTALL_OPTIONS.scope)
    .addOption(INSTALL_OPTIONS.clusterRole)
    .option('-n, --namespace <namespace>', 'the namespace of the install, and of manifests that name none')
    .addOption(INSTALL_OPTIONS.feature)
    .addOption(new Option('--auth-mode <mode>', 'how the server identifies its callers').choices(AUTH_MODES))
    .addOption(INSTALL_OPTIONS.ssoSecret)
    .addOption(INSTALL_OPTIONS.ssoAccount)
    .addOption(INSTALL_OPTIONS.lent)
    .addOption(INSTALL_OPTIONS.instanceId)
    .addOption(INSTALL_OPTIONS.configMap)
    .option('--account <component=namespace/name>', 'the account of controller, server or client; may be repeated', collect)
    .addOption(new Option('--fail-on <what>', 'exit with 1 on this').choices(CHECK_GATES).default('any' as const))
    .option('--cluster', 'read the cluster')
    .option('--context <context>', 'the context of the kubeconfig')
    .option('--fix', 'print the right roles instead of the check')
    .addOption(new Option('-o, --output <format>', 'what to print').choices(namesOf(CHECK_FORMATS)).default('text' as const)),
  load: () => (require('./run-check') as typeof import('./run-check')).runCheck,
  validate: () => (require('./run-check') as typeof import('./run-check')).validateCheck,
});
