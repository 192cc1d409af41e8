import { dump } from 'js-yaml';
import { explainCheck, listChecks } from './check-texts';
import { REVIEW_FORMATS, ReviewFormat } from './review-formats';
import { accessMatrix } from '../../../access/access-matrix';
import type { EffectiveAccess } from '../../../access/effective-access';
import type { AccessProfile } from '../../../audit-log/access-profile';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { quote } from '../../../diagnostics/printable-text';
import type { WorkflowStudy } from '../../../inference/access/workflow-study';
import { repositoryPath } from '../../../manifest-files/git-files';
import { Check } from '../../../review/checks/check';
import { findCheck } from '../../../review/checks/check-table';
import { isAtLeast, Severity } from '../../../review/checks/severity';
import { isAcknowledgeable } from '../../../review/decisions/acknowledgement';
import { acknowledgementsToFill } from '../../../review/decisions/acknowledgement-file';
import { runningAccounts } from '../../../review/facts/account-naming';
import { newSince, ReadBaseline, readBaseline } from '../../../review/report/baseline';
import { judge, ReviewGate } from '../../../review/report/review-gate';
import { ReviewReport } from '../../../review/report/review-report';
import { readReviewInput, reviewInput } from '../../../review/review-input';
import type { GrantUsage } from '../../../tailoring/grant-usage';
import { readAccessInput, wrongOptions } from '../../access-input';
import { readAuditLogInput } from '../../audit-log-input';
import { GivenVersion, readVersion } from '../../given-version';
import { packageVersion } from '../../package-version';
import { ExitCode, Terminal } from '../../terminal';

/** The options, as the parser gives them. */
export interface ReviewCommandOptions {
  readonly workflows?: readonly string[];
  readonly auditLog?: readonly string[];
  readonly argoVersion?: string;
  readonly kubernetesVersion?: string;
  readonly severity: Severity;
  readonly failOn: ReviewGate;
  readonly strict?: true;
  readonly acknowledge?: string;
  readonly writeAcknowledgements?: true;
  readonly baseline?: string;
  readonly namespace?: string;
  readonly cluster?: true;
  readonly context?: string;
  readonly secrets?: true;
  readonly listChecks?: true;
  readonly explain?: string;
  readonly output: keyof typeof REVIEW_FORMATS;
}

/** Runs `argo-rbac review`. */
export async function runReview([files]: readonly [string[]], options: ReviewCommandOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.listChecks === true) {
    terminal.out(listChecks(terminal.columns));
    return ExitCode.DONE;
  }
  return options.explain === undefined ? reviewInputs(files, options, terminal) : explain(options.explain, terminal);
}

function explain(id: string, terminal: Terminal): ExitCode {
  const check = checkNamed(id);
  if (check === undefined) {
    terminal.err(`${formatDiagnostic(unknownCheck(id))}\n`);
    return ExitCode.WRONG;
  }
  terminal.out(explainCheck(check));
  return ExitCode.DONE;
}

function checkNamed(id: string): Check | undefined {
  return findCheck(id.toUpperCase()) ?? findCheck(`${id.slice(0, 1).toUpperCase()}${id.slice(1).toLowerCase()}`);
}

function unknownCheck(id: string): Diagnostic {
  return diagnostic('option/invalid-value', { kind: 'option', name: '--explain' }, `${quote(id)} isn't a check.`, 'List them with --list-checks.');
}

/** Reports wrong values of the options that need no file to be read. */
export function validateReview([files]: readonly [string[]], options: ReviewCommandOptions): readonly Diagnostic[] {
  const { argoVersion, explain: id } = options;
  return [
    ...usageDiagnostics(files, options),
    ...argoVersion === undefined ? [] : readVersion('--argo-version', argoVersion).diagnostics,
    ...id === undefined || checkNamed(id) !== undefined ? [] : [unknownCheck(id)],
  ];
}

