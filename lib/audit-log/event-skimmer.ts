import { AccessProfile } from './access-profile';
import { AuditEvent, AuditUser, DECISION, ObjectReference, readAuditEvent, readObjectReference, REASON, TRUNCATED } from './audit-event';
import { impersonationQuestions } from './impersonation';
import { isNoise } from './noise';
import { RecentRequests, stageBit } from './recent-requests';
import { actingUser, EARLY_STAGE, readsBody } from './record-event';
import { requestedAccess, WRITES } from './requested-access';
import { allowedQuestions, AskedQuestion } from './second-questions';
import { Tally } from './tally';
import { TextTable } from './text-table';
import { isObject, PlainObject } from '../rbac/validation/plain-data';

/** The texts between the values of an event, in the order and form in which the API server writes them. */
const HEAD = '{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"';
const AUDIT_ID = '","auditID":"';
const STAGE = '","stage":"';
const REQUEST_URI = '","requestURI":"';
const VERB = '","verb":"';
const USER = '","user":';
const USERNAME = '{"username":"';
const SOURCE_IPS = '},"sourceIPs":["';
const SOURCE_IPS_END = '"],"';
const USER_AGENT = 'userAgent":"';
const OBJECT_REF = 'objectRef":';
const STATUS = 'responseStatus":{"metadata":{},"';
const CODE = 'code":';
const REQUEST_BODY = '"requestObject":';
const RESPONSE_BODY = '"responseObject":';
const RECEIVED = '"requestReceivedTimestamp":"';
const STAGE_TIME = '","stageTimestamp":"';
const ANNOTATIONS = '","annotations":';

const COMPLETE = 'ResponseComplete"';
const COMPLETE_BIT = stageBit('ResponseComplete');
const EARLY = 0;

const LEVELS = ['Metadata', 'Request', 'RequestResponse'];

/** Any other verb is read in full. */
const VERB_TEXT = /^[a-z]+$/;

const BACKSLASH = '\\'.charCodeAt(0);
const QUOTE = '"'.charCodeAt(0);
const ZERO = '0'.charCodeAt(0);

/** The identifiers that the API server makes up have this length. */
const ID_LENGTH = 36;

/** The length of a time with microseconds in UTC, and of its part up to the seconds. */
const TIME_LENGTH = 27;
const MINUTE_LENGTH = 17;

/** What is longer is read in full. */
const LONGEST_ADDRESSES = 400;

/** So many different texts of each kind are remembered, to save time. */
const KNOWN_TEXTS = 65_536;

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
  readonly id: number;

  /** The user that the authorizer was asked about. */
  readonly username: string;

  /** Who acts as this user. */
  readonly impersonator: string;

  /** What was asked about them. */
  readonly questions: readonly AskedQuestion[];

  /** The tallies of these, once an event is taken. */
  tallies?: readonly Tally[];
}

/** What is known of all requests of a user whose verb and object have the same text. */
interface KnownAccess {
  readonly tally: Tally;

  /** The status of a response from which nothing more follows; any that isn't a success is another one. */
  readonly plainCode: number;

  /** Whether the URL has to be looked at, see `isUrlPlain`. */
  readonly needsUrl: boolean;

  /** Whether a body has more to say. */
  readonly needsBody: boolean;
}

/** Where the object or the URL of a request is in its line, and what else is known of it. */
interface UnknownAccess {
  readonly start: number;
  readonly end: number;
  readonly isUrl: boolean;
  readonly urlStart: number;
  readonly urlEnd: number;
  readonly hasBody: boolean;
  readonly code: number;
  readonly owner: number;
}

