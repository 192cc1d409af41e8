import { AccessProfile } from './access-profile';
import { AuditEvent, DECISION, isAuditEvent, readAuditEvent, REASON } from './audit-event';
import { impersonationQuestions } from './impersonation';
import { isNoise } from './noise';
import { RecentRequests } from './recent-requests';
import { actingUser, EARLY_STAGE, readsBody } from './record-event';
import { Access } from './recorded-access';
import { requestedAccess } from './requested-access';
import { allowedQuestions, AskedQuestion } from './second-questions';
import { Tally } from './tally';
import { isObject, PlainObject } from '../rbac/validation/plain-data';

/** What the first fields of every event are, in the order in which the API server writes them. */
const HEAD = '{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"';
const LEVELS = ['Metadata', 'RequestResponse', 'Request'].map((level) => `${level}","auditID":"`);

/** What is longer is read in full. */
const LONGEST_ADDRESSES = 400;

/** So many different texts are remembered before all are forgotten. */
const MOST_TEXTS = 100_000;

/** What the skimmer counts besides accesses. */
export interface SkimmedCounts {
  events: number;
  early: number;
  repeated: number;
  first: number;
  last: number;
}

/** What is known of all events whose user and impersonated user have the same text. */
interface KnownUser {
  /** The user that the authorizer was asked about. */
  readonly username: string;
  readonly accesses: Map<string, Map<string, KnownAccess>>;
  readonly annotations: Map<string, KnownAnnotations>;

  /** Who acts as this user. */
  readonly impersonator: string;

  /** What was asked about them. */
  readonly questions: readonly AskedQuestion[];

  /** The tallies of these, once an event is taken. */
  tallies?: readonly Tally[];
}

/** What is known of all requests of a user whose verb and object have the same text. */
interface KnownAccess {
  readonly event: AuditEvent;
  readonly access: Access;

  /** Its tally, once an event is taken. */
  tally?: Tally;

  /** Whether the text of the URL decides whether the namespace counts. */
  readonly needsUrl: boolean;

  /** Whether a body has more to say. */
  readonly needsBody: boolean;

  /** Whether nothing more follows from a response with this status. */
  readonly isPlain: Map<number, boolean>;
}

interface KnownAnnotations {
  /** Whether the authorizer allowed the request, and nothing else is to be read from the annotations. */
  readonly isAllowed: boolean;
  readonly reason: string;

  /** The tally of the reason, once an event is taken. */
  tally?: Tally;
}

/**
 * Reads events of the form that the API server writes without parsing them: it finds the few texts that matter, and knows most of them
 * already.
 *
 * It takes an event only if each text is where it has to be in this form. Since no JSON string has a quote that isn't escaped, nothing
 * in a string looks like that. Everything else it leaves to a parser: what was refused, what second questions follow from, what has
 * fields in another order. What both read they must read alike.
 */
export class EventSkimmer {
  private users = new Map<string, KnownUser | undefined>();
  private texts = 0;
  private minute = '';
  private minuteTime = NaN;

  constructor(
    private readonly profile: AccessProfile,
    private readonly recent: RecentRequests,
    private readonly counts: SkimmedCounts,
    private readonly since: number,
  ) {}

