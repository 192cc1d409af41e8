import { CheckId } from './checks/check';
import { checkOf } from './checks/check-table';
import { isAtLeast, worse } from './checks/severity';
import { isSameBinding } from './conditions/shared-candidates';
import { Draft } from './findings/draft';
import { WILDCARD } from '../rbac/wildcards';

/** The subject of a binding decides about these, and not what is granted. */
const ABOUT_SUBJECTS: ReadonlySet<CheckId> = new Set(['A15', 'A16', 'A17', 'A18']);

/** These fold findings by what is held, and not by their check alone. */
const FOLDING: ReadonlySet<CheckId> = new Set(['A1', 'A2', 'A3', 'A8', 'A15', 'A16']);

/** Findings about all that an account holds. */
const OF_ACCOUNTS: ReadonlySet<CheckId> = new Set(['M9', 'M18']);

/** Whether findings of a check fold others, or fold into others, by what they are about. */
export function isFoldedByContent(check: CheckId): boolean {
  return FOLDING.has(check) || OF_ACCOUNTS.has(check) || ABOUT_SUBJECTS.has(check) || check === 'A2' || check === 'A4';
}

/**
 * Leaves out the findings that go away when another one on the same subject and scope is fixed. That one names them, and takes their
 * severity where it is worse.
 */
export function fold(drafts: readonly Draft[]): Draft[] {
  const bySubject = new Map<string, Map<string | undefined, Draft[]>>();
  for (const draft of drafts) {
    const byScope = bySubject.get(draft.subject);
    const group = byScope?.get(draft.namespace);
    if (byScope === undefined) {
      bySubject.set(draft.subject, new Map([[draft.namespace, [draft]]]));
    } else if (group === undefined) {
      byScope.set(draft.namespace, [draft]);
    } else {
      group.push(draft);
    }
  }
  const kept: Draft[] = [];
  for (const byScope of bySubject.values()) {
    for (const group of byScope.values()) {
      (group.length === 1 ? group : foldGroup(group)).forEach((draft) => kept.push(draft));
    }
  }
  return foldAccounts(kept);
}

/** Folds the findings about an account as such into that about its wildcard or administrative role, wherever that is bound. */
function foldAccounts(drafts: readonly Draft[]): Draft[] {
  const everything = new Map(drafts.filter(({ check, expected }) => (check === 'A1' || check === 'A15') && expected !== true).map((draft) => [draft.subject, draft]));
  return drafts.filter(({ check, subject }) => {
    const by = OF_ACCOUNTS.has(check) ? everything.get(subject) : undefined;
    if (by !== undefined) {
      by.folded = [...by.folded ?? [], check];
    }
    return by === undefined;
  });
}

function foldGroup(group: readonly Draft[]): readonly Draft[] {
  const hasWildcard = group.some(isAboutWildcard);
  const folding = group.filter(({ check }) => hasWildcard || FOLDING.has(check) || checkOf(check).folds !== undefined);
  if (folding.length === 0) {
    return group;
  }
  const folders = new Map<Draft, Draft[]>();
  for (const draft of group) {
    const by = folding.filter((other) => other !== draft && folds(other, draft));
    const together = by.length > 0 || !isAboutWildcard(draft) ? by : foldTogether(draft, group);
    if (together.length > 0) {
      folders.set(draft, together);
    }
  }
  const kept = group.filter((draft) => !folders.has(draft));
  for (const [draft] of folders) {
    for (const top of topsOf(draft, folders)) {
      top.folded = [...top.folded ?? [], draft.check];
      if (!isAtLeast(top.severity, draft.severity) && draft.check !== 'A4' && !(top.check === 'A15' && isOwnSeverity(draft))) {
        top.severity = worse(top.severity, draft.severity);
        top.path = draft.path;
        top.details.push(...draft.details);
      }
    }
  }
  return kept;
}

/** Whether a finding changes nothing about a binding to a role for administrators, which grants it: such a role has a severity of its own for it. */
export function isOfAdministrator(draft: Draft, administrator: Draft): boolean {
  return draft !== administrator && folds(administrator, draft) && isOwnSeverity(draft);
}

/** Whether a finding is as bad as its check says by itself. */
function isOwnSeverity({ check, severity, namespace }: Draft): boolean {
  const { cluster, namespaced } = checkOf(check).severity;
  return severity === (namespace === undefined ? cluster : namespaced);
}

