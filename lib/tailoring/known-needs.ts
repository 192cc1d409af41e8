import { AccountRole } from '../argo/forbidden/whose-account';
import { EXECUTOR_NEEDS, EXECUTOR_TRIGGERS } from '../argo/needs/executor-needs';
import { INSTALL_NEEDS } from '../argo/needs/install-needs';
import { describeTrigger } from '../argo/needs/install-trigger';
import { Need } from '../argo/needs/need';
import { grantOf } from '../argo/needs/need-grant';
import { Permission } from '../rbac/permission';

/** Something that a part of Argo Workflows is known to need, and why a log may not show it. */
export interface KnownNeed {
  /** The row of the table of needs: `controller.leases.create`. */
  readonly id: string;

  /** What turns it on, as users write it. */
  readonly turnedOnBy: string;

  /** What it is for: a sentence. */
  readonly why: string;

  /** Why it may not have shown: a sentence. */
  readonly silence: string;
}

/** Why a log may not show a need, by what turns it on and by its verbs; the first that fits counts. */
const SILENCES: readonly { readonly trigger?: RegExp; readonly id?: RegExp; readonly verbs?: readonly string[]; readonly text: string }[] = [
  { id: /^executor\.workflowtaskresults\.patch$/, text: 'It shows only when outputs are written twice or progress is reported.' },
  { trigger: /^leader-election$/, text: 'It shows only when a replica starts or the leader changes.' },
  { trigger: /cron/, text: 'It shows only when a schedule falls into the log.' },
  { trigger: /^(configuration-reload|install)$/, text: 'It shows only when the component starts or its configuration changes.' },
  { verbs: ['delete', 'deletecollection'], text: 'It shows only when something is deleted.' },
  { verbs: ['watch', 'list'], text: 'It shows only when the component starts or a watch ends.' },
];

const OTHERWISE = 'It shows only when the feature is used.';

/** Stands for names that only a configuration knows. */
const ANY_NAME = 'any';

/** What of Argo Workflows needs a permission under an account of the role; nothing where no part of it is known to. */
export function knownNeed(role: AccountRole, permission: Permission): KnownNeed | undefined {
  switch (role) {
    case 'controller':
    case 'server': {
      const need = INSTALL_NEEDS.find((each) => each.component === role && isAskedBy(each, permission));
      return need && known(need, permission, need.trigger.map((trigger) => describeTrigger(trigger).turnedOnBy));
    }
    case 'workflow': {
      // Names that a workflow gives are known from its manifest only.
      const need = EXECUTOR_NEEDS.find((each) => each.names.kind !== 'configured' && isAskedBy(each, permission));
      return need && known(need, permission, need.trigger.map((trigger) => EXECUTOR_TRIGGERS[trigger]));
    }
    default:
      return undefined;
  }
}

function known({ id, trigger, why }: Need<string>, { verb }: Permission, turnedOnBy: readonly string[]): KnownNeed {
  const silence = SILENCES.find((row) => [
    row.trigger === undefined || trigger.some((each) => row.trigger?.test(each)),
    row.id === undefined || row.id.test(id),
    row.verbs === undefined || row.verbs.includes(verb),
  ].every(Boolean));
  return { id, turnedOnBy: turnedOnBy.join(' and ') || 'always', why, silence: silence?.text ?? OTHERWISE };
}

function isAskedBy<Trigger extends string>(need: Need<Trigger>, { verb, apiGroup = '', resource = '', resourceName }: Permission): boolean {
  const { rule: { verbs, apiGroups = [], resources = [] } } = grantOf(need, [ANY_NAME]).statement;
  const isNamed = need.names.kind !== 'fixed' || resourceName === undefined || need.names.names.includes(resourceName);
  return isNamed && verbs.includes(verb) && apiGroups.includes(apiGroup) && resources.includes(resource);
}
