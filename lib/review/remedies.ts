import { checkOf } from './checks/check-table';
import { workflowAccounts } from './conditions/workflow-excess';
import { voidReasons } from './conditions/workflow-restrictions';
import { ExpectedHolders } from './expected-holders';
import { Draft } from './findings/draft';
import { Remedy } from './findings/finding';
import { ReviewContext } from './review-context';
import { subjectText } from '../access/subject';
import { packRules } from '../rbac/packing';
import { PermissionIndex } from '../rbac/permission-index';
import { PolicyRule } from '../rbac/policy-rule';
import { WILDCARD } from '../rbac/wildcards';
import { findByWord, findResource } from '../resources/catalogue/lookup';
import { splitResource } from '../resources/dead-grants/resource';

/** How to fix a finding: with the rules to write in place of those that are found, where it is known what is needed. */
export function remedyOf(draft: Draft, context: ReviewContext, expected: ExpectedHolders): Remedy {
  if (draft.remedy !== undefined) {
    return draft.remedy;
  }
  const text = textOf(draft, context);
  const { holder, held } = draft;
  const workflows = holder && workflowAccounts(context).get(subjectText(holder));
  if (workflows !== undefined && 'ABCDEFGM'.includes(draft.check[0])) {
    const rules = workflows.needs.get(draft.namespace ?? workflows.account.namespace) ?? [];
    return { text: `${text} The workflows of the input need of ${subjectText(workflows.account)} what follows, and nothing else.`, rules: canonicalRules(rules) };
  }
  const needed = holder === undefined || held.length === 0 ? undefined : expected.neededBy(holder, held);
  if (needed !== undefined) {
    return needed.length === 0 ? { text: `${text} Argo Workflows has no use for it: remove it.` }
      : { text: `${text} Argo Workflows needs of these resources at most what follows, by the names that its configuration has.`, rules: canonicalRules(needed) };
  }
  const rules = draft.check === 'A2' ? listedVerbs(draft) : draft.check === 'A4' ? namedGroups(draft) : [];
  return rules.length === 0 ? { text } : { text, rules: canonicalRules(rules) };
}

/** The sentences of the check, or those for what is set up already. */
function textOf({ check, namespace }: Draft, context: ReviewContext): string {
  const restriction = check === 'M1' ? context.argo.restrictionOf(namespace) : undefined;
  if (restriction === undefined) {
    return checkOf(check).remedy;
  }
  return [
    ...new Set(voidReasons(context, namespace).map(({ fix }) => fix)),
    `Give the accounts that templates name less access: with workflowRestrictions.templateReferencing: ${restriction}, which is set, templates decide about the account.`,
    'Use a namespace for each team.',
  ].join(' ');
}

function canonicalRules(rules: readonly PolicyRule[]): PolicyRule[] {
  return packRules(PermissionIndex.of(rules));
}

/** The verbs that the resources serve, in place of a star: to leave out what isn't used. */
function listedVerbs({ held }: Draft): PolicyRule[] {
  return held.flatMap(({ apiGroup, resource, names = [] }): PolicyRule[] => {
    const { plural, subresource } = splitResource(resource);
    const row = findResource(apiGroup, plural, subresource)?.row;
    const verbs = row?.verbs.filter((verb) => names.length === 0 || subresource !== undefined || verb !== 'create' && verb !== 'deletecollection') ?? [];
    return verbs.length === 0 ? [] : [{ verbs: [...verbs], apiGroups: [apiGroup], resources: [resource], resourceNames: [...names] }];
  });
}

/** The groups that serve the resources, in place of a star. */
function namedGroups({ held }: Draft): PolicyRule[] {
  return held.filter(({ verb }) => verb !== WILDCARD).flatMap(({ verb, resource, names = [] }): PolicyRule[] => {
    const { plural, subresource } = splitResource(resource);
    const groups = findByWord(plural)
      .filter(({ group, row }) => row.plural === plural && findResource(group.apiGroup, plural, subresource) !== undefined)
      .map(({ group }) => group.apiGroup);
    return groups.length === 0 ? [] : [{ verbs: [verb], apiGroups: groups, resources: [resource], resourceNames: [...names] }];
  });
}