/** The findings that are kept and that a finding goes away with, also by way of others. */
function topsOf(draft: Draft, folders: ReadonlyMap<Draft, readonly Draft[]>): Set<Draft> {
  const reached = new Set([draft]);
  for (const each of reached) { // grows as it goes
    folders.get(each)?.forEach((folder) => reached.add(folder));
  }
  return new Set([...reached].filter((each) => !folders.has(each)));
}

/** Whether a finding goes away with another one. */
function folds(by: Draft, draft: Draft): boolean {
  if (by.expected === true && draft.expected !== true) {
    return false;
  }
  switch (by.check) {
    case 'A1':
      return isAccess(draft) && draft.held.length > 0;
    case 'A2':
      return isAccess(draft) && isAtLeast(by.severity, draft.severity) && draft.check !== 'A4' && isOnResources(draft, by) || draft.check === 'A4' && isOnResources(draft, by);
    case 'A3':
      return 'BCDEFG'.includes(draft.check[0]) && draft.held.every(({ apiGroup }) => by.held.some((each) => each.apiGroup === WILDCARD || each.apiGroup === apiGroup));
    case 'A8':
      // If the subject binds by `bind`, then `escalate` and writes of roles give additional access.
      return isAboutRoles(draft) ? by.held.some(({ verb }) => verb === 'escalate') : checkOf('A8').folds?.includes(draft.check) === true || foldsWildcard(by, draft);
    case 'A9':
      return draft.check === 'A12' || foldsWildcard(by, draft); // which is the same write, and worse
    case 'A15':
      return draft.check === 'J5' && hasSameBindings(draft, by) || isAccess(draft) && isGivenBy(draft, by);
    case 'A16':
      // The API server lets the group pass before RBAC, so no binding adds to what it may do.
      return isAccess(draft) || draft.check === 'A15';
    default:
      return checkOf(by.check).folds?.includes(draft.check) === true && isAtLeast(by.severity, draft.severity) || foldsWildcard(by, draft);
  }
}

/** The findings that together report the access of a wildcard on several resources more exactly. */
function foldTogether(draft: Draft, group: readonly Draft[]): Draft[] {
  const parts = draft.held.map((each) => group.filter((other) => other !== draft && folds(other, { ...draft, held: [each] })));
  return parts.length < 2 || parts.some(({ length }) => length === 0) ? [] : [...new Set(parts.flat())];
}

function isAboutRoles({ check }: Draft): boolean {
  return check === 'A5' || check === 'A9' || check === 'A12';
}

function isAboutWildcard({ check }: Draft): boolean {
  return check === 'A2' || check === 'A4';
}

/** Whether a finding reports the access of a wildcard more exactly. For A2, the finding must also be worse. */
function foldsWildcard(by: Draft, draft: Draft): boolean {
  if (!isAboutWildcard(draft) || !isAccess(by) || by.check === 'A3' || by.held.length === 0) {
    return false;
  }
  return isAtLeast(by.severity, 'low') && (draft.check === 'A4' || by.severity !== draft.severity && isAtLeast(by.severity, draft.severity)) && isOnResources(draft, by);
}

/** A finding about what a subject may do, and not about how it is bound. */
function isAccess({ check }: Draft): boolean {
  return 'ABCDEFGM'.includes(check[0]) && !ABOUT_SUBJECTS.has(check);
}

/** Whether all that a finding is based on is on resources of the other one. */
function isOnResources(draft: Draft, by: Draft): boolean {
  return draft.held.length > 0 && draft.held.every(({ apiGroup, resource }) => by.held.some((each) =>
    (each.apiGroup === apiGroup || each.apiGroup === WILDCARD || apiGroup === WILDCARD && each.resource !== WILDCARD)
      && (each.resource === resource || each.resource === WILDCARD || isPartOf(each.resource, resource) || isPartOf(resource, each.resource))));
}

/** Whether a resource is one of those that a star before a subresource means: `pods/exec` of `*` + `/exec`. */
function isPartOf(resource: string, pattern: string): boolean {
  return pattern.startsWith(`${WILDCARD}/`) && resource.endsWith(pattern.slice(1));
}

/** Whether the bound roles give it by themselves. */
function isGivenBy({ lists, held }: Draft, { bindings = [] }: Draft): boolean {
  return held.length > 0 && (lists ?? [held]).every((list) => list.some(({ grant }) => bindings.some((each) => isSameBinding(each, grant))));
}

function hasSameBindings({ via }: Draft, { bindings = [] }: Draft): boolean {
  return (via?.() ?? []).every(({ binding }) => bindings.some((grant) => `${grant.binding.kind} ${grant.binding.name}` === binding));
}
