import { ScopedSeverity } from './severity';
import { isUnnamed } from '../../rbac/object-verbs';
import { PermissionIndex, ResourceEntry } from '../../rbac/permission-index';
import { VerbSet } from '../../rbac/verb-set';
import { entriesMatchingResource, WILDCARD } from '../../rbac/wildcards';

/** Requests that a check asks about: one of the verbs on a resource. */
export interface Probe {
  readonly apiGroup: string;

  /** As in a rule: `pods/exec`. A subresource `*` means any one. */
  readonly resource: string;
  readonly verbs: readonly string[];

  /** The objects that count, where others of the resource do no harm: which is named decides, and a name makes nothing better. */
  readonly names?: readonly string[];

  /** The namespaces that count, where others do no harm. */
  readonly namespaces?: readonly string[];

  /** In place of the severity of the check. */
  readonly severity?: ScopedSeverity;

  /** The Kubernetes minor of 1 from which on another severity counts, where the version of the API server is known. */
  readonly from?: { readonly minor: number; readonly severity: ScopedSeverity };
}

/** Something that a role grants of a probe. */
export interface ProbeHit {
  readonly verb: string;
  readonly apiGroup: string;

  /** As the request has it: the resource of the probe, or the one of several that is granted. */
  readonly resource: string;

  /** The names that it is limited to; absent for all. */
  readonly names?: readonly string[];

  /** How many steps worse, or for a negative number better, than the check says. */
  readonly steps?: number;
}

/** Makes a hit. All have the same fields, absent ones too: they are read so often that hits of several forms cost more than what is found. */
export function probeHit(verb: string, apiGroup: string, resource: string, names?: readonly string[], steps?: number): ProbeHit {
  return { verb, apiGroup, resource, names, steps };
}

/** Asks about verbs on some resources of a group. */
export function probes(verbs: readonly string[], apiGroup: string, resources: readonly string[], more: Partial<Probe> = {}): Probe[] {
  return resources.map((resource) => ({ verbs, apiGroup, resource, ...more }));
}

/** The verbs whose requests carry a name only with a field selector. */
const SELECTING: ReadonlySet<string> = new Set(['list', 'watch']);

const ANY = '/*';

/** Finds what is granted of a probe. */
export function findHits(index: PermissionIndex, probe: Probe): ProbeHit[] {
  const hits: ProbeHit[] = [];
  const resources = probe.resource.endsWith(ANY) ? subresourcesIn(index, probe) : [probe.resource];
  for (const resource of resources) {
    const entries = entriesFor(index, probe.apiGroup, resource);
    for (const verb of entries.length === 0 ? [] : probe.verbs) {
      const names = namesGranted(entries, verb, resource);
      const counting = names === undefined || probe.names === undefined ? names : names.filter((name) => probe.names?.includes(name));
      if (counting === undefined || counting.length > 0) {
        hits.push(counting === undefined ? unlimitedHit(probe, verb, resource) : probeHit(verb, probe.apiGroup, resource, counting));
      }
    }
  }
  return hits;
}

const unlimitedHits = new WeakMap<Probe, Map<string, ProbeHit>>();

/** A hit without names is the same for all roles. */
function unlimitedHit(probe: Probe, verb: string, resource: string): ProbeHit {
  const known = unlimitedHits.get(probe) ?? new Map<string, ProbeHit>();
  unlimitedHits.set(probe, known);
  const key = `${verb} ${resource}`;
  const hit = known.get(key) ?? probeHit(verb, probe.apiGroup, resource);
  known.set(key, hit);
  return hit;
}

/** The entries of rules that match a request for the resource. */
function entriesFor(index: PermissionIndex, apiGroup: string, resource: string): ResourceEntry[] {
  return [apiGroup, WILDCARD].flatMap((group) => entriesMatchingResource(resource).flatMap((each) => index.find(group, each) ?? []));
}

/** The names that a verb is granted on: nothing for all, none where it isn't granted. */
function namesGranted(entries: readonly ResourceEntry[], verb: string, resource: string): readonly string[] | undefined {
  if (entries.some(({ unnamed }) => unnamed.has(verb) || unnamed.has(WILDCARD))) {
    return undefined;
  }
  const isWithoutName = isUnnamed(verb) && !resource.includes('/');
  const grants = ([, verbs]: [string, VerbSet]) => verbs.has(verb) || verbs.has(WILDCARD);
  const names = new Set(entries.flatMap(({ named }) => [...named].filter(grants).map(([name]) => name)));
  if (names.delete('') && (isWithoutName || SELECTING.has(verb))) {
    return undefined; // the empty name lets requests without a name through
  }
  return isWithoutName ? [] : [...names];
}

/** The subresources of a resource that rules name; a star for all of them. */
function subresourcesIn(index: PermissionIndex, { apiGroup, resource }: Probe): string[] {
  const prefix = resource.slice(0, -ANY.length);
  const isOurs = (entry: ResourceEntry) => entry.apiGroup === apiGroup || entry.apiGroup === WILDCARD;
  return [...index.entries()].filter(isOurs).flatMap((entry) =>
    entry.resource === WILDCARD || entry.resource.startsWith('*/') ? [`${prefix}/${entry.resource === WILDCARD ? 'KEY' : entry.resource.slice(2)}`]
      : entry.resource.startsWith(`${prefix}/`) ? [entry.resource] : []);
}
