import { Argo, Core, DedicatedServiceAccount, TailoredRole } from 'cdk8s-argo-rbac';

/** The classes that most programs use; the rest of the package is loaded when it is used. */
export const used = [Argo, Core, DedicatedServiceAccount, TailoredRole];
