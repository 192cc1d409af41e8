import { Diagnostic } from '../../../diagnostics/diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { quote } from '../../../diagnostics/printable-text';
import { PolicyRule } from '../../../rbac/policy-rule';

/** The verbs that need no reason. */
const PLAIN_VERBS: readonly string[] = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'head', 'options', 'post', 'put'];

/** Wildcards and special verbs grow, or give rights away: the library grants them with a reason only. */
export function missingReason(rules: readonly PolicyRule[], because = ''): Diagnostic[] {
  if (because.trim() !== '') {
    return [];
  }
  const found = new Set(rules.flatMap(({ apiGroups = [], resources = [], nonResourceURLs = [], verbs }) => [
    ...verbs.filter((verb) => !PLAIN_VERBS.includes(verb)),
    ...[...apiGroups, ...resources, ...nonResourceURLs].filter((text) => text.includes('*')),
  ]));
  return found.size === 0 ? [] : [diagnostic('grant/missing-reason', { kind: 'option', name: '--because' },
    `Nothing says why ${[...found].map(quote).join(', ')} is granted, which allows more than it says.`, 'Pass --because with a reason in a few words, or name what is needed.')];
}
