import { BoundRoles } from './bound-roles';
import { coveredRules } from './covered-rules';
import { Binding, identityText, Role } from '../../access/access-object';
import { EffectiveAccess } from '../../access/effective-access';
import { sampleOf } from '../../access/sample-rules';
import { groupsOf, subjectText } from '../../access/subject';
import { DiagnosticCode } from '../../diagnostics/diagnostic-code';
import { Issue } from '../../diagnostics/issue';
import { nearestWord } from '../../diagnostics/nearest-word';
import { coverersOf } from '../../rbac/coverage';
import { PermissionIndex } from '../../rbac/permission-index';
import { PolicyRule } from '../../rbac/policy-rule';
import { RBAC_API_GROUP } from '../../rbac/rbac-api-group';
import { entriesMatchingGroup, entriesMatchingResource, WILDCARD } from '../../rbac/wildcards';
import { findByWord, findResource, findSubresources } from '../../resources/catalogue/lookup';
import { isRemoved } from '../../resources/catalogue/removed-resources';
import { deadGrantIssues } from '../../resources/dead-grants';
import { splitResource } from '../../resources/dead-grants/resource';
import { ResourceScope } from '../../resources/resource-info';
import { CheckId } from '../checks/check';
import { checkOf } from '../checks/check-table';
import { CONSTRAINED_MODES } from '../checks/impersonation';
import { CHANGE } from '../checks/verbs';
import { Draft, objectDraft } from '../findings/draft';
import { bindingVia } from '../findings/via';
import { ReviewContext } from '../review-context';

const { NAMESPACED, CLUSTER } = ResourceScope;

/** Verbs that aren't an operation on an object. Each of them applies to a few resources. */
const SPECIAL_VERBS: ReadonlySet<string> = new Set(['bind', 'escalate', 'impersonate', 'approve', 'sign', 'attest', 'use']);

/** The checks that report the issues of a rule. For some issues, the check also depends on the verb, the resource or the field. */
const BY_CODE: Readonly<Partial<Record<DiagnosticCode, CheckId>>> = {
  'dead-grant/unnamed-create': 'H1',
  'dead-grant/unnamed-deletecollection': 'H1',
  'dead-grant/unknown-api-group': 'H4',
  'dead-grant/cluster-scoped-resource': 'H8',
  'dead-grant/invalid-name': 'H9',
  'dead-grant/empty-name': 'H10',
};

/** The codes of resources that the group doesn't have. */
const UNKNOWN: ReadonlySet<DiagnosticCode> = new Set(['dead-grant/unknown-resource', 'dead-grant/unknown-subresource']);

/** The same for stars in a text, by the list that has it. */
const STARS_IN: Readonly<Record<string, CheckId>> = { apiGroups: 'H4', resources: 'H3', resourceNames: 'H9' };

/** The API group of the identities of a constrained impersonation. */
const AUTHENTICATION = 'authentication.k8s.io';

const IMPERSONATE = 'impersonate:';
const IMPERSONATE_ON = 'impersonate-on:';

/** Something that is wrong with one rule. */
interface RuleFault {
  readonly check: CheckId;
  readonly rule: number;
  readonly text: string;

  /** How to fix it, where that is known better than by the check. */
  readonly fix?: string;
}

/** Finds the rules of the input that grant nothing, or not what they seem to. */
export function deadRules(context: ReviewContext): Draft[] {
  const { access, shared } = context;
  const bound = BoundRoles.of(access);
  const replaced = (access.objects.replaced ?? []).map((object) => objectDraft('H20', 'medium', object));
  const refused = (access.objects.refused ?? []).map(({ object, diagnostics }) => objectDraft('H19', 'high', object, diagnostics.map(({ message }) => message), {
    places: diagnostics.map(({ place }) => place), remedy: { text: diagnostics.flatMap(({ fix }) => fix ?? []).join(' ') },
  }));
  return [
    ...access.objects.roles.filter((role) => shared?.commonRoles.has(role) !== true)
      .flatMap((role) => findingsOf(role, faultsOf(role, bound, context))),
    ...[...bound.idle].map((binding) => objectDraft('H18', 'medium', binding, [], {
      via: () => binding.subjects.slice(0, 1).flatMap((subject) => access.grantsTo(subject)
        .filter((grant) => grant.binding === binding).map((grant) => bindingVia(grant, subject, subjectText(subject)))),
    })),
    ...replaced,
    ...refused,
  ];
}

