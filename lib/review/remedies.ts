import { isUnnamed } from '../rbac/object-verbs';
import { CheckId } from './checks/check';
import { checkOf } from './checks/check-table';
import { WorkflowAccount, workflowAccounts } from './conditions/workflow-excess';
import { voidReasons } from './conditions/workflow-restrictions';
import { ComponentNeeds, ExpectedHolders } from './expected-holders';
import { Draft } from './findings/draft';
import { Remedy } from './findings/finding';
import { isNamed } from './findings/grading';
import { ReviewContext } from './review-context';
import { effectOn } from '../access/effect';
import { scopeOf } from '../access/effective-access';
import { subjectText } from '../access/subject';
import { expandRule } from '../rbac/expansion';
import { packRules } from '../rbac/packing';
import { PermissionIndex } from '../rbac/permission-index';
import { PolicyRule } from '../rbac/policy-rule';
import { WILDCARD } from '../rbac/wildcards';
import { findByWord, findResource } from '../resources/catalogue/lookup';
import { splitResource } from '../resources/dead-grants/resource';
import { permissionText } from '../resources/permission-text';

/** How to fix a finding: with the rules to write in place of those that are found, where it is known what is needed. */
export function remedyOf(draft: Draft, context: ReviewContext, expected: ExpectedHolders): Remedy {
  if (draft.remedy !== undefined) {
    return draft.remedy;
  }
  const text = textOf(draft, context);
  const { holder, held, namespace } = draft;
  const workflows = holder && workflowAccounts(context).get(subjectText(holder));
  if (workflows !== undefined && 'ABCDEFGM'.includes(draft.check[0])) {
    return forWorkflows(text, workflows, namespace);
  }
  const needed = held.length === 0 ? undefined : expected.neededBy(draft);
  if (needed !== undefined) {
    return forComponent(text, needed);
  }
  const rules = draft.check === 'A2' ? listedVerbs(draft) : draft.check === 'A4' ? namedGroups(draft) : [];
  return rules.length === 0 ? { text } : { text, rules: canonicalRules(rules) };
}

function forWorkflows(text: string, { account, needs }: WorkflowAccount, namespace: string | undefined): Remedy {
  const where = namespace ?? (needs.has(undefined) ? undefined : account.namespace);
  const rules = needs.get(where) ?? [];
  const place = where === namespace ? '' : ` in the namespace ${where}`;
  return rules.length === 0 ? { text: `${text} The workflows of the input need nothing of ${subjectText(account)} there: remove it.` }
    : { text: `${text} The workflows of the input need of ${subjectText(account)} what follows${place}, and nothing else.`, rules: canonicalRules(rules) };
}

function forComponent(text: string, { rules, inNamespaces, isConfigured, lends }: ComponentNeeds): Remedy {
  const subject = lends ? 'Once its callers act as themselves, argo-server' : 'Argo Workflows';
  const configured = isConfigured ? ['Grant get on the objects that its configuration names, by these names.'] : [];
  const narrow = [...inNamespaces].filter(([, some]) => some.length > 0);
  const [first] = narrow;
  if (rules.length === 0 && narrow.length < 2) {
    const needs = first === undefined ? isConfigured ? [] : [`${subject} has no use for it there: remove it.`]
      : [`${subject} needs of these resources at most what follows, in the namespace ${first[0]} only.`];
    return { text: [text, ...needs, ...configured].join(' '), ...first === undefined ? {} : { rules: canonicalRules(first[1]) } };
  }
  const permissions = (some: readonly PolicyRule[]) => canonicalRules(some).flatMap(expandRule).map(permissionText).join(', ');
  return {
    text: [
      text,
      ...rules.length === 0 ? [] : [`${subject} needs of these resources at most what follows.`],
      ...narrow.map(([namespace, some]) => `In the namespace ${namespace}, it needs ${permissions(some)}.`),
      ...configured,
    ].join(' '),
    ...rules.length === 0 ? {} : { rules: canonicalRules(rules) },
  };
}

/** The checks whose remedy is to name objects. */
const BY_NAME: ReadonlySet<CheckId> = new Set([
  'A6', 'A8', 'A10', 'A11', 'A12', 'A14', 'A21', 'B1', 'B3', 'B5', 'B9', 'C2', 'C8', 'C11', 'D2', 'E1', 'E2', 'E3', 'E4', 'E7', 'E8', 'F1', 'F1b', 'F1c', 'F1d',
]);

/** The sentences of the check, or those for what is set up already. */
function textOf({ check, namespace, held }: Draft, context: ReviewContext): string {
  if (BY_NAME.has(check) && held.length > 0 && held.every(isNamed)) {
    return 'It is limited to names already. Remove those that aren\'t used.';
  }
  const restriction = check === 'M1' ? context.argo.restrictionOf(namespace) : undefined;
  if (restriction === undefined) {
    return checkOf(check).remedy;
  }
  return [
    ...new Set(voidReasons(context, context.argo.controllersOf(namespace)).map(({ fix }) => fix)),
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
    const verbs = row?.verbs.filter((verb) => names.length === 0 || subresource !== undefined || !isUnnamed(verb)) ?? [];
    return verbs.length === 0 ? [] : [{ verbs: [...verbs], apiGroups: [apiGroup], resources: [resource], resourceNames: [...names] }];
  });
}

/** The groups that serve the resources, in place of a star. */
function namedGroups({ held, namespace }: Draft): PolicyRule[] {
  return held.filter(({ verb }) => verb !== WILDCARD).flatMap(({ verb, resource, names = [] }): PolicyRule[] => {
    const { plural } = splitResource(resource);
    const groups = findByWord(plural)
      .filter(({ group, row }) => row.plural === plural && effectOn(group.apiGroup, resource, verb, names.length > 0, scopeOf(namespace)) === 'live')
      .map(({ group }) => group.apiGroup);
    return groups.length === 0 ? [] : [{ verbs: [verb], apiGroups: groups, resources: [resource], resourceNames: [...names] }];
  });
}
