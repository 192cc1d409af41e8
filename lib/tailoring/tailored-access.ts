import type * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { TailoredAccessProps, TailoredReason } from './tailored-access-props';
import { NameChoice, tailor, TailoredAccount } from './tailored-account';
import { RoleNames, TailoredRoleObject } from './tailored-role-objects';
import { accessText, reasonText, ungrantedText } from './tailored-text';
import { Subject } from '../access/subject';
import { AccessProfile } from '../audit-log/access-profile';
import { accountUserName, selectAccess } from '../audit-log/selected-access';
import { readProfileFile } from '../audit-log-files/profile-file';
import { refusalAt, refuse } from '../constructs/construct-error';
import { ExistingServiceAccount } from '../constructs/existing-service-account';
import { ExistingUser } from '../constructs/existing-user';
import { TailoredClusterRole } from '../constructs/tailored-cluster-role';
import { TailoredRole } from '../constructs/tailored-role';
import { formatPlace } from '../diagnostics/format-diagnostic';
import { Issue, issue } from '../diagnostics/issue';
import { enumerate, quote } from '../diagnostics/printable-text';
import { ruleOf } from '../rbac/expansion';
import { Permission } from '../rbac/permission';
import { isAbsent, isObject, membersOf, typeName, validateTextList } from '../rbac/validation/plain-data';
import { IGrant, INamespacedGrant } from '../resources/grant';
import { GrantStatement } from '../resources/grant-statement';
import { ResourceScope } from '../resources/resource-info';

/** The effect that wrong props don't have. */
const OUTCOME = "the roles can't be made";

/**
 * Roles for what accounts did, by the audit log of the API server, and no more.
 *
 * The accounts exist already: for each of them a role is made, and bound, in every namespace in which it used something, and a ClusterRole for
 * what it used in the whole cluster. A role has what was seen, and not what is only needed on other days.
 *
 * @see https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
 */
export class TailoredAccess extends Construct {
  /**
   * Makes the roles of a profile.
   *
   * @param scope The construct it is a part of, in a chart.
   * @param id The id in that construct.
   * @param props The file of the profile, and which roles are made of it.
   * @throws when the file can't be read or isn't a profile, an account isn't in it, or the roles would need names that the profile doesn't have,
   * with every diagnostic
   */
  public static fromProfile(scope: Construct, id: string, props: TailoredAccessProps): TailoredAccess {
    return new TailoredAccess(scope, id, props);
  }

  /** The roles in namespaces, in the order of the accounts. */
  public readonly roles: TailoredRole[] = [];

  /** The roles for the whole cluster, in the order of the accounts. */
  public readonly clusterRoles: TailoredClusterRole[] = [];

  /** Why each permission is granted. */
  public readonly reasons: TailoredReason[];

  /** The accesses that the accounts were allowed and that no role grants: sentences. */
  public readonly ungranted: string[];

  private constructor(scope: Construct, id: string, props: TailoredAccessProps) {
    super(scope, id);
    refuse(this, OUTCOME, validateProps(props));
    const { profile: file, accounts = [], namespaces = [], mostNames, exactNames = false } = props;
    const profile = readProfileFile(file);
    if (!(profile instanceof AccessProfile)) {
      throw refusalAt(this.node.path, OUTCOME, profile.map(({ place, ...rest }) => ({ ...rest, field: formatPlace(place) })));
    }
    const selected = selectAccess(profile, { accounts: accounts.map(accountUserName), namespaces });
    const names: NameChoice = exactNames ? 'exact' : mostNames ?? 'run-time';
    refuse(this, OUTCOME, [
      ...selected.unseenAccounts.map((name): Issue => (
        { ...issue('audit-log/unseen-account', 'accounts', `The profile has no request of ${quote(name)}.`, fixOfName(profile)), severity: 'error' })),
      ...exactNames && selected.accounts.some(({ accesses: { needs, derived } }) => [...needs, ...derived].some(({ hasManyNames }) => hasManyNames))
        ? [issue('audit-log/too-many-names', 'exactNames', 'The profile has more names of a resource than it keeps, so they are unknown.',
          'Read the logs again with a higher --max-names, or leave out exactNames.')] : [],
    ]);
    const tailored = selected.accounts.map((account) => tailor(account, { names }));
    const roleNames = new RoleNames();
    const ids = new Set<string>();
    for (const account of tailored) {
      const subject = subjectOf(account.subject);
      roleNames.rolesOf(account).forEach((role) => this.define(role, subject, ids));
    }
    this.reasons = tailored.flatMap(reasonsOf);
    this.ungranted = tailored.flatMap(({ ungranted }) => ungranted.map(ungrantedText));
  }

