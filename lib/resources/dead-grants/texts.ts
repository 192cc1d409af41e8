import { RawGrant } from './raw-grant';
import { Issue, issue } from '../../diagnostics/issue';
import { isPrintable, quote } from '../../diagnostics/printable-text';

/**
 * Reports the parts of a grant that aren't text, or have characters that can't be seen: no request has such a text, and
 * readers of YAML differ about them.
 */
export function textIssues({ apiGroup, resource, verbs, resourceNames = [] }: RawGrant): Issue[] {
  const names = resourceNames.filter((name) => typeof name === 'string'); // any other is reported with the names
  return [
    ...issuesOf('apiGroups', 'API group', [apiGroup]),
    ...issuesOf('resources', 'resource', [resource]),
    ...issuesOf('verbs', 'verb', verbs),
    ...issuesOf('resourceNames', 'name', names),
  ];
}

/** The compiler prevents it in TypeScript; elsewhere a variable that was not set gets here. */
function issuesOf(field: string, what: string, texts: readonly unknown[]): Issue[] {
  if (!texts.every((text) => typeof text === 'string')) {
    return [issue('dead-grant/not-text', field, `${what === 'API group' ? 'An' : 'A'} ${what} isn't text.`, 'Check that every variable is set.')];
  }
  const unprintable = texts.find((text) => !isPrintable(text));
  return unprintable === undefined ? [] : [
    issue('dead-grant/unprintable-text', field, `The ${what} ${quote(unprintable)} has a character that can't be seen.`, 'Remove the character.'),
  ];
}
