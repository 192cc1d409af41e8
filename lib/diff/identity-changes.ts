import { identityText, OtherObject } from '../access/access-object';
import { EffectiveAccess } from '../access/effective-access';
import { at, podSpecOf } from '../access/workload';
import { ACCOUNT_ANNOTATIONS } from '../argo/argo-names';
import { componentRunIn } from '../argo/install/component-program';
import { DEFAULT_ACCOUNT } from '../rbac/account-object-names';
import { compareText } from '../rbac/order';
import { canonicalText, entriesOf, membersOf, PlainObject } from '../rbac/validation/plain-data';
import { CLOUD_IDENTITIES } from '../review/conditions/account-tokens';
import { accountOfToken, isTokenSecret, readSettings } from '../review/facts/argo-facts';
import { ComponentFlags } from '../review/facts/component-flags';

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
interface Fact {
  readonly name: string;
  readonly value: string;

  /** The text that is compared, where the value may be written in several ways. */
  readonly meaning?: string;
}

/** Settings of the controller's configmap that decide which account a workflow can run as, and who the server takes callers for. */
const ARGO_SETTINGS = ['workflowRestrictions', 'sso'];

/** Environment variables of Argo's components that do. */
const ARGO_ENVIRONMENT = ['SSO_DELEGATE_RBAC_TO_NAMESPACE', 'WORKFLOW_USER_OVERRIDE_ALLOWLIST'];

/** Flags that do, each of which a variable of the environment sets, too. */
const ARGO_SWITCHES = ['executor-plugins', 'workflow-level-executor-plugins'];

/** The facts that each kind has. To know another kind, add a row. */
const FACTS: Readonly<Record<string, (object: OtherObject) => Fact[]>> = {
  Secret: (secret) => isTokenSecret(secret) ? [{ name: 'token of', value: accountOfToken(secret) }] : [],
  ServiceAccount: ({ content, annotations }) => [
    ...[...Object.values(ACCOUNT_ANNOTATIONS), ...CLOUD_IDENTITIES].flatMap((name) => textFact(`annotation ${name}`, annotations[name])),
    ...automountFacts(content),
  ],
  ConfigMap: settingFacts,
  Sensor: ({ content }) => [...accountFacts(at(content, ['spec', 'template'])), ...triggerFacts(content)],
  EventSource: ({ content }) => accountFacts(at(content, ['spec', 'template'])),
};

/** The facts of what workflows run, by the spec of each kind. */
const WORKFLOW_FACTS: Readonly<Record<string, (spec: unknown) => Fact[]>> = {
  Workflow: workflowFacts,
  WorkflowTemplate: workflowFacts,
  ClusterWorkflowTemplate: workflowFacts,
  CronWorkflow: (spec) => workflowFacts(at(spec, ['workflowSpec'])),
};

/** Lists what differs in who can act as whom: tokens, accounts of workloads, single sign-on, and how Argo Workflows is set up. */
export function identityChanges(before: EffectiveAccess, after: EffectiveAccess): IdentityChange[] {
  const [old, now] = [factsOf(before), factsOf(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])].sort(compareText);
  return names.filter((name) => meaningOf(old.get(name)) !== meaningOf(now.get(name)))
    .map((fact) => ({ fact, before: old.get(fact)?.value, after: now.get(fact)?.value }));
}

function meaningOf(fact: Fact | undefined): string | undefined {
  return fact?.meaning ?? fact?.value;
}

function factsOf({ objects: { others } }: EffectiveAccess): Map<string, Fact> {
  return new Map(others.flatMap((object) => {
    const facts = Object.hasOwn(FACTS, object.kind) ? FACTS[object.kind](object) : runFacts(object);
    return facts.map((fact): [string, Fact] => [`${identityText(object)}: ${fact.name}`, fact]);
  }));
}

/** A workload has a template of its pods, also one of a kind that Kubernetes doesn't serve. */
function runFacts({ kind, content }: Pick<OtherObject, 'kind' | 'content'>): Fact[] {
  return Object.hasOwn(WORKFLOW_FACTS, kind) ? WORKFLOW_FACTS[kind](content.spec) : podFacts(podSpecOf({ kind, content }));
}

function podFacts(spec: unknown): Fact[] {
  const { containers, initContainers } = membersOf(spec);
  const accounts = accountFacts(spec);
  const runsAs = accounts.some(({ name }) => name === 'runs as') || !Array.isArray(containers) ? [] : textFact('runs as', DEFAULT_ACCOUNT);
  return [...runsAs, ...accounts, ...[...entriesOf(initContainers), ...entriesOf(containers)].map(membersOf).flatMap(containerFacts)];
}

