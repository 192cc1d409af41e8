import { findByWord, findResource, findSubresources, isKnownApiGroup, isServedByOthers, KnownResource, resourcesOf } from './catalogue/lookup';
import { CommonKind } from './common-kinds/common-kind';
import { findCommonType } from './common-kinds/common-kinds';
import { splitResource } from './dead-grants/resource';
import { qualifiedResource } from './resource-names';
import { Issue, issue } from '../diagnostics/issue';
import { nearestWord } from '../diagnostics/nearest-word';
import { quote } from '../diagnostics/printable-text';

/** A version of an API in `deployments.v1.apps`, which a rule doesn't have. */
const API_VERSION = /^v\d+((alpha|beta)\d+)?(\.|$)/;

/** A resource as a command line names it. */
export interface NamedResource {
  readonly apiGroup: string;
  readonly plural: string;
  readonly subresource?: string;

  /** Its entry in the catalogue. */
  readonly known?: KnownResource;

  /** The definition of its project, where the catalogue doesn't have it and it is in common use. */
  readonly common?: CommonKind;
}

/**
 * Reads a resource as kubectl takes it: `PLURAL[.GROUP][/SUBRESOURCE]`, where a kind, a singular or a short name may replace the plural.
 *
 * Without a group it is the first resource of that name in the catalogue, where the core group comes first, or the only common kind of that
 * name.
 */
export function readResource(text: string): NamedResource {
  const { plural: qualified, subresource } = splitResource(text);
  const dot = qualified.indexOf('.');
  const word = dot < 0 ? qualified : qualified.slice(0, dot);
  const given = dot < 0 ? undefined : qualified.slice(dot + 1).replace(API_VERSION, '');
  const meant = findByWord(word).find(({ group }) => given === undefined || group.apiGroup === given);
  const common = meant === undefined ? findCommonType([word.toLowerCase(), ...given === undefined ? [] : [given]].join('.')) : undefined;
  const apiGroup = given ?? meant?.group.apiGroup ?? common?.apiGroup ?? '';
  const plural = meant?.row.plural ?? common?.plural ?? word;
  const known = findResource(apiGroup, plural, subresource);
  return { apiGroup, plural, ...subresource !== undefined && { subresource }, known, ...common !== undefined && { common } };
}

/** Reports a resource that nothing serves: a word that no resource has, or a plural that its group lacks. Groups of others may have any. */
export function resourceTextIssue(text: string, field: string): Issue | undefined {
  const { plural: first, subresource: second = '' } = splitResource(text);
  if (isKnownApiGroup(first) && findResource(first, second) !== undefined) {
    return issue('dead-grant/unknown-resource', field, `${quote(text)} begins with its API group.`, `Write ${qualifiedResource(first, second)}.`);
  }
  const { apiGroup, plural, common } = readResource(text);
  const hasGroup = first.includes('.');
  if (plural === '*' || common !== undefined || findResource(apiGroup, plural) !== undefined || findSubresources(apiGroup, plural).length > 0
    || !isKnownApiGroup(apiGroup)) {
    return undefined;
  }
  const known = resourcesOf(hasGroup ? apiGroup : undefined);
  const nearest = nearestWord(plural, known.map(({ row }) => row.plural));
  const meant = known.find(({ row }) => row.plural === nearest);
  if (hasGroup && meant === undefined && isServedByOthers(apiGroup)) {
    return undefined; // Argo CD and Argo Rollouts share the group of Argo Workflows
  }
  return issue('dead-grant/unknown-resource', field, hasGroup ? `The group ${quote(apiGroup)} has no resource ${quote(plural)}.` : `No known resource is called ${quote(plural)}.`,
    meant === undefined ? 'Write a custom resource as PLURAL.GROUP.' : `Write ${qualifiedResource(meant.group.apiGroup, meant.row.plural)}.`);
}
