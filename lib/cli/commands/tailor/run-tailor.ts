import { closeSync, existsSync, openSync, realpathSync, writeSync } from 'fs';
import { TailorFormat } from './tailor-format';
import { findUnwritableRules, TAILOR_FORMATS } from './tailor-formats';
import { userSubject } from '../../../access/subject';
import { AccessProfile } from '../../../audit-log/access-profile';
import { profileLines } from '../../../audit-log/profile-json';
import { accountUserName, selectAccess, SelectedAccess, SelectedAccount, validateAccount } from '../../../audit-log/selected-access';
import { isProfile } from '../../../audit-log-files/read-profiles';
import { readLogRows } from '../../../audit-log-files/read-rows';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic, placed } from '../../../diagnostics/issue';
import { enumerate, quote } from '../../../diagnostics/printable-text';
import { givenNamespaceDiagnostics } from '../../../inference/plan/given-names';
import { compareText } from '../../../rbac/order';
import { isDay } from '../../../review/decisions/decision-file';
import { logQuery, SqlDialect } from '../../../tailoring/log-query';
import { NameChoice, TailoringOptions, VerbChoice } from '../../../tailoring/tailored-account';
import { readAuditLogInput } from '../../audit-log-input';
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
  readonly names?: string;
  readonly verbs: VerbChoice;
  readonly denied?: true;
  readonly sql?: SqlDialect;
  readonly fromRows?: string;
  readonly output: keyof typeof TAILOR_FORMATS;
}

/** So many accounts that a name may mean are listed. */
const MOST_MEANT = 3;

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Runs `argo-rbac tailor`. */
export async function runTailor([logs]: readonly [readonly string[]], options: TailorOptions, terminal: Terminal): Promise<ExitCode> {
  const report = (diagnostics: readonly Diagnostic[]) => diagnostics.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  const { account = [], namespace = [], strict, saveProfile, output } = options;
  const { since, mostNames, threads, choice } = readChoices(options);
  const wrong = validateTailor([logs], options);
  if (wrong.length > 0) {
    report(wrong);
    return ExitCode.WRONG;
  }
  if (options.sql !== undefined) {
    terminal.out(logQuery(options.sql, logs[0]));
    return ExitCode.DONE;
  }
  const { profile, found, diagnostics } = options.fromRows !== undefined
    ? readLogRows(options.fromRows, { names: mostNames })
    : await readAuditLogInput(logs, terminal, { since, threads, limits: { names: mostNames } });
  const access = selectAccess(profile, { accounts: account.map(accountUserName), namespaces: namespace });
  report([...diagnostics, ...access.unseenAccounts.map((name) => unseen(name, [...profile.accounts.keys()]))]);
  const isRefused = diagnostics.some(({ code, severity }) => severity === 'error' || strict === true && code === 'audit-log/unreadable-lines');
  const saved = isRefused || saveProfile === undefined ? [] : save(profile, saveProfile, found);
  report(saved);
  if (isRefused || saved.length > 0) {
    return ExitCode.WRONG;
  }
  const tailoring: TailoringOptions = { names: choice, verbs: options.verbs };
  const unwritable = unwritableDiagnostics(output, access, tailoring);
  report(unwritable);
  if (unwritable.length > 0) {
    return ExitCode.WRONG;
  }
  const write: TailorFormat = TAILOR_FORMATS[output]();
  const onlyDenied = options.denied === true;
  const written = write(onlyDenied ? onlyRefused(access) : access, { width: terminal.columns, tailoring, onlyDenied });
  for (const part of typeof written === 'string' ? [written] : written) {
    terminal.out(part);
  }
  return ExitCode.DONE;
}

/** Reports wrong values of the arguments and the options. */
export function validateTailor([logs]: readonly [readonly string[]], options: TailorOptions): readonly Diagnostic[] {
  const { output, account = [], namespace = [] } = options;
  const { since, mostNames, threads, choice } = readChoices(options);
  return [
    ...account.flatMap((each) => validateAccount(each, '--account')).map((each) => placed(each, { kind: 'option', name: each.field })),
    ...namespace.flatMap((each) => givenNamespaceDiagnostics(each, '--namespace')),
    ...Number.isNaN(since) ? [invalid('--since', options.since, 'Give a time such as 2027-01-31T12:00:00Z, or how long ago such as 7d.')] : [],
    ...isCount(mostNames) ? [] : [invalid('--max-names', options.maxNames, 'Give a number from 1.')],
    ...threads === undefined || isCount(threads) ? [] : [invalid('--threads', options.threads, 'Give a number from 1.')],
    ...choice === undefined ? [invalid('--names', options.names, 'Write exact, none or a number.')] : [],
    ...options.denied === true && output !== 'table' && output !== 'markdown'
      ? [diagnostic('option/conflict', { kind: 'option', name: '--denied' }, `Denied requests can't be written as ${output}.`, 'Pass -o table or -o markdown, or read them from -o json.')]
      : [],
    ...inputDiagnostics(logs, options),
    ...jsonDiagnostics(options),
  ];
}

/** Numbers and times as they are meant: what can't be read isn't one of them. */
function readChoices({ since, maxNames, threads, names }: TailorOptions) {
  return {
    since: since === undefined ? undefined : readTime(since),
    mostNames: readCount(maxNames),
    threads: threads === undefined ? undefined : readCount(threads),
    choice: readNames(names),
  };
}

/** JSON is never wider than what was seen, so an option that widens would be without effect. */
function jsonDiagnostics({ output, names, verbs }: TailorOptions): Diagnostic[] {
  const wrong = output !== 'json' ? [] : [...names === undefined || names === 'exact' ? [] : ['--names'], ...verbs === 'exact' ? [] : ['--verbs']];
  return wrong.map((name) => diagnostic('option/conflict', { kind: 'option', name }, 'JSON has the access as it was seen, and no roles.', 'Pass -o yaml or -o table.'));
}

