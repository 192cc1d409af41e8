import { enumerate, groupText } from './wording';
import { quote } from '../../diagnostics/printable-text';
import { WILDCARD } from '../../rbac/wildcards';
import { ANY_SUBRESOURCE } from '../catalogue/catalogue-row';
import { findByWord, findResource, findSubresources, isKnownApiGroup, KnownResource } from '../catalogue/lookup';

const SUBRESOURCE_OF_EVERY_RESOURCE = 'finalizers';

/** Tells what is wrong with the resource of a rule: a word that is not the plural, or a star that is only text. */
export function resourceFaults(apiGroup: string, resource: string): string[] {
  const { plural, subresource } = splitResource(resource);
  if (resource.endsWith('/*')) {
    return [`${quote(resource)} is only text, no pattern: name each subresource that is needed.`];
  }
  if (plural !== WILDCARD && plural.includes(WILDCARD)) {
    return [`${quote(resource)} is only text, no pattern: name each resource, or "*" for all.`];
  }
  if (plural === '') {
    return ['A resource is empty: name the plural, for example "pods".'];
  }
  if (subresource === '') {
    return [`${quote(resource)} ends in a slash: name the subresource after it, or leave it out.`];
  }
  const known = findResource(apiGroup, plural, subresource)?.row;
  if (plural === WILDCARD || known !== undefined) {
    return known?.subresource === ANY_SUBRESOURCE ? keyFaults(plural, subresource) : [];
  }
  const meant = meantResource(apiGroup, plural);
  if (meant !== undefined) {
    return [wrongWord(apiGroup, plural, meant)];
  }
  if (plural !== plural.toLowerCase()) {
    return [`The resource ${quote(plural)} has upper-case letters: a rule names the plural in lower case, as \`kubectl api-resources\` shows it.`];
  }
  return subresource === undefined ? [] : subresourceFaults(apiGroup, plural, subresource);
}

/** Kubernetes lower-cases the key of a user extra before it asks the authorizer. */
function keyFaults(plural: string, key = ''): string[] {
  return key === key.toLowerCase() ? [] : [`The key ${quote(key)} of ${quote(plural)} has upper-case letters: keys are in lower case, ${quote(key.toLowerCase())}.`];
}

/** Takes the resource of a rule apart at its first slash. */
export function splitResource(resource: string): { plural: string; subresource?: string } {
  const slash = resource.indexOf('/');
  return slash < 0 ? { plural: resource } : { plural: resource.slice(0, slash), subresource: resource.slice(slash + 1) };
}

function meantResource(apiGroup: string, word: string): KnownResource | undefined {
  if (findResource(apiGroup, word) !== undefined || !isKnownApiGroup(apiGroup) && apiGroup !== WILDCARD && word === word.toLowerCase()) {
    return undefined; // a group of somebody else's may well have a resource of that name
  }
  const candidates = findByWord(word).filter(({ row }) => row.verbs.length > 0);
  if (apiGroup === WILDCARD && candidates.some(({ row }) => row.plural === word)) {
    return undefined;
  }
  return candidates.find(({ group }) => group.apiGroup === apiGroup)
    ?? (isKnownApiGroup(apiGroup) || apiGroup === WILDCARD ? candidates[0] : undefined);
}

function wrongWord(apiGroup: string, word: string, { group, row }: KnownResource): string {
  const place = group.apiGroup === apiGroup || apiGroup === WILDCARD ? '' : ` of ${groupText(group.apiGroup)}`;
  return word === row.plural
    ? `${groupText(apiGroup).replace(/^t/, 'T')} has no resource ${quote(word)}: it is one${place}.`
    : `${quote(word)} is no resource but ${whatItIs(word, row)}: a rule names the plural, ${quote(row.plural)}${place}.`;
}

function whatItIs(word: string, { plural, kind, shortNames = [] }: KnownResource['row']): string {
  if (word === kind) {
    return 'a kind';
  }
  if (shortNames.includes(word)) {
    return 'a short name';
  }
  return word.toLowerCase() === plural ? 'one with other letters' : 'a singular';
}

function subresourceFaults(apiGroup: string, plural: string, subresource: string): string[] {
  if (subresource === SUBRESOURCE_OF_EVERY_RESOURCE || findResource(apiGroup, plural) === undefined) {
    return [];
  }
  const known = findSubresources(apiGroup, plural).map(({ row }) => row.subresource ?? '');
  return [`${quote(plural)} has no subresource ${quote(subresource)}: it has ${known.length === 0 ? 'none' : enumerate(known, 'and')}.`];
}
