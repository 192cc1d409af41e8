import { INFER_FORMATS } from './infer-formats';
import { ReportedInference, ReportOptions } from './inference-report';
import { ArgoVersion } from '../../../argo/argo-version';
import { Diagnostic, Place } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { visible } from '../../../diagnostics/printable-text';
import { WorkflowStudy } from '../../../inference/access/workflow-study';
import { Follow, inferAccess } from '../../../inference/infer-access';
import { OptionNames } from '../../../inference/option-names';
import { givenAccountDiagnostics, givenNamespaceDiagnostics } from '../../../inference/plan/given-names';
import { ANY_WORKFLOW } from '../../../inference/workflows/workflow-kind';
import { ManifestSource } from '../../../manifests/parse-manifests';
import { ExitCode, Terminal } from '../../terminal';

/** The manifests that were read, and the errors of those that weren't. */
export interface InferInput {
  /** The names that the user gave. */
  readonly files: readonly string[];
  readonly sources: readonly ManifestSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The settings that decide how access is inferred and reported, independent of their source. */
export interface InferSettings {
  readonly namespace?: string;
  readonly serviceAccount?: string;
  readonly output: keyof typeof INFER_FORMATS;
  readonly includeOptional?: boolean;
  readonly waitForDelete?: boolean;
  readonly resource?: readonly string[];
  readonly strict?: boolean;
  readonly keepGoing?: boolean;
  readonly quiet?: boolean;
}

/** The same, with the version found and the files that options name read. */
export interface InferSourcesOptions extends InferSettings {
  readonly version?: ArgoVersion;

  /** The text that `kubectl api-resources` prints. */
  readonly apiResources?: string;

  /** The text of the defaults. */
  readonly workflowDefaults?: string;
  readonly optionDiagnostics: readonly Diagnostic[];
  readonly names: OptionNames;
}

/** A terminal as far as reports go. */
export type ReportTerminal = Pick<Terminal, 'out' | 'err' | 'columns' | 'hasColours'>;

/** Checks the names that `infer` is given. */
export function givenNameDiagnostics(
  { serviceAccount, namespace }: Pick<InferSettings, 'serviceAccount' | 'namespace'>, placeOf?: (option: string) => Place,
): Diagnostic[] {
  return [
    ...givenAccountDiagnostics(serviceAccount, '--service-account', placeOf?.('--service-account')),
    ...givenNamespaceDiagnostics(namespace, '--namespace', placeOf?.('--namespace')),
  ];
}

/** Infers the access of workflows and reports it. */
export function inferSources(input: InferInput, options: InferSourcesOptions, terminal: ReportTerminal, follow?: Follow): ExitCode {
  return reportInference(inferInput(input, options, follow), options, terminal);
}

/** Infers the access of workflows. It opens no file, so it also runs in a browser. */
export function inferInput({ files, sources, diagnostics: unread }: InferInput, options: InferSourcesOptions, follow?: Follow): ReportedInference {
  const inference = inferAccess(sources, { ...options, resources: [...options.resource ?? []] }, options.names, follow);
  const found = [...options.optionDiagnostics, ...unread, ...inference.diagnostics];
  const none = diagnostic('inference/no-workflow', { kind: 'file', file: files.join(', ') },
    `The input has no ${ANY_WORKFLOW}.`,
    'Check the path. The commands review and check read roles, and tailor reads audit logs.');
  return { studies: inference.studies, diagnostics: found.length === 0 && inference.studies.length === 0 ? [none] : found };
}

/** Writes the answer, unless something is wrong; what can't be written in that form is wrong, too. */
export function reportInference(inference: ReportedInference, options: InferSourcesOptions, terminal: ReportTerminal): ExitCode {
  // With wrong options, every answer would be to another question.
  const keepGoing = options.keepGoing === true && options.optionDiagnostics.length === 0;
  const mayAnswer = inference.diagnostics.length === 0 || keepGoing;
  const reportOptions: ReportOptions = {
    serviceAccount: options.serviceAccount,
    reportsUnknown: options.strict === true,
    hasColours: terminal.hasColours,
    columns: terminal.columns,
  };
  const answer = mayAnswer ? INFER_FORMATS[options.output]()(inference, reportOptions) : undefined;
  const diagnostics = [...inference.diagnostics, ...answer?.diagnostics ?? []];
  diagnostics.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  if (answer !== undefined && (diagnostics.length === 0 || keepGoing)) {
    terminal.out(answer.text);
    if (terminal.columns === undefined && options.quiet !== true) {
      answer.summary?.forEach((line) => terminal.err(`${visible(line)}\n`));
    }
  }
  if (diagnostics.length > 0) {
    return ExitCode.WRONG;
  }
  return options.strict === true && reportUnknown(inference.studies, terminal) ? ExitCode.REFUSED : ExitCode.DONE;
}

/** Reports unknowns on standard error, and returns whether there are any. */
function reportUnknown(studies: readonly WorkflowStudy[], terminal: Pick<Terminal, 'err'>): boolean {
  const unknown = studies.flatMap(({ findings }) => findings.unknown);
  unknown.forEach(({ place, where, why }) =>
    terminal.err(`${formatDiagnostic(diagnostic('inference/unknown-access', { kind: 'file', file: place.file, line: place.line }, `${where}: ${why}`))}\n`));
  return unknown.length > 0;
}
