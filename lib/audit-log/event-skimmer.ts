/* eslint-disable no-bitwise -- what is only fetched is joined without overflow */
import { AccessProfile } from './access-profile';
import { ByteTable } from './byte-table';
import { EARLY, EventText } from './event-text';
import { KnownAccesses } from './known-accesses';
import { AnnotationTexts, KnownAnnotations } from './known-annotations';
import { KnownKind, KnownKinds } from './known-kinds';
import { KnownUser, KnownUsers } from './known-users';
import { LogBytes } from './log-bytes';
import { LogTimes } from './log-times';
import { NO_TEXT, PendingEvent } from './pending-event';
import { RecentRequests } from './recent-requests';
import { hashOfRequest } from './request-rows';

const [CLOSE_BRACE, LINE_END, CARRIAGE_RETURN] = [...'}\n\r'].map((character) => character.charCodeAt(0));

/** The statuses of responses to requests that fail because of a further question. */
const REFUSALS = [403, 422];

/** So many different names of namespaces and of objects are remembered, to save time. */
const KNOWN_NAMESPACES = 16_384;
const KNOWN_NAMES = 65_536;

/** So many events are counted at once. */
const MOST_PENDING = 128;

/** The counts of the skimmer, in addition to the tallies of accesses. */
export interface SkimmedCounts {
  events: number;
  early: number;
  repeated: number;
  readonly times: LogTimes;
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
  private readonly kinds = new KnownKinds(this.text);
  private readonly annotations = new AnnotationTexts();
  private readonly accesses: KnownAccesses;
  private readonly namespaces = new ByteTable<number>(KNOWN_NAMESPACES);
  private readonly names = new ByteTable<number>(KNOWN_NAMES);

  /** How many names have a number: one that was forgotten gets another one. */
  private numbers = 0;

  /** The events that aren't counted yet are the first ones. */
  private readonly events: PendingEvent[] = [];
  private pending = 0;

  /** Keeps a result that isn't used: otherwise the compiler would leave out what leads to it. */
  protected fetched = 0;

  constructor(
    private readonly profile: AccessProfile,
    private readonly recent: RecentRequests,
    private readonly counts: SkimmedCounts,
    private readonly since: number,
  ) {
    this.accesses = new KnownAccesses(profile);
  }

  /**
   * Takes the event of a line, which isn't counted before `count` is called.
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
    if (user === undefined || user.isUnusual || !(time >= this.since)) {
      return -1;
    }
    const kind = this.kinds.at(log);
    if (kind === undefined) {
      return -1;
    }
    const annotations = this.annotations.at(log, user.account, text.annotationsStart);
    const next = endOfEvent(log.bytes, text.annotationsStart + annotations.text.length);
    if (next < 0 || annotations.verdict === undefined || annotations.verdict === 'allowed' && REFUSALS.includes(text.code)) {
      return -1;
    }
    this.keep(log, user, kind, annotations);
    if (this.pending === MOST_PENDING) {
      this.count(log);
    }
    return next;
  }

  /** Counts the events that were taken. The log still has them. */
  public count(log: LogBytes): void {
    const { recent, events, pending } = this;
    let fetched = this.accesses.fetch(events, pending);
    for (let i = 0; i < pending; i++) {
      fetched ^= recent.fetch(events[i].high, events[i].low);
    }
    this.fetched = fetched;
    for (let i = 0; i < pending; i++) {
      this.countEvent(log, events[i]);
    }
    this.counts.events += pending;
    this.pending = 0;
  }

  private keep(log: LogBytes, user: KnownUser, kind: KnownKind, annotations: KnownAnnotations): void {
    const { text: { object: { namespaceStart, namespaceEnd, nameStart, nameEnd }, isUrl, idStart, idEnd, stage, time }, recent } = this;
    const namespace = isUrl || !kind.isPlaced ? NO_TEXT : this.numberOf(this.namespaces, log, namespaceStart, namespaceEnd);
    const name = isUrl || !kind.isNamed ? NO_TEXT : this.numberOf(this.names, log, nameStart, nameEnd);
    const hash = hashOfRequest(user.account, kind.number, namespace, name);
    recent.hash(log.view, idStart, idEnd);
    const { high, low } = recent;
    const event = this.events[this.pending];
    if (event === undefined) {
      this.events.push({
        user, kind, annotations, namespace, namespaceStart, namespaceEnd, name, nameStart, nameEnd, hash, high, low, stage, time, row: 0, access: 0,
      });
    } else {
      event.user = user;
      event.kind = kind;
      event.annotations = annotations;
      event.namespace = namespace;
      event.namespaceStart = namespaceStart;
      event.namespaceEnd = namespaceEnd;
      event.name = name;
      event.nameStart = nameStart;
      event.nameEnd = nameEnd;
      event.hash = hash;
      event.high = high;
      event.low = low;
      event.stage = stage;
      event.time = time;
    }
    this.pending++;
  }

  private numberOf(table: ByteTable<number>, { view }: LogBytes, start: number, end: number): number {
    if (start === end) {
      return NO_TEXT;
    }
    let number = table.get(0, view, start, end);
    if (number === undefined) {
      number = this.numbers++;
      table.set(0, view, start, end, number);
    }
    return number;
  }

  private countEvent(log: LogBytes, event: PendingEvent): void {
    const { profile } = this;
    const { user, annotations, annotations: { verdict }, high, low, stage, time } = event;
    if (verdict === undefined) {
      return; // such an event isn't taken
    }
    const { isRepeated, isCounted } = this.recent.takeHash(high, low, stage);
    this.counts.repeated += isRepeated ? 1 : 0;
    const count = isCounted ? 0 : 1;
    this.accesses.take(log, event, verdict, count);
    if (annotations.reason !== '' && verdict === 'allowed') {
      annotations.tally ??= profile.account(user.username).reasonTally(annotations.reason);
      annotations.tally.add(time, count);
    }
    if (user.questions.length > 0) {
      user.families ??= user.questions.map(({ access: { namespace, permission }, why }) =>
        profile.account(user.impersonator).kind('derived', permission, { why }).family(namespace));
      user.families.forEach((family, i) => family.add(user.questions[i].access.permission.resourceName, time, count, profile.limits.names));
    }
    this.counts.times.add(time);
  }
}

/** Where the line after an event begins of which one brace is left; -1 if something else is. */
function endOfEvent(bytes: Uint8Array, at: number): number {
  const end = bytes[at + 1] === CARRIAGE_RETURN ? at + 2 : at + 1;
  return bytes[at] === CLOSE_BRACE && bytes[end] === LINE_END ? end + 1 : -1;
}
