import { EffectiveAccess } from '../access/effective-access';
import { covers, ScopedPermission } from '../access/granted-permissions';
import { Subject, subjectText } from '../access/subject';
import { workloadsOf } from '../access/workload';
import { AccountRole, whoseAccount } from '../argo/forbidden/whose-account';
import { componentRunIn } from '../argo/install/component-program';
import { InstallAccess } from '../argo/install/install-access';
import { EXECUTOR_NEEDS, EXECUTOR_TRIGGERS } from '../argo/needs/executor-needs';
import { INSTALL_NEEDS } from '../argo/needs/install-needs';
import { describeTrigger } from '../argo/needs/install-trigger';
import { Component, Need } from '../argo/needs/need';
import { grantOf } from '../argo/needs/need-grant';
import { expandRule } from '../rbac/expansion';
import { Permission } from '../rbac/permission';

/** Something that an account is known to need, and why a log may not show it. */
export interface KnownNeed {
  /** The row of the table of needs: `controller.leases.create`. */
  readonly id: string;

  /** The setting that turns it on, as users write it. */
  readonly turnedOnBy: string;

  /** Its purpose: a sentence. */
  readonly why: string;

  /** Why it may not have shown: a sentence. */
  readonly silence: string;
}

/** A permission that is known to be needed. Without a namespace it may be needed in any. */
export interface NeededAccess extends ScopedPermission {
  readonly known: KnownNeed;
}

/** The known needs of an account. */
export interface KnownAccount {
  readonly needs: readonly NeededAccess[];

  /** How the needs are known, where that is a guess: a sentence. */
  readonly assumption?: string;

  /** Why the account may need more: a sentence. */
  readonly doubt?: string;
}

/** Why a log may not show a need, by what turns it on and by its verbs; the first that fits counts. */
const SILENCES: readonly { readonly trigger?: RegExp; readonly id?: RegExp; readonly verbs?: readonly string[]; readonly text: string }[] = [
  { id: /^executor\.workflowtaskresults\.patch$/, text: 'It shows only when outputs are written twice or progress is reported.' },
  { id: /^server\.configmaps\.artifact-repository-ref$/, text: 'It shows only for workflows whose status lacks the repository, as controllers before v3.2 left it.' },
  { trigger: /^leader-election$/, text: 'It shows only when a replica starts or the leader changes.' },
  { trigger: /cron/, text: 'It shows only when a schedule falls into the log.' },
  { trigger: /^(configuration-reload|install)$/, text: 'It shows only when the component starts or its configuration changes.' },
  { verbs: ['delete', 'deletecollection'], text: 'It shows only when something is deleted.' },
  { verbs: ['watch', 'list'], text: 'It shows only when the component starts or a watch ends.' },
];

const OTHERWISE = 'It shows only when the feature is used.';

/** Represents names that only a configuration has. */
const ANY_NAME = 'any';

/** The needs of a component of an install, with the features of the install and in its version. */
export function needsOfComponent({ selections }: InstallAccess, component: Component): NeededAccess[] {
  return selections.filter(({ purpose }) => purpose.component === component).flatMap(({ purpose, namespaces, grant }) => {
    const { id, why, turnedOnBy } = purpose;
    const triggers = INSTALL_NEEDS.find((need) => need.id === id)?.trigger ?? [];
    return (namespaces ?? [undefined]).flatMap((namespace) => expandRule(grant.statement.rule).map((permission): NeededAccess =>
      ({ permission, namespace, known: knownNeed({ id, why, triggers, turnedOnBy }, permission) })));
  });
}

/** Guesses the needs of an account by its workload or its name, with every feature in every version. */
export function guessedNeeds(access: EffectiveAccess, subject: Subject): KnownAccount {
  const ofWorkload = componentOfWorkload(access, subject);
  const { role, because } = ofWorkload === undefined
    ? whoseAccount({ user: userNameOf(subject) }) : { role: ofWorkload, because: `A workload of the input runs the ${ofWorkload} under it.` };
  const needs = NEEDS_OF_ROLES[role];
  return needs === undefined ? { needs: [] }
    : { needs: needs(), assumption: `${subjectText(subject)}: ${because} Needs of every feature and version count.` };
}

/** The first need that a permission meets, whole or in part, or of which it is a part. */
export function findNeed(needs: readonly NeededAccess[], granted: ScopedPermission): KnownNeed | undefined {
  const { permission } = granted;
  return needs.find((need) => (granted.namespace === undefined || need.namespace === undefined || granted.namespace === need.namespace)
    && (covers({ permission }, { permission: need.permission }) || covers({ permission: need.permission }, { permission })))?.known;
}

const NEEDS_OF_ROLES: Readonly<Partial<Record<AccountRole, () => readonly NeededAccess[]>>> = {
  controller: once(() => INSTALL_NEEDS.filter(({ component }) => component === 'controller').flatMap((need) => needsOfRow(need, choicesOf))),
  server: once(() => INSTALL_NEEDS.filter(({ component }) => component === 'server').flatMap((need) => needsOfRow(need, choicesOf))),
  // Names that a workflow gives are known from its manifest only.
  workflow: once(() => EXECUTOR_NEEDS.filter(({ names }) => names.kind !== 'configured')
    .flatMap((need) => needsOfRow(need, ({ trigger }) => trigger.map((each) => EXECUTOR_TRIGGERS[each])))),
};

function choicesOf({ trigger }: typeof INSTALL_NEEDS[number]): string[] {
  return trigger.map((each) => describeTrigger(each).turnedOnBy);
}

function needsOfRow<Trigger extends string, Row extends Need<Trigger>>(need: Row, turnedOn: (need: Row) => readonly string[]): NeededAccess[] {
  const { id, why, trigger: triggers, names } = need;
  const { rule } = grantOf<Trigger>(need, [ANY_NAME]).statement;
  return expandRule(names.kind === 'configured' ? { ...rule, resourceNames: [] } : rule)
    .map((permission) => ({ permission, known: knownNeed({ id, why, triggers, turnedOnBy: turnedOn(need) }, permission) }));
}

interface NeedFacts {
  readonly id: string;
  readonly why: string;
  readonly triggers: readonly string[];
  readonly turnedOnBy: readonly string[];
}

function knownNeed({ id, why, triggers, turnedOnBy: on }: NeedFacts, { verb }: Permission): KnownNeed {
  const silence = SILENCES.find((row) => [
    row.trigger === undefined || triggers.some((each) => row.trigger?.test(each)),
    row.id === undefined || row.id.test(id),
    row.verbs === undefined || row.verbs.includes(verb),
  ].every(Boolean));
  return { id, turnedOnBy: on.join(' and ') || 'always', why, silence: silence?.text ?? OTHERWISE };
}

function componentOfWorkload({ objects }: EffectiveAccess, subject: Subject): 'controller' | 'server' | undefined {
  const ofAccount = workloadsOf(objects).filter(({ account }) => subjectText(account) === subjectText(subject));
  return ofAccount.flatMap(({ containers }) => containers.map(componentRunIn)).find((component) => component !== undefined);
}

function userNameOf(subject: Subject): string {
  return subject.kind === 'ServiceAccount' ? `system:serviceaccount:${subject.namespace}:${subject.name}` : subject.name;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
