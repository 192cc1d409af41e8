import { ConfigFields, ConfigShape } from './config-shape';
import { WebhookSender } from '../../argo/client/webhook';
import { CHECK_GATES } from '../../check/check-gate';
import { DIFF_GATES } from '../../diff/diff-gate';
import { SEVERITIES } from '../../review/checks/severity';
import { REVIEW_GATES } from '../../review/report/review-gate';
import { AUTH_MODES } from '../auth-modes';
import { ACCESS_FORMATS } from '../commands/access/access-formats';
import { AUDIT_POLICY_FORMATS } from '../commands/audit-policy/audit-policy-formats';
import { CHECK_FORMATS } from '../commands/check/check-formats';
import { CREATE_FORMATS } from '../commands/create/create-formats';
import { DIFF_FORMATS } from '../commands/diff/diff-formats';
import { EXPLAIN_FORMATS } from '../commands/explain/explain-formats';
import { INFER_FORMATS } from '../commands/infer/infer-formats';
import { RESOURCE_FORMATS } from '../commands/resources/resource-formats';
import { REVIEW_FORMATS } from '../commands/review/review-formats';
import { TAILOR_FORMATS } from '../commands/tailor/tailor-formats';
import { ARTIFACT_ACCOUNTS, HOLDER_FORMATS, ROUTES, VERB_CHOICES } from '../option-choices';

/*
 * The settings of a configuration file. A row names the option that it is for, as the parser calls it, and the commands that have it. Settings that a
 * file must never decide have no row: which cluster is read, what is approved or acknowledged.
 */

/** A setting at the top of the file. */
export interface Setting {
  readonly shape: ConfigShape;

  /** The commands that it is for, as they are typed. */
  readonly commands: readonly string[];

  /** The options that it gives, with where each stands below the setting. */
  readonly gives: readonly GivenOption[];

  /** The options in whose place it stands: with one of them on the command line, it isn't used. */
  readonly unless?: readonly string[];
}

/** An option that a setting gives. */
export interface GivenOption {
  /** As the parser calls it: `feature`. */
  readonly option: string;

  /** As people type it: `--feature`. */
  readonly flag: string;

  /** The path below the setting, empty for all of it. */
  readonly path?: readonly string[];
}

const ofInstall = ['explain', 'check', 'create install'];
const named = (about: string): ConfigShape => ({ kind: 'list', about, of: { kind: 'text', about: 'A name.' } });
const text = (about: string): ConfigShape => ({ kind: 'text', about });
const flag = (about: string): ConfigShape => ({ kind: 'flag', about });

const TOKEN_HOLDERS: ConfigFields = {
  serviceAccounts: named('The ServiceAccounts.'),
  tokenSecrets: named('The Secrets with their tokens, by default <account>.service-account-token.'),
};

const VIA: ConfigShape = { kind: 'choice', about: 'How argo commands reach Argo Workflows.', values: ROUTES };

const OPERATIONS: ConfigShape = { kind: 'list', about: 'Its operations.', of: { kind: 'text', form: 'operation', about: 'An operation, as in submit:wait:log.' } };

