/** The verbs that Kubernetes serves on objects, in the order in which they are written: reading, writing, deleting. */
export const OBJECT_VERBS: readonly string[] = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** The verbs of these whose requests have no name, unless they are on a subresource: a rule with resourceNames doesn't allow them. */
export const UNNAMED_VERBS = ['create', 'deletecollection'] as const;

/** Whether requests with the verb on an object have no name. */
export function isUnnamed(verb: string): boolean {
  return UNNAMED_VERBS.some((unnamed) => unnamed === verb);
}
