import { readApprovals, writeApprovals } from './approval-file';
import { DIFF_FORMATS } from './diff-formats';
import { AccessObject, objectKey } from '../../../access/access-object';
import { EffectiveAccess } from '../../../access/effective-access';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { quote } from '../../../diagnostics/printable-text';
import { DiffGate } from '../../../diff/diff-gate';
import { reportDiff } from '../../../diff/diff-report';
import { isRevision, repositoryPath } from '../../../manifest-files/git-files';
import { KnownDocuments } from '../../../manifests/yaml-text';
import { AccessInput, AccessInputOptions, readAccessInput, wrongOptions } from '../../access-input';
import { STANDARD_INPUT } from '../../manifest-input';
import { packageVersion } from '../../package-version';
import { ExitCode, Terminal } from '../../terminal';

/** The options, as the parser gives them. */
export interface DiffCommandOptions {
  readonly failOn: DiffGate;
  readonly secrets?: true;
  readonly partial?: boolean;
  readonly strict?: boolean;
  readonly approvals?: string;
  readonly writeApproval?: boolean;
  readonly namespace?: string;
  readonly kubernetesVersion?: string;
  readonly output: keyof typeof DIFF_FORMATS;
}

/** Runs `argo-rbac diff`. */
export async function runDiff([before, after]: readonly [string, string], options: DiffCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const known: KnownDocuments = new Map();
  const old = await read(before, options, { known }, terminal);
  const now = sharedInput(before, after).length > 0 ? old : await read(after, options, { known, earlier: old.access }, terminal);
  const approvals = options.approvals === undefined ? { decisions: [], diagnostics: [] } : readApprovals(options.approvals);
  const found = [...validateDiff([before, after], options), ...old.diagnostics, ...now === old ? [] : now.diagnostics, ...approvals.diagnostics];
  found.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  if (found.some(({ severity }) => severity === 'error')) {
    return ExitCode.WRONG;
  }
  const report = reportDiff(old.access, options.partial === true ? completed(now.access, old.access, options) : now.access, {
    gate: options.failOn,
    strict: options.strict === true,
    approvals: approvals.decisions,
    today: new Date().toISOString().slice(0, 10),
  });
  if (options.writeApproval === true) {
    terminal.out(writeApprovals(report.added.filter(({ id }) => !report.approvals.used.includes(id))));
    return ExitCode.DONE;
  }
  terminal.out(DIFF_FORMATS[options.output]()(report, { width: terminal.columns, version: packageVersion(), repositoryPath }));
  return report.gate.hit ? ExitCode.REFUSED : ExitCode.DONE;
}

/** Reports wrong values of the options, and states that can't be read both. */
export function validateDiff([before, after]: readonly [string, string], options: DiffCommandOptions): readonly Diagnostic[] {
  return [...wrongOptions(options), ...sharedInput(before, after)];
}

/** The standard input can be read once. */
function sharedInput(before: string, after: string): Diagnostic[] {
  return before === STANDARD_INPUT && after === STANDARD_INPUT
    ? [diagnostic('option/conflict', { kind: 'option', name: 'AFTER' }, 'The standard input is read for BEFORE already.', 'Name a file.')] : [];
}

const CLUSTER = /^cluster:(.*)$/s;

/** A state without any object is one, too: everything is new, or everything is gone. */
async function read(
  state: string, { namespace, kubernetesVersion, secrets }: DiffCommandOptions, compared: Pick<AccessInputOptions, 'known' | 'earlier'>, { input }: Terminal,
): Promise<AccessInput> {
  const [, context] = CLUSTER.exec(state) ?? [];
  const shared = { namespace, kubernetesVersion, ...compared, mayBeEmpty: true };
  const found = context === undefined
    ? await readAccessInput([state], shared, input)
    : await readAccessInput([], { ...shared, cluster: { secrets, ...context === '' ? {} : { context } } }, input);
  return { ...found, diagnostics: [...found.diagnostics.map((each) => hintAtRevision(state, each)), ...emptyState(state, found)] };
}

/** git compares revisions by their names alone; here a revision has a path. */
function hintAtRevision(state: string, found: Diagnostic): Diagnostic {
  return found.code === 'manifest/missing-file' && isRevision(state)
    ? { ...found, fix: `Write git:${state}:PATH to read a path of the revision ${quote(state)}.` } : found;
}

/** An empty state is one, too, and more often a wrong path. */
function emptyState(state: string, { access: { objects }, diagnostics }: AccessInput): Diagnostic[] {
  return objects.roles.length + objects.bindings.length + objects.others.length > 0 || diagnostics.length > 0 ? []
    : [diagnostic('access/empty-state', { kind: 'file', file: state }, 'This state holds no Kubernetes object, so all of the other state counts as changed.',
      'Check the path if it should.')];
}

/** The second state, with what only the first one has. */
function completed({ objects: now }: EffectiveAccess, { objects: old }: EffectiveAccess, { kubernetesVersion }: DiffCommandOptions): EffectiveAccess {
  const known = new Set([...now.roles, ...now.bindings, ...now.others].map(objectKey));
  const isMissing = (object: AccessObject) => !known.has(objectKey(object));
  return new EffectiveAccess({
    ...now,
    roles: [...now.roles, ...old.roles.filter(isMissing)],
    bindings: [...now.bindings, ...old.bindings.filter(isMissing)],
    others: [...now.others, ...old.others.filter(isMissing)],
  }, { kubernetesVersion });
}
