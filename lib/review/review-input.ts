import { acknowledge, Acknowledgement } from './decisions/acknowledgement';
import { readAnnotations } from './decisions/acknowledgement-annotation';
import { readAcknowledgements } from './decisions/acknowledgement-file';
import { ReviewReport } from './report/review-report';
import { review } from './review';
import { ReviewOptions } from './review-options';
import { studyWorkflows, unstudiedWorkflows } from './studied-workflows';
import { EffectiveAccess } from '../access/effective-access';
import { Diagnostic } from '../diagnostics/diagnostic';
import type { Inference } from '../inference/infer-access';
import { InferenceOptions } from '../inference/inference-options';
import { ManifestSource } from '../manifests/parse-manifests';

/** The access that manifests grant, the needs of their workflows, and the decisions about findings. */
export interface ReviewInput {
  readonly access: EffectiveAccess;
  readonly inferred: Inference;
  readonly decisions: readonly Acknowledgement[];

  /** The faults of the decisions. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The options for reading the input of a review. */
export interface ReviewInputOptions extends Pick<InferenceOptions, 'version' | 'namespace'> {
  /** A file of acknowledgements, in addition to the annotations of the manifests. */
  readonly acknowledgements?: string;
}

/** Reads the needs of workflows and the decisions about findings. */
export function readReviewInput(
  access: EffectiveAccess, sources: readonly ManifestSource[], { acknowledgements, ...options }: ReviewInputOptions,
): ReviewInput {
  const written = readAnnotations(access.objects);
  const given = acknowledgements === undefined ? { decisions: [], diagnostics: [] } : readAcknowledgements(acknowledgements);
  return {
    access,
    inferred: studyWorkflows(access, sources, options),
    decisions: [...given.decisions, ...written.decisions],
    diagnostics: [...written.diagnostics, ...given.diagnostics],
  };
}

/** Reviews an input, with its decisions as they are in force today. */
export function reviewInput({ access, inferred, decisions }: ReviewInput, options: Omit<ReviewOptions, 'studies'>): ReviewReport {
  const found = review(access, { ...options, studies: inferred.studies });
  const unknown = [...found.unknown, ...unstudiedWorkflows(inferred.diagnostics)];
  return acknowledge({ ...found, unknown }, decisions, new Date().toISOString().slice(0, 10));
}