/** The faults that one check finds in the rules of a role. */
interface CheckFaults {
  readonly rules: Set<number>;
  readonly texts: Set<string>;
  readonly fixes: Set<string>;
}

function findingsOf(role: Role, faults: readonly RuleFault[]): Draft[] {
  const byCheck = new Map<CheckId, CheckFaults>();
  for (const { check, rule, text, fix } of faults) {
    const found = byCheck.get(check) ?? { rules: new Set(), texts: new Set(), fixes: new Set() };
    byCheck.set(check, found);
    found.rules.add(rule);
    if (text !== '') {
      found.texts.add(text);
    }
    if (fix !== undefined) {
      found.fixes.add(fix);
    }
  }
  return [...byCheck].map(([check, found]) => {
    const rules = [...found.rules].sort((a, b) => a - b);
    return objectDraft(check, checkOf(check).severity.cluster ?? 'medium', role, [...found.texts], {
      via: () => rules.map((rule) => ({ role: identityText(role), rule: rule + 1, rulePlace: role.placeOf('rules', rule) })),
      places: undefined, // those of the rules
      ...found.fixes.size === 0 ? {} : { remedy: { text: [...found.fixes].join(' ') } },
    });
  });
}

function faultsOf(role: Role, bound: BoundRoles, context: ReviewContext): RuleFault[] {
  if (context.isOfKubernetes(role)) {
    return [];
  }
  const scope = bound.scopeOf(role);
  const faults: RuleFault[] = [];
  let [hasEscalate, hasHalves, namesNamespaces] = [false, false, false];
  for (let index = 0; index < role.rules.length; index++) {
    const judged = judge(role.rules[index], scope);
    hasEscalate ||= judged.escalates;
    hasHalves ||= judged.impersonates;
    namesNamespaces ||= judged.namesNamespaces;
    for (const { check, text, fix, target } of judged.faults) {
      if (check !== 'H1' || !isCreateGranted(role.rules[index], target, role.rules)) {
        faults.push({ check, rule: index, text, fix });
      }
    }
  }
  role.emptyNames?.forEach((rule) => faults.push({ check: 'H10', rule, text: 'The list of names is empty, which Kubernetes reads as every name.' }));
  if (role.kind === 'Role' && namesNamespaces) {
    faults.push(...otherNamespaces(role));
  }
  coveredIn(role.rules).forEach((rule) => faults.push({ check: 'H12', rule, text: '' }));
  if (hasHalves) {
    faults.push(...halves(role, bound.bindingsOf(role), context));
  }
  if (hasEscalate) {
    faults.push(...idleEscalations(role, bound.bindingsOf(role), context));
  }
  if (role.aggregation !== undefined && role.rules.length > 0) {
    faults.push({ check: 'H17', rule: 0, text: '' });
  }
  return faults;
}

/** Whether what a rule lets create by name may be created by another rule, so the name isn't in the way. */
function isCreateGranted({ verbs }: PolicyRule, target: Target | undefined, rules: readonly PolicyRule[]): boolean {
  if (target === undefined || verbs.includes('deletecollection')) {
    return false;
  }
  const [groups, resources] = [entriesMatchingGroup(target.apiGroup), entriesMatchingResource(target.resource)];
  return rules.some(({ verbs: granted, apiGroups = [], resources: own = [], resourceNames = [] }) => resourceNames.length === 0
    && (granted.includes('create') || granted.includes(WILDCARD))
    && apiGroups.some((group) => groups.includes(group)) && own.some((resource) => resources.includes(resource)));
}

/** A request for a namespace by its name is one in that namespace, so a Role of another one doesn't count. */
function otherNamespaces({ namespace = '', rules }: Role): RuleFault[] {
  return rules.flatMap((each, rule): RuleFault[] => {
    const { resourceNames = [] } = each;
    return isAboutNamespaces(each) && resourceNames.length > 0 && !resourceNames.includes(namespace) ? [{ check: 'H8', rule, text: `A Role grants nothing on other namespaces, only on its own, ${namespace}.` }] : [];
  });
}

