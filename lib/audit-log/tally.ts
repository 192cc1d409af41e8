/** How often something was seen, and when it was first and last seen. */
export interface Seen {
  /** The number of requests; repeated events of one request count once where they are close to each other. */
  readonly count: number;

  /** The time of the first one in milliseconds of Unix time, or nothing where no event has a time. */
  readonly first?: number;

  /** The time of the last one. */
  readonly last?: number;
}

/** Counts requests while a log is read. */
export class Tally {
  private requests = 0;
  private earliest = Infinity;
  private latest = -Infinity;

  /** Set once the names of a resource have become too many: who still has this tally counts there. */
  private into?: Tally;

  /** Takes one event. An event of a request that is already counted has the count 0. */
  public add(time: number, count = 1): void {
    if (this.into !== undefined) {
      this.into.add(time, count);
      return;
    }
    this.requests += count;
    if (time < this.earliest) { // an event without a time has NaN
      this.earliest = time;
    }
    if (time > this.latest) {
      this.latest = time;
    }
  }

  /** Takes what another one has seen. */
  public addSeen({ count, first = NaN, last = NaN }: Seen): void {
    this.add(first, count);
    this.add(last, 0);
  }

  /** Takes all of another one, and from now on whatever is added to that. */
  public absorb(other: Tally): void {
    this.addSeen(other.seen);
    other.into = this;
  }

  public get seen(): Seen {
    return { count: this.requests, ...this.latest < this.earliest ? {} : { first: this.earliest, last: this.latest } };
  }
}
