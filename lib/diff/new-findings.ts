import { AccessChange } from './access-change';
import { changedSubjects } from './changed-subjects';
import { EffectiveAccess } from '../access/effective-access';
import { whereOf } from '../access/reported-scope';
import { subjectText } from '../access/subject';
import { groupBy } from '../inference/group-by';
import { coverersOf } from '../rbac/coverage';
import { Permission } from '../rbac/permission';
import { PermissionIndex } from '../rbac/permission-index';
import { PolicyRule } from '../rbac/policy-rule';
import { WILDCARD } from '../rbac/wildcards';
import { withoutCommon } from '../review/common-drafts';
import { commonRoles } from '../review/conditions/common-roles';
import { DraftedReview } from '../review/drafted-review';
import { Finding, FindingGrant } from '../review/findings/finding';
import { areIndependent } from '../review/independent-drafts';
import { baselineOf, newSince } from '../review/report/baseline';
import { SharedReview } from '../review/shared-review';

/**
 * Returns the findings that only the second state has, without expected ones: the worst first.
 *
 * A path depends on all subjects, so both states are reviewed whole, unless no other finding depends on those that differ. The function judges once
 * what both states have in common.
 *
 * @param isBroadened Whether the second state grants more. Otherwise what another finding of the first state says isn't new.
 */
export function newFindings(before: EffectiveAccess, after: EffectiveAccess, isBroadened = true): Finding[] {
  const shared = new SharedReview(commonRoles(before, after));
  const drafted = (only?: ReadonlySet<string>) => [after, before].map((access) =>
    new DraftedReview(access, { kubernetesVersion: access.kubernetesVersion }, shared, only));
  const changed = changedSubjects(before, after);
  const few = changed === undefined || 2 * changed.size > after.subjects.length ? undefined : drafted(changed);
  const [ofAfter, ofBefore] = few !== undefined && areIndependent(few[1].granted, few[0].granted) ? few : drafted();
  const different = withoutCommon(ofBefore.drafts, ofAfter.drafts);
  const [now, earlier] = [ofAfter.report(different.after), ofBefore.report(different.before)];
  const found = newSince(now, baselineOf(earlier)).findings.filter(({ expected }) => expected !== true);
  const folded = new Set(isBroadened || found.length === 0 ? []
    : earlier.findings.flatMap(({ folded: checks, subject, where }) => checks.map((check) => findingKey({ check, subject, where }))));
  return found.filter((finding) => !folded.has(findingKey(finding)));
}

function findingKey({ check, subject, where }: Pick<Finding, 'check' | 'subject' | 'where'>): string {
  return JSON.stringify([check, subject, where]);
}

/** Finds the findings that are based on a change. Many names of one resource are many changes, so nothing is compared pair by pair. */
export class FindingsByChange {
  private readonly byPermission: ReadonlyMap<string, readonly Finding[]>;
  private readonly byScope: ReadonlyMap<string, readonly Finding[]>;

  constructor(findings: readonly Finding[]) {
    const granted = findings.flatMap((finding) => finding.grants.map((grant) => ({ finding, grant, scope: scopeKey(finding.subject, grant.where) })));
    const keyed = granted.flatMap(({ finding, grant, scope }) =>
      [grant, { ...grant, resourceName: undefined }].map((each) => ({ finding, key: scope + permissionKey(each) })));
    this.byPermission = listed(keyed);
    this.byScope = listed(granted.map(({ finding, scope }) => ({ finding, key: scope })));
  }

  /** The findings of the subject of a change that are based on its permission, or on one that this covers. */
  public of({ subject, namespace, permission }: AccessChange): readonly Finding[] {
    const at = whereOf(namespace);
    const scope = scopeKey(subjectText(subject), at);
    const { verb, apiGroup, resource = '' } = permission;
    if (![verb, apiGroup].includes(WILDCARD) && !resource.startsWith(WILDCARD)) {
      return this.byPermission.get(scope + permissionKey(permission)) ?? [];
    }
    const index = PermissionIndex.of([ruleOf(permission)]);
    const isCovered = ({ where, ...grant }: FindingGrant) => where === at && coverersOf(grant, index).length > 0;
    return (this.byScope.get(scope) ?? []).filter(({ grants }) => grants.some(isCovered));
  }
}

function listed(findings: readonly { readonly finding: Finding; readonly key: string }[]): Map<string, readonly Finding[]> {
  return new Map([...groupBy(findings, ({ key }) => key)].map(([key, list]) => [key, [...new Set(list.map(({ finding }) => finding))]]));
}

function scopeKey(subject: string, where: string): string {
  return JSON.stringify([subject, where]);
}

function permissionKey({ verb, apiGroup, resource, resourceName, nonResourceURL }: Permission): string {
  return JSON.stringify([verb, apiGroup, resource, resourceName, nonResourceURL]);
}

function ruleOf({ verb, apiGroup, resource, resourceName, nonResourceURL }: Permission): PolicyRule {
  const list = (value: string | undefined) => value === undefined ? [] : [value];
  return {
    verbs: [verb], apiGroups: list(apiGroup), resources: list(resource), resourceNames: list(resourceName), nonResourceURLs: list(nonResourceURL),
  };
}