function isAboutNamespaces({ apiGroups = [], resources = [] }: PolicyRule): boolean {
  return apiGroups.includes('') && resources.length > 0 && resources.every((resource) => splitResource(resource).plural === 'namespaces');
}

/** One resource of a rule. */
interface Target {
  readonly apiGroup: string;
  readonly resource: string;
}

/** A fault, and the resource that it is about if it isn't about the whole rule. */
interface TextFault extends Omit<RuleFault, 'rule'> {
  readonly target?: Target;
}

/** The faults of a rule wherever it is written, and whether roles with it need further judgement. */
interface JudgedRule {
  readonly faults: readonly TextFault[];
  readonly impersonates: boolean;
  readonly escalates: boolean;
  readonly namesNamespaces: boolean;
}

const judgedRules = { [NAMESPACED]: new WeakMap<PolicyRule, JudgedRule>(), [CLUSTER]: new WeakMap<PolicyRule, JudgedRule>() };

/** Judges a rule by its sample, unless the faults are those of its names. */
function judge(rule: PolicyRule, scope: ResourceScope): JudgedRule {
  const sample = sampleOf(rule);
  const judged = judgeOnce(sample, scope);
  return sample === rule || !judged.faults.some(({ check }) => check === 'H9') ? judged : judgeOnce(rule, scope);
}

/** Roles have many rules in common, which are one object: each is judged once. */
function judgeOnce(rule: PolicyRule, scope: ResourceScope): JudgedRule {
  let judged = judgedRules[scope].get(rule);
  if (judged === undefined) {
    judged = {
      faults: faultsOfRule(rule, scope), impersonates: rule.verbs.some(isHalf), escalates: rule.verbs.includes('escalate'), namesNamespaces: isAboutNamespaces(rule),
    };
    judgedRules[scope].set(rule, judged);
  }
  return judged;
}

/** Whether a verb is one half of a constrained impersonation. */
function isHalf(verb: string): boolean {
  return verb.startsWith(IMPERSONATE) || verb.startsWith(IMPERSONATE_ON);
}

function faultsOfRule(rule: PolicyRule, scope: ResourceScope): TextFault[] {
  const { apiGroups = [], resources = [], nonResourceURLs = [] } = rule;
  const pairs = apiGroups.flatMap((apiGroup) => resources.map((resource) => ({ apiGroup, resource })));
  const faults = pairs.flatMap(({ apiGroup, resource }) => faultsOfPair(rule, apiGroup, resource, scope));
  // A rule is the product of its lists: a resource is fine if one of the groups has it.
  const isServed = ({ apiGroup, resource }: typeof pairs[number]) =>
    !faults.some((fault) => fault.apiGroup === apiGroup && fault.resource === resource && fault.isUnknown);
  const served = new Set(pairs.filter(isServed).map(({ resource }) => resource));
  return [
    ...faults.filter(({ isUnknown, resource }) => !isUnknown || !served.has(resource))
      .map(({ check, text, fix, apiGroup, resource }) => ({ check, text, fix, target: { apiGroup, resource } })),
    ...nonResourceURLs.filter((url) => url !== WILDCARD && (!url.startsWith('/') || url.slice(0, -1).includes(WILDCARD)))
      .map((url) => ({ check: 'H14' as const, text: `The URL is ${JSON.stringify(url)}.` })),
    ...nonResourceURLs.length > 0 && scope === NAMESPACED ? [{ check: 'H8' as const, text: 'A RoleBinding grants nothing on URLs.' }] : [],
    ...repeatedEntries(rule),
  ];
}

/** Faults of requests that carry no name. */
const UNNAMED: ReadonlySet<string> = new Set(['dead-grant/unnamed-create', 'dead-grant/unnamed-deletecollection']);

interface PairFault extends Omit<RuleFault, 'rule'>, Target {
  /** Whether the group has no such resource. */
  readonly isUnknown?: boolean;
}

