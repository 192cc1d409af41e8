import { givenNameDiagnostics, inferInput, InferSourcesOptions, reportInference } from '../../lib/cli/commands/infer/infer-sources';
import { readVersion } from '../../lib/cli/given-version';
import { describeWorkflow } from '../../lib/inference/access/describe-workflow';
import { InferredWorkflow } from '../../lib/inference/inferred-workflow';
import { COMMAND_OPTION_NAMES } from '../../lib/inference/option-names';

/** The options of the command that the page has; the empty text is none. */
export interface TextOptions {
  readonly argoVersion: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** The output of the command for a text on its standard input, and the same as data. */
export interface Answer {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
  readonly workflows: readonly InferredWorkflow[];
}

/** The name of the standard input. */
const FILE = '-';

/** Answers as `argo-rbac infer -` does, without a file and without Node.js. */
export function inferText(text: string, { argoVersion, namespace, serviceAccount }: TextOptions): Answer {
  let out = '';
  let err = '';
  const given = argoVersion === '' ? { diagnostics: [] } : readVersion('--argo-version', argoVersion);
  const names = { namespace: namespace === '' ? undefined : namespace, serviceAccount: serviceAccount === '' ? undefined : serviceAccount };
  const options: InferSourcesOptions = {
    ...names,
    output: 'yaml',
    version: given.version,
    optionDiagnostics: [...givenNameDiagnostics(names), ...given.diagnostics],
    names: COMMAND_OPTION_NAMES,
  };
  const inference = inferInput({ files: [FILE], sources: [{ file: FILE, text }], diagnostics: [] }, options);
  const exitCode = reportInference(inference, options, { out: (part) => { out += part; }, err: (part) => { err += part; }, hasColours: false });
  return { out, err, exitCode, workflows: exitCode === 0 ? inference.studies.map(describeWorkflow) : [] };
}
