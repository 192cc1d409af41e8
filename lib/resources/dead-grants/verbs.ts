import { WILDCARD } from '../../rbac/wildcards';
import { findByVerb, findResource } from '../catalogue/lookup';
import { OBJECT, PROXY } from '../catalogue/verb-sets';
import { resourceText } from '../resource-names';
import { splitResource } from './resource';
import { Issue, issue } from '../../diagnostics/issue';
import { enumerate, quote } from '../../diagnostics/printable-text';

/** Constrained impersonation checks `impersonate-on:MODE:VERB` on whatever resource the request is about. */
const IMPERSONATE_ON = /^impersonate-on:(associated-node|arbitrary-node|serviceaccount|user-info):/;

/** A delete with the option `ignoreStoreReadErrorWithClusterBreakingPotential` needs it, on any resource. */
const UNSAFE_DELETE = 'unsafe-delete-ignore-read-errors';

/** Reports the verbs of a grant that no request on the resource has. */
export function verbIssues(apiGroup: string, resource: string, verbs: readonly string[]): Issue[] {
  if (verbs.length === 0) {
    return [issue('dead-grant/missing-verb', 'verbs', `No verb is granted on ${quote(resource)}.`, 'Grant at least one.')];
  }
  const { plural, subresource } = splitResource(resource);
  const served = servedVerbs(apiGroup, plural, subresource);
  return verbs.flatMap((verb) => verbIssue(resource, plural, served, verb) ?? []);
}

function verbIssue(resource: string, plural: string, served: readonly string[] | undefined, verb: string): Issue | undefined {
  const bare = verb === UNSAFE_DELETE ? 'delete' : verb.replace(IMPERSONATE_ON, '');
  if (verb === WILDCARD || served?.includes(bare) === true) {
    return undefined;
  }
  if (verb !== verb.toLowerCase()) {
    return unserved(`The verb ${quote(verb)} has upper-case letters.`, `Write it in lower case, ${quote(verb.toLowerCase())}.`);
  }
  const places = isStandard(bare) ? [] : findByVerb(bare).map(({ row }) => resourceText(row.plural, row.subresource));
  if (places.length > 0 && (served !== undefined || plural === WILDCARD)) {
    return plural === WILDCARD ? undefined : unserved(
      `The verb ${quote(verb)} has no effect on ${quote(resource)}.`, `Grant it on ${enumerate([...new Set(places)], 'or')}.`,
    );
  }
  if (served === undefined) {
    return undefined;
  }
  const fix = served.length === 0 ? 'Remove it, because the resource serves none.' : `Use ${enumerate(served, 'or')}.`;
  return unserved(`${quote(resource)} doesn't serve the verb ${quote(verb)}.`, fix);
}

function unserved(message: string, fix: string): Issue {
  return issue('dead-grant/unserved-verb', 'verbs', message, fix);
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
