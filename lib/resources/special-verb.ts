import { findResource } from './catalogue/lookup';
import { OBJECT } from './catalogue/verb-sets';
import { authoringFaults } from './dead-grants';
import { enumerate } from './dead-grants/wording';
import { quote } from '../diagnostics/printable-text';
import { textFaults } from './dead-grants/texts';
import { GrantStatement } from './grant-statement';
import { ResourceInfo } from './resource-info';

/** Grants a verb of a custom resource's own. */
export function specialVerbStatement(info: ResourceInfo, declared: readonly string[], verb: string, reason: string): GrantStatement {
  const { apiGroup, plural, resourceNames, scope } = info;
  return GrantStatement._of({
    rule: { apiGroups: [apiGroup], resources: [plural], ...resourceNames && { resourceNames }, verbs: [verb] },
    scope,
    reasons: [reason],
    check: () => {
      const grant = { apiGroup, resource: plural, verbs: [verb], resourceNames, roleScope: scope };
      const unreadable = textFaults(grant);
      const unknown = unreadable.length > 0 ? unreadable : unknownVerbFaults(info, declared, verb);
      return unknown.length > 0 ? unknown : authoringFaults(grant);
    },
  });
}

function unknownVerbFaults({ apiGroup, plural }: ResourceInfo, declared: readonly string[], verb: string): string[] {
  if (OBJECT.includes(verb)) {
    return [`The verb ${quote(verb)} is none of the special ones: grant it with the method of that name.`];
  }
  const row = findResource(apiGroup, plural)?.row;
  const possible = row === undefined
    ? declared
    : [...row.verbs, ...row.otherVerbs ?? []].filter((served) => !OBJECT.includes(served));
  return possible.includes(verb) ? [] : [
    `${quote(plural)} has no special verb ${quote(verb)}: ${possible.length === 0 ? 'it has none' : `possible are ${enumerate(possible.map(quote), 'and')}`}. `
    + `The other verbs are ${enumerate(OBJECT, 'and')}.${row === undefined ? ' Declare a verb of your own in specialVerbs.' : ''}`,
  ];
}
