import { EffectiveAccess } from '../access/effective-access';
import { ScopedPermission } from '../access/granted-permissions';
import { Subject, subjectText } from '../access/subject';
import { ArgoVersion } from '../argo/argo-version';
import { ClientAccess } from '../argo/client/client-access';
import { FeatureId } from '../argo/features/feature-table';
import { unknownTexts } from '../inference/access/findings';
import { namespaceOf } from '../inference/access/need';
import { WorkflowStudy } from '../inference/access/workflow-study';
import { groupBy } from '../inference/group-by';
import { planAccess } from '../inference/plan/account-plan';
import { DEFAULT_ACCOUNT } from '../rbac/account-object-names';
import { expandRule } from '../rbac/expansion';
import { runningAccounts } from '../review/facts/account-naming';

/** A permission that an account needs, and what for. */
export interface NeededPermission extends ScopedPermission {
  /** Its purpose: a sentence. */
  readonly why: string;

  /** The consequence when the request is denied. */
  readonly denied: string;
}

/** Something that was not chosen of an install, and that needs a permission. A version isn't a choice, so nothing suggests it. */
export type OtherChoice =
  /** Other versions: the first and the last of them, where there is one. */
  | { readonly kind: 'version'; readonly since?: ArgoVersion; readonly until?: ArgoVersion }
  | { readonly kind: 'feature'; readonly id: FeatureId }
  | { readonly kind: 'single sign-on' }
  /** Events that callers send with the permissions of the server. */
  | { readonly kind: 'lent events' }
  | { readonly kind: 'optional need' };

/** A permission that the account would need for something else than what was named. */
export interface OtherUse extends ScopedPermission {
  /** The choices that need it: all of these together. */
  readonly use: readonly OtherChoice[];
}

/** The known needs of an account. */
export interface AccountNeeds {
  readonly subject: Subject;

  /** The component that uses the account, where it is known: `controller`, `server`, `client`, or several, `controller and server`. */
  readonly component?: string;
  readonly needed: readonly NeededPermission[];
  readonly otherUses: readonly OtherUse[];

  /** The reasons why some needs aren't known: texts. */
  readonly unknown: readonly string[];

  /** Why it is taken for the account, where nothing names it: a sentence. */
  readonly assumption?: string;
}

/** Joins the needs of the same account: what one component has no use for, the other may need. */
export function joinNeeds(needs: readonly AccountNeeds[]): AccountNeeds[] {
  return [...groupBy(needs, ({ subject }) => subjectText(subject)).values()].map((same) => {
    const component = [...new Set(same.flatMap((each) => each.component ?? []))].join(' and ');
    return {
      subject: same[0].subject,
      ...component === '' ? {} : { component },
      needed: same.flatMap(({ needed }) => needed),
      otherUses: same.flatMap(({ otherUses }) => otherUses),
      unknown: same.flatMap(({ unknown }) => unknown),
    };
  });
}

/** Returns the needs of a client's account for its operations. */
export function clientNeeds(access: ClientAccess, subject: Subject): AccountNeeds {
  const needed = access.selections.flatMap((selected) => {
    const namespaces = selected.place === 'cluster' ? [undefined] : access.namespaces;
    return expandRule(selected.grant.statement.rule).flatMap((permission) => namespaces.map((namespace): NeededPermission => (
      { permission, namespace, why: `${selected.label} ${selected.need.why}.`, denied: 'request fails' })));
  });
  return { subject, component: 'client', needed, otherUses: [], unknown: [] };
}

/**
 * Returns the needs of the accounts of workflows, by their manifests.
 *
 * @param access Where the workflows run. Without it, each that names no account gets one of its own.
 */
export function workflowNeeds(studies: readonly WorkflowStudy[], access?: EffectiveAccess): AccountNeeds[] {
  const naming = access && runningAccounts(access);
  const plan = planAccess(studies, undefined, naming);
  return plan.accounts.map(({ name, namespace, scoped, workflows }) => ({
    subject: { kind: 'ServiceAccount', namespace, name },
    ...naming !== undefined && workflows.some((workflow) => plan.patchesOf.get(workflow)?.some(({ serviceAccount }) => serviceAccount === name)) && {
      assumption: name === DEFAULT_ACCOUNT || name === naming(NOT_MADE, namespace)
        ? `A workflow that names no account runs as ServiceAccount ${namespace}/${name}.`
        : `A workflow that names no account is submitted with --serviceaccount ${name}.`,
    },
    needed: scoped.flatMap(({ scope, rules, because }) => rules.flatMap(expandRule).map((permission, index): NeededPermission => ({
      permission, namespace: namespaceOf(scope, namespace), why: because[index].why, denied: 'workflow fails',
    }))),
    otherUses: [],
    unknown: unknownTexts(studies.filter(({ workflow }) => workflows.includes(workflow))),
  }));
}

/** A name that no account has. */
const NOT_MADE = '';
