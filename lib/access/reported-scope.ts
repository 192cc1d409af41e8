/** The scope of what holds in the whole cluster, as reports have it. */
const CLUSTER = 'cluster';

/** Before the name of a namespace that would be taken for the cluster. No name has a slash. */
const PREFIX = 'namespace/';

/** The scope of an access as reports have it: the namespace, or `cluster`. The namespace of that name is `namespace/cluster`. */
export function whereOf(namespace: string | undefined): string {
  return namespace === undefined ? CLUSTER : namespace === CLUSTER ? PREFIX + namespace : namespace;
}

/** Writes a scope of a report: `cluster-wide`, `namespace ci`. */
export function whereText(where: string): string {
  return where === CLUSTER ? 'cluster-wide' : `namespace ${where.startsWith(PREFIX) ? where.slice(PREFIX.length) : where}`;
}
