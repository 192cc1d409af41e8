import { CodeTable } from '../code-table';

/** Faults of the properties of a workflow's accounts. */
export const WORKFLOW_CODES = {
  'workflow/condition-never-holds': { severity: 'error', summary: 'Argo polls the object of a resource template under a name that the API server does not serve.' },
  'workflow/delete-waits-forever': { severity: 'error', summary: 'An account may get the objects that it deletes, but not watch them, so kubectl waits for a week.' },
  'workflow/invalid-option': { severity: 'error', summary: 'An option of a resource action does not accept its value.' },
  'workflow/missing-agent': { severity: 'error', summary: 'A workflow without an agent needs a permission that only the agent uses.' },
  'workflow/missing-namespace': { severity: 'error', summary: 'A grant outside the namespace of an account needs that namespace, and it is not known.' },
  'workflow/missing-pods': { severity: 'error', summary: 'A workflow without pods needs a permission that only pods use, or has no agent either.' },
  'workflow/named-target': { severity: 'error', summary: 'A resource action is limited to names, but its request names no object.' },
  'workflow/namespace-of-cluster-resource': { severity: 'error', summary: 'A namespace is given for a cluster-scoped resource.' },
  'workflow/not-a-grant': { severity: 'error', summary: "A text doesn't name the verbs and the resource of a grant." },
  'workflow/not-an-action': { severity: 'error', summary: "A text doesn't name an action of a resource template and its target." },
  'workflow/option-without-effect': { severity: 'error', summary: 'An option of a resource action has no effect.' },
  'workflow/refused-command': { severity: 'error', summary: 'kubectl rejects the command, so no permission makes it work.' },
  'workflow/subresource-target': { severity: 'error', summary: "A resource action is for a subresource, which it can't act on." },
  'workflow/unknown-option': { severity: 'error', summary: 'The action does not have the option.' },
} as const satisfies CodeTable<'workflow'>;
