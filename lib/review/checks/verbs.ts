/** The verbs that change an object or make one. */
export const WRITE: readonly string[] = ['create', 'update', 'patch'];

/** The verbs that change an object. */
export const CHANGE: readonly string[] = ['update', 'patch'];

/** The verbs that remove objects. */
export const DELETE: readonly string[] = ['delete', 'deletecollection'];

/** The verbs that read objects. */
export const READ: readonly string[] = ['get', 'list', 'watch'];

/** The verbs of requests that are passed on to a pod, service or node: the HTTP method decides. */
export const PROXY: readonly string[] = ['get', 'create', 'update', 'patch', 'delete'];
