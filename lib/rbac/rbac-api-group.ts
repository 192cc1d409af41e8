/** The API group of roles and bindings. */
export const RBAC_API_GROUP = 'rbac.authorization.k8s.io';

/** The API version of roles and bindings. */
export const RBAC_API_VERSION = `${RBAC_API_GROUP}/v1`;
