import { Command, Option } from '@commander-js/extra-typings';
import { AUTH_MODES } from './auth-modes';
import { collect } from './subcommand';

/** A command with the options that describe an install, the same for every command that takes one. */
export function installCommand() {
  return new Command()
    .option('--argo-version <version>', 'the version of Argo Workflows, for example v4.1')
    .option('--scope <scope>', 'the scope of the install: namespaced, managed=NAMESPACE, cluster, or cluster=NAMESPACE,NAMESPACE')
    .option('--cluster-role', 'allow a ClusterRole in an install for one namespace')
    .option('--feature <feature>', 'a feature in use, with its names: memoization=my-cache; may be repeated', collect)
    .addOption(new Option('--auth-mode <mode>', 'how the server identifies its callers; client by default').choices(AUTH_MODES))
    .option('--sso-secret <name>', 'the Secret with the client ID of single sign-on, and a second one where the client secret is elsewhere', collect)
    .option('--sso-account <name>', 'an account for users of single sign-on; may be repeated', collect)
    .option('--lent <operation>', 'what callers do with the permissions of the server, in the modes server and sso-without-rbac; may be repeated', collect)
    .option('--instance-id <id>', 'the instance ID of the controller')
    .option('--config-map <name>', 'the configmap of the controller');
}