function faultsOfPair({ verbs, resourceNames = [] }: PolicyRule, apiGroup: string, resource: string, scope: ResourceScope): PairFault[] {
  const { plural, subresource } = splitResource(resource);
  if (isRemoved(apiGroup, resource)) {
    return [{ check: 'H11', apiGroup, resource, text: `No known version serves ${plural === WILDCARD ? 'anything' : plural} in ${apiGroup}.` }];
  }
  const isOfCluster = scope === NAMESPACED && plural !== 'serviceaccounts' && plural !== WILDCARD;
  const ofCluster = isOfCluster ? verbs.filter((verb) => verb.startsWith(IMPERSONATE)) : [];
  const judged = verbs.filter((verb) => !isHalf(verb));
  const issues = judged.length === 0 ? []
    : deadGrantIssues({ apiGroup, resource, verbs: judged, roleScope: scope, ...resourceNames.length === 0 ? {} : { resourceNames } });
  const isUnknownTarget = issues.some(({ code, field }) => code === 'dead-grant/unknown-api-group' || field === 'resources' && code !== 'dead-grant/cluster-scoped-resource');
  const takesUnnamed = resourceNames.includes(''); // which lets requests without a name through
  const selecting = resourceNames.length === 0 || takesUnnamed || subresource !== undefined || isUnknownTarget ? [] : verbs.filter((verb) => verb === 'list' || verb === 'watch');
  const found = issues.flatMap((issue): PairFault[] => {
    const check = checkOfIssue(issue, apiGroup, resource, verbs, scope);
    const isUnknown = UNKNOWN.has(issue.code);
    return check === undefined || isUnknownTarget && !isUnknown && !isOfTarget(check) || takesUnnamed && UNNAMED.has(issue.code) ? []
      : [{ check, apiGroup, resource, isUnknown, text: issue.message, fix: issue.fix }];
  });
  return [
    ...found,
    ...ofCluster.map((verb): PairFault => ({ check: 'H8', apiGroup, resource, text: `The API server requires ${verb} on ${resource} in the whole cluster.` })),
    ...selecting.map((verb): PairFault => ({ check: 'H2', apiGroup, resource, text: `A ${verb} of ${resource} has a name only with a field selector.` })),
  ];
}

function isOfTarget(check: CheckId): boolean {
  return check === 'H3' || check === 'H4' || check === 'H5';
}

function checkOfIssue(
  { code, field, message }: Issue, apiGroup: string, resource: string, verbs: readonly string[], scope: ResourceScope,
): CheckId | undefined {
  switch (code) {
    case 'dead-grant/partial-wildcard':
      return STARS_IN[field];
    case 'dead-grant/unserved-verb': {
      const isSpecial = [...SPECIAL_VERBS].some((verb) => verbs.includes(verb) && message.includes(`"${verb}"`));
      return isSpecial ? 'H7' : 'H6';
    }
    case 'dead-grant/unknown-subresource': {
      const { plural, subresource = '' } = splitResource(resource);
      if (subresource.includes(WILDCARD)) {
        return 'H3';
      }
      // A word near one that is served is a misspelling. Any other is a verb on something that isn't served.
      return nearestWord(subresource, findSubresources(apiGroup, plural).map(({ row }) => row.subresource ?? '')) === undefined ? 'H6' : 'H5';
    }
    case 'dead-grant/unknown-resource':
      // A resource that another group has isn't misspelled: the group is wrong.
      return findByWord(splitResource(resource).plural).some(({ row }) => row.plural === splitResource(resource).plural) ? 'H4' : 'H5';
    case 'dead-grant/cluster-scoped-resource':
      // A star is in force where one of the verbs is.
      return scope === NAMESPACED && (verbs.some((verb) => verb !== WILDCARD) || isDeadInNamespace(apiGroup, resource)) ? 'H8' : undefined;
    default:
      return BY_CODE[code];
  }
}

function isDeadInNamespace(apiGroup: string, resource: string): boolean {
  const { plural, subresource } = splitResource(resource);
  return findResource(apiGroup, plural, subresource)?.row.inRole === undefined;
}

