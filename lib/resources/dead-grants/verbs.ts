import { WILDCARD } from '../../rbac/wildcards';
import { findByVerb, findResource } from '../catalogue/lookup';
import { OBJECT, PROXY } from '../catalogue/verb-sets';
import { resourceText } from '../resource-names';
import { splitResource } from './resource';
import { enumerate } from './wording';
import { quote } from '../../diagnostics/printable-text';

/** Constrained impersonation asks for `impersonate-on:MODE:VERB` on whatever resource the request is about. */
const IMPERSONATE_ON = /^impersonate-on:(associated-node|arbitrary-node|serviceaccount|user-info):/;

/** Tells which verbs of a grant no request on the resource carries. */
export function verbFaults(apiGroup: string, resource: string, verbs: readonly string[]): string[] {
  if (verbs.length === 0) {
    return [`No verb is granted on ${quote(resource)}: name at least one.`];
  }
  return verbs.flatMap((verb) => verbFault(apiGroup, resource, verb) ?? []);
}

function verbFault(apiGroup: string, resource: string, verb: string): string | undefined {
  const { plural, subresource } = splitResource(resource);
  const bare = verb.replace(IMPERSONATE_ON, '');
  const served = servedVerbs(apiGroup, plural, subresource);
  if (verb === WILDCARD || served?.includes(bare) === true) {
    return undefined;
  }
  if (verb !== verb.toLowerCase()) {
    return `The verb ${quote(verb)} has upper-case letters: verbs are in lower case, ${quote(verb.toLowerCase())}.`;
  }
  const places = isStandard(bare) ? [] : findByVerb(bare).map(({ row }) => resourceText(row.plural, row.subresource));
  if (places.length > 0 && (served !== undefined || plural === WILDCARD)) {
    return plural === WILDCARD ? undefined : `The verb ${quote(verb)} means nothing on ${quote(resource)}: it is for ${enumerate([...new Set(places)], 'and')}.`;
  }
  return served === undefined
    ? undefined
    : `${quote(resource)} does not serve the verb ${quote(verb)}: it serves ${enumerate(served, 'and')}.`;
}

/** The verbs that requests on the resource carry; nothing where the catalogue does not know it. */
function servedVerbs(apiGroup: string, plural: string, subresource: string | undefined): readonly string[] | undefined {
  const known = findResource(apiGroup, plural, subresource)?.row;
  if (known !== undefined) {
    return [...known.verbs, ...known.otherVerbs ?? []];
  }
  return subresource === 'finalizers' && findResource(apiGroup, plural) !== undefined ? ['update'] : undefined;
}

function isStandard(verb: string): boolean {
  return OBJECT.includes(verb) || PROXY.includes(verb);
}
