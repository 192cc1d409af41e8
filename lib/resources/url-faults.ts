import { PolicyRule } from '../rbac/policy-rule';
import { WILDCARD } from '../rbac/wildcards';
import { enumerate } from './dead-grants/wording';
import { isPrintable, quote } from '../diagnostics/printable-text';

/** What the authorizer takes for a verb where the path is no resource. */
export const HTTP_VERBS = ['get', 'head', 'options', 'post', 'put', 'patch', 'delete'];

/** Everything below these is a resource, which a rule about URLs never matches. */
const RESOURCE_PATH = /^\/(api\/[^/*]+|apis\/[^/*]+\/[^/*]+)\/./;

/** Tells what is wrong with a rule about URLs, and how to mend it. */
export function urlFaults({ nonResourceURLs: urls = [], verbs }: PolicyRule, { prefixes }: { readonly prefixes: boolean }): string[] {
  return [
    ...urls.length === 0 ? ['The list of URLs is empty: name at least one.'] : [],
    ...urls.flatMap((url) => urlFault(url, prefixes) ?? []),
    ...verbs.length === 0 ? ['No verb is granted on the URLs: name at least one.'] : [],
    ...verbs.filter((verb) => !HTTP_VERBS.includes(verb) && !(prefixes && verb === WILDCARD))
      .map((verb) => `${quote(verb)} is no verb of a URL: possible are ${enumerate(HTTP_VERBS, 'and')}.`),
  ];
}

function urlFault(url: string, prefixes: boolean): string | undefined {
  if (typeof url !== 'string' || url === '') {
    return 'A URL is empty: give a path, for example "/metrics".';
  }
  if (prefixes && url === WILDCARD) {
    return undefined;
  }
  if (!isPrintable(url)) {
    return `The URL ${quote(url)} has a character that can't be seen: take it out.`;
  }
  if (!url.startsWith('/')) {
    return `The URL ${quote(url)} does not begin with "/": give the path alone, without scheme and host.`;
  }
  if (/[?#]/.test(url)) {
    return `The URL ${quote(url)} holds more than a path: leave out what follows "?" or "#".`;
  }
  const star = url.indexOf(WILDCARD);
  if (star >= 0 && !prefixes) {
    return `The URL ${quote(url)} holds a star: wildcards are granted with WildcardGrant, which takes a reason.`;
  }
  if (star >= 0 && star < url.length - 1) {
    return `The URL ${quote(url)} has a star before its end, where it is only text: a star stands for more only as the last character.`;
  }
  return RESOURCE_PATH.test(url) ? `The URL ${quote(url)} is the path of a resource: grant the resource.` : undefined;
}
