import { AccessProfile, LogSource } from './access-profile';
import { readAuditEvent } from './audit-event';
import { CutLines } from './cut-lines';
import { EventSkimmer, SkimmedCounts } from './event-skimmer';
import { JsonPieces, JsonPieceTaker } from './json-pieces';
import { LogBytes } from './log-bytes';
import { LogTimes, sourceTimes } from './log-times';
import { RecentRequests, stageBit } from './recent-requests';
import { EARLY_STAGE, recordEvent } from './record-event';
import { CutTexts } from './wrappings/cut-texts';
import { unwrap } from './wrappings/unwrap';
import { PlainObject } from '../rbac/validation/plain-data';

export interface LogReaderOptions {
  /**
   * The time, in milliseconds of Unix time, before which events prove nothing.
   *
   * @default - all events count
   */
  readonly since?: number;
}

/** Longer lines are read piece by piece. */
const LONG_LINE = 4 * 1024 * 1024;

/** No event is longer. */
const LONGEST_EVENT = 64 * 1024 * 1024;

/** A piece of this size stays in the cache of the processor while it is read. */
const BUFFER_BYTES = 256 * 1024;

const LINE_END = 10;

/** The beginning of a line that Kubernetes wrote with `--audit-log-format=legacy`. */
const LEGACY = /^\S+(?: \S+)? AUDIT: id="/;

