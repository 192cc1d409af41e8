import { AccessProfile } from './access-profile';
import { AuditEvent, AuditUser, DECISION, ObjectReference, REASON, TRUNCATED } from './audit-event';
import { BytePattern, isAt, patternAt, patternOf } from './byte-pattern';
import { ByteTable } from './byte-table';
import { EARLY, EventText } from './event-text';
import { KnownUser, KnownUsers } from './known-users';
import { LogBytes } from './log-bytes';
import { isNoise } from './noise';
import { parseObject } from './parsed-object';
import { RecentRequests } from './recent-requests';
import { readsBody } from './record-event';
import { Access } from './recorded-access';
import { requestedAccess, WRITES } from './requested-access';
import { allowedQuestions } from './second-questions';
import { Tally } from './tally';
import { PlainObject } from '../rbac/validation/plain-data';

const NAMESPACES = patternOf('/namespaces/');
const [SLASH, QUERY, BACKSLASH, CLOSE_BRACE, LINE_END, CARRIAGE_RETURN] = [...'/?\\}\n\r'].map((character) => character.charCodeAt(0));

/** Any other verb is read in full. */
const VERB = /^[a-z]+$/;
const MOST_VERBS = 256;

/** Events of accounts from this number on are read in full: the number of a verb has to fit into the same word. */
const MOST_ACCOUNTS = 2 ** 31 / MOST_VERBS;

/** The statuses of responses to requests that fail because of a further question. */
const REFUSALS = [403, 422];

/** So many different texts of accesses and of annotations are remembered, to save time. */
const KNOWN_ACCESSES = 65_536;
const KNOWN_ANNOTATIONS = 4096;

/** The counts of the skimmer, in addition to the tallies of accesses. */
export interface SkimmedCounts {
  events: number;
  early: number;
  repeated: number;
  first: number;
  last: number;
}

/** The facts that hold for all requests of an account whose verb and object have the same text. */
interface KnownAccess {
  readonly access: Access;

  /** The tallies of allowed and of denied requests, once there are any. */
  allowed?: Tally;
  denied?: Tally;

  /** The last statuses of responses from which nothing more follows. */
  plainSuccess?: number;
  plainError?: number;

  /** The form that the URL must have: a write is in a namespace only if its URL is, and the URL of a delete may have options. */
  readonly url: 'any' | 'in a namespace' | 'without options';

  /** Whether a body has more to say. */
  readonly needsBody: boolean;

  /** The annotations of the last such request, which most often are those of the next. */
  annotations?: KnownAnnotations;
}

/** The facts that hold for all requests of an account that have the same annotations. */
interface KnownAnnotations {
  readonly text: BytePattern;

  /** The answer of the authorizer; nothing if the annotations don't have it, or if the event is truncated. */
  readonly verdict?: 'allowed' | 'denied';
  readonly reason: string;

  /** The tally of the reason, once an event is taken. */
  tally?: Tally;
}

/**
 * Reads events of the form that the API server writes without parsing them: it finds the few texts that matter, and knows most of them
 * already.
 *
 * It leaves three sorts of events to a parser: those from which further questions follow, those with a denied further question, and those
 * of another form. Both must read the same event alike.
 */
export class EventSkimmer {
  private readonly text = new EventText(new KnownUsers());
  private readonly verbs = new ByteTable<number>(MOST_VERBS);
  private verbCount = 0;
  private readonly accesses = new ByteTable<KnownAccess>(KNOWN_ACCESSES);
  private readonly annotations = new ByteTable<KnownAnnotations>(KNOWN_ANNOTATIONS);

  constructor(
    private readonly profile: AccessProfile,
    private readonly recent: RecentRequests,
    private readonly counts: SkimmedCounts,
    private readonly since: number,
  ) {}

