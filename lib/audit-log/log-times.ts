/** A time between two events, in milliseconds of Unix time. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

const DAY = 86_400_000;

/** Collects the times of the events of a log, as far as it has to find gaps between them. */
export class LogTimes {
  /** The first and the last event of each day that was left for another one. */
  private readonly days = new Map<number, Stretch>();

  /** The day of the last event. Most events are of the same day as the one before. */
  private start = Infinity;
  private end = -Infinity;
  private first = Infinity;
  private last = -Infinity;

  /** @param time NaN for an event without a time. */
  public add(time: number): void {
    if (time < this.start || time >= this.end) {
      this.turnTo(Math.floor(time / DAY));
    }
    if (time < this.first) {
      this.first = time;
    }
    if (time > this.last) {
      this.last = time;
    }
  }

  /** The stretches of time without a gap of more than a day, in order. */
  public stretches(): Stretch[] {
    this.keep();
    return joinStretches([...this.days.values()]);
  }

  private turnTo(day: number): void {
    this.keep();
    this.start = day * DAY;
    this.end = this.start + DAY;
    ({ first: this.first, last: this.last } = this.days.get(day) ?? { first: Infinity, last: -Infinity });
  }

  private keep(): void {
    if (this.first <= this.last) {
      this.days.set(this.start / DAY, { first: this.first, last: this.last });
    }
  }
}

/** Joins stretches of time that are at most a day apart: rotated logs may have short gaps. */
export function joinStretches(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const { first, last } of [...stretches].sort((a, b) => a.first - b.first)) {
    const before = joined.pop();
    if (before === undefined || first > before.last + DAY) {
      joined.push(...before === undefined ? [] : [before], { first, last });
    } else {
      joined.push({ first: before.first, last: Math.max(before.last, last) });
    }
  }
  return joined;
}

/** The facts about the times of a log that a source has. */
export interface SourceTimes {
  /** The time of the first event in milliseconds of Unix time. */
  readonly first?: number;

  /** The time of the last event. */
  readonly last?: number;

  /** The times between gaps of more than a day, if there are gaps. */
  readonly stretches?: readonly Stretch[];
}

/** Writes stretches, joined and in order, for a source. */
export function sourceTimes(stretches: readonly Stretch[]): SourceTimes {
  const [start] = stretches;
  return start === undefined ? {} : { first: start.first, last: stretches[stretches.length - 1].last, ...stretches.length > 1 ? { stretches } : {} };
}

/** The stretches of a source. */
export function stretchesOf({ first, last, stretches }: SourceTimes): readonly Stretch[] {
  return stretches ?? (first === undefined || last === undefined ? [] : [{ first, last }]);
}