function repeatedEntries(rule: PolicyRule): Omit<RuleFault, 'rule'>[] {
  const { verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule;
  const lists = [verbs, apiGroups, resources, resourceNames, nonResourceURLs];
  const isRepeated = lists.some((list) => new Set(list).size < list.length)
    || [verbs, apiGroups, resources, nonResourceURLs].some((list) => list.length > 1 && list.includes(WILDCARD));
  return isRepeated ? [{ check: 'H13', text: '' }] : [];
}

/** By the rules of a role, which two states may have in common. */
const known = new WeakMap<readonly PolicyRule[], readonly number[]>();

function coveredIn(rules: readonly PolicyRule[]): readonly number[] {
  const covered = known.get(rules) ?? coveredRules(rules);
  known.set(rules, covered);
  return covered;
}

/** Halves of constrained impersonation whose other half no subject of the role holds. */
function halves(role: Role, bindings: readonly Binding[], { access }: ReviewContext): RuleFault[] {
  const written = role.rules.flatMap(({ verbs, apiGroups = [] }, rule) =>
    verbs.flatMap((verb) => isHalf(verb) ? { verb, apiGroups, rule } : []));
  const rules = [...role.rules, ...rulesOfHolders(bindings, access)];
  const isOfIdentities = ({ apiGroups = [] }: PolicyRule) => apiGroups.includes(AUTHENTICATION) || apiGroups.includes(WILDCARD);
  const [verbs, verbsOnIdentities] = [rules, rules.filter(isOfIdentities)].map((some) => new Set(some.flatMap((rule) => rule.verbs)));
  return written.flatMap(({ verb, apiGroups, rule }): RuleFault[] => {
    const { mode } = CONSTRAINED_MODES.find((each) => verb === `${IMPERSONATE}${each.mode}` || verb.startsWith(`${IMPERSONATE_ON}${each.mode}:`)) ?? {};
    const isFirst = verb.startsWith(IMPERSONATE);
    const other = isFirst ? `${IMPERSONATE_ON}${mode}:` : `${IMPERSONATE}${mode}`;
    const others = isFirst ? verbs : verbsOnIdentities;
    const hasOther = others.has(WILDCARD) || [...others].some((each) => isFirst ? each.startsWith(other) : each === other);
    if (mode === undefined || isFirst && !isOfIdentities({ verbs: [], apiGroups })) {
      return [{ check: 'H15', rule, text: `The verb ${verb} has no effect there.` }];
    }
    return hasOther ? [] : [{ check: 'H15', rule, text: `Nothing grants ${isFirst ? `a verb that begins with ${other}` : other}.` }];
  });
}

/** The rules of all roles of the subjects of some bindings: of those that a binding names, of the groups that they are in, and of the members of a group. */
function rulesOfHolders(bindings: readonly Binding[], access: EffectiveAccess): PolicyRule[] {
  const named = bindings.flatMap(({ subjects }) => subjects);
  const groups = new Set(named.filter(({ kind }) => kind === 'Group').map(subjectText));
  const members = groups.size === 0 ? [] : access.subjects.filter((subject) => groupsOf(subject).some((group) => groups.has(subjectText(group))));
  return [...named.flatMap((subject) => [subject, ...groupsOf(subject)]), ...members].flatMap((subject) => access.grantsTo(subject))
    .flatMap(({ role: { rules } }) => rules.map(({ rule }) => rule));
}

/** `escalate` on names that no subject of the role can update or patch. */
function idleEscalations({ rules }: Role, bindings: readonly Binding[], { access }: ReviewContext): RuleFault[] {
  const index = PermissionIndex.of([...rules, ...rulesOfHolders(bindings, access)]);
  return rules.flatMap(({ verbs, apiGroups = [], resources = [], resourceNames = [] }, rule): RuleFault[] => {
    const pairs = verbs.includes('escalate') ? apiGroups.flatMap((apiGroup) => resources.map((resource) => ({ apiGroup, resource }))) : [];
    const isIdle = ({ apiGroup, resource }: { readonly apiGroup: string; readonly resource: string }) =>
      (apiGroup === RBAC_API_GROUP || apiGroup === WILDCARD)
      && (resource === 'roles' || resource === 'clusterroles')
      && resourceNames.every((resourceName) => CHANGE.every((verb) => coverersOf({ verb, apiGroup, resource, resourceName }, index).length === 0));
    return resourceNames.length > 0 && pairs.some(isIdle) ? [{ check: 'H16', rule, text: '' }] : [];
  });
}
