import { ANY_SUBRESOURCE, CatalogueGroup, CatalogueRow } from './catalogue-row';
import { resourceText } from '../resource-names';

/** A row of the catalogue and its group. */
export interface KnownResource {
  readonly group: CatalogueGroup;
  readonly row: CatalogueRow;
}

interface Index {
  /** By API group, then by resource as a rule writes it. */
  readonly byGroup: ReadonlyMap<string, ReadonlyMap<string, KnownResource>>;
  /** Plural, singular, kind and short names, all in lower case; no subresources. */
  readonly byWord: ReadonlyMap<string, readonly KnownResource[]>;
  readonly verbs: ReadonlySet<string>;
  readonly subresources: ReadonlySet<string>;
}

let index: Index | undefined;

/** The resource or subresource of this group, if it is in the catalogue. */
export function findResource(apiGroup: string, plural: string, subresource?: string): KnownResource | undefined {
  const resources = catalogueIndex().byGroup.get(apiGroup);
  return resources?.get(resourceText(plural, subresource))
    ?? (subresource === undefined ? undefined : resources?.get(resourceText(plural, ANY_SUBRESOURCE)));
}

/** All subresources of a resource that are in the catalogue. */
export function findSubresources(apiGroup: string, plural: string): KnownResource[] {
  return findByGroup(apiGroup).filter(({ row }) => row.plural === plural && row.subresource !== undefined);
}

/** All resources and subresources of an API group that are in the catalogue. */
export function findByGroup(apiGroup: string): KnownResource[] {
  return [...catalogueIndex().byGroup.get(apiGroup)?.values() ?? []];
}

/** The resources that somebody may mean by a plural, a singular, a kind or a short name, in any case. */
export function findByWord(word: string): readonly KnownResource[] {
  return catalogueIndex().byWord.get(word.toLowerCase()) ?? [];
}

/** The resources and subresources that a verb is for. */
export function findByVerb(verb: string): KnownResource[] {
  return knownApiGroups().flatMap(findByGroup).filter(({ row }) => row.verbs.includes(verb));
}

/** Whether requests on any resource in the catalogue carry this verb. */
export function isKnownVerb(verb: string): boolean {
  return catalogueIndex().verbs.has(verb);
}

/** Whether any resource in the catalogue has a subresource of this name. */
export function isKnownSubresource(name: string): boolean {
  return catalogueIndex().subresources.has(name);
}

/** Whether the catalogue has resources of this API group. */
export function isKnownApiGroup(apiGroup: string): boolean {
  return catalogueIndex().byGroup.has(apiGroup);
}

/** The resources of an API group, or of all groups, without subresources. */
export function resourcesOf(apiGroup?: string): KnownResource[] {
  const groups = [...catalogueIndex().byGroup].filter(([group]) => apiGroup === undefined || group === apiGroup);
  return groups.flatMap(([, resources]) => [...resources.values()].filter(({ row }) => row.subresource === undefined));
}

/** Whether somebody else than Kubernetes serves the API group, so it may have resources that aren't in the catalogue. */
export function isServedByOthers(apiGroup: string): boolean {
  return [...catalogueIndex().byGroup.get(apiGroup)?.values() ?? []].some(({ group }) => group.servedBy !== undefined);
}

/** The API groups in the catalogue. */
export function knownApiGroups(): string[] {
  return [...catalogueIndex().byGroup.keys()];
}

function catalogueIndex(): Index {
  return index ??= buildIndex();
}

function buildIndex(): Index {
  const byGroup = new Map<string, Map<string, KnownResource>>();
  const byWord = new Map<string, KnownResource[]>();
  const verbs = new Set<string>();
  const subresources = new Set<string>();
  for (const group of loadCatalogue()) {
    const resources = byGroup.get(group.apiGroup) ?? new Map<string, KnownResource>();
    byGroup.set(group.apiGroup, resources);
    for (const row of group.rows) {
      const known = { group, row };
      resources.set(resourceText(row.plural, row.subresource), known);
      [...row.verbs, ...row.otherVerbs ?? []].forEach((verb) => verbs.add(verb));
      if (row.subresource !== undefined) {
        subresources.add(row.subresource);
      } else {
        for (const word of new Set([row.plural, row.kind, ...row.shortNames ?? []].map((name) => name.toLowerCase()))) {
          byWord.set(word, [...byWord.get(word) ?? [], known]);
        }
      }
    }
  }
  return { byGroup, byWord, verbs, subresources };
}

/** The table is loaded when it is first needed, which keeps the package quick to load. */
function loadCatalogue(): readonly CatalogueGroup[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { CATALOGUE } = require('./catalogue') as typeof import('./catalogue');
  return CATALOGUE;
}
