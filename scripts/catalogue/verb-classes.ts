import { VERB_CLASS_DEFINITIONS, VerbClassDefinition } from './verb-class-definitions';
import { isUnnamed } from '../../lib/rbac/object-verbs';
import { CATALOGUE } from '../../lib/resources/catalogue/catalogue';
import { CatalogueGroup, CatalogueRow } from '../../lib/resources/catalogue/catalogue-row';
import { ResourceScope } from '../../lib/resources/resource-info';

/** A verb class with nothing left out. */
export type VerbClass = Required<VerbClassDefinition>;

/** The resources behind one member of a group class. */
export interface Member {
  readonly row: CatalogueRow;
  readonly scope: ResourceScope;
  readonly verbs: readonly string[];
  /** The member's name in the table, where it has one. */
  readonly name?: string;
  readonly note?: string;
  readonly verbClass: VerbClass;
}

/** The members of a group class: one for each row that has verbs, and one more where a Role grants verbs on a cluster-scoped resource. */
export function membersOf(group: CatalogueGroup): Member[] {
  return group.rows.filter(({ verbs }) => verbs.length > 0).flatMap((row) => {
    const members = [member(row, { scope: row.scope, verbs: row.verbs, name: row.member, note: row.note })];
    const { inRole } = row;
    if (inRole?.member !== undefined) {
      members.push(member(row, {
        scope: ResourceScope.NAMESPACED, verbs: inRole.verbs, name: inRole.member, note: inRole.note, names: inRole.names,
      }));
    }
    return members;
  });
}

/** The verb classes that the catalogue needs, each once. */
export function verbClasses(): VerbClass[] {
  const classes = CATALOGUE.flatMap(membersOf).map(({ verbClass }) => verbClass);
  return [...new Map(classes.map((verbClass) => [verbClass.stem, verbClass])).values()]
    .sort((a, b) => (a.stem < b.stem ? -1 : 1));
}

type MemberShape = Pick<Member, 'scope' | 'verbs' | 'name' | 'note'> & { readonly names?: boolean };

function member(row: CatalogueRow, { names = true, ...shape }: MemberShape): Member {
  const unnamedVerbs = row.subresource === undefined ? shape.verbs.filter((verb) => isUnnamed(verb)) : [];
  return { row, ...shape, verbClass: verbClassOf({ scope: shape.scope, verbs: shape.verbs, unnamedVerbs, names }) };
}

/** The class defined for such resources; a resource unlike all others gets one that is called after its verbs. */
function verbClassOf(shape: Omit<VerbClass, 'stem' | 'about'>): VerbClass {
  const defined = VERB_CLASS_DEFINITIONS.map(complete).find((definition) => shapeKey(definition) === shapeKey(shape));
  if (defined !== undefined) {
    return defined;
  }
  const cluster = shape.scope === ResourceScope.CLUSTER;
  return complete({
    ...shape,
    stem: (cluster ? 'Cluster' : '') + shape.verbs.map((verb) => verb[0].toUpperCase() + verb.slice(1)).join(''),
    about: cluster ? 'something of the cluster' : 'something in a namespace',
  });
}

function complete(definition: VerbClassDefinition): VerbClass {
  const unnamedVerbs = definition.unnamedVerbs ?? [];
  const names = definition.names !== false && definition.verbs.some((verb) => !unnamedVerbs.includes(verb));
  return { ...definition, unnamedVerbs, names };
}

function shapeKey({ scope, verbs, unnamedVerbs, names }: Omit<VerbClass, 'stem' | 'about'>): string {
  const named = names && verbs.some((verb) => !unnamedVerbs.includes(verb));
  return JSON.stringify([scope, [...verbs].sort(), [...unnamedVerbs].sort(), named]);
}
