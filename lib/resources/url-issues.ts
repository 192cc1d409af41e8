import { Issue, issue } from '../diagnostics/issue';
import { enumerate, isPrintable, quote } from '../diagnostics/printable-text';
import { PolicyRule } from '../rbac/policy-rule';
import { WILDCARD } from '../rbac/wildcards';
import { wildcardIssue } from './dead-grants/definition';

const FIELD = 'nonResourceURLs';

/** The verbs of requests whose path isn't a resource. */
const HTTP_VERBS = ['get', 'head', 'options', 'post', 'put', 'patch', 'delete'];

/** Everything below these is a resource, which a rule about URLs never matches. */
const RESOURCE_PATH = /^\/(api\/[^/*]+|apis\/[^/*]+\/[^/*]+)\/./;

/** Reports what is wrong with a rule about URLs. */
export function urlIssues({ nonResourceURLs: urls = [], verbs }: PolicyRule, { prefixes }: { readonly prefixes: boolean }): Issue[] {
  return [
    ...urls.length === 0 ? [issue('dead-grant/missing-url', FIELD, 'The list of URLs is empty.', 'Add at least one.')] : [],
    ...urls.flatMap((url) => urlIssue(url, prefixes) ?? []),
    ...verbs.length === 0 ? [issue('dead-grant/missing-verb', 'verbs', 'No verb is granted on the URLs.', 'Grant at least one.')] : [],
    ...verbs.filter((verb) => !HTTP_VERBS.includes(verb) && !(prefixes && verb === WILDCARD))
      .map((verb) => issue('dead-grant/unserved-verb', 'verbs', `No request for a URL has the verb ${quote(verb)}.`, `Use ${enumerate(HTTP_VERBS, 'or')}.`)),
  ];
}

function urlIssue(url: string, prefixes: boolean): Issue | undefined {
  if (typeof url !== 'string' || url === '') {
    return invalid('A URL is empty.', 'Write a path, for example "/metrics".');
  }
  if (prefixes && url === WILDCARD) {
    return undefined;
  }
  if (!isPrintable(url)) {
    return invalid(`The URL ${quote(url)} has a character that can't be seen.`, 'Remove the character.');
  }
  if (!url.startsWith('/')) {
    return invalid(`The URL ${quote(url)} doesn't begin with "/".`, 'Write the path alone, without scheme and host.');
  }
  if (/[?#]/.test(url)) {
    return invalid(`The URL ${quote(url)} is more than a path.`, 'Remove what follows "?" or "#".');
  }
  const star = url.indexOf(WILDCARD);
  if (star >= 0 && !prefixes) {
    return wildcardIssue(FIELD, url);
  }
  if (star >= 0 && star < url.length - 1) {
    return issue(
      'dead-grant/partial-wildcard', FIELD, `The star before the end of the URL ${quote(url)} is an ordinary character.`, 'Use a star only as the last character.',
    );
  }
  return RESOURCE_PATH.test(url)
    ? issue('dead-grant/resource-url', FIELD, `The URL ${quote(url)} is the path of a resource.`, 'Grant the resource.')
    : undefined;
}

function invalid(message: string, fix: string): Issue {
  return issue('dead-grant/invalid-url', FIELD, message, fix);
}