function accountFacts(spec: unknown): Fact[] {
  const { serviceAccountName, serviceAccount } = membersOf(spec);
  return [
    ...textFact('runs as', typeof serviceAccountName === 'string' && serviceAccountName !== '' ? serviceAccountName : serviceAccount),
    ...textFact('executor runs as', at(spec, ['executor', 'serviceAccountName'])),
    ...automountFacts(membersOf(spec)),
  ];
}

function automountFacts({ automountServiceAccountToken }: PlainObject): Fact[] {
  return typeof automountServiceAccountToken === 'boolean' ? textFact('automountServiceAccountToken', String(automountServiceAccountToken)) : [];
}

/** The accounts of the pods of a workflow, of those of its templates, and of those that delete its artifacts. */
function workflowFacts(spec: unknown): Fact[] {
  const { templates, templateDefaults } = membersOf(spec);
  const parts: (readonly [of: string, part: unknown])[] = [
    ['', spec],
    ['templateDefaults, ', templateDefaults],
    ...entriesOf(templates).map((template) => [`template ${String(membersOf(template).name)}, `, template] as const),
  ];
  return parts.flatMap(([of, part]) => [
    ...accountFacts(part),
    ...patchFacts('pod patch', at(part, ['podSpecPatch'])),
    ...textFact('artifact GC runs as', at(part, ['artifactGC', 'serviceAccountName'])),
    ...patchFacts('artifact GC, pod patch', at(part, ['artifactGC', 'podSpecPatch'])),
    ...entriesOf(at(part, ['outputs', 'artifacts'])).flatMap((artifact) =>
      textFact(`artifact ${String(membersOf(artifact).name)}, artifact GC runs as`, at(artifact, ['artifactGC', 'serviceAccountName']))),
  ].map((fact) => ({ ...fact, name: `${of}${fact.name}` })));
}

/** The accounts of what a sensor creates. */
function triggerFacts(sensor: PlainObject): Fact[] {
  return entriesOf(at(sensor, ['spec', 'triggers'])).map((trigger) => membersOf(at(trigger, ['template']))).flatMap((template) =>
    ['argoWorkflow', 'k8s'].map((how) => membersOf(at(template, [how, 'source', 'resource'])))
      .flatMap((content) => runFacts({ kind: String(content.kind), content }))
      .map((fact) => ({ ...fact, name: `trigger ${String(template.name)}, ${fact.name}` })));
}

/** A patch of the spec of pods may name an account. */
function patchFacts(name: string, patch: unknown): Fact[] {
  return typeof patch === 'string' && /serviceaccount/i.test(patch) ? textFact(name, patch.trim()) : [];
}

function settingFacts(object: OtherObject): Fact[] {
  const data = membersOf(object.content.data);
  if (![...ARGO_SETTINGS, 'workflowDefaults', 'config'].some((name) => typeof data[name] === 'string')) {
    return [];
  }
  const settings = readSettings(object);
  return [
    ...ARGO_SETTINGS.flatMap((name): Fact[] => {
      const value = settings[name];
      const written = data[name];
      const meaning = canonicalText(value);
      return value === undefined ? [] : [{ name: `setting ${name}`, value: typeof written === 'string' ? written.trim() : meaning, meaning }];
    }),
    ...workflowFacts(membersOf(settings.workflowDefaults).spec).map((fact) => ({ ...fact, name: `setting workflowDefaults, ${fact.name}` })),
  ];
}

function containerFacts(container: PlainObject): Fact[] {
  const flags = new ComponentFlags(container);
  const given = flags.values('auth-mode');
  const modes = given.length === 0 && componentRunIn(container) === 'server' ? ['client'] : given;
  return [
    ...modes.length === 0 ? [] : textFact('auth modes', [...modes].sort(compareText).join(', ')),
    ...ARGO_SWITCHES.filter((name) => flags.isOn(name)).flatMap((name) => textFact(`--${name}`, 'true')),
    ...ARGO_ENVIRONMENT.flatMap((name) => textFact(name, flags.variable(name))),
  ].map((fact) => ({ ...fact, name: `container ${String(container.name)}, ${fact.name}` }));
}

function textFact(name: string, value: unknown): Fact[] {
  return typeof value === 'string' && value !== '' ? [{ name, value }] : [];
}