/** The settings that several commands share. */
export const SETTINGS: Readonly<Record<string, Setting>> = {
  argoVersion: {
    shape: { kind: 'text', form: 'version', about: 'The version of Argo Workflows, for example v4.1.' },
    commands: ['infer', ...ofInstall, 'create client', 'create account', 'review'],
    gives: [{ option: 'argoVersion', flag: '--argo-version' }],
    unless: ['from', 'to'],
  },
  namespace: {
    shape: text('The namespace that Argo Workflows is installed in.'),
    commands: [...ofInstall, 'create client', 'create account', 'create role'],
    gives: [{ option: 'namespace', flag: '--namespace' }],
  },
  scope: {
    shape: { kind: 'text', form: 'scope', about: 'Where workflows run: namespaced, managed=NAMESPACE, cluster, or cluster=NAMESPACE,NAMESPACE.' },
    commands: ofInstall,
    gives: [{ option: 'scope', flag: '--scope' }],
  },
  clusterRole: { shape: flag('Whether a ClusterRole may be made in an install for one namespace.'), commands: ofInstall, gives: [{ option: 'clusterRole', flag: '--cluster-role' }] },
  features: {
    shape: { kind: 'list', about: 'The features that workflows and the server use.', of: { kind: 'text', form: 'feature', about: 'A feature, with its names: memoization=my-cache.' } },
    commands: ofInstall,
    gives: [{ option: 'feature', flag: '--feature' }],
  },
  without: {
    shape: { kind: 'list', about: 'The needs that the controller does without.', of: { kind: 'text', form: 'need', about: 'A need, for example events.' } },
    commands: ofInstall,
    gives: [{ option: 'without', flag: '--without' }],
  },
  authMode: {
    shape: { kind: 'choice', about: 'How the server knows its callers.', values: AUTH_MODES },
    commands: ofInstall,
    gives: [{ option: 'authMode', flag: '--auth-mode' }],
  },
  sso: {
    shape: {
      kind: 'fields',
      about: 'Single sign-on, in the modes sso and sso-without-rbac.',
      fields: {
        secrets: named('The Secret with the client ID, and a second one where the client secret is elsewhere.'),
        clientMode: flag('Whether callers may also bring a token of Kubernetes.'),
        ...TOKEN_HOLDERS,
        delegations: {
          kind: 'list',
          about: 'Namespaces whose own ServiceAccounts are preferred for requests about them.',
          of: { kind: 'fields', about: 'One of these namespaces.', fields: { namespace: text('The namespace.'), ...TOKEN_HOLDERS }, required: ['namespace', 'serviceAccounts'] },
        },
      },
    },
    commands: ofInstall,
    gives: [
      { option: 'ssoSecret', flag: '--sso-secret', path: ['secrets'] }, { option: 'ssoAccount', flag: '--sso-account', path: ['serviceAccounts'] },
      { option: 'ssoClientMode', flag: 'sso.clientMode', path: ['clientMode'] }, { option: 'ssoTokenSecrets', flag: 'sso.tokenSecrets', path: ['tokenSecrets'] },
      { option: 'ssoDelegations', flag: 'sso.delegations', path: ['delegations'] },
    ],
  },
  lent: {
    shape: { kind: 'fields', about: 'The operations that callers perform with the permissions of the server, in the modes server and sso-without-rbac.', fields: { reason: text('Why that is safe.'), operations: OPERATIONS }, required: ['reason', 'operations'] },
    commands: ofInstall,
    gives: [{ option: 'lent', flag: '--lent', path: ['operations'] }, { option: 'lentReason', flag: 'lent.reason', path: ['reason'] }],
  },
  webhooks: {
    shape: {
      kind: 'fields',
      about: 'Webhook clients, whose tokens the server reads.',
      required: ['serviceAccounts'],
      fields: { ...TOKEN_HOLDERS, namespaces: named('The namespaces that events are sent to, by default all that hold workflows.') },
    },
    commands: ofInstall,
    gives: [{ option: 'webhooks', flag: 'webhooks' }],
  },
  client: {
    shape: { kind: 'fields', about: 'The client of the install.', fields: { operations: OPERATIONS, via: VIA } },
    commands: ['create install'],
    gives: [{ option: 'can', flag: '--can', path: ['operations'] }, { option: 'via', flag: '--via', path: ['via'] }],
  },
  configMap: { shape: text('The configmap of the controller.'), commands: ofInstall, gives: [{ option: 'configMap', flag: '--config-map' }] },
  instanceId: { shape: text('The instance ID of the controller.'), commands: ofInstall, gives: [{ option: 'instanceId', flag: '--instance-id' }] },
  kinds: {
    shape: { kind: 'list', about: 'The resources that serve the kinds.', of: { kind: 'text', form: 'kind', about: 'A kind: Widget=widgets.example.com.' } },
    commands: ['infer', 'check'],
    gives: [{ option: 'resource', flag: '--resource' }],
  },
  components: {
    shape: { kind: 'list', about: 'The accounts of the components.', of: { kind: 'text', form: 'account', about: 'An account: controller=NAMESPACE/NAME.' } },
    commands: ['check'],
    gives: [{ option: 'account', flag: '--account' }],
  },
};

