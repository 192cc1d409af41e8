import { AccessProfile } from './access-profile';
import { DECISION, REASON, TRUNCATED } from './audit-event';
import { BytePattern, isAt, patternAt } from './byte-pattern';
import { ByteTable } from './byte-table';
import { EARLY, EventText } from './event-text';
import { KnownAccess, KnownAccesses, KnownAnnotations } from './known-accesses';
import { KnownUser, KnownUsers } from './known-users';
import { LogBytes } from './log-bytes';
import { LogTimes } from './log-times';
import { parseObject } from './parsed-object';
import { RecentRequests } from './recent-requests';

const [CLOSE_BRACE, LINE_END, CARRIAGE_RETURN] = [...'}\n\r'].map((character) => character.charCodeAt(0));

/** The statuses of responses to requests that fail because of a further question. */
const REFUSALS = [403, 422];

/** So many different texts of annotations are remembered, to save time. */
const KNOWN_ANNOTATIONS = 4096;

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
  private readonly accesses: KnownAccesses;
  private readonly annotations = new ByteTable<KnownAnnotations>(KNOWN_ANNOTATIONS);

  constructor(
    private readonly profile: AccessProfile,
    private readonly recent: RecentRequests,
    private readonly counts: SkimmedCounts,
    private readonly since: number,
  ) {
    this.accesses = new KnownAccesses(profile, this.text);
  }

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
    if (user === undefined || user.isUnusual || !(time >= this.since)) {
      return -1;
    }
    const access = this.accesses.at(log, user);
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
    if (annotations.verdict === 'denied') {
      (known.denied ?? this.accesses.tally(user, known, 'denied')).add(time, count);
    } else {
      (known.allowed ?? this.accesses.tally(user, known, 'allowed')).add(time, count);
    }
    if (annotations.reason !== '' && annotations.verdict === 'allowed') {
      annotations.tally ??= this.profile.account(user.username).reasonTally(annotations.reason);
      annotations.tally.add(time, count);
    }
    if (user.questions.length > 0) {
      user.tallies ??= user.questions.map((question) => this.profile.account(user.impersonator).tally('derived', question.access, { why: question.why }));
      user.tallies.forEach((each) => each.add(time, count));
    }
    this.counts.times.add(time);
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
