import { UnknownFact } from './report/review-report';
import { EffectiveAccess } from '../access/effective-access';
import { Diagnostic } from '../diagnostics/diagnostic';
import { formatDiagnostic } from '../diagnostics/format-diagnostic';
import type { Inference } from '../inference/infer-access';
import { InferenceOptions } from '../inference/inference-options';
import { ManifestSource } from '../manifests/parse-manifests';

/** Objects whose manifests say what their accounts need. */
const WORKFLOWS: ReadonlySet<string> = new Set(['Workflow', 'CronWorkflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate', 'Sensor']);

/** Studies what the workflows among some manifests need; where there are none, nothing. */
export function studyWorkflows({ objects }: EffectiveAccess, sources: readonly ManifestSource[], options: InferenceOptions): Inference {
  const hasWorkflows = objects.others.some(({ apiVersion, kind }) => apiVersion.startsWith('argoproj.io/') && WORKFLOWS.has(kind));
  if (!hasWorkflows) {
    return { studies: [], diagnostics: [] };
  }
  // Only this needs it, and it takes as long to load as all else.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { inferAccess } = require('../inference/infer-access') as typeof import('../inference/infer-access');
  return inferAccess(sources, options);
}

/** Workflows among the manifests that can't be studied: what their accounts need is unknown. */
export function unstudiedWorkflows(diagnostics: readonly Diagnostic[]): UnknownFact[] {
  return diagnostics.filter(({ severity }) => severity === 'error').map((each) => ({ what: 'the needs of workflows', concerns: [], why: formatDiagnostic(each) }));
}