/** The settings of one object that a command creates, by its name. */
export const NAMED_SETTINGS: Readonly<Record<string, Setting>> = {
  clients: {
    shape: {
      kind: 'fields',
      about: 'A client.',
      fields: {
        operations: OPERATIONS,
        via: VIA,
        namespace: text('The namespace of the account.'),
        workflowNamespaces: named('The namespaces of the workflows, by default that of the account.'),
        tokenSecret: text('The Secret that is made for a token that never expires.'),
        sso: {
          kind: 'fields',
          about: 'Which users of single sign-on act as this client.',
          fields: {
            rule: text("An expression over the claims of the user, for example 'admins' in groups."),
            precedence: { kind: 'integer', about: 'The higher goes first.' },
            reason: text('Why a rule that every user matches grants permissions to change things.'),
          },
          required: ['rule'],
        },
        webhook: { kind: 'choice', about: 'The sender of the events of a webhook client.', values: Object.values(WebhookSender) },
      },
    },
    commands: ['create client'],
    gives: [
      { option: 'can', flag: '--can', path: ['operations'] }, { option: 'via', flag: '--via', path: ['via'] }, { option: 'namespace', flag: '--namespace', path: ['namespace'] },
      { option: 'workflowNamespace', flag: '--workflow-namespace', path: ['workflowNamespaces'] }, { option: 'tokenSecret', flag: '--token-secret', path: ['tokenSecret'] },
      { option: 'sso', flag: 'sso', path: ['sso'] }, { option: 'webhook', flag: 'webhook', path: ['webhook'] },
    ],
  },
  accounts: {
    shape: {
      kind: 'fields',
      about: 'The account of a workflow.',
      fields: {
        namespace: text('The namespace of the account.'),
        actions: { kind: 'list', about: 'The actions of its resource templates.', of: { kind: 'text', form: 'action', about: 'An action, as in apply=jobs.batch@batch.' } },
        containerGrants: { kind: 'list', about: 'The grants for requests of its containers to Kubernetes.', of: { kind: 'text', form: 'grant', about: 'A grant, as in get,list=pods.' } },
        because: text('Why containers are granted verbs such as bind, escalate and impersonate.'),
        agent: flag('Whether it has HTTP or plugin templates.'),
        httpHeaderSecrets: named('The Secrets that HTTP templates take headers from.'),
        hdfsConfigMaps: named('The ConfigMaps with the Kerberos configuration of HDFS artifacts.'),
        artifactGc: { kind: 'choice', about: 'Under which account artifacts are deleted.', values: ARTIFACT_ACCOUNTS },
        separateExecutor: flag("Whether Argo's own containers run under an account of their own."),
        imagePullSecrets: named('The Secrets that images are pulled with.'),
      },
    },
    commands: ['create account'],
    gives: [
      { option: 'namespace', flag: '--namespace', path: ['namespace'] }, { option: 'action', flag: '--action', path: ['actions'] },
      { option: 'containerGrant', flag: '--container-grant', path: ['containerGrants'] }, { option: 'because', flag: '--because', path: ['because'] }, { option: 'agent', flag: '--agent', path: ['agent'] },
      { option: 'httpHeaderSecret', flag: '--http-header-secret', path: ['httpHeaderSecrets'] }, { option: 'hdfsConfigMap', flag: '--hdfs-config-map', path: ['hdfsConfigMaps'] },
      { option: 'artifactGc', flag: '--artifact-gc', path: ['artifactGc'] }, { option: 'separateExecutor', flag: '--separate-executor', path: ['separateExecutor'] },
      { option: 'imagePullSecret', flag: '--image-pull-secret', path: ['imagePullSecrets'] },
    ],
  },
};

const namesOf = (registry: object): string[] => Object.keys(registry);
const output = (registry: object): ConfigShape => ({ kind: 'choice', about: 'The output format.', values: namesOf(registry) });
const kubernetesVersion = text('The minor of Kubernetes whose own roles are taken where no input defines them: 1.37.');
const accounts = named('The accounts: NAMESPACE/NAME or the name of a user.');
const namespace = text('The namespace of manifests that name none.');

