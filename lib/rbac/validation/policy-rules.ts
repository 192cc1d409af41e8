import { Fault, formatFaults } from '../fault';
import { PolicyRule } from '../policy-rule';
import { entriesOf, isAbsent, isObject, isTextList, PlainObject, validateList, validateTextList } from './plain-data';

/** Where a rule stands. */
export interface RuleScope {
  /** Whether it stands in a Role, and not in a ClusterRole. */
  readonly namespaced: boolean;
}

/** More than any rule of use stands for, and few enough to be taken apart in memory. */
export const MAX_PERMISSIONS_OF_RULE = 1_000_000;

/** Its fourth power is below that. */
const MOST_ENTRIES_OF_SHORT_LIST = 30;

/** The lists that a rule consists of. */
const RULE_LISTS = ['verbs', 'apiGroups', 'resources', 'resourceNames', 'nonResourceURLs'] as const satisfies (keyof PolicyRule)[];

const RULE_FIELDS: ReadonlySet<string> = new Set(RULE_LISTS);

/** How many entries each list of a rule has. */
type RuleSizes = Readonly<Record<keyof PolicyRule, number>>;

/**
 * Refuses what Kubernetes refuses in a rule, and a rule too large to be taken apart.
 *
 * Members that a rule doesn't have are refused too, as `kubectl apply` does: a misspelt `resourceNames` would grant every name.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/apis/rbac/validation/validation.go
 */
export function validatePolicyRule(rule: unknown, scope: RuleScope, field: string): Fault[] {
  if (!isObject(rule)) {
    return [{ field, message: 'is no rule; write an object with verbs and what they are about' }];
  }
  const sizes = sizesOf(rule);
  return [
    ...validateShape(rule, field),
    ...(sizes.nonResourceURLs > 0 ? validateUrlRule(sizes, scope, field) : validateResourceRule(sizes, field)),
    ...validateVerbs(sizes, field),
    ...validateSize(sizes, field),
  ];
}

/** Refuses the rules of a Role or ClusterRole that Kubernetes refuses. */
export function validatePolicyRules(rules: unknown, scope: RuleScope, field: string): Fault[] {
  return [
    ...validateList(rules, field),
    ...entriesOf(rules).flatMap((rule, i) => isSurelySound(rule) ? [] : validatePolicyRule(rule, scope, `${field}[${i}]`)),
  ];
}

/**
 * Refuses rules that no ClusterRole could hold.
 *
 * @throws one error that lists every fault with its field
 */
export function assertPolicyRules(rules: unknown): void {
  const faults = isAbsent(rules)
    ? [{ field: 'rules', message: 'is missing; write a list' }]
    : validatePolicyRules(rules, { namespaced: false }, 'rules');
  if (faults.length > 0) {
    throw new Error(`The rules are none that Kubernetes takes:\n${formatFaults(faults)}`);
  }
}

/** Tells soon of the many rules that are about few resources and nothing else. */
function isSurelySound(rule: unknown): boolean {
  if (!isObject(rule)) {
    return false;
  }
  const { verbs, apiGroups, resources, resourceNames } = rule;
  return isShortTextList(verbs) && isShortTextList(apiGroups) && isShortTextList(resources)
    && (resourceNames === undefined ? Object.keys(rule).length === 3 : isShortTextList(resourceNames) && Object.keys(rule).length === 4);
}

/** Four such lists can't stand for too many permissions. */
function isShortTextList(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0 && list.length <= MOST_ENTRIES_OF_SHORT_LIST && list.every((entry) => typeof entry === 'string');
}

function validateShape(rule: PlainObject, field: string): Fault[] {
  const faults: Fault[] = [];
  for (const list of RULE_LISTS) {
    if (!isTextList(rule[list])) {
      faults.push(...validateTextList(rule[list], `${field}.${list}`));
    }
  }
  for (const key of Object.keys(rule)) {
    if (!RULE_FIELDS.has(key) && !isAbsent(rule[key])) {
      faults.push({ field: `${field}.${key}`, message: `is no field of a rule; a rule has ${RULE_LISTS.join(', ')}` });
    }
  }
  return faults;
}

function validateUrlRule(sizes: RuleSizes, { namespaced }: RuleScope, field: string): Fault[] {
  const faults: Fault[] = [];
  if (namespaced) {
    faults.push({ field: `${field}.nonResourceURLs`, message: 'stands in a Role, which grants nothing on URLs; move the rule to a ClusterRole' });
  }
  if (sizes.apiGroups > 0 || sizes.resources > 0 || sizes.resourceNames > 0) {
    faults.push({ field: `${field}.nonResourceURLs`, message: 'stands beside resources; write one rule for the URLs and one for the resources' });
  }
  return faults;
}

function validateResourceRule(sizes: RuleSizes, field: string): Fault[] {
  const faults: Fault[] = [];
  if (sizes.apiGroups === 0) {
    faults.push({ field: `${field}.apiGroups`, message: 'names no API group; name at least one, "" for the core group' });
  }
  if (sizes.resources === 0) {
    faults.push({ field: `${field}.resources`, message: 'names no resource; name at least one in plural, for example pods' });
  }
  return faults;
}

function validateVerbs(sizes: RuleSizes, field: string): Fault[] {
  return sizes.verbs > 0 ? [] : [{ field: `${field}.verbs`, message: 'names no verb; name at least one, for example get' }];
}

function validateSize(sizes: RuleSizes, field: string): Fault[] {
  const targets = sizes.apiGroups * sizes.resources * Math.max(1, sizes.resourceNames) + sizes.nonResourceURLs;
  const permissions = targets * sizes.verbs;
  return permissions <= MAX_PERMISSIONS_OF_RULE ? [] : [{
    field,
    message: `stands for ${permissions} permissions; split it into rules of at most ${MAX_PERMISSIONS_OF_RULE}, or name less`,
  }];
}

function sizesOf({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: PlainObject): RuleSizes {
  return {
    verbs: sizeOf(verbs),
    apiGroups: sizeOf(apiGroups),
    resources: sizeOf(resources),
    resourceNames: sizeOf(resourceNames),
    nonResourceURLs: sizeOf(nonResourceURLs),
  };
}

/** How many entries a list has. What is given and no list counts as one, so that it is not called missing besides. */
function sizeOf(list: unknown): number {
  return isAbsent(list) ? 0 : Array.isArray(list) ? list.length : 1;
}