  /**
   * Takes the event of a line.
   *
   * @param log Has the whole line.
   * @returns Where the next line begins, or -1 if the event isn't taken. Then nothing has changed.
   */
  public skim(log: LogBytes, start: number): number {
    const { text } = this;
    if (!text.readHead(log, start)) {
      return -1;
    }
    if (text.stage === EARLY) {
      const next = text.endOfEarly(log);
      this.counts.events += next < 0 ? 0 : 1;
      this.counts.early += next < 0 ? 0 : 1;
      return next;
    }
    if (!text.readRest(log)) {
      return -1;
    }
    const { user, time } = text;
    if (user === undefined || user.isUnusual || user.account >= MOST_ACCOUNTS || !(time >= this.since)) {
      return -1;
    }
    const access = this.accessOf(log, user);
    if (access === undefined) {
      return -1;
    }
    const annotations = this.annotationsOf(log, user, access);
    const next = endOfEvent(log.bytes, text.annotationsStart + annotations.text.length);
    if (next < 0 || annotations.verdict === undefined || annotations.verdict === 'allowed' && REFUSALS.includes(text.code)) {
      return -1;
    }
    const { isRepeated, isCounted } = this.recent.takeBytes(log.view, text.idStart, text.idEnd, text.stage);
    this.counts.events++;
    this.counts.repeated += isRepeated ? 1 : 0;
    this.take(user, access, annotations, isCounted ? 0 : 1);
    return next;
  }

  private take(user: KnownUser, known: KnownAccess, annotations: KnownAnnotations, count: number): void {
    const { time } = this.text;
    const { access } = known;
    if (annotations.verdict === 'denied') {
      known.denied ??= this.profile.account(user.username).tally('denied', access);
      known.denied.add(time, count);
    } else {
      known.allowed ??= this.profile.account(user.username).tally(isNoise(user.username, access) ? 'noise' : 'needs', access);
      known.allowed.add(time, count);
    }
    if (annotations.reason !== '' && annotations.verdict === 'allowed') {
      annotations.tally ??= this.profile.account(user.username).reasonTally(annotations.reason);
      annotations.tally.add(time, count);
    }
    if (user.questions.length > 0) {
      user.tallies ??= user.questions.map((question) => this.profile.account(user.impersonator).tally('derived', question.access, { why: question.why }));
      user.tallies.forEach((each) => each.add(time, count));
    }
    if (time < this.counts.first) {
      this.counts.first = time;
    }
    if (time > this.counts.last) {
      this.counts.last = time;
    }
  }

  /** The access of a request; nothing where more follows from the event. */
  private accessOf(log: LogBytes, user: KnownUser): KnownAccess | undefined {
    const { text, text: { object, isUrl, urlStart, urlEnd } } = this;
    const { bytes, view } = log;
    const verb = this.verbs.get(0, view, text.verbStart, text.verbEnd) ?? this.readVerb(log);
    const pathEnd = isUrl ? plainEnd(bytes, urlStart, urlEnd) : urlEnd;
    if (verb < 0 || bytes[pathEnd] === BACKSLASH || !isUrl && !object.makeKey(log)) {
      return undefined;
    }
    const owner = user.account * MOST_VERBS + verb;
    const start = isUrl ? urlStart : object.keyStart;
    const end = isUrl ? pathEnd : object.keyEnd;
    const known = this.accesses.get(owner, view, start, end);
    if (known !== undefined && (text.code === known.plainSuccess || text.code === known.plainError)) {
      return this.isPlain(log, known) ? known : undefined;
    }
    const read = this.readAccess(log, end);
    if (known !== undefined && read !== undefined) {
      known.plainSuccess = read.plainSuccess ?? known.plainSuccess;
      known.plainError = read.plainError ?? known.plainError;
      return known;
    }
    if (read !== undefined) {
      this.accesses.set(owner, view, start, end, read);
    }
    return read;
  }

  private readVerb({ bytes, view }: LogBytes): number {
    const { verbStart, verbEnd } = this.text;
    const isUsual = VERB.test(bytes.toString('latin1', verbStart, verbEnd)) && this.verbCount < MOST_VERBS;
    const number = isUsual ? this.verbCount++ : -1;
    this.verbs.set(0, view, verbStart, verbEnd, number);
    return number;
  }

