import { AccessProfile, LogSource, LogStats, NO_STATS } from './access-profile';
import { AccessSet } from './access-set';
import { AccountProfile } from './account-profile';
import { Stretch } from './log-times';
import { ACCESS_CLASSES, RecordedAccess } from './recorded-access';
import { Seen } from './tally';
import { Issue, issue } from '../diagnostics/issue';
import { API_VERSION } from '../manifests/api-version';
import { Permission } from '../rbac/permission';
import { PolicyRule } from '../rbac/policy-rule';
import { entriesOf, isAbsent, isObject, isTextList, membersOf, PlainObject } from '../rbac/validation/plain-data';

const KIND = 'AccessProfile';

/** Writes a profile as the lines of a JSON file: one access for each line, in an order that depends on nothing else. */
export function* profileLines(profile: AccessProfile): IterableIterator<string> {
  const { limits, hasMoreAccounts, stats, sources } = profile;
  const head = { apiVersion: API_VERSION, kind: KIND, limits, hasMoreAccounts, stats, sources: sources.map(sourceJson) };
  yield `${JSON.stringify(head).slice(0, -1)},\n"accounts":{`;
  yield* members(profile.accounts, function* (account) {
    yield `{"refusedImpersonations":${account.refusedImpersonations},"requestsWithoutVerb":${account.requestsWithoutVerb},\n`;
    yield `"decidedBy":${JSON.stringify([...account.decidedBy].map(([reason, tally]) => ({ reason, ...seenJson(tally.seen) })))}`;
    for (const accessClass of ACCESS_CLASSES) {
      yield `,\n${JSON.stringify(accessClass)}:`;
      yield* rows(account.recorded(accessClass));
    }
    yield '}';
  });
  yield '},\n"reviews":{';
  yield* members(profile.reviews, (set) => rows(set.sorted()));
  yield '}}\n';
}

/** Reads what `profileLines` writes. */
export function readProfileJson(value: unknown): AccessProfile | readonly Issue[] {
  const reader = new ProfileReader();
  const profile = reader.read(value);
  return reader.issues.length > 0 ? reader.issues : profile;
}

function* members<Value>(map: ReadonlyMap<string, Value>, write: (value: Value) => IterableIterator<string>): IterableIterator<string> {
  let separator = '';
  for (const [name, value] of map) {
    yield `${separator}\n${JSON.stringify(name)}:`;
    yield* write(value);
    separator = ',';
  }
}

function* rows(parts: Iterable<readonly RecordedAccess[]>): IterableIterator<string> {
  yield '[';
  let separator = '';
  for (const part of parts) {
    for (const { permission, hasManyNames, seen, ...rest } of part) {
      yield `${separator}\n${JSON.stringify({ ...rest, ...permission, ...hasManyNames ? { hasManyNames } : {}, ...seenJson(seen) })}`;
      separator = ',';
    }
  }
  yield ']';
}

function sourceJson({ first, last, stretches, ...rest }: LogSource): object {
  return { ...rest, ...timesJson({ first, last }), ...stretches === undefined ? {} : { stretches: stretches.map(timesJson) } };
}

function seenJson({ count, ...times }: Seen): object {
  return { count, ...timesJson(times) };
}

function timesJson({ first, last }: Omit<Seen, 'count'>): object {
  return first === undefined || last === undefined ? {} : { first: new Date(first).toISOString(), last: new Date(last).toISOString() };
}

/** Reads a profile, and reports every value that isn't what is written there. */
class ProfileReader {
  public readonly issues: Issue[] = [];

  public read(value: unknown): AccessProfile {
    const file = membersOf(value);
    if (file.apiVersion !== API_VERSION || file.kind !== KIND) {
      this.report('', `The file isn't an ${KIND} of ${API_VERSION}.`);
      return new AccessProfile();
    }
    const limits = membersOf(file.limits);
    const profile = new AccessProfile({ names: this.count(limits.names, 'limits.names'), accounts: this.count(limits.accounts, 'limits.accounts') });
    if (file.hasMoreAccounts === true) {
      profile.markMoreAccounts();
    }
    profile.addStats(this.stats(membersOf(file.stats)));
    entriesOf(file.sources).forEach((source, i) => profile.addSource(this.source(membersOf(source), `sources[${i}]`)));
    this.each(file.accounts, 'accounts', (account, name, field) => this.account(membersOf(account), profile.account(name), field));
    this.each(file.reviews, 'reviews', (list, user, field) => this.rows(list, field, (access) => this.review(profile.review(user), access, profile)));
    return profile;
  }

  private review(set: AccessSet, access: RecordedAccess, { limits }: AccessProfile): void {
    set.addRecorded(access, limits.names);
  }

