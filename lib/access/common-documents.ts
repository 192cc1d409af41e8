import { AccessObject } from './access-object';

/** Leaves out the objects that another state reads from the same text: they are equal, except for their places. */
export function objectsOnlyIn<Kept extends AccessObject>(objects: readonly Kept[], others: readonly AccessObject[]): Kept[] {
  const isNotIn = (some: readonly AccessObject[]) => ({ document }: AccessObject, index: number) =>
    document === undefined || document !== some[index]?.document;
  const left = objects.filter(isNotIn(others)); // two states have most documents in the same order
  const documents = new Set(left.length === 0 ? [] : others.filter(isNotIn(objects)).map(({ document }) => document));
  return left.filter(({ document }) => document === undefined || !documents.has(document));
}
