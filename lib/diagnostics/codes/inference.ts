import { CodeTable } from '../code-table';

/** Manifests that can be read and have no answer. */
export const INFERENCE_CODES = {
  'inference/no-workflow': { severity: 'error', summary: 'The input holds no workflow.' },
} as const satisfies CodeTable<'inference'>;
