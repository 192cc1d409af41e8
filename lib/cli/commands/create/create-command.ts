/* eslint-disable @typescript-eslint/no-require-imports -- loaded when it runs */
import { Command, Option } from '@commander-js/extra-typings';
import { CREATE_FORMATS } from './create-formats';
import { INSTALL_FORMATS } from './install-formats';
import { INSTALL_NAMESPACE } from '../../../argo/argo-names';
import { installCommand } from '../../install-options';
import { ARTIFACT_ACCOUNTS, ROUTES } from '../../option-choices';
import { collect, collectList, commandGroup, namesOf, subcommand } from '../../subcommand';

const CREATE_INSTALL = subcommand({
  summary: 'Create the accounts and roles of an install of Argo Workflows.',
  examples: [
    { does: 'Write the accounts of an install in one namespace', line: 'argo-rbac create install my-workflow -n argo --argo-version v4.1 --feature cron-workflows' },
    { does: 'Write values for the Helm chart that use them', line: 'argo-rbac create install my-workflow -n argo --argo-version v4.0 -o helm-values' },
    { does: "Replace upstream's RBAC with Kustomize", line: 'argo-rbac create install my-workflow -n argo --argo-version v4.1 -o kustomize --output-dir deploy' },
  ],
  declare: () => installCommand()
    .argument('<name>', 'the prefix of the account names: NAME-argo, NAME-argo-server, NAME-argo-client')
    .option('-n, --namespace <namespace>', 'the namespace of the install', INSTALL_NAMESPACE)
    .option('--without <need>', 'what the controller does without, for example events; may be repeated', collect)
    .option('--can <operation>', 'what the client of the install does, as in submit:wait:log; may be repeated', collect)
    .addOption(new Option('--via <route>', 'how the argo commands of the client reach Argo Workflows; argo-server by default').choices(ROUTES))
    .option('--create-namespace', 'also create the Namespace')
    .addOption(new Option('-o, --output <format>', 'what to write').choices(namesOf(INSTALL_FORMATS)).default('yaml' as const))
    .option('--output-dir <folder>', 'the folder that kustomize writes to; it must be empty or new')
    .option('--base <kustomization>', 'the manifests that kustomize changes: a folder, a file or a URL, by default those of the release')
    .option('-q, --quiet', "don't print on standard error how to set up Argo Workflows"),
  load: () => (require('./run-create-install') as typeof import('./run-create-install')).runCreateInstall,
  validate: () => (require('./run-create-install') as typeof import('./run-create-install')).validateCreateInstall,
});

const CREATE_CLIENT = subcommand({
  summary: 'Create the account of a client of Argo Workflows.',
  examples: [
    { does: 'Write the account of a pipeline that submits, waits and shows the log', line: 'argo-rbac create client ci -n argo --argo-version v4.1 --can submit:wait:log' },
    { does: 'Write the same for argo commands without a server', line: 'argo-rbac create client ci -n argo --argo-version v4.1 --can submit:wait:log --via kubernetes' },
  ],
  declare: () => new Command()
    .argument('<name>', 'the name of the ServiceAccount')
    .option('--can <operation>', 'what the client does, as in submit:wait:log; may be repeated', collect)
    .option('--argo-version <version>', 'the version of Argo Workflows, by default the newest known')
    .option('-n, --namespace <namespace>', 'the namespace of the account')
    .option('--workflow-namespace <namespace>', 'a namespace of the workflows, by default that of the account; may be repeated', collect)
    .addOption(new Option('--via <route>', 'how argo commands reach Argo Workflows; argo-server by default').choices(ROUTES))
    .option('--token-secret [name]', 'make a Secret for a token that never expires')
    .option('--owner-references-permission-enforcement', 'the cluster has this admission plugin, as OpenShift has')
    .addOption(new Option('-o, --output <format>', 'what to write').choices(namesOf(CREATE_FORMATS)).default('yaml' as const))
    .option('-q, --quiet', 'print only errors on standard error'),
  load: () => (require('./run-create-client') as typeof import('./run-create-client')).runCreateClient,
  validate: () => (require('./run-create-client') as typeof import('./run-create-client')).validateCreateClient,
});