  private define({ kind, name, namespace, permissions }: TailoredRoleObject, subject: kplus.ISubject, ids: Set<string>): void {
    const id = freeId([namespace, name].filter((part) => part !== undefined).join('.'), ids);
    const grants = permissions.map((permission) => statementOf(permission.permission, namespace, reasonText(permission)));
    if (kind === 'ClusterRole') {
      const role = new TailoredClusterRole(this, id, { metadata: { name } });
      role.allow(...grants.map((statement): IGrant => ({ statement })));
      role.bindClusterWide(subject);
      this.clusterRoles.push(role);
    } else {
      const role = new TailoredRole(this, id, { metadata: { name, namespace } });
      role.allow(...grants.map((statement): INamespacedGrant => ({ statement, namespaced: true })));
      role.bindTo(subject);
      this.roles.push(role);
    }
  }

}

/** A permission that the log shows needs no further check: the API server allowed it. */
function statementOf(permission: Permission, namespace: string | undefined, reason: string): GrantStatement {
  return GrantStatement._of({
    rule: ruleOf(permission),
    scope: namespace === undefined ? ResourceScope.CLUSTER : ResourceScope.NAMESPACED,
    reasons: [reason],
    check: () => [],
  });
}

function reasonsOf({ name, scopes }: TailoredAccount): TailoredReason[] {
  return scopes.flatMap(({ namespace, permissions }) => permissions.map((permission): TailoredReason => ({
    account: name,
    ...namespace === undefined ? {} : { namespace },
    reason: `${accessText({ namespace, permission: permission.permission })}: ${reasonText(permission)}`,
  })));
}

/** So many accounts of a profile are listed. */
const MOST_LISTED = 3;

const BECAUSE = 'The audit log shows it.';

function subjectOf(subject: Subject): kplus.ISubject {
  return subject.kind === 'ServiceAccount'
    ? ExistingServiceAccount.fromName(subject.name, { namespace: subject.namespace }).because(BECAUSE)
    : ExistingUser.fromName(subject.name).because(BECAUSE);
}

/** Names have dots, too, so two ids may be alike. */
function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let number = 2; taken.has(free); number++) {
    free = `${id}-${number}`;
  }
  taken.add(free);
  return free;
}

/** Says which accounts the profile has. */
function fixOfName({ accounts }: AccessProfile): string {
  const names = [...accounts.keys()];
  const listed = names.slice(0, MOST_LISTED).map(quote);
  return names.length === 0
    ? 'Make a profile from a log with requests: argo-rbac tailor LOG --save-profile FILE.'
    : `Use an account of the profile, such as ${enumerate(listed, 'or')}.`;
}

function validateProps(props: unknown): Issue[] {
  if (!isObject(props)) {
    return [issue('rbac/wrong-type', 'props', `The value is ${typeName(props)}.`, 'Write an object with profile.')];
  }
  const { profile, accounts, namespaces, mostNames, exactNames } = membersOf(props);
  return [
    ...typeof profile === 'string' && profile !== '' ? [] : [issue('rbac/wrong-type', 'profile', `The value is ${typeName(profile)}.`, 'Name the file that argo-rbac tailor --save-profile wrote.')],
    ...validateTextList(accounts, 'accounts'),
    ...validateTextList(namespaces, 'namespaces'),
    ...isAbsent(mostNames) || Number.isInteger(mostNames) && Number(mostNames) > 0 ? [] : [issue('rbac/wrong-type', 'mostNames', "The value isn't a number from 1.", 'Write one.')],
    ...isAbsent(exactNames) || typeof exactNames === 'boolean' ? [] : [issue('rbac/wrong-type', 'exactNames', `The value is ${typeName(exactNames)}.`, 'Write true or false.')],
  ];
}
