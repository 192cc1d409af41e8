import { DECISION, REASON, TRUNCATED } from './audit-event';
import { BytePattern, isAt, patternAt } from './byte-pattern';
import { ByteTable } from './byte-table';
import { LogBytes } from './log-bytes';
import { parseObject } from './parsed-object';
import { Tally } from './tally';

const [LINE_END, CARRIAGE_RETURN] = [...'\n\r'].map((character) => character.charCodeAt(0));

/** So many different texts of annotations are remembered, to save time. */
const KNOWN_ANNOTATIONS = 4096;

/** The facts that hold for all requests of an account that have the same annotations. */
export interface KnownAnnotations {
  readonly text: BytePattern;

  /** The answer of the authorizer; nothing if the annotations don't have it, or if the event is truncated. */
  readonly verdict: 'allowed' | 'denied' | undefined;
  readonly reason: string;

  /** The tally of the reason, once an event is taken. */
  tally: Tally | undefined;
}

/** Finds what is known of the annotations of events by their bytes. */
export class AnnotationTexts {
  private readonly table = new ByteTable<KnownAnnotations>(KNOWN_ANNOTATIONS);

  /** Those of the last event of each account, which most often are those of the next. */
  private readonly last = new Map<number, KnownAnnotations>();

  /** The annotations that begin at a place, and are the last member of an event of an account. */
  public at({ bytes, view }: LogBytes, account: number, start: number): KnownAnnotations {
    const last = this.last.get(account);
    if (last !== undefined && isAt(view, start, last.text)) {
      return last;
    }
    const lineEnd = bytes.indexOf(LINE_END, start);
    const end = lineEnd - (bytes[lineEnd - 1] === CARRIAGE_RETURN ? 2 : 1); // without the brace that ends the event
    let known = this.table.get(account, view, start, end);
    if (known === undefined) {
      known = readAnnotations(patternAt(view, start, end), bytes.toString('utf8', start, end));
      this.table.set(account, view, start, end, known);
    }
    if (this.last.size === KNOWN_ANNOTATIONS) {
      this.last.clear();
    }
    this.last.set(account, known);
    return known;
  }
}

function readAnnotations(text: BytePattern, json: string): KnownAnnotations {
  const value = parseObject(json) ?? {};
  const reason = value[REASON];
  const verdict = TRUNCATED in value ? undefined : value[DECISION] === 'allow' ? 'allowed' : value[DECISION] === 'forbid' ? 'denied' : undefined;
  return { text, verdict, reason: typeof reason === 'string' ? reason : '', tally: undefined };
}