const CREATE_ACCOUNT = subcommand({
  summary: 'Create the account that the pods of a workflow run under.',
  examples: [
    { does: 'Write the account of a workflow that applies Jobs in another namespace', line: 'argo-rbac create account job-runner -n argo --action apply=jobs.batch@batch' },
    { does: 'Write an account whose containers read a ConfigMap', line: 'argo-rbac create account reader -n argo --container-grant get=configmaps/settings' },
    { does: 'Write an account for HTTP templates', line: 'argo-rbac create account caller -n argo --agent' },
  ],
  declare: () => new Command()
    .argument('<name>', 'the name of the ServiceAccount')
    .option('--action <action>', 'what a resource template does, as in apply=jobs.batch@batch or apply=jobs.batch:prune-allowlist=configmaps; may be repeated', collect)
    .option('--argo-version <version>', 'the version of Argo Workflows; by default what any known version needs')
    .option('-n, --namespace <namespace>', 'the namespace of the account')
    .option('--agent', 'the workflow has HTTP or plugin templates')
    .option('--http-header-secret <name>', 'a Secret from which HTTP templates read headers; may be repeated', collect)
    .option('--hdfs-config-map <name>', 'a ConfigMap with the Kerberos configuration of HDFS artifacts; may be repeated', collect)
    .addOption(new Option('--artifact-gc <account>', 'delete artifacts under this account (shared) or a separate one (own)').choices(ARTIFACT_ACCOUNTS))
    .option('--separate-executor', "run Argo's own containers under an account of their own")
    .option('--container-grant <grant>', 'what containers of the workflow do with Kubernetes, as in get,list=pods or get=pods:subresource=log; may be repeated', collect)
    .option('--because <reason>', 'why containers are granted verbs such as bind, escalate and impersonate')
    .option('--image-pull-secret <name>', 'an image pull Secret; may be repeated', collect)
    .option('--owner-references-permission-enforcement', 'the cluster has this admission plugin, as OpenShift has')
    .addOption(new Option('-o, --output <format>', 'what to write').choices(namesOf(CREATE_FORMATS)).default('yaml' as const))
    .option('-q, --quiet', 'print only errors on standard error'),
  load: () => (require('./run-create-account') as typeof import('./run-create-account')).runCreateAccount,
  validate: () => (require('./run-create-account') as typeof import('./run-create-account')).validateCreateAccount,
});

const CREATE_ROLE = subcommand({
  summary: 'Create a Role, with the flags of kubectl create role, that has no rule without effect.',
  examples: [
    { does: 'Write a Role', line: 'argo-rbac create role argo-role -n argo --verb get,list --resource configmaps --resource workflows.argoproj.io' },
    { does: 'Limit it to names', line: 'argo-rbac create role reader --verb get --resource secrets --resource-name my-minio-cred' },
  ],
  declare: () => declareRole('Role').option('-n, --namespace <namespace>', 'the namespace of the Role'),
  load: () => (require('./run-create-role') as typeof import('./run-create-role')).runCreateRole,
  validate: () => (require('./run-create-role') as typeof import('./run-create-role')).validateCreateRole,
});

const CREATE_CLUSTER_ROLE = subcommand({
  summary: 'Create a ClusterRole, with the flags of kubectl create clusterrole, that has no rule without effect.',
  examples: [
    { does: 'Write a ClusterRole', line: 'argo-rbac create clusterrole reader --verb get,list --resource clusterworkflowtemplates.argoproj.io' },
    { does: 'Allow a URL', line: 'argo-rbac create clusterrole metrics --verb get --non-resource-url /metrics' },
    { does: 'Collect the rules of others', line: 'argo-rbac create clusterrole all --aggregation-rule team=a' },
  ],
  declare: () => declareRole('ClusterRole')
    .option('--non-resource-url <url>', 'a URL that isn\'t a resource; may be repeated or listed', collectList)
    .option('--aggregation-rule <labels>', 'collect the cluster roles that carry these labels: KEY=VALUE,KEY=VALUE', collectList),
  load: () => (require('./run-create-role') as typeof import('./run-create-role')).runCreateClusterRole,
  validate: () => (require('./run-create-role') as typeof import('./run-create-role')).validateCreateClusterRole,
});

/** `argo-rbac create`. */
export const CREATE = commandGroup({
  summary: 'Create accounts and roles as YAML, JSON or TypeScript; nothing is sent to a cluster.',
  examples: [
    { does: 'Write the accounts of an install', line: 'argo-rbac create install my-workflow -n argo --argo-version v4.1' },
    { does: 'Write the account of a pipeline', line: 'argo-rbac create client ci -n argo --argo-version v4.1 --can submit:wait:log' },
    { does: 'Write the account of a workflow', line: 'argo-rbac create account job-runner -n argo --action apply=jobs.batch@batch' },
    { does: 'Write a Role', line: 'argo-rbac create role argo-role -n argo --verb get,list --resource configmaps' },
  ],
  commands: { install: CREATE_INSTALL, client: CREATE_CLIENT, account: CREATE_ACCOUNT, role: CREATE_ROLE, clusterrole: CREATE_CLUSTER_ROLE },
});

function declareRole(kind: string) {
  return new Command()
    .argument('<name>', `the name of the ${kind}`)
    .option('--verb <verb>', 'a verb; may be repeated or listed: get,list', collectList)
    .option('--resource <resource>', 'a resource as PLURAL.GROUP/SUBRESOURCE; may be repeated or listed', collectList)
    .option('--resource-name <name>', 'limit the rule to objects of this name; may be repeated', collect)
    .option('--because <reason>', 'why wildcards and verbs such as bind, escalate and impersonate are granted')
    .addOption(new Option('--dry-run <strategy>', 'what kubectl calls this command: nothing is sent to a cluster').choices(['client'] as const).hideHelp())
    .addOption(new Option('-o, --output <format>', 'what to write').choices(namesOf(CREATE_FORMATS)).default('yaml' as const));
}
