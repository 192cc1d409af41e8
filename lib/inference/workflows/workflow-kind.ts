import { enumerate } from '../../diagnostics/printable-text';

/** The kinds whose access can be inferred. */
const WORKFLOW_KINDS = ['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate', 'CronWorkflow'] as const;

/** A kind whose access can be inferred. */
export type WorkflowKind = typeof WORKFLOW_KINDS[number];

export function isWorkflowKind(kind: string | undefined): kind is WorkflowKind {
  return WORKFLOW_KINDS.some((each) => each === kind);
}

/** The kinds as a message lists them. */
export const ANY_WORKFLOW = enumerate(WORKFLOW_KINDS, 'or');
