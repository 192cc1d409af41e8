/* eslint-disable @typescript-eslint/no-require-imports -- loaded when it runs */
import { Command, Option } from '@commander-js/extra-typings';
import { EXPLAIN_FORMATS } from './explain-formats';
import { FORBIDDEN_FORMATS } from './forbidden/forbidden-formats';
import { AUTH_MODES } from '../../auth-modes';
import { INSTALL_OPTIONS } from '../../install-options';
import { ROUTES } from '../../option-choices';
import { collect, namesOf, subcommand } from '../../subcommand';

/** `argo-rbac explain`. */
export const EXPLAIN = subcommand({
  summary: 'Explain what an install or a client of Argo Workflows needs, or why something is forbidden.',
  examples: [
    { does: 'Explain an install in one namespace', line: 'argo-rbac explain --argo-version v3.7 --feature http-templates=my-account' },
    { does: 'Explain the needs of a pipeline that submits, waits and shows the log', line: 'argo-rbac explain --argo-version v4.1 --client submit:wait:log' },
    { does: 'Compare what two versions need', line: 'argo-rbac explain --from v3.7 --to v4.1' },
    { does: 'Explain requests that are denied, and how to allow them', line: 'kubectl logs -n ci POD -c wait | argo-rbac explain --forbidden -' },
  ],
  declare: () => new Command()
    .option('--argo-version <version>', 'the version, for example v4.1')
    .option('--from <version>', 'compare: the version that is installed')
    .option('--to <version>', 'compare: the version to update to')
    .option('--forbidden <message>', 'explain a message, or a log, that says forbidden; - reads the standard input')
    .option('--account <component=namespace/name>', 'for --forbidden: the account of controller, server or client; may be repeated', collect)
    .addOption(INSTALL_OPTIONS.scope)
    .addOption(INSTALL_OPTIONS.clusterRole)
    .option('-n, --namespace <namespace>', 'the install namespace, argo by default')
    .addOption(INSTALL_OPTIONS.feature)
    .addOption(new Option('--auth-mode <mode>', 'how the server identifies its callers; client by default').choices(AUTH_MODES))
    .addOption(INSTALL_OPTIONS.ssoSecret)
    .addOption(INSTALL_OPTIONS.ssoAccount)
    .addOption(INSTALL_OPTIONS.lent)
    .addOption(INSTALL_OPTIONS.configMap)
    .addOption(INSTALL_OPTIONS.instanceId)
    .option('--client <operation>', 'explain the needs of a client that does this, as in submit:wait:log; may be repeated', collect)
    .addOption(new Option('--via <route>', 'how the argo commands of the client reach Argo Workflows; argo-server by default').choices(ROUTES))
    .addOption(new Option('--component <component>', 'only one of them').choices(['controller', 'server']))
    .addOption(new Option('-o, --output <format>', 'what to print, by default a table; for --forbidden text, markdown or json')
      .choices([...new Set([...namesOf(EXPLAIN_FORMATS), ...namesOf(FORBIDDEN_FORMATS)])])),
  load: () => (require('./run-explain') as typeof import('./run-explain')).runExplain,
  validate: () => (require('./run-explain') as typeof import('./run-explain')).validateExplain,
});
