import { AccountNeeds, NeededPermission, OtherChoice } from './account-needs';
import { wildcardExcess } from './wildcard-excess';
import { ObjectIdentity } from '../access/access-object';
import { RuleInForce } from '../access/aggregation';
import { effectiveParts } from '../access/effect';
import { EffectiveAccess, Grant, scopeOf } from '../access/effective-access';
import { covers, grantedTo, GrantedPermission, ScopedPermission } from '../access/granted-permissions';
import { groupsOf, Subject } from '../access/subject';
import { Issue, issue } from '../diagnostics/issue';
import { coverersOf } from '../rbac/coverage';
import { expandRule } from '../rbac/expansion';
import { Permission } from '../rbac/permission';
import { PermissionIndex } from '../rbac/permission-index';
import { WILDCARD } from '../rbac/wildcards';
import { deadGrantIssues } from '../resources/dead-grants';
import { ResourceScope } from '../resources/resource-info';
import { urlIssues } from '../resources/url-issues';

/** A permission that is wider than what is needed of it. */
export interface WiderPermission extends GrantedPermission {
  /** The narrower permissions that suffice. */
  readonly suffices: readonly ScopedPermission[];

  /** The known permissions that a wildcard grants beyond them. */
  readonly excess: readonly Permission[];
}

/** A permission that only something needs that wasn't named. */
export interface OtherwiseUsedPermission extends GrantedPermission {
  /** The uses that need it: each by itself, which may be several choices together. */
  readonly uses: readonly (readonly OtherChoice[])[];
}

/** A part of a rule that grants nothing. */
export interface DeadRule extends ScopedPermission {
  readonly grant: Grant;
  readonly rule: RuleInForce;
  readonly reasons: readonly Issue[];
}

/** How what an account is granted fits what it needs. */
export interface AccountCheck {
  readonly subject: Subject;
  readonly component?: string;
  readonly needed: readonly GrantedPermission[];

  /** The permissions that are needed and granted to groups of the account only. */
  readonly neededThroughGroups: readonly GrantedPermission[];
  readonly wider: readonly WiderPermission[];
  readonly otherFeatures: readonly OtherwiseUsedPermission[];
  readonly unneeded: readonly GrantedPermission[];
  readonly dead: readonly DeadRule[];
  readonly missing: readonly NeededPermission[];
  readonly unknownRoles: readonly ObjectIdentity[];
  readonly unknownNeeds: readonly string[];
}

/** Compares what an account is granted with what it needs. Permissions of its groups count as granted, and aren't judged. */
export function checkAccount(access: EffectiveAccess, needs: AccountNeeds): AccountCheck {
  const { subject, component } = needs;
  const check = {
    subject,
    component,
    needed: [] as GrantedPermission[],
    neededThroughGroups: distinct(needs.needed.filter((need) => isGranted(access, subject, need) && !isGrantedItself(access, subject, need)))
      .map((need) => ({ ...need, via: access.pathsTo(subject, need.permission, need.namespace) })),
    wider: [] as WiderPermission[],
    otherFeatures: [] as OtherwiseUsedPermission[],
    unneeded: [] as GrantedPermission[],
    dead: deadRules(access, subject),
    missing: joinedReasons(needs.needed.filter((need) => !isGranted(access, subject, need))),
    unknownRoles: unknownRoles(access, subject),
    unknownNeeds: needs.unknown,
  };
  for (const granted of grantedTo(access, subject)) {
    const used = needs.needed.filter((need) => covers(granted, need));
    const others = needs.otherUses.filter((use) => covers(granted, use) || covers(use, granted));
    if (isIdleCreate(granted, needs)) {
      const { permission, namespace, via } = granted;
      check.dead.push(...via.map(({ grant, rule }) => ({ permission, namespace, grant, rule, reasons: reasonsOf(permission, grant) })));
    } else if (needs.needed.some((need) => covers(need, granted))) {
      check.needed.push(granted);
    } else if (used.length > 0) {
      const suffices = distinct(used);
      check.wider.push({ ...granted, suffices, excess: wildcardExcess(granted, suffices) });
    } else if (others.length > 0) {
      check.otherFeatures.push({ ...granted, uses: others.map(({ use }) => use) });
    } else {
      check.unneeded.push(granted);
    }
  }
  return check;
}

