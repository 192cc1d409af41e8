import { CodeTable } from '../code-table';

/** What Kubernetes refuses in RBAC objects. */
export const RBAC_CODES = {
  'rbac/invalid-value': { severity: 'error', summary: 'Kubernetes refuses the value of a field.' },
} as const satisfies CodeTable<'rbac'>;
