import { groupText } from './api-group';
import { Issue, issue } from '../../diagnostics/issue';
import { enumerate, quote } from '../../diagnostics/printable-text';
import { WILDCARD } from '../../rbac/wildcards';
import { ANY_SUBRESOURCE } from '../catalogue/catalogue-row';
import { findByWord, findResource, findSubresources, isKnownApiGroup, KnownResource } from '../catalogue/lookup';
import { isRemoved } from '../catalogue/removed-resources';

const SUBRESOURCE_OF_EVERY_RESOURCE = 'finalizers';

/** The admission of OpenShift requires create on `restricted` where an endpoint is in the network of pods. Kubernetes grants it to its controllers. */
const RESTRICTED: ReadonlySet<string> = new Set(['endpoints', 'endpointslices']);

const FIELD = 'resources';

/** Reports what is wrong with the resource of a rule: a word that isn't the plural, or a star that is an ordinary character. */
export function resourceIssues(apiGroup: string, resource: string): Issue[] {
  const { plural, subresource } = splitResource(resource);
  if (resource.endsWith('/*')) {
    return [partialWildcard(resource, 'Name each subresource that is needed.')];
  }
  if (plural !== WILDCARD && plural.includes(WILDCARD)) {
    return [partialWildcard(resource, 'Name each resource, or write "*" for all.')];
  }
  if (plural === '') {
    return [unknown('A resource is empty.', 'Name the plural, for example "pods".')];
  }
  if (subresource === '') {
    return [unknown(`The resource ${quote(resource)} ends in a slash.`, 'Add the subresource, or remove the slash.')];
  }
  if (isRemoved(apiGroup, plural)) {
    return [removed(apiGroup, plural)];
  }
  const known = findResource(apiGroup, plural, subresource)?.row;
  if (plural === WILDCARD || known !== undefined) {
    return known?.subresource === ANY_SUBRESOURCE ? keyIssues(plural, subresource) : [];
  }
  const meant = meantResource(apiGroup, plural);
  if (meant !== undefined) {
    return [wrongWord(apiGroup, plural, meant)];
  }
  if (plural !== plural.toLowerCase()) {
    return [unknown(`The resource ${quote(plural)} has upper-case letters.`, 'Name the plural in lower case, as `kubectl api-resources` shows it.')];
  }
  return subresource === undefined ? [] : subresourceIssues(apiGroup, plural, subresource);
}

function partialWildcard(resource: string, fix: string): Issue {
  return issue('dead-grant/partial-wildcard', FIELD, `The star in the resource ${quote(resource)} is an ordinary character.`, fix);
}

function unknown(message: string, fix: string): Issue {
  return issue('dead-grant/unknown-resource', FIELD, message, fix);
}

function removed(apiGroup: string, plural: string): Issue {
  const successor = findByWord(plural).find(({ row }) => row.plural === plural);
  return issue(
    'dead-grant/removed-resource', FIELD,
    `Kubernetes no longer serves ${plural === WILDCARD ? 'any resource' : quote(plural)} in ${groupText(apiGroup)}.`,
    successor === undefined ? 'Remove it.' : `Name ${groupText(successor.group.apiGroup)}, which has it.`,
  );
}

/** Kubernetes lower-cases the key of a user extra before it asks the authorizer. */
function keyIssues(plural: string, key = ''): Issue[] {
  return key === key.toLowerCase() ? [] : [issue(
    'dead-grant/unknown-subresource', FIELD, `The key ${quote(key)} of ${quote(plural)} has upper-case letters.`, `Write it in lower case, ${quote(key.toLowerCase())}.`,
  )];
}

/** Takes the resource of a rule apart at its first slash. */
export function splitResource(resource: string): { plural: string; subresource?: string } {
  const slash = resource.indexOf('/');
  return slash < 0 ? { plural: resource } : { plural: resource.slice(0, slash), subresource: resource.slice(slash + 1) };
}

function meantResource(apiGroup: string, word: string): KnownResource | undefined {
  if (findResource(apiGroup, word) !== undefined || !isKnownApiGroup(apiGroup) && apiGroup !== WILDCARD && word === word.toLowerCase()) {
    return undefined; // a group of another project may have a resource of that name
  }
  const candidates = findByWord(word).filter(({ row }) => row.verbs.length > 0);
  if (apiGroup === WILDCARD && candidates.some(({ row }) => row.plural === word)) {
    return undefined;
  }
  return candidates.find(({ group }) => group.apiGroup === apiGroup)
    ?? (isKnownApiGroup(apiGroup) || apiGroup === WILDCARD ? candidates[0] : undefined);
}

function wrongWord(apiGroup: string, word: string, { group, row }: KnownResource): Issue {
  const place = group.apiGroup === apiGroup || apiGroup === WILDCARD ? '' : ` of ${groupText(group.apiGroup)}`;
  return word === row.plural
    ? unknown(`${groupText(apiGroup).replace(/^t/, 'T')} has no resource ${quote(word)}.`, `Name ${groupText(group.apiGroup)}, which has it.`)
    : unknown(`${quote(word)} is ${whatItIs(word, row)}, not a resource.`, `Name the plural, ${quote(row.plural)}${place}.`);
}

function whatItIs(word: string, { plural, kind, shortNames = [] }: KnownResource['row']): string {
  if (word === kind) {
    return 'a kind';
  }
  if (shortNames.includes(word)) {
    return 'a short name';
  }
  return word.toLowerCase() === plural ? 'a plural with upper-case letters' : 'a singular';
}

function subresourceIssues(apiGroup: string, plural: string, subresource: string): Issue[] {
  if (subresource === SUBRESOURCE_OF_EVERY_RESOURCE || subresource === 'restricted' && RESTRICTED.has(plural) || findResource(apiGroup, plural) === undefined) {
    return [];
  }
  const known = findSubresources(apiGroup, plural).map(({ row }) => row.subresource ?? '');
  return [issue(
    'dead-grant/unknown-subresource', FIELD, `${quote(plural)} has no subresource ${quote(subresource)}.`,
    known.length === 0 ? 'Remove it, because the resource has none.' : `Name ${enumerate(known, 'or')}.`,
  )];
}
