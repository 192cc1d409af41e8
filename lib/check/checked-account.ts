import { AccountCheck } from './account-check';
import { OtherChoice } from './account-needs';
import { choiceTexts, reportPermission, scopedTexts, undefinedRoleText, versionText } from './check-report';
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
   * Details: the narrower permissions that suffice, what else would need it, why it grants nothing, or what it's missing for
   * and what happens without it.
   */
  readonly details: string[];
}

/** How what an account is granted fits what it needs. Each permission is in one of the lists. */
export interface CheckedAccount {
  /** The account: `ServiceAccount argo/server`. */
  readonly account: string;

  /**
   * The component that uses the account: `controller`, `server`, `client`, or `controller and server` for an account of both.
   *
   * @default - none: it is that of a workflow
   */
  readonly component?: string;

  /** Permissions that are granted to the account or its groups, and needed. */
  readonly needed: CheckedPermission[];

  /** Permissions that cover a need, but grant more: by a wildcard, without a name, or cluster-wide. */
  readonly wider: CheckedPermission[];

  /** Permissions that only a feature, an auth mode or a version needs that wasn't named. */
  readonly otherFeatures: CheckedPermission[];

  /** Permissions that are granted and that nothing needs. */
  readonly unneeded: CheckedPermission[];

  /** Permissions that grant nothing, because no request matches them where they are bound. */
  readonly dead: CheckedPermission[];

  /** Permissions that are needed and not granted, neither to the account nor to its groups. */
  readonly missing: CheckedPermission[];

  /** The unknowns: roles that aren't defined, and permissions that manifests of workflows leave open. */
  readonly unknown: string[];

  /** The assumptions of the check, where no option decides. */
  readonly assumed: string[];
}

/** Writes a check as data for programs in every language. */
export function checkedAccount(check: AccountCheck, assumed: readonly string[] = []): CheckedAccount {
  const { subject, component, needed, neededThroughGroups, wider, otherFeatures, unneeded, dead, missing, unknownRoles, unknownNeeds } = check;
  return {
    account: subjectText(subject),
    ...component === undefined ? {} : { component },
    needed: [...needed, ...neededThroughGroups].map((granted) => checkedPermission(granted, granted.via)),
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
      return versionText(choice);
    case 'feature':
      return memberOf(choice);
    case 'single sign-on':
      return 'ServerAuthMode.sso(…)';
    case 'lent events':
      return 'ServerAuthMode.server(…) with ApiOperation.eventReceive(…)';
    case 'optional need':
      return 'OptionalNeed';
  }
}