/** The roles that nothing defines and that the account or its groups are bound to, each once. */
function unknownRoles(access: EffectiveAccess, subject: Subject): ObjectIdentity[] {
  const roles = [subject, ...groupsOf(subject)].flatMap((each) => access.grantsTo(each)).map(({ role }) => role);
  return [...new Set(roles)].filter(({ isUnknown }) => isUnknown).map(({ identity }) => identity);
}

/**
 * A create carries a name only inside a server-side apply or an update, so one by name is of no use to what sends another one. A star includes
 * subresources, which are created by the name of their object.
 */
function isIdleCreate(granted: GrantedPermission, { needed }: AccountNeeds): boolean {
  const { permission: { verb, resource = WILDCARD, resourceName } } = granted;
  return verb === 'create' && resourceName !== undefined && resource !== WILDCARD && !resource.includes('/')
    && !needed.some((need) => need.permission.verb === verb && need.permission.resourceName !== undefined && covers(granted, need));
}

function isGranted(access: EffectiveAccess, subject: Subject, need: ScopedPermission): boolean {
  return isGrantedItself(access, subject, need)
    || access.permissionsThroughGroups(subject, need.namespace).some((index) => coverersOf(need.permission, index).length > 0);
}

function isGrantedItself(access: EffectiveAccess, subject: Subject, { permission, namespace }: ScopedPermission): boolean {
  return access.permissionsOf(subject, namespace).some((index) => coverersOf(permission, index).length > 0);
}

/** The parts of rules that match no request where they are bound, or that no known version serves. */
function deadRules(access: EffectiveAccess, subject: Subject): DeadRule[] {
  return access.grantsTo(subject).flatMap((grant) => grant.role.rules.flatMap((rule) => {
    const live = PermissionIndex.of(effectiveParts(rule.rule, scopeOf(grant.namespace), (effect) => effect === 'live'));
    return expandRule(rule.rule)
      .filter((permission) => coverersOf(permission, live).length === 0)
      .map((permission) => ({ permission, namespace: grant.namespace, grant, rule, reasons: reasonsOf(permission, grant) }));
  }));
}

function reasonsOf({ verb, apiGroup, resource, resourceName, nonResourceURL = '' }: Permission, { namespace, role }: Grant): Issue[] {
  const issuesIn = (roleScope: ResourceScope) => apiGroup === undefined || resource === undefined
    ? urlIssues({ verbs: [verb], nonResourceURLs: [nonResourceURL] }, { prefixes: true })
    : deadGrantIssues({ apiGroup, resource, verbs: [verb], roleScope, ...resourceName === undefined ? {} : { resourceNames: [resourceName] } });
  if (namespace === undefined || role.identity.kind === 'Role') {
    return issuesIn(scopeOf(namespace));
  }
  const issues = issuesIn(ResourceScope.CLUSTER);
  return issues.length > 0 ? issues : [issue('dead-grant/cluster-scoped-resource', 'roleRef', 'The RoleBinding grants nothing outside its namespace.',
    'Bind the ClusterRole with a ClusterRoleBinding.')];
}

/** Each permission once, with everything that it is missing for, and that all those are missing for which it contains. */
function joinedReasons(needs: readonly NeededPermission[]): NeededPermission[] {
  return distinct(needs).map((missing) => {
    const contained = needs.filter((need) => covers(missing, need));
    const joinedTexts = (texts: readonly string[], separator: string) => [...new Set(texts)].join(separator);
    return {
      ...missing,
      why: joinedTexts(contained.map(({ why }) => why), ' '),
      denied: joinedTexts(contained.map(({ denied }) => denied), ', '),
    };
  });
}

function distinct(scoped: readonly ScopedPermission[]): ScopedPermission[] {
  const byText = new Map(scoped.map(({ permission, namespace }) => [JSON.stringify([namespace ?? null, permission]), { permission, namespace }]));
  const all = [...byText.values()];
  return all.filter((one) => !all.some((other) => other !== one && covers(other, one)));
}
