import { CodeTable } from '../code-table';

/** Manifests of RBAC objects that are read, and what can't be known of them. */
export const ACCESS_CODES = {
  'access/assumed-namespace': { severity: 'warning', summary: 'An object names no namespace, and the command assumes one.' },
  'access/audit-log': { severity: 'error', summary: 'An audit log is given where manifests belong.' },
  'access/empty-state': { severity: 'warning', summary: 'A state that is compared holds no object.' },
  'access/invalid-approval': { severity: 'error', summary: 'An entry of an approval file lacks its id, its reason or its expiry, or has an invalid one.' },
  'access/no-object': { severity: 'error', summary: 'The input holds no role, binding or account.' },
  'access/no-role': { severity: 'warning', summary: 'The input holds no role and no binding, so the answer is that nothing is granted.' },
  'access/replaced-object': { severity: 'warning', summary: 'The input holds an object twice, and the later one replaces the earlier one.' },
  'access/unknown-field': { severity: 'warning', summary: 'A role or binding has a field that Kubernetes ignores.' },
  'access/unknown-subject': { severity: 'warning', summary: "The input doesn't name a subject whose access is requested." },
  'access/unreadable-kind': { severity: 'warning', summary: "kubectl can't read a kind of the cluster, so what depends on it is unknown." },
  'access/unserved-kind': { severity: 'error', summary: 'The API version of a role or binding has no such kind.' },
  'access/unserved-version': { severity: 'error', summary: 'No supported Kubernetes version serves the API version of an object.' },
} as const satisfies CodeTable<'access'>;
