/*
 * Options and the configuration file accept the same choices. Commands are declared for each help, so these lists load nothing.
 */

/** How argo commands reach Argo Workflows. */
export const ROUTES = ['argo-server', 'kubernetes'] as const;

/** The name of a route. */
export type GivenRoute = typeof ROUTES[number];

/** The account under which artifacts are deleted: that of the executor, or a separate one. */
export const ARTIFACT_ACCOUNTS = ['shared', 'own'] as const;

/** The verbs of tailored roles: those of the log, or those of a client that keeps a cache. */
export const VERB_CHOICES = ['exact', 'client'] as const;

/** The output formats of `argo-rbac who-can`. */
export const HOLDER_FORMATS = ['text', 'json'] as const;