/** Where the log comes from: from files, or from a query. */
function inputDiagnostics(logs: readonly string[], { sql, fromRows, since }: TailorOptions): Diagnostic[] {
  const conflict = (name: string, message: string, fix: string) => diagnostic('option/conflict', { kind: 'option', name }, message, fix);
  return [
    ...logs.length === 0 && sql === undefined && fromRows === undefined
      ? [diagnostic('option/missing-argument', { kind: 'option', name: 'LOGS' }, 'No log is given.', 'Name audit logs, or - for the standard input.')] : [],
    ...sql !== undefined && fromRows !== undefined ? [conflict('--sql', 'The query is printed, and nothing is read.', 'Leave out --from-rows.')] : [],
    ...sql !== undefined && logs.length > 1 ? [conflict('--sql', 'A query reads one path or table.', 'Give one, which may be a pattern.')] : [],
    ...fromRows !== undefined && logs.length > 0 ? [conflict('--from-rows', 'Rows are read in place of logs.', 'Leave out the logs.')] : [],
    ...since !== undefined && logs.some(isProfile)
      ? [conflict('--since', 'A profile has no single events, so none of them can be left out.', 'Read its logs with --since, or leave it out.')] : [],
    ...fromRows !== undefined && since !== undefined ? [conflict('--since', 'The rows are of all events of the log.', 'Add the condition to the query.')] : [],
  ];
}

/** Reports names that can't be exact, and rules that a program of grants can't have. */
function unwritableDiagnostics(output: TailorOptions['output'], access: SelectedAccess, tailoring: TailoringOptions): Diagnostic[] {
  const many = output !== 'json' && tailoring.names === 'exact'
    && access.accounts.some(({ accesses: { needs, derived } }) => [...needs, ...derived].some(({ hasManyNames }) => hasManyNames));
  return [
    ...many ? [diagnostic('audit-log/too-many-names', { kind: 'option', name: '--names' }, 'The profile has more names of a resource than it keeps, so they are unknown.',
      'Read the logs again with a higher --max-names, or leave out --names exact.')] : [],
    ...output === 'typescript' && findUnwritableRules()(access, { tailoring }).length > 0 ? [diagnostic('option/conflict', { kind: 'option', name: '--output' },
      'An object was created by its name without patch, which no grant of the library allows.', 'Write yaml, or use TailoredAccess.fromProfile.')] : [],
  ];
}

/** Leaves only denied requests. */
function onlyRefused(access: SelectedAccess): SelectedAccess {
  const only = ({ accesses: { denied }, ...account }: SelectedAccount): SelectedAccount =>
    ({ ...account, decidedBy: new Map(), requestsWithoutVerb: 0, accesses: { ...NO_ACCESSES, denied }, parts: (accessClass) => accessClass === 'denied' ? [denied] : [] });
  return { ...access, accounts: access.accounts.map(only) };
}

const NO_ACCESSES: SelectedAccount['accesses'] = { needs: [], derived: [], attempted: [], denied: [], unknown: [], noise: [] };

function readNames(text: string | undefined): NameChoice | undefined {
  if (text === undefined) {
    return 'run-time';
  }
  return text === 'exact' || text === 'none' ? text : isCount(readCount(text)) ? readCount(text) : undefined;
}

/** Other forms are read by JavaScript in the zone of the machine. */
const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/;

/** A time, in UTC unless it has a zone, or how long ago it was, in milliseconds of Unix time; NaN where the text is neither. */
function readTime(text: string): number {
  const [, number, unit] = /^(\d+)([mhd])$/.exec(text) ?? [];
  if (unit !== undefined) {
    return Date.now() - Number(number) * UNITS[unit];
  }
  const [, day, time, zone = time === undefined ? '' : 'Z'] = TIME.exec(text) ?? [];
  return day !== undefined && isDay(day) ? Date.parse(`${day}${time === undefined ? '' : `T${time}${zone}`}`) : NaN;
}

/** A number in decimal digits, or NaN. */
function readCount(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number > 0;
}

function invalid(name: string, value: string | undefined, fix: string): Diagnostic {
  return diagnostic('option/invalid-value', { kind: 'option', name }, `The option doesn't accept ${quote(value ?? '')}.`, fix);
}

/**
 * Reports an account without a request.
 *
 * @param users All that the logs have: a name without a namespace may be that of service accounts among them.
 */
function unseen(name: string, users: readonly string[]): Diagnostic {
  const meant = users.map(userSubject).flatMap((subject) => subject.kind === 'ServiceAccount' && subject.name === name ? [`${subject.namespace}/${name}`] : []);
  const listed = meant.sort(compareText).slice(0, MOST_MEANT);
  return diagnostic('audit-log/unseen-account', { kind: 'option', name: '--account' }, `The logs have no request of ${quote(name)}.`,
    listed.length > 0 ? `Write ${enumerate(listed, 'or')}.` : 'Check the name, and that the audit policy records the requests of the account.');
}

/**
 * Writes a profile piece by piece: as one text it may be longer than texts can be.
 *
 * @param logs All logs that were given, which the profile never replaces.
 */
function save(profile: AccessProfile, path: string, logs: readonly string[]): Diagnostic[] {
  if ([...logs, ...profile.sources.map(({ name }) => name)].some((log) => isSameFile(log, path))) {
    return [diagnostic('option/conflict', { kind: 'option', name: '--save-profile' }, 'The file is a log that was given.', 'Name another file.')];
  }
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

function isSameFile(one: string, other: string): boolean {
  return existsSync(one) && existsSync(other) && realpathSync(one) === realpathSync(other);
}