  /**
   * Takes the event of a line.
   *
   * @param text Has the line from `start` to before `end`, each byte as a character.
   * @returns Whether the event is taken. If not, nothing has changed.
   */
  public skim(text: string, start: number, end: number): boolean {
    if (!text.startsWith(HEAD, start)) {
      return false;
    }
    const level = LEVELS.find((each) => text.startsWith(each, start + HEAD.length));
    if (level === undefined) {
      return false;
    }
    const idStart = start + HEAD.length + level.length;
    const idEnd = text.indexOf('"', idStart);
    if (!isPlainText(text, idStart, idEnd) || !text.startsWith('","stage":"', idEnd)) {
      return false;
    }
    const stageStart = idEnd + 11;
    const stageEnd = text.indexOf('"', stageStart);
    if (!text.startsWith('","requestURI":"', stageEnd)) {
      return false;
    }
    const urlStart = stageEnd + 16;
    const urlEnd = endOfText(text, urlStart);
    if (!text.startsWith('","verb":"', urlEnd)) {
      return false;
    }
    const verbStart = urlEnd + 10;
    const verbEnd = text.indexOf('"', verbStart);
    if (!text.startsWith('","user":{"username":"', verbEnd)) {
      return false;
    }
    const stage = text.slice(stageStart, stageEnd);
    if (stage === EARLY_STAGE) {
      return this.takeEarly(text, verbEnd, end);
    }
    const userStart = verbEnd + 9;
    const userEnd = text.indexOf('},"sourceIPs":["', userStart) + 1;
    if (userEnd <= 0 || userEnd > end) {
      return false;
    }
    const addressesEnd = text.indexOf('"],"', userEnd + 15);
    if (addressesEnd < 0 || addressesEnd - userEnd > LONGEST_ADDRESSES) {
      return false;
    }
    let at = addressesEnd + 3;
    if (text.startsWith('"userAgent":"', at)) {
      at = endOfText(text, at + 13) + 1;
      if (at === 0 || !text.startsWith(',"', at)) {
        return false;
      }
      at++;
    }
    let objectStart = urlStart;
    let objectEnd = -1;
    if (text.startsWith('"objectRef":{"', at)) {
      objectStart = at + 12;
      objectEnd = text.indexOf('}', objectStart) + 1;
      if (objectEnd <= 0 || !text.startsWith(',"', objectEnd)) {
        return false;
      }
      at = objectEnd + 1;
    }
    if (!text.startsWith('"responseStatus":{"metadata":{},"', at)) {
      return false;
    }
    const codeStart = text.indexOf('"code":', at + 31) + 7;
    const code = Number(text.slice(codeStart, codeStart + 3));
    const statusEnd = codeStart + 4;
    if (codeStart < 7 || !(code >= 100 && code <= 599 && code !== 403) || !text.startsWith('},"', statusEnd - 1)) {
      return false;
    }
    if (codeStart !== at + 39 && !isJson(text, at + 17, statusEnd)) {
      return false;
    }
    at = statusEnd + 1;
    const hasBody = !text.startsWith('"requestReceivedTimestamp":"', at);
    if (hasBody) {
      if (!text.startsWith('"requestObject":', at) && !text.startsWith('"responseObject":', at)) {
        return false;
      }
      const bodyStart = at;
      at = text.lastIndexOf(',"requestReceivedTimestamp":"', end) + 1;
      if (at <= bodyStart) {
        return false;
      }
    }
    const receivedEnd = text.indexOf('"', at + 28);
    const timeStart = receivedEnd + 20;
    if (!text.startsWith('","stageTimestamp":"', receivedEnd)) {
      return false;
    }
    const timeEnd = text.indexOf('"', timeStart);
    if (!text.startsWith('","annotations":{', timeEnd) || !text.startsWith('"}}', end - 3)) {
      return false;
    }
    const time = this.time(text, timeStart, timeEnd);
    if (time < this.since) {
      return false;
    }
    const user = this.user(text, userStart, userEnd);
    const annotations = user === undefined ? undefined : this.annotations(user, text, timeEnd + 16, end - 1);
    const access = user === undefined || annotations?.isAllowed !== true
      ? undefined
      : this.access(user, text, verbStart, verbEnd, objectStart, objectEnd, urlStart, urlEnd);
    if (user === undefined || annotations === undefined || access === undefined || hasBody && access.needsBody || !isPlain(access, code)
      || access.needsUrl && !isUrlPlain(text, urlStart, urlEnd, access)) {
      return false;
    }
    const { isRepeated, isCounted } = this.recent.take(text, idStart, idEnd, stage);
    this.counts.events++;
    this.counts.repeated += isRepeated ? 1 : 0;
    this.take(user, annotations, access, time, isCounted ? 0 : 1);
    return true;
  }

  private take(user: KnownUser, annotations: KnownAnnotations, known: KnownAccess, time: number, count: number): void {
    if (known.tally === undefined) {
      const { username } = user;
      known.tally = this.profile.account(username).tally(isNoise(username, known.access) ? 'noise' : 'needs', known.access);
    }
    known.tally.add(time, count);
    if (annotations.reason !== '') {
      annotations.tally ??= this.profile.account(user.username).reasonTally(annotations.reason);
      annotations.tally.add(time, count);
    }
    if (user.questions.length > 0) {
      user.tallies ??= user.questions.map(({ access, why }) => this.profile.account(user.impersonator).tally('derived', access, { why }));
      for (const tally of user.tallies) {
        tally.add(time, count);
      }
    }
    this.counts.first = Math.min(this.counts.first, time);
    this.counts.last = Math.max(this.counts.last, time);
  }

  private takeEarly(text: string, from: number, end: number): boolean {
    // It has neither status nor annotations, and the time ends it.
    if (!text.startsWith('Z"}', end - 3) || text.indexOf('{"kind":"Event"', from) >= 0 && text.indexOf('{"kind":"Event"', from) < end) {
      return false;
    }
    this.counts.events++;
    this.counts.early++;
    return true;
  }

  private user(text: string, start: number, end: number): KnownUser | undefined {
    const key = text.slice(start, end);
    if (this.users.has(key)) {
      return this.users.get(key);
    }
    this.remember();
    const user = this.readUser(key);
    this.users.set(copyOf(key), user);
    return user;
  }

