import { isUnnamed } from '../../rbac/object-verbs';
import { PermissionIndex, ResourceEntry } from '../../rbac/permission-index';
import { VerbSet } from '../../rbac/verb-set';
import { WILDCARD } from '../../rbac/wildcards';
import { isKnownApiGroup } from '../../resources/catalogue/lookup';
import { isRemoved } from '../../resources/catalogue/removed-resources';
import { ResourceScope } from '../../resources/resource-info';
import { ProbeHit, probeHit } from '../checks/probe';
import { DELETE, READ, WRITE } from '../checks/verbs';
import { PatternQuestion } from '../holdings/question';

/** Resources whose writes every component has a use for. */
const UNIMPORTANT: ReadonlySet<string> = new Set(['events', 'leases', 'selfsubjectaccessreviews', 'selfsubjectrulesreviews', 'selfsubjectreviews']);

const UNSAFE_DELETE = 'unsafe-delete-ignore-read-errors';

/** Every verb on every resource of every group. */
export const EVERYTHING: PatternQuestion = pattern((entry) => isEverywhere(entry) ? hitsOf(entry, (verb) => verb === WILDCARD) : []);

/** Every verb of a resource. */
export const EVERY_VERB: PatternQuestion = pattern((entry) => isEverywhere(entry) || isRemoved(entry.apiGroup, entry.resource)
  || entry.resource === WILDCARD && isOurs(entry.apiGroup) ? []
  : hitsOf(entry, (verb) => verb === WILDCARD, isOurs(entry.apiGroup) ? undefined : -1));

/** Every resource of a group. */
export const EVERY_RESOURCE: PatternQuestion = pattern((entry) => entry.resource !== WILDCARD || !isOurs(entry.apiGroup) ? []
  : hitsOf(entry, (verb) => verb !== WILDCARD || entry.apiGroup !== WILDCARD));

/** A resource of every group. */
export const EVERY_GROUP: PatternQuestion = pattern((entry) => entry.apiGroup === WILDCARD
  && entry.resource !== WILDCARD ? hitsOf(entry, () => true) : []);

/** A delete that ignores what can't be read, of a resource that may be deleted. */
export const UNSAFE_DELETES: PatternQuestion = pattern((entry) => hitsOf(entry, (verb) => verb === UNSAFE_DELETE).flatMap((hit) => {
  const names = has(entry.unnamed, 'delete') ? hit.names : [...entry.named].flatMap(([name, verbs]) => has(verbs, 'delete') ? [name] : [])
    .filter((name) => hit.names === undefined || hit.names.includes(name));
  return names?.length === 0 ? [] : [probeHit(hit.verb, hit.apiGroup, hit.resource, names, hit.steps)];
}));

/** Resources that may be deleted without names. */
export const DELETES: PatternQuestion = pattern((entry) => hitsOf(entry, (verb) => verb === WILDCARD || DELETE.includes(verb))
  .filter(({ names }) => names === undefined));

/** Writes on something that matters. Writes on events, leases and reviews of access don't count. */
export const WRITES: PatternQuestion = pattern((entry) => UNIMPORTANT.has(entry.resource) ? [] : hitsOf(entry, (verb) => !READ.includes(verb)));

/** Writes on any resource of an API group. Its kinds are cluster-scoped, and the user who installs them chooses their names. */
export function groupWrites(apiGroup: string): PatternQuestion {
  return {
    find: (index, scope) => scope !== ResourceScope.CLUSTER ? [] : [...index.entries()].filter((entry) => entry.apiGroup === apiGroup && !entry.resource.includes('/'))
      .flatMap((entry) => hitsOf(entry, (verb) => verb === WILDCARD || WRITE.includes(verb) || DELETE.includes(verb)))
      .filter(({ verb, names }) => names === undefined || !isUnnamed(verb)),
  };
}

/** A verb of a family, for example `impersonate-on:user-info:get`, on any resource. The star is one of them. */
export function verbsBeginning(prefix: string): PatternQuestion {
  return pattern((entry) => hitsOf(entry, (verb) => verb === WILDCARD || verb.startsWith(prefix)));
}

/** Whether Kubernetes or Argo Workflows serves the group. */
function isOurs(apiGroup: string): boolean {
  return apiGroup === WILDCARD || isKnownApiGroup(apiGroup);
}

function isEverywhere({ apiGroup, resource }: ResourceEntry): boolean {
  return apiGroup === WILDCARD && resource === WILDCARD;
}

function pattern(find: (entry: ResourceEntry) => ProbeHit[]): PatternQuestion {
  return {
    find: (index: PermissionIndex) => {
      const hits: ProbeHit[] = [];
      for (const entry of index.entries()) {
        find(entry).forEach((hit) => hits.push(hit));
      }
      return hits;
    },
  };
}

function hitsOf({ apiGroup, resource, unnamed, named }: ResourceEntry, counts: (verb: string) => boolean, steps?: number): ProbeHit[] {
  const ofAll = unnamed.filter(counts);
  const hits = ofAll.size === 0 ? [] : ofAll.toArray().map((verb) => probeHit(verb, apiGroup, resource, undefined, steps));
  if (named.size === 0) {
    return hits;
  }
  const ofNames = new Map<string, string[]>();
  for (const [name, verbs] of named) {
    for (const verb of verbs.toArray().filter((each) => counts(each) && !unnamed.has(each))) {
      ofNames.set(verb, [...ofNames.get(verb) ?? [], name]);
    }
  }
  return [...hits, ...[...ofNames].map(([verb, names]) => probeHit(verb, apiGroup, resource, names, steps))];
}

function has(verbs: VerbSet, verb: string): boolean {
  return verbs.has(verb) || verbs.has(WILDCARD);
}