async function reviewInputs(files: readonly string[], options: ReviewCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const { workflows = [], namespace, kubernetesVersion, cluster, context, secrets } = options;
  const version: GivenVersion = options.argoVersion === undefined ? { diagnostics: [] } : readVersion('--argo-version', options.argoVersion);
  const usage = usageDiagnostics(files, options);
  const input = await readAccessInput([...files, ...workflows], {
    namespace, kubernetesVersion, cluster: cluster && { context, secrets }, mayBeEmpty: usage.length > 0,
  }, terminal.input);
  const read = readReviewInput(input.access, input.sources, { version: version.version, namespace, acknowledgements: options.acknowledge });
  const earlier: ReadBaseline = options.baseline === undefined ? { diagnostics: [] } : readBaseline(options.baseline);
  const log = options.auditLog === undefined ? undefined : await readAuditLogInput(options.auditLog, terminal);
  const found = [
    ...usage, ...version.diagnostics, ...input.diagnostics, ...workflows.length > 0 ? read.inferred.diagnostics : [],
    ...read.diagnostics, ...earlier.diagnostics,
    ...log?.diagnostics ?? [],
  ];
  found.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  // An object that the API server rejects is a finding of its own, and grants nothing.
  const refused = new Set((input.access.objects.refused ?? []).flatMap(({ diagnostics }) => diagnostics));
  if (found.some((each) => each.severity === 'error' && !refused.has(each))) {
    return ExitCode.WRONG;
  }
  const acknowledged = reviewInput(read, {
    argoVersion: version.version,
    kubernetesVersion,
    unreadableKinds: input.unreadableKinds,
    isWhole: cluster === true && files.length === 0 && input.unreadableKinds.length === 0,
    hasSecrets: cluster !== true || secrets === true && !input.unreadableKinds.includes('secrets'),
    usage: log && usageOf(input.access, log.profile, read.inferred.studies),
  });
  const complete = earlier.baseline === undefined ? acknowledged : newSince(acknowledged, earlier.baseline);
  const gate = judge(complete, options.failOn, options.strict === true);
  const shown = listFrom(options.severity, complete);
  if (options.writeAcknowledgements === true) {
    const open = shown.findings.filter((finding) => finding.expected !== true && isAcknowledgeable(finding));
    terminal.out(dump(acknowledgementsToFill(open), { lineWidth: -1 }));
    return ExitCode.DONE;
  }
  const write: ReviewFormat = REVIEW_FORMATS[options.output]();
  const answer = write(shown, { gate, width: terminal.columns, version: packageVersion(), repositoryPath, matrix: () => accessMatrix(input.access) });
  for (const part of typeof answer === 'string' ? [answer] : answer) {
    terminal.out(part);
  }
  return gate.hit ? ExitCode.REFUSED : ExitCode.DONE;
}

/** Lists only the findings of a severity or a worse one, and counts those of the others that the reader isn't to expect. */
function listFrom(lowest: Severity, report: ReviewReport): ReviewReport {
  const findings = report.findings.filter(({ severity }) => isAtLeast(severity, lowest));
  const count = report.findings.filter(({ severity, expected }) => expected !== true && !isAtLeast(severity, lowest)).length;
  return { ...report, findings, ...count > 0 && { unlisted: { count, below: lowest } } };
}

/** Returns the usage that a log shows. The module is loaded only then. */
function usageOf(access: EffectiveAccess, profile: AccessProfile, studies: readonly WorkflowStudy[]): GrantUsage {
  /* eslint-disable @typescript-eslint/no-require-imports */
  const { grantUsage } = require('../../../tailoring/grant-usage') as typeof import('../../../tailoring/grant-usage');
  const { workflowAccounts } = require('../../../tailoring/workflow-accounts') as typeof import('../../../tailoring/workflow-accounts');
  /* eslint-enable @typescript-eslint/no-require-imports */
  return grantUsage(access, profile, { accounts: workflowAccounts(studies, runningAccounts(access)) });
}

function usageDiagnostics(files: readonly string[], options: ReviewCommandOptions): Diagnostic[] {
  const { cluster, workflows = [] } = options;
  return [
    ...files.length > 0 || cluster === true || workflows.length > 0 ? []
      : [diagnostic('option/missing-option', { kind: 'option', name: 'FILES' }, 'No manifests are given.', 'Name files or folders, or pass --cluster.')],
    ...wrongOptions(options),
  ];
}
