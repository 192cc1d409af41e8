import { RBAC_API_GROUP } from '../rbac/rbac-api-group';

/** The API version of roles and bindings. */
export const RBAC_API_VERSION = `${RBAC_API_GROUP}/v1`;
