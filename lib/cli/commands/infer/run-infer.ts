import { INFER_FORMATS } from './infer-formats';
import { InferenceReport, ReportOptions } from './inference-report';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { WorkflowStudy } from '../../../inference/access/workflow-study';
import { Follow, inferAccess } from '../../../inference/infer-access';
import { givenAccountFaults, givenNamespaceFaults } from '../../../inference/plan/given-names';
import { readManifestFiles } from '../../../manifest-files/manifest-files';
import { formatFault, ManifestFault } from '../../../manifests/manifest-fault';
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
  readonly workflowDefaults?: string;
  readonly strict?: boolean;
  readonly keepGoing?: boolean;
}

/** Runs `argo-rbac infer`. */
export async function runInfer([files]: readonly [string[]], options: InferOptions, terminal: Terminal): Promise<ExitCode> {
  const start = Date.now();
  const follow: Follow = (items, what) => progress(items, what, start, terminal);
  const optionFaults: ManifestFault[] = [
    ...givenAccountFaults(options.serviceAccount, '--service-account'),
    ...givenNamespaceFaults(options.namespace, '--namespace'),
  ];
  const versionFaults: Diagnostic[] = [];
  const argoVersion = options.argoVersion === undefined ? undefined : readVersion('--argo-version', options.argoVersion, versionFaults);
  optionFaults.push(...versionFaults.map(({ message, fix }) => ({ file: '--argo-version', message: fix === undefined ? message : `${message} ${fix}` })));
  const workflowDefaults = defaultsOf(options, optionFaults);
  const { sources, faults: unread } = await readManifestInput(files, terminal.input);
  const faults = [...optionFaults, ...unread];
  const { studies, faults: more } = inferAccess(sources, {
    argoVersion,
    namespace: options.namespace,
    includeOptional: options.includeOptional,
    waitForDelete: options.waitForDelete,
    resources: [...options.resource ?? []],
    workflowDefaults,
  }, options.workflowDefaults, follow);
  faults.push(...more);
  if (faults.length === 0 && studies.length === 0) {
    faults.push({ file: files.join(', '), message: 'There is no Workflow, WorkflowTemplate, ClusterWorkflowTemplate or CronWorkflow in it.' });
  }
  // With wrong options no answer is what was asked for.
  const keepGoing = options.keepGoing === true && optionFaults.length === 0;
  return report(studies, faults, { ...options, keepGoing }, terminal);
}

function report(studies: readonly WorkflowStudy[], faults: ManifestFault[], options: InferOptions, terminal: Terminal): ExitCode {
  const answers = faults.length === 0 || options.keepGoing === true;
  const answer = answers ? write({ studies, faults }, options, terminal) : undefined;
  faults.forEach((fault) => terminal.err(`${formatFault(fault)}\n`));
  if (answer !== undefined && (faults.length === 0 || options.keepGoing === true)) {
    terminal.out(answer);
  }
  if (faults.length > 0) {
    return ExitCode.WRONG;
  }
  return options.strict === true && reportUnknown(studies, terminal) ? ExitCode.REFUSED : ExitCode.DONE;
}

/** Writes the answer; what can't be written is one more fault. */
function write(inference: { studies: readonly WorkflowStudy[]; faults: ManifestFault[] }, options: InferOptions, terminal: Terminal): string {
  const reportOptions: ReportOptions = { serviceAccount: options.serviceAccount, hasColours: terminal.hasColours, columns: terminal.columns };
  const answer: InferenceReport = INFER_FORMATS[options.output]()(inference, reportOptions);
  inference.faults.push(...answer.faults);
  return answer.text;
}

function defaultsOf({ workflowDefaults }: InferOptions, faults: ManifestFault[]): string | undefined {
  if (workflowDefaults === undefined) {
    return undefined;
  }
  const read = readManifestFiles([workflowDefaults]);
  faults.push(...read.faults);
  if (read.faults.length === 0 && read.sources.length !== 1) {
    faults.push({ file: workflowDefaults, message: 'This is a folder: name the file with the defaults.' });
  }
  return read.sources[0]?.text;
}

/** Names what is unknown on the messages, and tells whether there is any. */
function reportUnknown(studies: readonly WorkflowStudy[], terminal: Terminal): boolean {
  const unknown = studies.flatMap(({ findings }) => findings.unknown);
  unknown.forEach(({ place: { file, line }, where, why }) => terminal.err(`${formatFault({ file, line, message: `${where}: ${why}` })}\n`));
  return unknown.length > 0;
}
