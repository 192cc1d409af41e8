import { InferenceReport, ReportedInference } from './inference-report';
import { visible } from '../../../diagnostics/printable-text';
import { describeWorkflow } from '../../../inference/access/describe-workflow';
import { API_VERSION } from '../../../manifests/api-version';

/** Writes everything as data. */
export function writeJson({ studies, diagnostics }: ReportedInference): InferenceReport {
  const answer = { apiVersion: API_VERSION, workflows: studies.map(describeWorkflow), errors: diagnostics };
  // Line by line: only the line ends of the JSON itself are kept.
  const text = JSON.stringify(answer, undefined, 2).split('\n').map(visible).join('\n');
  return { text: `${text}\n`, diagnostics: [] };
}
