/** Kubernetes' reference of its API objects. */
export const REFERENCE = 'https://kubernetes.io/docs/reference/kubernetes-api';

/** Kubernetes' documentation of authentication, authorization and admission. */
export const ACCESS = 'https://kubernetes.io/docs/reference/access-authn-authz';

export const IMPERSONATION = `${ACCESS}/authentication/#user-impersonation`;

export const KUBELET = `${ACCESS}/kubelet-authn-authz/#kubelet-authorization`;

export const KUBELET_BOOTSTRAP = `${ACCESS}/kubelet-tls-bootstrapping/`;

export const OWNER_REFERENCES = `${ACCESS}/admission-controllers/#ownerreferencespermissionenforcement`;
