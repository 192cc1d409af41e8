import { RuleInForce } from '../../access/aggregation';
import { GrantPath } from '../../access/effective-access';
import { covers, ScopedPermission } from '../../access/granted-permissions';
import { whereOf } from '../../access/reported-scope';
import { subjectText } from '../../access/subject';
import { WILDCARD } from '../../rbac/wildcards';
import { AccountUsage, GrantUsage, UsedPermission } from '../../tailoring/grant-usage';
import { windowText } from '../../tailoring/log-window';
import { accessText, requests } from '../../tailoring/tailored-text';
import { CheckId } from '../checks/check';
import { isAtLeast, Severity } from '../checks/severity';
import { Draft } from '../findings/draft';
import { FindingGrant } from '../findings/finding';
import { ruleVia } from '../findings/via';
import { UnknownFact } from '../report/review-report';
import { ReviewContext } from '../review-context';

/** The checks whose findings are a danger that a use would be a reason for. */
const DANGERS = 'ABCDEFGM';

/** Compares what is granted with what an audit log shows to be used; nothing without a log. */
export function usageFindings(drafts: readonly Draft[], { options: { usage } }: ReviewContext): Draft[] {
  return usage === undefined ? [] : [
    ...usage.accounts.flatMap((account) => [...ofScopes(account, drafts, usage), ...share(account), ...denied(account), ...otherAuthorizer(account)]),
    ...usage.deniedStrangers.flatMap((stranger) => denied({ ...stranger, granted: [], throughGroups: [] })),
  ];
}

/** Lists why the log doesn't show of everything whether it is used. */
export function unknownUsage({ options: { usage } }: ReviewContext): UnknownFact[] {
  if (usage === undefined) {
    return [];
  }
  const unseen = usage.accounts.filter(({ isSeen, granted }) => !isSeen && granted.length > 0).map(({ subject }) => subjectText(subject));
  return [
    ...usage.doubts.map((why): UnknownFact => ({ what: 'the audit log', concerns: [], why: `${why} A permission that it doesn't show may still be in use.` })),
    ...unseen.length === 0 ? [] : [{ what: 'the use of grants', concerns: unseen, why: 'The log has no request of these accounts. Whether they use what they are granted isn\'t known.' }],
  ];
}

function ofScopes(account: AccountUsage, drafts: readonly Draft[], usage: GrantUsage): Draft[] {
  const scopes = new Set(account.granted.map(({ namespace }) => namespace));
  return [...scopes].flatMap((namespace) => ofScope(account, namespace, drafts, usage));
}

function ofScope(account: AccountUsage, namespace: string | undefined, drafts: readonly Draft[], { window }: GrantUsage): Draft[] {
  const subject = subjectText(account.subject);
  const granted = account.granted.filter((each) => each.namespace === namespace);
  const unused = granted.filter(({ verdict }) => verdict === 'unused');
  const byRule = new Map<RuleInForce, UsedPermission[]>();
  granted.forEach((each) => each.via.forEach(({ rule }) => byRule.set(rule, [...byRule.get(rule) ?? [], each])));
  const isUnusedRule = ({ rule }: GrantPath) => byRule.get(rule)?.every(({ verdict }) => verdict === 'unused') === true;

  const dangers = drafts.filter((draft) => draft.subject === subject && draft.namespace === namespace && isDanger(draft) && isUnused(draft, granted));
  const dangerous = unused.filter((each) => dangers.some(({ held }) => held.some((one) => meets(each, one))));
  const others = unused.filter((each) => !dangerous.includes(each));
  const during = window === undefined ? [] : [`The log is from ${windowText(window)}.`];
  const found = (
    check: CheckId, severity: Severity, permissions: readonly UsedPermission[], isMeant: (path: GrantPath) => boolean, details: readonly string[],
  ): Draft[] => permissions.length === 0 ? [] : [{
    check,
    subject,
    holder: account.subject,
    namespace,
    severity,
    held: [],
    grants: permissions.map(grantOf),
    via: () => [...new Map(permissions.flatMap(({ via }) => via.filter(isMeant)).map((path) => [path.rule, ruleVia(path, subject)])).values()],
    details: [...details, ...during],
  }];

  const ofRules = others.filter(({ via }) => via.some(isUnusedRule));
  const ofVerbs = others.filter(({ via }) => !via.some(isUnusedRule));
  const starred = granted.filter(({ verdict, permission: { verb, apiGroup = '', resource = '' } }) =>
    verdict === 'in part' && [verb, apiGroup, resource].some((part) => part.includes(WILDCARD)));
  const [danger] = found('L4', 'high', dangerous, () => true, [`It is what ${[...new Set(dangers.map(({ check }) => check))].join(', ')} is about.`]);
  return [
    ...danger === undefined ? [] : [{ ...danger, folded: foldedInto(dangerous, isUnusedRule) }],
    ...found('L1', 'low', ofRules, isUnusedRule, []),
    ...found('L2', 'low', ofVerbs, () => true, []),
    ...found('L3', 'medium', starred, () => true, [`It is enough to grant ${starred.flatMap(({ suffices }) => suffices).map(accessText).join('; ')}.`]),
  ];
}

