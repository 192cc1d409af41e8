import { formatTable } from '../../text-table';

/** A resource, as it is listed. */
export interface ListedResource {
  readonly plural: string;
  readonly shortNames: readonly string[];

  /** As a manifest has it: `apps/v1`. */
  readonly apiVersion: string;
  readonly isNamespaced: boolean;
  readonly kind: string;
  readonly verbs: readonly string[];

  /** The member of our classes; empty where none is of that scope. */
  readonly typed: string;
}

type Column = readonly [title: string, cell: (resource: ListedResource) => string];

/** The columns that kubectl has, too. */
const COLUMNS: readonly Column[] = [
  ['NAME', ({ plural }) => plural],
  ['SHORTNAMES', ({ shortNames }) => shortNames.join(',')],
  ['APIVERSION', ({ apiVersion }) => apiVersion],
  ['NAMESPACED', ({ isNamespaced }) => String(isNamespaced)],
  ['KIND', ({ kind }) => kind],
];
const VERBS: Column = ['VERBS', ({ verbs }) => verbs.join(',')];
const TYPED: Column = ['TYPED', ({ typed }) => typed];

/** The forms in which resources are listed, for a terminal of some width. */
export const RESOURCE_FORMATS = {
  table: (resources: readonly ListedResource[], width?: number) => writeColumns([...COLUMNS, TYPED], resources, width),
  wide: (resources: readonly ListedResource[], width?: number) => writeColumns([...COLUMNS, VERBS, TYPED], resources, width),
} satisfies Record<string, (resources: readonly ListedResource[], width?: number) => string>;

function writeColumns(columns: readonly Column[], resources: readonly ListedResource[], width: number | undefined): string {
  return formatTable([columns.map(([title]) => title), ...resources.map((resource) => columns.map(([, cell]) => cell(resource)))], width);
}
