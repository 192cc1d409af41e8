import * as library from 'cdk8s-argo-rbac';

/** All that the package exports. */
export const used = Object.values(library);
