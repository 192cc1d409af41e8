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

/** Writes what kubectl shows, and what our classes call it. */
export function writeTable(resources: readonly ListedResource[], width?: number): string {
  return writeColumns([...COLUMNS, TYPED], resources, width);
}

/** Writes the verbs, too. */
export function writeWide(resources: readonly ListedResource[], width?: number): string {
  return writeColumns([...COLUMNS, VERBS, TYPED], resources, width);
}

function writeColumns(columns: readonly Column[], resources: readonly ListedResource[], width: number | undefined): string {
  return formatTable([columns.map(([title]) => title), ...resources.map((resource) => columns.map(([, cell]) => cell(resource)))], width);
}