interface KnownAnnotations {
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
  private readonly users = new TextTable<KnownUser | 'unusual'>(KNOWN_TEXTS / 16);
  private readonly accesses = new TextTable<KnownAccess>(KNOWN_TEXTS);
  private readonly annotations = new TextTable<KnownAnnotations | 'unusual'>(KNOWN_TEXTS / 16);
  private userCount = 0;
  private readonly verbs = new Map<string, number>();
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
   * @param line The line without its end, each byte as a character.
   * @returns Whether the event is taken. If not, nothing has changed.
   */
  public skim(line: string): boolean {
    if (line.indexOf(HEAD) !== 0) {
      return false;
    }
    const levelEnd = line.indexOf('"', HEAD.length);
    const idStart = levelEnd + AUDIT_ID.length;
    const idEnd = line.charCodeAt(idStart + ID_LENGTH) === QUOTE ? idStart + ID_LENGTH : line.indexOf('"', idStart);
    const stageStart = idEnd + STAGE.length;
    const stageEnd = line.indexOf('"', stageStart);
    const urlStart = stageEnd + REQUEST_URI.length;
    const urlEnd = endOfText(line, urlStart);
    const verbStart = urlEnd + VERB.length;
    const verbEnd = line.indexOf('"', verbStart);
    const userStart = verbEnd + USER.length;
    if (line.indexOf(AUDIT_ID, levelEnd) !== levelEnd || !LEVELS.includes(line.slice(HEAD.length, levelEnd))
      || line.indexOf(STAGE, idEnd) !== idEnd || line.indexOf(REQUEST_URI, stageEnd) !== stageEnd
      || line.indexOf(VERB, urlEnd) !== urlEnd || line.indexOf(USER, verbEnd) !== verbEnd || line.indexOf(USERNAME, userStart) !== userStart) {
      return false;
    }
    const stage = this.stage(line, stageStart, stageEnd);
    if (stage === EARLY) {
      return this.takeEarly(line, userStart);
    }
    const userEnd = line.indexOf(SOURCE_IPS, userStart) + 1;
    const addressesEnd = line.indexOf(SOURCE_IPS_END, userEnd + SOURCE_IPS.length);
    if (userEnd === 0 || addressesEnd < 0 || addressesEnd - userEnd > LONGEST_ADDRESSES) {
      return false;
    }
    let at = addressesEnd + SOURCE_IPS_END.length;
    if (line.indexOf(USER_AGENT, at) === at) {
      at = endOfText(line, at + USER_AGENT.length) + 3;
      if (line.slice(at - 3, at) !== '","') {
        return false;
      }
    }
    let objectStart = -1;
    let objectEnd = -1;
    if (line.indexOf(OBJECT_REF, at) === at) {
      objectStart = at + OBJECT_REF.length;
      objectEnd = line.indexOf('},"', objectStart) + 1;
      at = objectEnd + 2;
      if (objectEnd === 0) {
        return false;
      }
    }
    if (line.indexOf(STATUS, at) !== at) {
      return false;
    }
    const codeAt = line.indexOf(CODE, at + STATUS.length);
    const statusEnd = codeAt + CODE.length + 4;
    const code = (line.charCodeAt(statusEnd - 4) - ZERO) * 100 + (line.charCodeAt(statusEnd - 3) - ZERO) * 10 + line.charCodeAt(statusEnd - 2) - ZERO;
    if (codeAt < 0 || !(code >= 100 && code < 600) || code === 403 || code === 422 || line.slice(statusEnd - 1, statusEnd + 2) !== '},"') {
      return false;
    }
    if (codeAt !== at + STATUS.length && parse(line.slice(at + STATUS.indexOf('{'), statusEnd)) === undefined) {
      return false;
    }
    at = statusEnd + 1;
    const hasBody = line.indexOf(RECEIVED, at) !== at;
    if (hasBody) {
      if (line.indexOf(REQUEST_BODY, at) !== at && line.indexOf(RESPONSE_BODY, at) !== at) {
        return false;
      }
      const bodyStart = at;
      at = line.lastIndexOf(RECEIVED);
      if (at <= bodyStart || line[at - 1] !== ',') {
        return false;
      }
    }
    const receivedEnd = line.indexOf('"', at + RECEIVED.length);
    const timeStart = receivedEnd + STAGE_TIME.length;
    const timeEnd = line.indexOf('"', timeStart);
    const annotationsStart = timeEnd + ANNOTATIONS.length;
    const annotationsEnd = line.length - 1;
    if (line.indexOf(STAGE_TIME, receivedEnd) !== receivedEnd || line.indexOf(ANNOTATIONS, timeEnd) !== timeEnd
      || line.slice(annotationsEnd - 2) !== '"}}') {
      return false;
    }
    const time = this.time(line, timeStart, timeEnd);
    const user = this.users.get(0, line, userStart, userEnd) ?? this.readUser(line, userStart, userEnd);
    if (!(time >= this.since) || user === 'unusual') {
      return false;
    }
    const annotations = this.annotations.get(user.id, line, annotationsStart, annotationsEnd)
      ?? this.readAnnotations(user, line, annotationsStart, annotationsEnd);
    if (annotations === 'unusual') {
      return false;
    }
    const isUrl = objectEnd < 0;
    const [start, end] = isUrl ? [urlStart, pathEnd(line, urlStart, urlEnd)] : [objectStart, objectEnd];
    const verb = line.slice(verbStart, verbEnd);
    const owner = user.id * 256 + this.verbNumber(verb);
    const known = this.accesses.get(owner, line, start, end);
    const isUsable = known !== undefined && (code >= 400 || known.plainCode === code)
      && !(hasBody && known.needsBody || known.needsUrl && !isUrlPlain(line, urlStart, urlEnd, verb));
    const tally = isUsable ? known.tally : this.readAccess(user, verb, line, { start, end, isUrl, urlStart, urlEnd, hasBody, code, owner });
    if (tally === undefined) {
      return false;
    }
    const { isRepeated, isCounted } = this.recent.take(line, idStart, idEnd, stage);
    this.counts.events++;
    this.counts.repeated += isRepeated ? 1 : 0;
    this.take(user, annotations, tally, time, isCounted ? 0 : 1);
    return true;
  }

