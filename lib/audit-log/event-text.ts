import { BytePattern, endOfPlainString, endOfString, isAt, patternAt, patternOf } from './byte-pattern';
import { KnownUser, KnownUsers } from './known-users';
import { KnownVerbs } from './known-verbs';
import { LogBytes } from './log-bytes';
import { ObjectReferenceText } from './object-reference-text';
import { parseObject } from './parsed-object';
import { stageBit } from './recent-requests';
import { EARLY_STAGE } from './record-event';
import { TIME_LENGTH, TimeText } from './time-text';

/** The texts between the values of an event, in the order and form in which the API server writes them. */
const HEAD_TEXT = '{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"';
const HEAD = patternOf(HEAD_TEXT);
const HEAD_BYTES = Buffer.from(HEAD_TEXT);
const LEVELS = ['Metadata', 'Request', 'RequestResponse'].map((level) => patternOf(`${level}","auditID":"`));
const STAGES = ['ResponseComplete', EARLY_STAGE, 'ResponseStarted'].map((stage) => ({ text: patternOf(`","stage":"${stage}","requestURI":"`), bit: stageBit(stage) }));
const VERB = patternOf('","verb":"');
const USER = patternOf('","user":');
const USER_AGENT = patternOf('userAgent":"');
const OBJECT_REF = patternOf('objectRef":');
const STATUS = patternOf('responseStatus":{"metadata":{},"');
const STATUS_NAME = 'responseStatus":'.length;
const CODE = patternOf('code":');
const BODIES = ['requestObject":', 'responseObject":'].map(patternOf);
const RECEIVED = patternOf('requestReceivedTimestamp":"');
const NEXT_RECEIVED = Buffer.from(',"requestReceivedTimestamp":"');
const STAGE_TIME = patternOf('","stageTimestamp":"');
const ANNOTATIONS = patternOf('","annotations":');
const END_OF_EARLY = patternOf('"}');
const NEXT_ADDRESS = patternOf('","');
const END_OF_ADDRESSES = patternOf('"],"');
const END_OF_TEXT = patternOf('","');
const NEXT_MEMBER = patternOf(',"');
const END_OF_OBJECT = patternOf('},"');

const [ZERO, NINE, LINE_END, CARRIAGE_RETURN] = [...'09\n\r'].map((character) => character.charCodeAt(0));

/** The identifiers that the API server makes up have this length. */
const ID_LENGTH = 36;
const CODE_LENGTH = 3;

export const EARLY = stageBit(EARLY_STAGE);

/**
 * Finds the texts of an event in the form in which the API server writes it, without parsing it.
 *
 * Each text has to be where it is in this form. Since no JSON string has a quote that isn't escaped, nothing in a string looks like that.
 */
export class EventText {
  public idStart = 0;
  public idEnd = 0;
  public stage = 0;
  public urlStart = 0;
  public urlEnd = 0;
  public verbStart = 0;
  public verbEnd = 0;

  /** A number for the verb. */
  public verb = 0;
  public user?: KnownUser;

  /** Whether it is about what isn't a resource. */
  public isUrl = false;
  public readonly object = new ObjectReferenceText();
  public code = 0;

  /** Whether there is a body of the request or the response. */
  public hasBody = false;
  public time = NaN;
  public annotationsStart = 0;

  private readonly times = new TimeText();
  private readonly verbs = new KnownVerbs();

  /** How far the line is read. */
  private at = 0;

  constructor(private readonly users: KnownUsers) {}

  /** Reads the begin of a line, up to the URL. Returns whether it is that of an event. */
  public readHead({ bytes, view }: LogBytes, start: number): boolean {
    this.at = start;
    const isEvent = this.skip(view, HEAD) && (this.skip(view, LEVELS[0]) || this.skip(view, LEVELS[1]) || this.skip(view, LEVELS[2]));
    this.idStart = this.at;
    this.idEnd = this.at + ID_LENGTH;
    if (!isEvent || endOfPlainString(bytes, this.idStart) !== this.idEnd) {
      return false;
    }
    this.at = this.idEnd;
    for (const { text, bit } of STAGES) {
      if (this.skip(view, text)) {
        this.stage = bit;
        this.urlStart = this.at;
        return true;
      }
    }
    return false;
  }

  /** Reads an event as far as its annotations. Returns whether it has the form. */
  public readRest(log: LogBytes): boolean {
    if (!this.readRequest(log) || !this.readStatus(log) || !this.skipBodies(log) || !this.readTimes(log) || !this.skip(log.view, ANNOTATIONS)) {
      return false;
    }
    this.annotationsStart = this.at;
    return true;
  }

