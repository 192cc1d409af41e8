import { ByteTable } from './byte-table';
import { LogBytes } from './log-bytes';

/** Any other verb is read in full. */
const VERB = /^[a-z]+$/;

/** No more verbs are known. */
const MOST_VERBS = 256;

/** Numbers the verbs of events. */
export class KnownVerbs {
  private readonly table = new ByteTable<number>(MOST_VERBS);
  private count = 0;

  /** The number of the verb that some bytes are, or -1 for one that no log has. */
  public at({ bytes, view }: LogBytes, start: number, end: number): number {
    const known = this.table.get(0, view, start, end);
    if (known !== undefined) {
      return known;
    }
    const number = VERB.test(bytes.toString('latin1', start, end)) && this.count < MOST_VERBS ? this.count++ : -1;
    this.table.set(0, view, start, end, number);
    return number;
  }
}
