/** The API group of roles and bindings. */
export const RBAC_API_GROUP = 'rbac.authorization.k8s.io';

/** The API version of roles and bindings. */
export const RBAC_API_VERSION = `${RBAC_API_GROUP}/v1`;

/** The prefix of the label that adds a cluster role to another one; `view`, `edit` and `admin` select by it. */
export const AGGREGATE_TO_LABEL = `${RBAC_API_GROUP}/aggregate-to-`;
