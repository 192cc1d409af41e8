import { AccessObject } from './access-object';

/** Leaves out the objects that another state reads from the same text: they are equal, except for their places. */
export function objectsOnlyIn<Kept extends AccessObject>(objects: readonly Kept[], others: readonly AccessObject[]): Kept[] {
  const documents = new Set(others.map(({ document }) => document));
  documents.delete(undefined);
  return objects.filter(({ document }) => !documents.has(document));
}
