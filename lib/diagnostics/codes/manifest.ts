import { CodeTable } from '../code-table';

/** Files and texts that can't be read as manifests. */
export const MANIFEST_CODES = {
  'manifest/invalid-yaml': { severity: 'error', summary: "The text isn't YAML that Kubernetes accepts." },
} as const satisfies CodeTable<'manifest'>;
