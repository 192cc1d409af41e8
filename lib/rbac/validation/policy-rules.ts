import { formatIssues } from '../../diagnostics/format-diagnostic';
import { Issue, issue } from '../../diagnostics/issue';
import { enumerate, quote } from '../../diagnostics/printable-text';
import { PolicyRule } from '../policy-rule';
import { entriesOf, isAbsent, isObject, isTextList, PlainObject, typeName, validateList, validateTextList } from './plain-data';

/** The scope of the role that has the rule. */
export interface RuleScope {
  /** Whether it is in a Role, and not in a ClusterRole. */
  readonly namespaced: boolean;
}

/** More than any useful rule contains, and few enough to expand in memory. */
export const MAX_PERMISSIONS_OF_RULE = 1_000_000;

/** The lists that a rule consists of. */
const RULE_LISTS = ['verbs', 'apiGroups', 'resources', 'resourceNames', 'nonResourceURLs'] as const satisfies (keyof PolicyRule)[];

const RULE_FIELDS: ReadonlySet<string> = new Set(RULE_LISTS);

/** How many entries each list of a rule has. */
type RuleSizes = Readonly<Record<keyof PolicyRule, number>>;

/**
 * Rejects a rule that Kubernetes rejects, and a rule too large to expand.
 *
 * It rejects unknown members, too, as `kubectl apply` does: a misspelt `resourceNames` would grant every name.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/apis/rbac/validation/validation.go
 */
export function validatePolicyRule(rule: unknown, scope: RuleScope, field: string): Issue[] {
  if (!isObject(rule)) {
    return [issue('rbac/wrong-type', field, `The rule is ${typeName(rule)}.`, 'Write an object with verbs, and with resources or URLs.')];
  }
  return [...validateShape(rule, field), ...validateSizes(sizesOf(rule), scope, field)];
}

/** Rejects the rules of a Role or ClusterRole that Kubernetes rejects. */
export function validatePolicyRules(rules: unknown, scope: RuleScope, field: string): Issue[] {
  return [
    ...validateList(rules, field),
    ...entriesOf(rules).flatMap((rule, i) => validatePolicyRule(rule, scope, `${field}[${i}]`)),
  ];
}

/**
 * Rejects rules that no ClusterRole could hold.
 *
 * @throws one error that lists every issue with its field
 */
export function assertPolicyRules(rules: unknown): void {
  const issues = isAbsent(rules)
    ? [issue('rbac/missing-rules', 'rules', 'The rules are missing.', 'Pass a list.')]
    : validatePolicyRules(rules, { namespaced: false }, 'rules');
  if (issues.length > 0) {
    throw new Error(`The rules aren't valid:\n${formatIssues(issues)}`);
  }
}

function validateShape(rule: PlainObject, field: string): Issue[] {
  const issues: Issue[] = [];
  for (const list of RULE_LISTS) {
    if (!isTextList(rule[list])) {
      issues.push(...validateTextList(rule[list], `${field}.${list}`));
    }
  }
  for (const key of Object.keys(rule)) {
    if (!RULE_FIELDS.has(key) && !isAbsent(rule[key])) {
      issues.push(issue('rbac/unknown-field', `${field}.${key}`, `A rule has no field ${quote(key)}.`, `Use ${enumerate(RULE_LISTS, 'or')}, or remove it.`));
    }
  }
  return issues;
}

/** Every object is checked when it is written: a list for each check, mostly empty, would cost more than the checks. */
function validateSizes(sizes: RuleSizes, { namespaced }: RuleScope, field: string): Issue[] {
  const issues: Issue[] = [];
  const { verbs, apiGroups, resources, resourceNames, nonResourceURLs } = sizes;
  if (nonResourceURLs > 0) {
    const urls = `${field}.nonResourceURLs`;
    if (namespaced) {
      issues.push(issue('rbac/url-in-role', urls, "A Role can't have a rule about URLs.", 'Move the rule to a ClusterRole.'));
    }
    if (apiGroups > 0 || resources > 0 || resourceNames > 0) {
      issues.push(issue('rbac/urls-with-resources', urls, 'The rule is about both URLs and resources.', 'Write one rule for the URLs and one for the resources.'));
    }
  } else {
    if (apiGroups === 0) {
      issues.push(issue('rbac/missing-api-group', `${field}.apiGroups`, 'The rule has no API group.', 'List at least one, "" for the core group.'));
    }
    if (resources === 0) {
      issues.push(issue('rbac/missing-resource', `${field}.resources`, 'The rule has no resource.', 'List at least one in the plural, for example pods.'));
    }
  }
  if (verbs === 0) {
    issues.push(issue('rbac/missing-verb', `${field}.verbs`, 'The rule has no verb.', 'List at least one, for example get.'));
  }
  const permissions = (apiGroups * resources * Math.max(1, resourceNames) + nonResourceURLs) * verbs;
  if (permissions > MAX_PERMISSIONS_OF_RULE) {
    issues.push(issue(
      'rbac/too-many-permissions', field,
      `The rule grants ${permissions} permissions.`, `Split it into rules of at most ${MAX_PERMISSIONS_OF_RULE}, or grant less.`,
    ));
  }
  return issues;
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

/** How many entries a list has. A value that isn't a list counts as one entry, so it is not also reported as missing. */
function sizeOf(list: unknown): number {
  return isAbsent(list) ? 0 : Array.isArray(list) ? list.length : 1;
}
