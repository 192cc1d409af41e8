import { CodeTable } from '../code-table';

/** Manifests that can be read and have no answer. */
export const INFERENCE_CODES = {
  'inference/duplicate-object': { severity: 'error', summary: 'Two manifests have the same kind, namespace and name.' },
  'inference/duplicate-template': { severity: 'error', summary: 'Two templates of one object have the same name.' },
  'inference/incomplete-definition': { severity: 'error', summary: 'A CustomResourceDefinition lacks its group, kind or plural.' },
  'inference/invalid-api-resources': { severity: 'error', summary: "The list of API resources isn't what kubectl prints." },
  'inference/invalid-manifest': { severity: 'error', summary: "The manifest of a resource template isn't YAML that Kubernetes accepts." },
  'inference/misplaced-default': { severity: 'error', summary: "A field of workflowDefaults isn't below spec." },
  'inference/missing-namespace': { severity: 'error', summary: 'An account needs access outside its namespace, and its namespace is unknown.' },
  'inference/missing-template': { severity: 'error', summary: "A step, task or hook calls a template that doesn't exist." },
  'inference/no-defaults': { severity: 'error', summary: 'The input holds no workflowDefaults.' },
  'inference/no-workflow': { severity: 'error', summary: 'The input holds no workflow.' },
  'inference/unknown-access': { severity: 'error', summary: 'The manifests do not say which access is needed, and the gap is not acknowledged.' },
  'inference/unknown-action': { severity: 'error', summary: 'A resource template has an action that Argo Workflows does not know.' },
  'inference/unnamed-template': { severity: 'error', summary: 'A template has no name.' },
  'inference/unreasoned-acknowledgement': { severity: 'error', summary: 'An acknowledgement of unknown access has no reason.' },
  'inference/useless-acknowledgement': { severity: 'error', summary: 'An acknowledgement is about something that is not unknown.' },
} as const satisfies CodeTable<'inference'>;
