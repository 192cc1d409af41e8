import { identityText, OtherObject } from '../access/access-object';
import { EffectiveAccess } from '../access/effective-access';
import { compareText } from '../rbac/order';
import { entriesOf, membersOf, PlainObject } from '../rbac/validation/plain-data';

/** A fact that decides who can act as an account, and that differs. */
export interface IdentityChange {
  /** The object that the fact is about: `Secret argo/deployer: token of`. */
  readonly fact: string;

  /** Absent where the first state doesn't have the fact. */
  readonly before?: string;

  /** Absent where the second state doesn't have the fact. */
  readonly after?: string;
}

/** A fact of an object: what it is, and its value. */
type Fact = readonly [name: string, value: string];

const ACCOUNT_OF_TOKEN = 'kubernetes.io/service-account.name';
const SSO_ANNOTATIONS = ['workflows.argoproj.io/rbac-rule', 'workflows.argoproj.io/rbac-rule-precedence', 'workflows.argoproj.io/service-account-token.name'];

/** Settings of the controller's configmap that decide which account a workflow can run as, and who the server takes callers for. */
const ARGO_SETTINGS = ['workflowRestrictions', 'sso'];

/** Environment variables and flags of Argo's components that do. */
const ARGO_ENVIRONMENT = ['ARGO_EXECUTOR_PLUGINS', 'ARGO_WORKFLOW_LEVEL_EXECUTOR_PLUGINS', 'SSO_DELEGATE_RBAC_TO_NAMESPACE', 'WORKFLOW_USER_OVERRIDE_ALLOWLIST'];
const AUTH_MODE = /^--auth-mode(?:=(.*))?$/;

/** The facts that each kind has. To know another kind, add a row. */
const FACTS: Readonly<Record<string, (object: OtherObject) => Fact[]>> = {
  Secret: ({ content, annotations }) => content.type === 'kubernetes.io/service-account-token' && annotations[ACCOUNT_OF_TOKEN] !== undefined
    ? [['token of', annotations[ACCOUNT_OF_TOKEN]]] : [],
  ServiceAccount: ({ content, annotations }) => [
    ...SSO_ANNOTATIONS.flatMap((name): Fact[] => annotations[name] === undefined ? [] : [[`annotation ${name}`, annotations[name]]]),
    ...typeof content.automountServiceAccountToken === 'boolean' ? [['automountServiceAccountToken', String(content.automountServiceAccountToken)] as const] : [],
  ],
  ConfigMap: ({ content }) => ARGO_SETTINGS.flatMap((name): Fact[] => {
    const value = membersOf(content.data)[name];
    return typeof value === 'string' ? [[`setting ${name}`, value.trim()]] : [];
  }),
  Pod: ({ content }) => podFacts(content.spec),
  Deployment: templateFacts,
  StatefulSet: templateFacts,
  DaemonSet: templateFacts,
  ReplicaSet: templateFacts,
  ReplicationController: templateFacts,
  Job: templateFacts,
  CronJob: ({ content }) => podFacts(at(content, 'spec', 'jobTemplate', 'spec', 'template', 'spec')),
  Workflow: ({ content }) => accountFacts(content.spec),
  WorkflowTemplate: ({ content }) => accountFacts(content.spec),
  ClusterWorkflowTemplate: ({ content }) => accountFacts(content.spec),
  CronWorkflow: ({ content }) => accountFacts(at(content, 'spec', 'workflowSpec')),
};

/** Lists what differs in who can act as whom: tokens, accounts of workloads, single sign-on, and how Argo Workflows is set up. */
export function identityChanges(before: EffectiveAccess, after: EffectiveAccess): IdentityChange[] {
  const [old, now] = [factsOf(before), factsOf(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])].sort(compareText);
  return names.filter((fact) => old.get(fact) !== now.get(fact)).map((fact) => ({ fact, before: old.get(fact), after: now.get(fact) }));
}

function factsOf({ objects: { others } }: EffectiveAccess): Map<string, string> {
  return new Map(others.flatMap((object) => Object.hasOwn(FACTS, object.kind)
    ? FACTS[object.kind](object).map(([name, value]): [string, string] => [`${identityText(object)}: ${name}`, value]) : []));
}

function templateFacts({ content }: OtherObject): Fact[] {
  return podFacts(at(content, 'spec', 'template', 'spec'));
}

function podFacts(spec: unknown): Fact[] {
  const containers = entriesOf(membersOf(spec).containers).map(membersOf);
  return [...accountFacts(spec), ...containers.flatMap(containerFacts)];
}

function accountFacts(spec: unknown): Fact[] {
  const { serviceAccountName, serviceAccount, automountServiceAccountToken, executor } = membersOf(spec);
  const executorAccount = membersOf(executor).serviceAccountName;
  const account = serviceAccountName ?? serviceAccount;
  return [
    ...typeof account === 'string' ? [['runs as', account] as const] : [],
    ...typeof executorAccount === 'string' ? [['executor runs as', executorAccount] as const] : [],
    ...typeof automountServiceAccountToken === 'boolean' ? [['automountServiceAccountToken', String(automountServiceAccountToken)] as const] : [],
  ];
}

function containerFacts({ name, args, command, env }: PlainObject): Fact[] {
  const words = [...entriesOf(command), ...entriesOf(args)].map(String);
  const modes = words.flatMap((word, i) => {
    const [flag, value] = AUTH_MODE.exec(word) ?? [];
    return flag === undefined ? [] : value ?? words[i + 1] ?? [];
  });
  const variables = entriesOf(env).map(membersOf).filter((variable) => ARGO_ENVIRONMENT.includes(String(variable.name)));
  return [
    ...modes.length === 0 ? [] : [[`container ${String(name)}, auth modes`, modes.sort(compareText).join(', ')] as const],
    ...variables.map((variable): Fact => [`container ${String(name)}, ${String(variable.name)}`, String(variable.value)]),
  ];
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((parent, key) => membersOf(parent)[key], value);
}
