import { Command, Option } from '@commander-js/extra-typings';
import { AUTH_MODES } from './auth-modes';
import { collect } from './subcommand';

/** The options that describe an install in the same words wherever a command takes them. */
export const INSTALL_OPTIONS = {
  argoVersion: new Option('--argo-version <version>', 'the version of Argo Workflows, for example v4.1'),
  scope: new Option('--scope <scope>', 'the scope of the install: namespaced, managed=NAMESPACE, cluster, or cluster=NAMESPACE,NAMESPACE'),
  clusterRole: new Option('--cluster-role', 'allow a ClusterRole in an install for one namespace'),
  feature: new Option('--feature <feature>', 'a feature in use, with its names: memoization=my-cache; may be repeated').argParser(collect),
  ssoSecret: new Option('--sso-secret <name>', 'the Secret with the client ID of single sign-on, and a second one where the client secret is elsewhere').argParser(collect),
  ssoAccount: new Option('--sso-account <name>', 'an account for users of single sign-on; may be repeated').argParser(collect),
  lent: new Option('--lent <operation>', 'what callers do with the permissions of the server, in the modes server and sso-without-rbac; may be repeated').argParser(collect),
  instanceId: new Option('--instance-id <id>', 'the instance ID of the controller'),
  configMap: new Option('--config-map <name>', 'the configmap of the controller'),
};

/** A command with the options that describe an install, the same for every command that takes one. */
export function installCommand() {
  return new Command()
    .addOption(INSTALL_OPTIONS.argoVersion)
    .addOption(INSTALL_OPTIONS.scope)
    .addOption(INSTALL_OPTIONS.clusterRole)
    .addOption(INSTALL_OPTIONS.feature)
    .addOption(new Option('--auth-mode <mode>', 'how the server identifies its callers; client by default').choices(AUTH_MODES))
    .addOption(INSTALL_OPTIONS.ssoSecret)
    .addOption(INSTALL_OPTIONS.ssoAccount)
    .addOption(INSTALL_OPTIONS.lent)
    .addOption(INSTALL_OPTIONS.instanceId)
    .addOption(INSTALL_OPTIONS.configMap);
}