/** A time, and perhaps the name of a stream, before JSON; or the name of a node before an event, as `oc adm node-logs` writes it. */
const STAMP = /^(?:\d{4}-\d\d-\d\d\S*(?: \S+){0,2} (?=[{[])|[\w.-]+ (?=\{"kind":"Event))/;

/** A line that opens a JSON text of several lines. */
const OPENING = /^[\s{[]*(?:"(?:items|events|logEvents|results|records)"\s*:[\s{[]*)?$/;

/** Values that follow each other. */
const GLUED = /[}\]\n]\s*[{[]/;

const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * Reads the bytes of audit logs into a profile, as they come, one log after the other: it knows the users and accesses of all of them.
 *
 * Lines are read one by one, and what can't be read is counted. JSON that is written over several lines, or longer than some megabytes,
 * is read entry by entry.
 */
export class LogReader implements SkimmedCounts {
  public events = 0;
  public early = 0;
  public repeated = 0;
  public times = new LogTimes();

  /** Whether the log has the text format that Kubernetes has given up, which has too little to read access from. */
  public isLegacy = false;

  private lines = 0;
  private unreadable = 0;
  private foreign = 0;
  private bytes = 0;
  private readonly recent = new RecentRequests();
  private readonly skimmer: EventSkimmer;
  private readonly since: number;

  /** The bytes that were filled and aren't read yet. */
  private readonly log = new LogBytes(BUFFER_BYTES);

  /** Reads a JSON text of several lines, or a long one. */
  private pieces?: JsonPieces;

  private readonly cutLines = new CutLines(LONGEST_EVENT, () => {
    this.lines++;
    this.unreadable++;
  });
  private readonly cutTexts = new CutTexts(LONGEST_EVENT, () => this.unreadable++);

  /** Whether the rest of the line is part of something that is cut. */
  private skipsLine = false;

  private readonly pieceTaker: JsonPieceTaker = {
    piece: (bytes) => {
      const value = parse(Buffer.from(bytes).toString());
      if (value === undefined) {
        this.unreadable++;
      } else {
        this.take(value);
      }
    },
    unreadable: () => this.unreadable++,
  };

  private readonly found = {
    event: (value: PlainObject) => this.takeEvent(value),
    joined: (text: string, stream: string) => this.cutTexts.joined(text, stream),
    foreign: () => {
      this.foreign++;
    },
    unparsable: (text: string) => this.readUnparsable(text),
  };

  constructor(private readonly profile: AccessProfile, { since = -Infinity }: LogReaderOptions = {}) {
    this.since = since;
    this.skimmer = new EventSkimmer(profile, this.recent, this, since);
  }

  /** Begins another log, whatever has become of the one before. */
  public begin(): void {
    this.log.drop(this.log.length);
    this.pieces = undefined;
    this.skipsLine = false;
    this.cutLines.drop();
    this.cutTexts.drop();
    this.recent.clear();
    this.times = new LogTimes();
    this.isLegacy = false;
    this.events = this.early = this.repeated = this.lines = this.unreadable = this.foreign = this.bytes = 0;
  }

  /** Where the next bytes go, before `filled` is called. */
  public space(): Buffer {
    return this.log.space;
  }

  /** Reads what was put into the space. */
  public filled(length: number): void {
    this.bytes += length;
    this.log.added(length);
    this.process(false);
  }

  /** Reads bytes, which may end anywhere. */
  public read(chunk: Uint8Array): void {
    for (let from = 0; from < chunk.length;) {
      const space = this.space();
      const part = chunk.subarray(from, from + space.length);
      space.set(part);
      this.filled(part.length);
      from += part.length;
    }
  }

  /** Ends the log: its last line needs no line end. */
  public end(): void {
    this.process(true);
    this.cutLines.drop();
    this.pieces?.end();
    this.pieces = undefined;
    this.cutTexts.drop();
    const { lines, unreadable, foreign, events, early, repeated } = this;
    this.profile.addStats({ lines, unreadable, foreign, events, early, repeated });
  }

  /** The log that was read last, as the profile lists it. */
  public source(name: string, digest: string): LogSource {
    const { bytes, lines, unreadable, times } = this;
    return { name, bytes, digest, lines, unreadable, ...sourceTimes(times.stretches()) };
  }

  private process(isLast: boolean): void {
    const { log } = this;
    let from = 0;
    while (from < log.length) {
      const read = this.readSome(from, isLast);
      if (read === 0 && this.pieces === undefined && !this.skipsLine) {
        break;
      }
      from += read;
    }
    log.drop(from);
  }

  /** Reads as far as the state allows, and returns how many bytes that were. */
  private readSome(from: number, isLast: boolean): number {
    const { log } = this;
    const bytes = log.bytes.subarray(from, log.length);
    if (this.skipsLine) {
      const end = bytes.indexOf(LINE_END);
      this.skipsLine = end < 0;
      return end < 0 ? bytes.length : end;
    }
    if (this.pieces !== undefined) {
      const { length, isDone } = this.pieces.read(bytes);
      if (isDone) {
        this.pieces = undefined;
        this.skipsLine = length > 0 && bytes[length] !== LINE_END && bytes[length - 1] !== LINE_END;
      }
      return length;
    }
    const length = isLast ? bytes.length : bytes.lastIndexOf(LINE_END) + 1;
    if (length > 0) {
      return this.readLines(from, from + length) - from;
    }
    if (bytes.length > LONG_LINE) {
      this.startPieces();
    }
    return 0;
  }

  /**
   * Reads whole lines.
   *
   * @returns Up to where lines were read: not to the end if a JSON text of several lines begins.
   */
  private readLines(from: number, to: number): number {
    const { log, log: { bytes } } = this;
    for (let start = from; start < to;) {
      const next = this.skimmer.skim(log, start);
      if (next >= 0) {
        this.lines++;
        start = next;
        continue;
      }
      this.skimmer.count(log); // in the order of the log
      const end = bytes.indexOf(LINE_END, start);
      if (!this.readLine(bytes.subarray(start, end))) {
        this.startPieces();
        return start;
      }
      start = end + 1;
    }
    this.skimmer.count(log);
    return to;
  }

  /** Reads a line in full, unless it only opens a JSON text of several lines. */
  private readLine(line: Buffer): boolean {
    const text = this.cutLines.joined(line)?.replace(BYTE_ORDER_MARK, '').trim();
    if (text === undefined || text === '') {
      return true;
    }
    if (OPENING.test(text)) {
      return false;
    }
    this.isLegacy ||= this.lines === 0 && LEGACY.test(text);
    this.lines++;
    const json = text.replace(STAMP, '');
    const value = parse(json);
    if (value !== undefined) {
      this.take(value);
    } else {
      this.readUnparsable(json);
    }
    return true;
  }

  /** Reads the values of a text that isn't one, if they follow each other. */
  private readUnparsable(text: string): void {
    if (!GLUED.test(text)) {
      this.unreadable++;
      return;
    }
    const pieces = new JsonPieces(this.pieceTaker, LONGEST_EVENT, false);
    const bytes = Buffer.from(text);
    for (let start = 0; start < bytes.length;) {
      const read = start + pieces.read(bytes.subarray(start)).length;
      const end = bytes.indexOf(LINE_END, read); // what is cut ends with its line
      start = end < 0 ? bytes.length : end + 1;
    }
    pieces.end();
  }

  private startPieces(): void {
    this.lines++;
    this.pieces = new JsonPieces(this.pieceTaker, LONGEST_EVENT);
  }

  private take(value: unknown): void {
    unwrap(value, this.found);
  }

  private takeEvent(value: PlainObject): void {
    const event = readAuditEvent(value);
    this.events++;
    if (event.stage === EARLY_STAGE) {
      this.early++;
      return;
    }
    const { isRepeated, isCounted } = this.recent.take(event.auditID, stageBit(event.stage));
    this.repeated += isRepeated ? 1 : 0;
    if (event.time < this.since) {
      return;
    }
    this.times.add(event.time);
    recordEvent(this.profile, event, isCounted ? 0 : 1);
  }
}

/** Parses JSON; nothing where the text isn't JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
