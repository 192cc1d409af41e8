import { findByWord, findResource, KnownResource } from './catalogue/lookup';
import { splitResource } from './dead-grants/resource';

/** A version of an API in `deployments.v1.apps`, which a rule doesn't have. */
const API_VERSION = /^v\d+((alpha|beta)\d+)?(\.|$)/;

/** A resource as a command line names it. */
export interface NamedResource {
  readonly apiGroup: string;
  readonly plural: string;
  readonly subresource?: string;

  /** What the catalogue has of it. */
  readonly known?: KnownResource;
}

/**
 * Reads a resource as kubectl takes it: `PLURAL[.GROUP][/SUBRESOURCE]`, where a kind, a singular or a short name may stand for the plural.
 *
 * Without a group it is the first resource of that name in the catalogue, where the core group comes first.
 */
export function readResource(text: string): NamedResource {
  const { plural: qualified, subresource } = splitResource(text);
  const dot = qualified.indexOf('.');
  const word = dot < 0 ? qualified : qualified.slice(0, dot);
  const given = dot < 0 ? undefined : qualified.slice(dot + 1).replace(API_VERSION, '');
  const meant = findByWord(word).find(({ group }) => given === undefined || group.apiGroup === given);
  const apiGroup = given ?? meant?.group.apiGroup ?? '';
  const plural = meant?.row.plural ?? word;
  return { apiGroup, plural, ...subresource !== undefined && { subresource }, known: findResource(apiGroup, plural, subresource) };
}