  /**
   * An event of the first stage has neither status nor annotations: the times end it.
   *
   * @returns Where the next line begins; -1 if the event is damaged, or has another form.
   */
  public endOfEarly(log: LogBytes): number {
    const { bytes, view } = log;
    if (!this.readRequest(log) || this.user?.isUnusual !== false || !this.skip(view, RECEIVED) || !this.readTimes(log) || !this.skip(view, END_OF_EARLY)) {
      return -1;
    }
    const end = bytes[this.at] === CARRIAGE_RETURN ? this.at + 1 : this.at;
    return bytes[end] === LINE_END ? end + 1 : -1;
  }

  /** Reads the URL, the verb, the user and the object. */
  private readRequest(log: LogBytes): boolean {
    return this.readVerb(log) && this.readUser(log) && this.readObject(log);
  }

  private readVerb(log: LogBytes): boolean {
    const { bytes, view } = log;
    this.urlEnd = endOfString(bytes, this.urlStart);
    this.at = this.urlEnd;
    if (this.at < 0 || !this.skip(view, VERB)) {
      return false;
    }
    this.verbStart = this.at;
    this.verbEnd = endOfString(bytes, this.verbStart);
    this.at = this.verbEnd;
    if (this.at < 0 || !this.skip(view, USER)) {
      return false;
    }
    this.verb = this.verbs.at(log, this.verbStart, this.verbEnd);
    return this.verb >= 0;
  }

  private readUser(log: LogBytes): boolean {
    const { bytes, view } = log;
    const user = this.users.at(log, this.at);
    if (user === undefined) {
      return false;
    }
    this.user = user;
    this.at += user.text.length;
    do {
      this.at = endOfString(bytes, this.at);
      if (this.at < 0) {
        return false;
      }
    } while (this.skip(view, NEXT_ADDRESS));
    if (!this.skip(view, END_OF_ADDRESSES)) {
      return false;
    }
    if (user.agent !== undefined && this.skip(view, user.agent)) {
      return true;
    }
    const start = this.at;
    if (this.skip(view, USER_AGENT)) {
      this.at = endOfString(bytes, this.at);
      if (this.at < 0 || !this.skip(view, END_OF_TEXT)) {
        return false;
      }
      user.agent ??= patternAt(view, start, this.at);
    }
    return true;
  }

  private readObject(log: LogBytes): boolean {
    this.isUrl = !this.skip(log.view, OBJECT_REF);
    if (this.isUrl) {
      return true;
    }
    this.at = this.object.read(log, this.at);
    return this.at >= 0 && this.skip(log.view, NEXT_MEMBER);
  }

  private readStatus({ bytes, view }: LogBytes): boolean {
    const start = this.at + STATUS_NAME;
    if (!this.skip(view, STATUS)) {
      return false;
    }
    if (!this.skip(view, CODE)) {
      // A status with more in it: what comes before the code has to be the begin of an object.
      while (!isAt(view, this.at, CODE)) {
        if (bytes[this.at++] === LINE_END) {
          return false;
        }
      }
      this.at += CODE.length;
      if (parseObject(`${bytes.toString('utf8', start, this.at)}0}`) === undefined) {
        return false;
      }
    }
    this.code = 0;
    for (let i = 0; i < CODE_LENGTH; i++, this.at++) {
      const digit = bytes[this.at];
      if (digit < ZERO || digit > NINE) {
        return false;
      }
      this.code = this.code * 10 + digit - ZERO;
    }
    return this.code >= 100 && this.skip(view, END_OF_OBJECT);
  }

  /** The times are the last of their names in the line, since what follows them has texts only. */
  private skipBodies({ bytes, view }: LogBytes): boolean {
    this.hasBody = isAt(view, this.at, BODIES[0]) || isAt(view, this.at, BODIES[1]);
    if (this.hasBody) {
      const line = bytes.subarray(this.at, bytes.indexOf(LINE_END, this.at));
      const received = line.lastIndexOf(NEXT_RECEIVED);
      if (received < 0 || hasHead(line, 0, line.length)) {
        return false;
      }
      this.at += received + 2;
    }
    return this.skip(view, RECEIVED);
  }

  private readTimes(log: LogBytes): boolean {
    const received = this.times.read(log, this.at);
    this.at += TIME_LENGTH;
    if (Number.isNaN(received) || !this.skip(log.view, STAGE_TIME)) {
      return false;
    }
    this.time = this.times.read(log, this.at);
    this.at += TIME_LENGTH;
    return !Number.isNaN(this.time);
  }

  /** Goes over a text, if it is what comes next. */
  private skip(view: DataView, text: BytePattern): boolean {
    const isNext = isAt(view, this.at, text);
    this.at += isNext ? text.length : 0;
    return isNext;
  }
}

/** Whether another event begins within a line: one that is cut may go on so. */
function hasHead(bytes: Buffer, start: number, end: number): boolean {
  const head = bytes.indexOf(HEAD_BYTES, start);
  return head >= 0 && head < end;
}