  private readAccess(log: LogBytes, keyEnd: number): KnownAccess | undefined {
    const { text: { object, isUrl, urlStart, verbStart, verbEnd, code } } = this;
    const { bytes } = log;
    const verb = bytes.toString('latin1', verbStart, verbEnd);
    const request = isUrl
      ? skimmedEvent(verb, code, undefined, bytes.toString('utf8', urlStart, keyEnd))
      : skimmedEvent(verb, code, object.reference(log), '');
    const access = requestedAccess(request);
    if (access === undefined || allowedQuestions(request, access).length > 0) {
      return undefined;
    }
    const known: KnownAccess = {
      access,
      ...code < 400 ? { plainSuccess: code } : { plainError: code },
      url: verb === 'delete' ? 'without options' : access.namespace !== undefined && WRITES.has(verb) ? 'in a namespace' : 'any',
      needsBody: readsBody(access),
    };
    return this.isPlain(log, known) ? known : undefined;
  }

  /** Whether neither the body nor the URL of a request says more than the rest. */
  private isPlain({ bytes, view }: LogBytes, { needsBody, url }: Pick<KnownAccess, 'needsBody' | 'url'>): boolean {
    const { hasBody, urlStart, urlEnd } = this.text;
    if (hasBody && needsBody) {
      return false;
    }
    switch (url) {
      case 'any':
        return true;
      case 'without options':
        return plainEnd(bytes, urlStart, urlEnd) === urlEnd;
      case 'in a namespace':
        return hasNamespace(bytes, view, urlStart, plainEnd(bytes, urlStart, urlEnd));
    }
  }

  /** The annotations of an event. */
  private annotationsOf({ bytes, view }: LogBytes, { account }: KnownUser, access: KnownAccess): KnownAnnotations {
    const start = this.text.annotationsStart;
    const last = access.annotations;
    if (last !== undefined && isAt(view, start, last.text)) {
      return last;
    }
    const lineEnd = bytes.indexOf(LINE_END, start);
    const end = lineEnd - (bytes[lineEnd - 1] === CARRIAGE_RETURN ? 2 : 1); // without the brace that ends the event
    let known = this.annotations.get(account, view, start, end);
    if (known === undefined) {
      known = readAnnotations(patternAt(view, start, end), bytes.toString('utf8', start, end));
      this.annotations.set(account, view, start, end, known);
    }
    access.annotations = known;
    return known;
  }
}

function readAnnotations(text: BytePattern, json: string): KnownAnnotations {
  const value = parseObject(json) ?? {};
  const reason = value[REASON];
  const verdict = TRUNCATED in value ? undefined : value[DECISION] === 'allow' ? 'allowed' : value[DECISION] === 'forbid' ? 'denied' : undefined;
  return { text, ...verdict === undefined ? {} : { verdict }, reason: typeof reason === 'string' ? reason : '' };
}

/** Where the line after an event begins of which one brace is left; -1 if something else is. */
function endOfEvent(bytes: Uint8Array, at: number): number {
  const end = bytes[at + 1] === CARRIAGE_RETURN ? at + 2 : at + 1;
  return bytes[at] === CLOSE_BRACE && bytes[end] === LINE_END ? end + 1 : -1;
}

/** Where the path of a URL ends, if nothing in it is escaped; else the escape. */
function plainEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    if (bytes[i] === QUERY || bytes[i] === BACKSLASH) {
      return i;
    }
  }
  return end;
}

function hasNamespace(bytes: Uint8Array, view: DataView, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    if (bytes[i] === SLASH && isAt(view, i, NAMESPACES)) {
      return true;
    }
  }
  return false;
}

const NO_USER: AuditUser = { username: '', uid: '', groups: [], extra: new Map() };
const NO_BODY: PlainObject = {};

/** Makes an event of the parts that the rules about further questions use, without a body. */
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
