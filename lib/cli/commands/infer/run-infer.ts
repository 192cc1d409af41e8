import { INFER_FORMATS } from './infer-formats';
import { ReportedInference, ReportOptions } from './inference-report';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { visible } from '../../../diagnostics/printable-text';
import { WorkflowStudy } from '../../../inference/access/workflow-study';
import { Follow, inferAccess } from '../../../inference/infer-access';
import { COMMAND_OPTION_NAMES, OptionNames } from '../../../inference/option-names';
import { givenAccountDiagnostics, givenNamespaceDiagnostics } from '../../../inference/plan/given-names';
import { readManifestFiles } from '../../../manifest-files/manifest-files';
import { readApiResourcesInput } from '../../api-resources-input';
import { readVersion } from '../../given-version';
import { readManifestInput } from '../../manifest-input';
import { progress } from '../../progress';
import { ExitCode, Terminal } from '../../terminal';

/** The options, as the parser gives them. */
export interface InferOptions {
  readonly argoVersion?: string;
  readonly namespace?: string;
  readonly serviceAccount?: string;
  readonly output: keyof typeof INFER_FORMATS;
  readonly includeOptional?: boolean;
  readonly waitForDelete?: boolean;
  readonly resource?: readonly string[];
  readonly apiResources?: string;
  readonly workflowDefaults?: string;
  readonly strict?: boolean;
  readonly keepGoing?: boolean;
  readonly quiet?: boolean;
}

/** Runs `argo-rbac infer`. */
export async function runInfer([files]: readonly [string[]], options: InferOptions, terminal: Terminal): Promise<ExitCode> {
  const start = Date.now();
  const follow: Follow = (items, what) => progress(items, what, start, terminal);
  const given = options.argoVersion === undefined ? { diagnostics: [] } : readVersion('--argo-version', options.argoVersion);
  const defaults = readDefaults(options);
  const apiResources = await readApiResourcesInput(options.apiResources, files, terminal.input);
  const optionDiagnostics = [
    ...givenAccountDiagnostics(options.serviceAccount, '--service-account'),
    ...givenNamespaceDiagnostics(options.namespace, '--namespace'),
    ...given.diagnostics,
    ...defaults.diagnostics,
    ...apiResources.diagnostics,
  ];
  const input = await readManifestInput(files, terminal.input);
  const inference = inferAccess(input.sources, {
    version: given.version,
    namespace: options.namespace,
    includeOptional: options.includeOptional,
    waitForDelete: options.waitForDelete,
    resources: [...options.resource ?? []],
    apiResources: apiResources.text,
    workflowDefaults: defaults.text,
  }, namesOfFiles(options), follow);
  const found = [...optionDiagnostics, ...input.diagnostics, ...inference.diagnostics];
  const none = diagnostic('inference/no-workflow', { kind: 'file', file: files.join(', ') },
    'There is no Workflow, WorkflowTemplate, ClusterWorkflowTemplate or CronWorkflow in the input.');
  const diagnostics = found.length === 0 && inference.studies.length === 0 ? [none] : found;
  // With wrong options no answer is what was asked for.
  const keepGoing = options.keepGoing === true && optionDiagnostics.length === 0;
  return report({ studies: inference.studies, diagnostics }, { ...options, keepGoing }, terminal);
}

/** Writes the answer, unless something is wrong; what can't be written in that form is wrong, too. */
function report(inference: ReportedInference, options: InferOptions, terminal: Terminal): ExitCode {
  const mayAnswer = inference.diagnostics.length === 0 || options.keepGoing === true;
  const reportOptions: ReportOptions = {
    serviceAccount: options.serviceAccount,
    reportsUnknown: options.strict === true,
    hasColours: terminal.hasColours,
    columns: terminal.columns,
  };
  const answer = mayAnswer ? INFER_FORMATS[options.output]()(inference, reportOptions) : undefined;
  const diagnostics = [...inference.diagnostics, ...answer?.diagnostics ?? []];
  diagnostics.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  if (answer !== undefined && (diagnostics.length === 0 || options.keepGoing === true)) {
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

/** What is wrong with a file is said of the file. */
function namesOfFiles({ workflowDefaults, apiResources }: InferOptions): OptionNames {
  return {
    ...COMMAND_OPTION_NAMES,
    workflowDefaults: workflowDefaults ?? COMMAND_OPTION_NAMES.workflowDefaults,
    apiResources: apiResources ?? COMMAND_OPTION_NAMES.apiResources,
  };
}

function readDefaults({ workflowDefaults }: InferOptions): { text?: string; diagnostics: readonly Diagnostic[] } {
  if (workflowDefaults === undefined) {
    return { diagnostics: [] };
  }
  const { sources, diagnostics } = readManifestFiles([workflowDefaults]);
  const isFolder = diagnostics.length === 0 && sources.length !== 1;
  const place = { kind: 'option', name: '--workflow-defaults' } as const;
  return isFolder
    ? { diagnostics: [diagnostic('option/invalid-value', place, `${workflowDefaults} is a folder.`, 'Name the file with the defaults.')] }
    : { text: sources[0]?.text, diagnostics };
}

/** Names what is unknown on the messages, and tells whether there is any. */
function reportUnknown(studies: readonly WorkflowStudy[], terminal: Terminal): boolean {
  const unknown = studies.flatMap(({ findings }) => findings.unknown);
  unknown.forEach(({ place, where, why }) =>
    terminal.err(`${formatDiagnostic(diagnostic('inference/unknown-access', { kind: 'file', file: place.file, line: place.line }, `${where}: ${why}`))}\n`));
  return unknown.length > 0;
}