  private readUser(key: string): KnownUser | undefined {
    const value = parse(`{"user":${key}}`);
    if (value === undefined) {
      return undefined;
    }
    const event = readAuditEvent(value);
    if (event.user.username === '' || event.impersonationConstraint !== '') {
      return undefined;
    }
    return {
      username: actingUser(event),
      accesses: new Map(),
      annotations: new Map(),
      impersonator: event.user.username,
      questions: impersonationQuestions(event, undefined),
    };
  }

  private annotations(user: KnownUser, text: string, start: number, end: number): KnownAnnotations {
    const key = text.slice(start, end);
    let known = user.annotations.get(key);
    if (known === undefined) {
      this.remember();
      const value = parse(key);
      const reason = value?.[REASON];
      known = {
        isAllowed: value?.[DECISION] === 'allow' && !('audit.k8s.io/truncated' in value),
        reason: typeof reason === 'string' ? reason : '',
      };
      user.annotations.set(copyOf(key), known);
    }
    return known;
  }

  private access(
    user: KnownUser,
    text: string,
    verbStart: number,
    verbEnd: number,
    objectStart: number,
    objectEnd: number,
    urlStart: number,
    urlEnd: number,
  ): KnownAccess | undefined {
    const verb = text.slice(verbStart, verbEnd);
    let ofVerb = user.accesses.get(verb);
    if (ofVerb === undefined) {
      ofVerb = new Map();
      user.accesses.set(copyOf(verb), ofVerb);
    }
    const isUrl = objectEnd < 0;
    const query = isUrl ? text.indexOf('?', urlStart) : -1;
    const key = text.slice(objectStart, isUrl ? query >= 0 && query < urlEnd ? query : urlEnd : objectEnd);
    let known = ofVerb.get(key);
    if (known === undefined) {
      this.remember();
      known = this.readAccess(user, verb, key, isUrl);
      if (known !== undefined) {
        ofVerb.set(copyOf(key), known);
      }
    }
    return known;
  }

  private readAccess({ username }: KnownUser, verb: string, key: string, isUrl: boolean): KnownAccess | undefined {
    const value = parse(isUrl ? `{"verb":"${verb}","requestURI":"${key}"}` : `{"verb":"${verb}","objectRef":${key}}`);
    if (value === undefined || isAuditEvent(value)) {
      return undefined;
    }
    const event = readAuditEvent({ ...value, user: { username } });
    const access = requestedAccess(event);
    if (access === undefined) {
      return undefined;
    }
    return {
      event,
      access,
      needsUrl: ['create', 'update', 'patch', 'delete'].includes(verb),
      needsBody: readsBody(access),
      isPlain: new Map(),
    };
  }

  /** Forgets all texts once they are many: they only save time. */
  private remember(): void {
    if (++this.texts > MOST_TEXTS) {
      this.users = new Map();
      this.texts = 0;
    }
  }

  private time(text: string, start: number, end: number): number {
    if (end - start !== 27) { // microseconds in UTC
      return Date.parse(text.slice(start, end));
    }
    if (this.minute === '' || !text.startsWith(this.minute, start)) {
      this.minute = copyOf(text.slice(start, start + 17));
      this.minuteTime = Date.parse(`${this.minute}00Z`);
    }
    const digit = (i: number) => text.charCodeAt(start + i) - 48;
    return this.minuteTime + digit(17) * 10000 + digit(18) * 1000 + digit(20) * 100 + digit(21) * 10 + digit(22);
  }
}

/** Whether a text is short and has only characters that need no decoding. */
function isPlainText(text: string, start: number, end: number): boolean {
  if (end - start > 64) {
    return false;
  }
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code > 126 || code === 92) {
      return false;
    }
  }
  return end >= 0;
}

/** Where the text of a string ends, or -1 if that takes more than a look. */
function endOfText(text: string, start: number): number {
  const end = text.indexOf('"', start);
  return end > 0 && text.charCodeAt(end - 1) === 92 ? -1 : end;
}

/** A write is in a namespace if its URL is, and a delete may have options in it. */
function isUrlPlain(text: string, start: number, end: number, { event }: KnownAccess): boolean {
  if (event.verb === 'delete') {
    const query = text.indexOf('?', start);
    return query < 0 || query >= end;
  }
  if (event.objectRef === undefined || event.objectRef.namespace === '') {
    return true;
  }
  const namespaces = text.indexOf('/namespaces/', start);
  return namespaces >= 0 && namespaces < end;
}

function isPlain({ isPlain: known, event, access }: KnownAccess, code: number): boolean {
  let plain = known.get(code);
  if (plain === undefined) {
    plain = allowedQuestions({ ...event, code }, access).length === 0;
    known.set(code, plain);
  }
  return plain;
}

function isJson(text: string, start: number, end: number): boolean {
  return parse(text.slice(start, end)) !== undefined;
}

/** Parses an object whose bytes are characters. */
function parse(bytes: string): PlainObject | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes, 'latin1').toString());
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A copy, which doesn't keep the text that it was cut from in memory. */
function copyOf(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}
