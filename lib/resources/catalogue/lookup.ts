import { ANY_SUBRESOURCE, CatalogueGroup, CatalogueRow } from './catalogue-row';

/** A row of the catalogue and the group it stands in. */
export interface KnownResource {
  readonly group: CatalogueGroup;
  readonly row: CatalogueRow;
}

interface Index {
  readonly groups: ReadonlySet<string>;
  readonly byResource: ReadonlyMap<string, KnownResource>;
  /** Plural, singular, kind and short names, all in lower case; no subresources. */
  readonly byWord: ReadonlyMap<string, readonly KnownResource[]>;
}

let index: Index | undefined;

/** The resource or subresource of this group, if it is in the catalogue. */
export function findResource(apiGroup: string, plural: string, subresource?: string): KnownResource | undefined {
  const { byResource } = catalogueIndex();
  return byResource.get(resourceKey(apiGroup, plural, subresource))
    ?? (subresource === undefined ? undefined : byResource.get(resourceKey(apiGroup, plural, ANY_SUBRESOURCE)));
}

/** All subresources of a resource that are in the catalogue. */
export function findSubresources(apiGroup: string, plural: string): KnownResource[] {
  return [...catalogueIndex().byResource.values()]
    .filter(({ group, row }) => group.apiGroup === apiGroup && row.plural === plural && row.subresource !== undefined);
}

/** The resources that somebody may mean by a plural, a singular, a kind or a short name, in any case. */
export function findByWord(word: string): readonly KnownResource[] {
  return catalogueIndex().byWord.get(word.toLowerCase()) ?? [];
}

/** The resources and subresources that a verb is for. */
export function findByVerb(verb: string): KnownResource[] {
  return [...catalogueIndex().byResource.values()].filter(({ row }) => row.verbs.includes(verb));
}

/** The API groups in the catalogue. */
export function knownApiGroups(): ReadonlySet<string> {
  return catalogueIndex().groups;
}

function catalogueIndex(): Index {
  return index ??= buildIndex();
}

function buildIndex(): Index {
  const groups = new Set<string>();
  const byResource = new Map<string, KnownResource>();
  const byWord = new Map<string, KnownResource[]>();
  for (const group of loadCatalogue()) {
    groups.add(group.apiGroup);
    for (const row of group.rows) {
      const known = { group, row };
      byResource.set(resourceKey(group.apiGroup, row.plural, row.subresource), known);
      if (row.subresource === undefined) {
        for (const word of new Set([row.plural, row.kind, ...row.shortNames ?? []].map((name) => name.toLowerCase()))) {
          byWord.set(word, [...byWord.get(word) ?? [], known]);
        }
      }
    }
  }
  return { groups, byResource, byWord };
}

/** The table is loaded when it is first asked for: that keeps the package quick to load. */
function loadCatalogue(): readonly CatalogueGroup[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { CATALOGUE } = require('./catalogue') as typeof import('./catalogue');
  return CATALOGUE;
}

function resourceKey(apiGroup: string, plural: string, subresource: string | undefined): string {
  return JSON.stringify([apiGroup, plural, subresource ?? null]);
}