  private account(from: PlainObject, account: AccountProfile, field: string): void {
    account.addRefusedImpersonations(this.count(from.refusedImpersonations, `${field}.refusedImpersonations`));
    account.addRequestsWithoutVerb(this.count(from.requestsWithoutVerb, `${field}.requestsWithoutVerb`));
    entriesOf(from.decidedBy).forEach((entry, i) => {
      const place = `${field}.decidedBy[${i}]`;
      account.reasonTally(this.text(membersOf(entry).reason, `${place}.reason`)).addSeen(this.seen(membersOf(entry), place));
    });
    for (const accessClass of ACCESS_CLASSES) {
      this.rows(from[accessClass], `${field}.${accessClass}`, (access) => account.addRecorded(accessClass, access));
    }
  }

  private rows(value: unknown, field: string, take: (access: RecordedAccess) => void): void {
    if (!Array.isArray(value)) {
      this.report(field, "The value isn't a list of accesses.");
    }
    entriesOf(value).forEach((entry, i) => take(this.access(membersOf(entry), `${field}[${i}]`)));
  }

  private access(row: PlainObject, field: string): RecordedAccess {
    const text = (name: string) => this.text(row[name], `${field}.${name}`);
    const optional = (name: string) => isAbsent(row[name]) ? {} : { [name]: text(name) };
    const permission: Permission = isAbsent(row.nonResourceURL)
      ? { verb: text('verb'), apiGroup: text('apiGroup'), resource: text('resource'), ...optional('resourceName') }
      : { verb: text('verb'), nonResourceURL: text('nonResourceURL') };
    return {
      ...optional('namespace'),
      ...optional('why'),
      ...isAbsent(row.missing) ? {} : { missing: entriesOf(row.missing).map((rule, i) => this.rule(rule, `${field}.missing[${i}]`)) },
      permission,
      hasManyNames: row.hasManyNames === true,
      seen: this.seen(row, field),
    };
  }

  private rule(value: unknown, field: string): PolicyRule {
    if (!isPolicyRule(value)) {
      this.report(field, "The value isn't a rule.");
      return { verbs: [] };
    }
    return value;
  }

  private stats(from: PlainObject): LogStats {
    const read = Object.keys(NO_STATS).map((name) => [name, this.count(from[name], `stats.${name}`)]);
    return { ...NO_STATS, ...Object.fromEntries(read) as Partial<LogStats> };
  }

  private source(from: PlainObject, field: string): LogSource {
    return {
      name: this.text(from.name, `${field}.name`),
      bytes: this.count(from.bytes, `${field}.bytes`),
      digest: this.text(from.digest, `${field}.digest`),
      lines: this.count(from.lines, `${field}.lines`),
      unreadable: this.count(from.unreadable, `${field}.unreadable`),
      ...this.times(from, field),
      ...isAbsent(from.stretches) ? {} : {
        stretches: entriesOf(from.stretches).map((stretch, i): Stretch => {
          const { first, last } = membersOf(stretch);
          return { first: this.time(first, `${field}.stretches[${i}].first`), last: this.time(last, `${field}.stretches[${i}].last`) };
        }),
      },
    };
  }

  private seen(from: PlainObject, field: string): Seen {
    return { count: this.count(from.count, `${field}.count`), ...this.times(from, field) };
  }

  private times({ first, last }: PlainObject, field: string): Omit<Seen, 'count'> {
    return isAbsent(first) && isAbsent(last) ? {} : { first: this.time(first, `${field}.first`), last: this.time(last, `${field}.last`) };
  }

  private time(value: unknown, field: string): number {
    const time = typeof value === 'string' ? Date.parse(value) : NaN;
    if (Number.isNaN(time)) {
      this.report(field, "The value isn't a time.");
    }
    return time;
  }

  private text(value: unknown, field: string): string {
    if (typeof value === 'string') {
      return value;
    }
    this.report(field, "The value isn't text.");
    return '';
  }

  private count(value: unknown, field: string): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) {
      return value;
    }
    this.report(field, "The value isn't a count.");
    return 0;
  }

  private each(value: unknown, field: string, take: (member: unknown, name: string, field: string) => void): void {
    if (!isObject(value)) {
      this.report(field, "The value isn't an object.");
      return;
    }
    Object.entries(value).forEach(([name, member]) => take(member, name, `${field}[${JSON.stringify(name)}]`));
  }

  private report(field: string, message: string): void {
    this.issues.push(issue('audit-log/invalid-profile', field, message, 'Write the profile with argo-rbac tailor --save-profile.'));
  }
}

function isPolicyRule(value: unknown): value is PolicyRule {
  const { verbs, apiGroups, resources, resourceNames, nonResourceURLs } = membersOf(value);
  return Array.isArray(verbs) && [verbs, apiGroups, resources, resourceNames, nonResourceURLs].every(isTextList);
}
