import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';

/**
 * Returns a function that reads something from all objects of an app, once per synthesis and only if a construct asks.
 *
 * If each construct read the objects by itself, the time of synthesis would grow with their square.
 *
 * @param read Reads the objects as they are when the first construct asks: a program may change them between two syntheses.
 */
export function oncePerSynthesis<T extends object>(read: (objects: ApiObject[]) => T): (asker: IConstruct) => T {
  const results = new WeakMap<IConstruct, T>();
  const watchedRoots = new WeakSet<IConstruct>();

  return ({ node: { root } }) => {
    const known = results.get(root);
    if (known !== undefined) {
      return known;
    }
    if (!watchedRoots.has(root)) {
      watchedRoots.add(root);
      // Each synthesis validates the root first.
      root.node.addValidation({
        validate: () => {
          results.delete(root);
          return [];
        },
      });
    }
    const result = read(root.node.findAll().filter(ApiObject.isApiObject));
    results.set(root, result);
    return result;
  };
}