  /** The bit of a stage, most often without a copy of its text. */
  private stage(line: string, start: number, end: number): number {
    return line.indexOf(COMPLETE, start) === start ? COMPLETE_BIT : line.slice(start, end) === EARLY_STAGE ? EARLY : stageBit(line.slice(start, end));
  }

  private take(user: KnownUser, annotations: KnownAnnotations, tally: Tally, time: number, count: number): void {
    tally.add(time, count);
    if (annotations.reason !== '') {
      annotations.tally ??= this.profile.account(user.username).reasonTally(annotations.reason);
      annotations.tally.add(time, count);
    }
    if (user.questions.length > 0) {
      user.tallies ??= user.questions.map(({ access, why }) => this.profile.account(user.impersonator).tally('derived', access, { why }));
      user.tallies.forEach((each) => each.add(time, count));
    }
    if (time < this.counts.first) {
      this.counts.first = time;
    }
    if (time > this.counts.last) {
      this.counts.last = time;
    }
  }

  /** An event of the first stage has neither status nor annotations: the time ends it. What is cut and goes on with the next event doesn't count. */
  private takeEarly(line: string, from: number): boolean {
    if (line.slice(-3) !== 'Z"}' || line.indexOf(HEAD, from) >= 0) {
      return false;
    }
    this.counts.events++;
    this.counts.early++;
    return true;
  }

  private readUser(line: string, start: number, end: number): KnownUser | 'unusual' {
    const value = parse(`{"user":${line.slice(start, end)}}`);
    const event = value === undefined ? undefined : readAuditEvent(value);
    const known: KnownUser | 'unusual' = event === undefined || event.user.username === '' || event.impersonationConstraint !== ''
      ? 'unusual'
      : { id: ++this.userCount, username: actingUser(event), impersonator: event.user.username, questions: impersonationQuestions(event, undefined) };
    this.users.set(0, line, start, end, known);
    return known;
  }

  private readAnnotations({ id }: KnownUser, line: string, start: number, end: number): KnownAnnotations | 'unusual' {
    const value = parse(line.slice(start, end));
    const reason = value?.[REASON];
    const isAllowed = value?.[DECISION] === 'allow' && !(TRUNCATED in value);
    const known: KnownAnnotations | 'unusual' = isAllowed ? { reason: typeof reason === 'string' ? reason : '' } : 'unusual';
    this.annotations.set(id, line, start, end, known);
    return known;
  }

