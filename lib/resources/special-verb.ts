import { findResource } from './catalogue/lookup';
import { OBJECT } from './catalogue/verb-sets';
import { authoringIssues } from './dead-grants';
import { textIssues } from './dead-grants/texts';
import { GrantStatement } from './grant-statement';
import { ResourceInfo } from './resource-info';
import { Issue, issue } from '../diagnostics/issue';
import { enumerate, quote } from '../diagnostics/printable-text';

/** Grants a verb of a custom resource's own. */
export function specialVerbStatement(info: ResourceInfo, declared: readonly string[], verb: string, reason: string): GrantStatement {
  const { apiGroup, plural, resourceNames, scope } = info;
  return GrantStatement._of({
    rule: { apiGroups: [apiGroup], resources: [plural], ...resourceNames && { resourceNames: [...resourceNames] }, verbs: [verb] },
    scope,
    reasons: [reason],
    check: (rule) => {
      const grant = { apiGroup, resource: plural, verbs: [verb], resourceNames: rule.resourceNames, roleScope: scope };
      const unreadable = textIssues(grant);
      const unknown = unreadable.length > 0 ? unreadable : undeclaredVerbIssues(info, declared, verb);
      return unknown.length > 0 ? unknown : authoringIssues(grant);
    },
  });
}

function undeclaredVerbIssues({ apiGroup, plural }: ResourceInfo, declared: readonly string[], verb: string): Issue[] {
  if (OBJECT.includes(verb)) {
    return [undeclared(`The verb ${quote(verb)} isn't a special verb.`, 'Grant it with the method of that name.')];
  }
  const row = findResource(apiGroup, plural)?.row;
  const possible = row === undefined
    ? declared
    : [...row.verbs, ...row.otherVerbs ?? []].filter((served) => !OBJECT.includes(served));
  if (possible.includes(verb)) {
    return [];
  }
  const fixes = [
    ...possible.length > 0 ? [`use ${enumerate(possible.map(quote), 'or')}`] : [],
    ...row === undefined ? [`declare ${quote(verb)} in specialVerbs`] : [],
  ];
  const fix = fixes.length === 0 ? 'use its methods' : fixes.join(', or ');
  return [undeclared(`${quote(plural)} has no special verb ${quote(verb)}.`, `${fix[0].toUpperCase()}${fix.slice(1)}.`)];
}

function undeclared(message: string, fix: string): Issue {
  return issue('grant/undeclared-verb', 'verbs', message, fix);
}
