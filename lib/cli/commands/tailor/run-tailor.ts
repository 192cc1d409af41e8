import { closeSync, openSync, writeSync } from 'fs';
import { logProgress } from './log-progress';
import { TAILOR_FORMATS, TailorFormat } from './tailor-formats';
import { AccessProfile } from '../../../audit-log/access-profile';
import { profileLines } from '../../../audit-log/profile-json';
import { selectAccess } from '../../../audit-log/selected-access';
import { readLogs } from '../../../audit-log-files/read-logs';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { quote } from '../../../diagnostics/printable-text';
import { packageVersion } from '../../package-version';
import { ExitCode, Terminal } from '../../terminal';

/** The options, as the parser gives them. */
export interface TailorOptions {
  readonly account?: readonly string[];
  readonly namespace?: readonly string[];
  readonly since?: string;
  readonly maxNames: string;
  readonly threads?: string;
  readonly strict?: true;
  readonly saveProfile?: string;
  readonly output: keyof typeof TAILOR_FORMATS;
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Runs `argo-rbac tailor`. */
export async function runTailor([logs]: readonly [readonly string[]], options: TailorOptions, terminal: Terminal): Promise<ExitCode> {
  const report = (diagnostics: readonly Diagnostic[]) => diagnostics.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  const { account = [], namespace = [], strict, saveProfile, output } = options;
  const since = options.since === undefined ? undefined : readTime(options.since);
  const names = Number(options.maxNames);
  const threads = options.threads === undefined ? undefined : Number(options.threads);
  const wrong = [
    ...Number.isNaN(since) ? [invalid('--since', options.since, 'Give a time such as 2027-01-31T12:00:00Z, or how long ago such as 7d.')] : [],
    ...isCount(names) ? [] : [invalid('--max-names', options.maxNames, 'Give a number from 1.')],
    ...threads === undefined || isCount(threads) ? [] : [invalid('--threads', options.threads, 'Give a number from 1.')],
  ];
  if (wrong.length > 0) {
    report(wrong);
    return ExitCode.WRONG;
  }
  const progress = logProgress(terminal);
  const { profile, diagnostics } = await readLogs(logs, terminal.input, { since, threads, limits: { names }, onProgress: progress.show });
  progress.end();
  const access = selectAccess(profile, { accounts: account.map(userName), namespaces: namespace });
  report([...diagnostics, ...access.unseenAccounts.map(unseen)]);
  const isRefused = diagnostics.some(({ code, severity }) => severity === 'error' || strict === true && code === 'audit-log/unreadable-lines');
  const saved = isRefused || saveProfile === undefined ? [] : save(profile, saveProfile);
  report(saved);
  if (isRefused || saved.length > 0) {
    return ExitCode.WRONG;
  }
  const write: TailorFormat = TAILOR_FORMATS[output]();
  terminal.out(write(access, { width: terminal.columns, version: packageVersion() }));
  return ExitCode.DONE;
}

/** The user name of an account: `NAMESPACE/NAME` is a service account, and no other user name has just one slash in this form. */
function userName(account: string): string {
  const [, namespace, name] = /^([a-z0-9-]+)\/([a-z0-9.-]+)$/.exec(account) ?? [];
  return name === undefined ? account : `system:serviceaccount:${namespace}:${name}`;
}

/** A time, or how long ago it was, in milliseconds of Unix time; NaN where the text is neither. */
function readTime(text: string): number {
  const [, number, unit] = /^(\d+)([mhd])$/.exec(text) ?? [];
  return unit === undefined ? /^\d{4}-/.test(text) ? Date.parse(text) : NaN : Date.now() - Number(number) * UNITS[unit];
}

function isCount(number: number): boolean {
  return Number.isInteger(number) && number > 0;
}

function invalid(name: string, value: string | undefined, fix: string): Diagnostic {
  return diagnostic('option/invalid-value', { kind: 'option', name }, `The option doesn't accept ${quote(value ?? '')}.`, fix);
}

function unseen(name: string): Diagnostic {
  return diagnostic('audit-log/unseen-account', { kind: 'option', name: '--account' }, `The logs have no request of ${quote(name)}.`,
    'Check the name, and that the audit policy records the requests of the account.');
}

/** Writes a profile piece by piece: as one text it may be longer than texts can be. */
function save(profile: AccessProfile, path: string): Diagnostic[] {
  try {
    const file = openSync(path, 'w');
    try {
      for (const line of profileLines(profile)) {
        writeSync(file, line);
      }
    } finally {
      closeSync(file);
    }
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [diagnostic('option/invalid-value', { kind: 'option', name: '--save-profile' }, `The file can't be written: ${reason}.`)];
  }
}
