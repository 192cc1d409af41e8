import { Diagnostic } from '../../../diagnostics/diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { quote } from '../../../diagnostics/printable-text';
import { OBJECT_VERBS } from '../../../rbac/object-verbs';
import { PolicyRule } from '../../../rbac/policy-rule';
import { WILDCARD } from '../../../rbac/wildcards';
import { isKnownVerb } from '../../../resources/catalogue/lookup';
import { apiGroupIssues } from '../../../resources/dead-grants/api-group';
import { resourceIssues } from '../../../resources/dead-grants/resource';
import { verbIssues } from '../../../resources/dead-grants/verbs';
import { qualifiedResource } from '../../../resources/resource-names';
import { resourceTextIssue } from '../../../resources/resource-text';
import { urlIssues } from '../../../resources/url-issues';

/** The verbs that need no reason. */
const PLAIN_VERBS: readonly string[] = [...OBJECT_VERBS, 'head', 'options', 'post', 'put'];

/** Wildcards and special verbs grow, or allow granting more: the library grants them with a reason only. A misspelt word needs another fix. */
export function missingReason(rules: readonly PolicyRule[], because = ''): Diagnostic[] {
  if (because.trim() !== '') {
    return [];
  }
  const found = new Set(rules.flatMap((rule) => rule.nonResourceURLs === undefined ? termsOfResources(rule) : termsOfUrls(rule)));
  return found.size === 0 ? [] : [diagnostic('grant/missing-reason', { kind: 'option', name: '--because' },
    `Granting ${[...found].map(quote).join(', ')} requires a reason, because it allows more than it says.`, 'Pass --because with a reason in a few words, or name what is needed.')];
}

function termsOfResources({ apiGroups: [apiGroup] = [''], resources: [resource] = [''], verbs }: PolicyRule): string[] {
  const isKnown = [...apiGroupIssues(apiGroup), ...resourceIssues(apiGroup, resource)].length === 0
    && resourceTextIssue(qualifiedResource(apiGroup, resource), '') === undefined;
  const isMeant = (verb: string) => verb === WILDCARD || isKnownVerb(verb) || isKnown && verbIssues(apiGroup, resource, [verb]).length === 0;
  return [
    ...verbs.filter((verb) => !PLAIN_VERBS.includes(verb) && isMeant(verb)),
    ...isKnown ? [apiGroup, resource].filter((text) => text.includes(WILDCARD)) : [],
  ];
}

function termsOfUrls({ nonResourceURLs: urls = [], verbs }: PolicyRule): string[] {
  const isSound = (url: string, verb: string) => urlIssues({ nonResourceURLs: [url], verbs: [verb] }, { prefixes: true }).length === 0;
  return [
    ...verbs.filter((verb) => !PLAIN_VERBS.includes(verb) && isSound('/', verb)),
    ...urls.filter((url) => url.includes(WILDCARD) && isSound(url, 'get')),
  ];
}
