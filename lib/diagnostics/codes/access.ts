import { CodeTable } from '../code-table';

/** Manifests of RBAC objects that are read, and what can't be known of them. */
export const ACCESS_CODES = {
  'access/assumed-namespace': { severity: 'warning', summary: 'An object names no namespace, and the command assumes one.' },
  'access/replaced-object': { severity: 'warning', summary: 'The input holds an object twice, and the later one replaces the earlier one.' },
  'access/unserved-version': { severity: 'error', summary: 'No supported Kubernetes version serves the API version of an object.' },
} as const satisfies CodeTable<'access'>;
