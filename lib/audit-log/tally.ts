/** How often something was seen, and when it was first and last seen. */
export interface Seen {
  /** The number of requests; repeated events of one request count once where they are close to each other. */
  readonly count: number;

  /** The time of the first one in milliseconds of Unix time, or nothing where no event has a time. */
  readonly first?: number;

  /** The time of the last one. */
  readonly last?: number;
}

/** A tally is so many numbers of an array. */
const NUMBERS = 3;
const [COUNT, FIRST, LAST] = [0, 1, 2];

/** Begins the tally at a place of an array of zeros. */
export function beginTally(numbers: Float64Array, at: number): void {
  numbers[at + FIRST] = Infinity;
  numbers[at + LAST] = -Infinity;
}

/** Takes one event into the tally at a place. An event of a request that is already counted has the count 0. */
export function addToTally(numbers: Float64Array, at: number, time: number, count: number): void {
  numbers[at + COUNT] += count;
  if (time < numbers[at + FIRST]) { // an event without a time has NaN
    numbers[at + FIRST] = time;
  }
  if (time > numbers[at + LAST]) {
    numbers[at + LAST] = time;
  }
}

/** Returns what the tally at a place has seen. */
export function seenInTally(numbers: Float64Array, at: number): Seen {
  const [count, first, last] = [numbers[at + COUNT], numbers[at + FIRST], numbers[at + LAST]];
  return last < first ? { count } : { count, first, last };
}

/** The numbers of this many tallies are next to each other. */
const PAGE_TALLIES = 1024;

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
    beginTally(page, this.at);
  }

  /** Takes one event. An event of a request that is already counted has the count 0. */
  public add(time: number, count = 1): void {
    addToTally(this.page, this.at, time, count);
  }

  /** Takes what another one has seen. */
  public addSeen({ count, first = NaN, last = NaN }: Seen): void {
    this.add(first, count);
    this.add(last, 0);
  }

  public get seen(): Seen {
    return seenInTally(this.page, this.at);
  }
}