/** The values of a command's options that the command line doesn't give. */
export const COMMAND_DEFAULTS: Readonly<Record<string, ConfigFields>> = {
  'infer': {
    namespace,
    serviceAccount: text('The account that is made where a manifest names none.'),
    includeOptional: flag('Whether to grant optional requests, which may be denied, too.'),
    waitForDelete: flag('Whether steps that delete wait until the object is gone.'),
    workflowDefaults: text('The file with the workflowDefaults of the controller.'),
    strict: flag('Whether to exit with 1 when anything is unknown.'),
    quiet: flag('Whether to summarize nothing on standard error.'),
    output: output(INFER_FORMATS),
  },
  'explain': { output: output(EXPLAIN_FORMATS) },
  'check': { failOn: { kind: 'choice', about: 'Exit with 1 on this.', values: CHECK_GATES }, output: output(CHECK_FORMATS) },
  'diff': {
    failOn: { kind: 'choice', about: 'Exit with 1 on this.', values: DIFF_GATES },
    strict: flag('Whether the gate counts unknown roles, and pairs of resource and verb that nothing serves.'),
    namespace,
    kubernetesVersion,
    output: output(DIFF_FORMATS),
  },
  'review': {
    severity: { kind: 'choice', about: 'List what is as bad or worse.', values: SEVERITIES },
    failOn: { kind: 'choice', about: 'Exit with 1 on what is as bad or worse, and not expected.', values: REVIEW_GATES },
    strict: flag('Whether to fail on what is unknown, too.'),
    namespace,
    kubernetesVersion,
    output: output(REVIEW_FORMATS),
  },
  'tailor': {
    account: accounts,
    namespace: named('Only access in these namespaces counts.'),
    names: text('Which names roles are limited to: exact, none, or at most a number of them.'),
    verbs: { kind: 'choice', about: 'Which verbs roles have.', values: VERB_CHOICES },
    maxNames: { kind: 'integer', about: 'How many names of a resource are kept.' },
    threads: { kind: 'integer', about: 'How many threads read.' },
    strict: flag("Whether to fail when more than one line in a hundred can't be read."),
    output: output(TAILOR_FORMATS),
  },
  'audit-policy': { account: accounts, namespace: named('All accounts of these namespaces.'), output: output(AUDIT_POLICY_FORMATS) },
  'access': { namespace, kubernetesVersion, output: output(ACCESS_FORMATS) },
  'who-can': { kubernetesVersion, output: { kind: 'choice', about: 'The output format.', values: HOLDER_FORMATS } },
  'resources': { output: output(RESOURCE_FORMATS) },
  'create': { quiet: flag("Whether to say nothing on standard error that isn't wrong."), output: output(CREATE_FORMATS) },
};

/** A default that decides what a run finds wrong. */
interface GuardedDefault {
  /** The values that are at least as strict as the value without a file. */
  readonly strict: readonly string[];

  /** The options with which it decides nothing. */
  readonly unless: readonly string[];

  /** The effect of another value: the end of a sentence. */
  readonly effect: string;
  readonly code: 'config/hidden-findings' | 'config/weaker-gate';
}

const gate = (strict: readonly string[], unless: readonly string[]): GuardedDefault => ({ strict, unless, effect: 'make the gate weaker', code: 'config/weaker-gate' });

/** The defaults of which another value than the strict ones counts only in a file that `--config` names. */
export const GUARDED_DEFAULTS: Readonly<Record<string, Readonly<Record<string, GuardedDefault>>>> = {
  check: { failOn: gate(['any'], ['fix']) },
  diff: { failOn: gate(['broadening', 'any'], ['writeApproval']) },
  review: {
    failOn: gate(['low', 'medium'], ['listChecks', 'explain', 'writeAcknowledgements']),
    severity: { strict: ['info', 'low'], unless: ['listChecks', 'explain'], effect: 'hide findings', code: 'config/hidden-findings' },
  },
};

/** The whole file. */
export const CONFIG_SHAPE: ConfigShape = {
  kind: 'fields',
  about: 'Settings of argo-rbac, in place of repeated options.',
  fields: {
    $schema: text('The schema of this file, for editors.'),
    ...Object.fromEntries(Object.entries(SETTINGS).map(([key, { shape }]) => [key, shape])),
    ...Object.fromEntries(Object.entries(NAMED_SETTINGS).map(([key, { shape, commands: [command] }]): [string, ConfigShape] => (
      [key, { kind: 'names', about: `The objects that ${command} makes, by their names.`, of: shape }]))),
    defaults: {
      kind: 'fields',
      about: 'The values of the commands\' options that the command line does not give.',
      fields: Object.fromEntries(Object.entries(COMMAND_DEFAULTS).map(([command, fields]): [string, ConfigShape] => (
        [command, { kind: 'fields', about: `Of argo-rbac ${command}.`, fields }]))),
    },
  },
};
