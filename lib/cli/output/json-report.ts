import { InferenceReport, ReportedInference } from './inference-report';
import { describeWorkflow } from '../../inference/access/describe-workflow';

/** Writes everything as data. */
export function writeJson({ studies, faults }: ReportedInference): InferenceReport {
  const answer = { apiVersion: 'argo-rbac/v1', workflows: studies.map(describeWorkflow), errors: faults };
  return { text: `${JSON.stringify(answer, undefined, 2)}\n`, faults: [] };
}