  /** Reads the access of a request; nothing where more follows from the event. */
  private readAccess(
    { username }: KnownUser, verb: string, line: string, { start, end, isUrl, urlStart, urlEnd, hasBody, code, owner }: UnknownAccess,
  ): Tally | undefined {
    const text = line.slice(start, end);
    const value = !VERB_TEXT.test(verb) ? undefined : parse(isUrl ? `{"requestURI":"${text}"}` : `{"objectRef":${text}}`);
    if (value === undefined) {
      return undefined;
    }
    const { requestURI, objectRef } = value;
    const request = skimmedEvent(verb, code, readObjectReference(objectRef), typeof requestURI === 'string' ? requestURI : '');
    const access = requestedAccess(request);
    if (access === undefined || allowedQuestions(request, access).length > 0) {
      return undefined;
    }
    const needsUrl = verb === 'delete' || access.namespace !== undefined && WRITES.has(verb);
    const needsBody = readsBody(access);
    if (hasBody && needsBody || needsUrl && !isUrlPlain(line, urlStart, urlEnd, verb)) {
      return undefined;
    }
    const tally = this.profile.account(username).tally(isNoise(username, access) ? 'noise' : 'needs', access);
    if (this.accesses.get(owner, line, start, end) === undefined) {
      this.accesses.set(owner, line, start, end, { tally, plainCode: code, needsUrl, needsBody });
    }
    return tally;
  }

  /** A number for each verb. */
  private verbNumber(verb: string): number {
    let number = this.verbs.get(verb);
    if (number === undefined) {
      number = this.verbs.size;
      this.verbs.set(` ${verb}`.slice(1), number);
    }
    return number;
  }

  private time(line: string, start: number, end: number): number {
    if (end - start !== TIME_LENGTH) {
      return Date.parse(line.slice(start, end));
    }
    const minute = line.slice(start, start + MINUTE_LENGTH);
    if (minute !== this.minute) {
      this.minute = ` ${minute}`.slice(1);
      this.minuteTime = Date.parse(`${minute}00Z`);
    }
    return this.minuteTime + digit(line, start + 17) * 10_000 + digit(line, start + 18) * 1000
      + digit(line, start + 20) * 100 + digit(line, start + 21) * 10 + digit(line, start + 22);
  }
}

function digit(line: string, at: number): number {
  return line.charCodeAt(at) - ZERO;
}

/** Where the text of a string ends, or -1 if that takes more than a look. */
function endOfText(line: string, start: number): number {
  const end = line.indexOf('"', start);
  return line.charCodeAt(end - 1) === BACKSLASH ? -1 : end;
}

/** Where the path of a URL ends. */
function pathEnd(line: string, start: number, end: number): number {
  const query = line.indexOf('?', start);
  return query >= 0 && query < end ? query : end;
}

/** A write is in a namespace if its URL is, and a delete may have options in it. */
function isUrlPlain(line: string, start: number, end: number, verb: string): boolean {
  const path = pathEnd(line, start, end);
  if (verb === 'delete') {
    return path === end;
  }
  const at = line.indexOf('/namespaces/', start);
  return at >= 0 && at < path;
}

const NO_USER: AuditUser = { username: '', uid: '', groups: [], extra: new Map() };

/** What the rules about second questions look at, where there is no body. */
function skimmedEvent(verb: string, code: number, objectRef: ObjectReference | undefined, requestURI: string): AuditEvent {
  return {
    auditID: '',
    stage: '',
    requestURI,
    verb,
    user: NO_USER,
    impersonationConstraint: '',
    objectRef,
    code,
    message: '',
    decision: 'allow',
    reason: '',
    isTruncated: false,
    time: NaN,
    requestObject: NO_BODY,
    responseObject: NO_BODY,
  };
}

const NO_BODY: PlainObject = {};

/** Parses an object whose bytes are characters. */
function parse(bytes: string): PlainObject | undefined {
  try {
    // eslint-disable-next-line no-control-regex -- ASCII
    const value: unknown = JSON.parse(/[^\x00-\x7f]/.test(bytes) ? Buffer.from(bytes, 'latin1').toString() : bytes);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
