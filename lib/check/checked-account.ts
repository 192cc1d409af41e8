import { AccountCheck } from './account-check';
import { OtherChoice } from './account-needs';
import { choiceTexts, reportPermission, scopedTexts, undefinedRoleText } from './check-report';
import { identityText } from '../access/access-object';
import { GrantPath } from '../access/effective-access';
import { ScopedPermission } from '../access/granted-permissions';
import { subjectText } from '../access/subject';
import { memberOf } from '../argo/features/chosen-feature';
import { formatMessage } from '../diagnostics/format-diagnostic';
import { Permission } from '../rbac/permission';

/** A permission that an account is granted or lacks. */
export interface CheckedPermission extends Permission {
  /**
   * The namespace that it holds in.
   *
   * @default - none: it holds in the whole cluster
   */
  readonly namespace?: string;

  /** The roles and rules that grant it, `Role argo/reader rule 2`. None where it's missing. */
  readonly grantedBy: string[];

  /**
   * What there is to say: the narrower permissions that suffice, what else would need it, why it grants nothing, or what it's missing for
   * and what happens without it.
   */
  readonly details: string[];
}

/** How what an account is granted fits what it needs. Each permission is in one of the lists. */
export interface CheckedAccount {
  /** The account: `ServiceAccount argo/server`. */
  readonly account: string;

  /**
   * What the account is of: `controller`, `server` or `client`.
   *
   * @default - none: it is that of a workflow
   */
  readonly component?: string;

  /** What is granted and needed. */
  readonly needed: CheckedPermission[];

  /** What covers a need, but grants more: by a wildcard, without a name, or cluster-wide. */
  readonly wider: CheckedPermission[];

  /** What only a feature, an auth mode or a version needs that wasn't named. */
  readonly otherFeatures: CheckedPermission[];

  /** What is granted and needed by nothing. */
  readonly unneeded: CheckedPermission[];

  /** What grants nothing, because no request matches it where it is bound. */
  readonly dead: CheckedPermission[];

  /** What is needed and not granted, neither to the account nor to its groups. */
  readonly missing: CheckedPermission[];

  /** What can't be known: roles that aren't defined, and what manifests of workflows don't tell. */
  readonly unknown: string[];

  /** What was taken for granted, because nothing said so. */
  readonly assumed: string[];
}

/** Writes a check as data for programs in every language. */
export function checkedAccount(check: AccountCheck, assumed: readonly string[] = []): CheckedAccount {
  const { subject, component, needed, wider, otherFeatures, unneeded, dead, missing, unknownRoles, unknownNeeds } = check;
  return {
    account: subjectText(subject),
    ...component === undefined ? {} : { component },
    needed: needed.map((granted) => checkedPermission(granted, granted.via)),
    wider: wider.map((granted) => checkedPermission(granted, granted.via, scopedTexts(granted.suffices.map(reportPermission)))),
    otherFeatures: otherFeatures.map((granted) => checkedPermission(granted, granted.via, choiceTexts(granted.uses, choiceMember))),
    unneeded: unneeded.map((granted) => checkedPermission(granted, granted.via)),
    dead: dead.map((part) => checkedPermission(part, [part], part.reasons.map(formatMessage))),
    missing: missing.map((need) => checkedPermission(need, [], [need.why, need.denied])),
    unknown: [...unknownRoles.map(undefinedRoleText), ...unknownNeeds],
    assumed: [...assumed],
  };
}

function checkedPermission(
  { permission, namespace }: ScopedPermission, via: readonly Pick<GrantPath, 'rule'>[], details: readonly string[] = [],
): CheckedPermission {
  return {
    ...permission,
    ...namespace === undefined ? {} : { namespace },
    grantedBy: via.map(({ rule: { writtenIn, index } }) => `${identityText(writtenIn)} rule ${index + 1}`),
    details: [...details],
  };
}

/** The member of the library that makes a choice. */
function choiceMember(choice: OtherChoice): string {
  switch (choice.kind) {
    case 'version':
      return `ArgoVersion.of('${choice.version}')`;
    case 'feature':
      return memberOf(choice);
    case 'single sign-on':
      return 'ServerAuthMode.sso(…)';
    case 'optional need':
      return 'OptionalNeed';
  }
}
