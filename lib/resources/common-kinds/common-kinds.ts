/* eslint-disable @typescript-eslint/no-require-imports -- the table is loaded only for a kind that no other source knows */
import { CommonKind } from './common-kind';
import { ResourceScope } from '../resource-info';

/** By kind and group, and by everything that kubectl takes for a type. */
interface Index {
  readonly byKind: ReadonlyMap<string, CommonKind>;
  readonly byType: ReadonlyMap<string, CommonKind | 'several'>;
}

let index: Index | undefined;

/** Finds the kind of a manifest in the table. */
export function findCommonKind(apiGroup: string, kind: string): CommonKind | undefined {
  return indexed().byKind.get(`${apiGroup}/${kind}`);
}

/**
 * Finds what kubectl takes as TYPE, in lower case: `rayjobs`, `rayjob`, `rayjobs.ray.io`. Of a name that several projects use, nothing is
 * found: which one a cluster serves isn't known.
 */
export function findCommonType(type: string): CommonKind | undefined {
  const found = indexed().byType.get(type);
  return found === 'several' ? undefined : found;
}

function indexed(): Index {
  if (index === undefined) {
    const kinds = allKinds();
    const byType = new Map<string, CommonKind | 'several'>();
    for (const kind of kinds) {
      for (const name of new Set([kind.plural, kind.singular, ...kind.shortNames])) {
        byType.set(name, byType.has(name) ? 'several' : kind);
        byType.set(`${name}.${kind.apiGroup}`, kind);
      }
    }
    index = { byKind: new Map(kinds.map((kind) => [`${kind.apiGroup}/${kind.kind}`, kind])), byType };
  }
  return index;
}

function allKinds(): CommonKind[] {
  const { PROJECT_KINDS } = require('./common-kinds.generated') as typeof import('./common-kinds.generated');
  return PROJECT_KINDS.flatMap(({ repository, tag, kinds }) => kinds.map(({ isClusterScoped, file, ...row }): CommonKind => ({
    singular: row.kind.toLowerCase(),
    shortNames: [],
    subresources: [],
    ...row,
    scope: isClusterScoped === true ? ResourceScope.CLUSTER : ResourceScope.NAMESPACED,
    source: `${repository} ${tag} ${file}`,
  })));
}