/** The checks that would have found the same without the danger. */
function foldedInto(dangerous: readonly UsedPermission[], isUnusedRule: (path: GrantPath) => boolean): CheckId[] {
  return [...new Set(dangerous.map(({ via }): CheckId => via.some(isUnusedRule) ? 'L1' : 'L2'))];
}

function isDanger({ check, severity, expected, held, holder }: Draft): boolean {
  return DANGERS.includes(check[0]) && isAtLeast(severity, 'high') && expected !== true
    // Other members of a group may use what it is granted.
    && held.length > 0 && held.every((each) => holder !== undefined && subjectText(each.holder) === subjectText(holder));
}

/** Whether nothing that a finding is based on is used, known to be needed, or beyond what the log can show. */
function isUnused({ held }: Draft, granted: readonly UsedPermission[]): boolean {
  return held.every((one) => {
    const of = granted.filter((each) => meets(each, one));
    return of.length > 0 && of.every(({ verdict }) => verdict === 'unused');
  });
}

function meets({ permission }: ScopedPermission, { verb, apiGroup, resource, names }: Draft['held'][number]): boolean {
  return (names ?? [undefined]).some((resourceName) => {
    const held = { permission: resourceName === undefined ? { verb, apiGroup, resource } : { verb, apiGroup, resource, resourceName } };
    return covers({ permission }, held) || covers(held, { permission });
  });
}

/** How much of what an account is granted is used. */
function share({ subject, isSeen, granted }: AccountUsage): Draft[] {
  const used = granted.filter(({ verdict }) => verdict === 'used' || verdict === 'in part').length;
  return !isSeen || used === granted.length ? [] : [{
    ...plain('L5', subjectText(subject), undefined),
    holder: subject,
    details: [`The log has requests for ${used} of ${granted.length} permissions (${Math.round(used / granted.length * 100)} %).`],
  }];
}

/** Finds access that was denied and still is. Access that the input grants isn't missing. */
function denied({ subject, denied: all, granted, throughGroups }: Pick<AccountUsage, 'subject' | 'denied' | 'granted' | 'throughGroups'>): Draft[] {
  const still = all.filter((access) => ![...granted, ...throughGroups].some((each) => covers(each, access)));
  return [...new Set(still.map(({ namespace }) => namespace))].map((namespace): Draft => {
    const here = still.filter((access) => access.namespace === namespace);
    const count = here.reduce((sum, { seen }) => sum + seen.count, 0);
    return { ...plain('L6', subjectText(subject), namespace), holder: subject, grants: here.map(grantOf), details: [`The API server denied ${requests(count)}.`] };
  });
}

function otherAuthorizer({ subject, granted, otherAuthorizers: [reason] }: AccountUsage): Draft[] {
  return reason === undefined || granted.length === 0 ? []
    : [{ ...plain('L7', subjectText(subject), undefined), holder: subject, details: [`It said: ${JSON.stringify(reason)}.`] }];
}

function plain(check: CheckId, subject: string, namespace: string | undefined): Draft {
  return { check, subject, namespace, severity: 'info', held: [], grants: [], via: () => [], places: [], details: [] };
}

function grantOf({ namespace, permission }: ScopedPermission): FindingGrant {
  return { where: whereOf(namespace), ...permission };
}
