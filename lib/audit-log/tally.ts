/** How often something was seen, and when it was first and last seen. */
export interface Seen {
  /** The number of requests; repeated events of one request count once where they are close to each other. */
  readonly count: number;

  /** The time of the first one in milliseconds of Unix time, or nothing where no event has a time. */
  readonly first?: number;

  /** The time of the last one. */
  readonly last?: number;
}

/** The numbers of this many tallies are next to each other. */
const PAGE_TALLIES = 1024;
const NUMBERS = 3;
const [COUNT, FIRST, LAST] = [0, 1, 2];

let page = new Float64Array(PAGE_TALLIES * NUMBERS);
let used = 0;

/**
 * Counts requests while a log is read.
 *
 * A property with a time is an object of its own, and most of the time of a large log goes into fetching what isn't in the cache. So the
 * numbers are in pages.
 */
export class Tally {
  private readonly page: Float64Array;
  private readonly at: number;

  constructor() {
    if (used === page.length) {
      page = new Float64Array(PAGE_TALLIES * NUMBERS);
      used = 0;
    }
    this.page = page;
    this.at = used;
    used += NUMBERS;
    page[this.at + FIRST] = Infinity;
    page[this.at + LAST] = -Infinity;
  }

  /** Takes one event. An event of a request that is already counted has the count 0. */
  public add(time: number, count = 1): void {
    const { page: numbers, at } = this;
    numbers[at + COUNT] += count;
    if (time < numbers[at + FIRST]) { // an event without a time has NaN
      numbers[at + FIRST] = time;
    }
    if (time > numbers[at + LAST]) {
      numbers[at + LAST] = time;
    }
  }

  /** Takes what another one has seen. */
  public addSeen({ count, first = NaN, last = NaN }: Seen): void {
    this.add(first, count);
    this.add(last, 0);
  }

  public get seen(): Seen {
    const [count, first, last] = [this.page[this.at + COUNT], this.page[this.at + FIRST], this.page[this.at + LAST]];
    return last < first ? { count } : { count, first, last };
  }
}
