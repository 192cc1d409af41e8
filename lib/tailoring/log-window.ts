import { timeText } from './tailored-text';
import { joinStretches, SourceTimes, Stretch, stretchesOf } from '../audit-log/log-times';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The time that logs cover. */
export interface LogWindow extends Stretch {
  /** The longest part without a gap of more than a day, if there are gaps: logs of Monday and Friday say nothing of Wednesday. */
  readonly longest?: Stretch;
}

/** The time that logs cover, as a report has it: times such as `2027-01-31T12:00:00.000Z`. */
export interface WrittenWindow {
  readonly first: string;
  readonly last: string;

  /** The longest part without a gap, if there are gaps. */
  readonly longest?: { readonly first: string; readonly last: string };
}

/** Returns the time that logs cover; nothing where no event has a time. */
export function logWindow(sources: readonly SourceTimes[]): LogWindow | undefined {
  const parts = joinStretches(sources.flatMap(stretchesOf));
  if (parts.length === 0) {
    return undefined;
  }
  const [longest] = [...parts].sort((a, b) => lengthOf(b) - lengthOf(a));
  return { first: parts[0].first, last: parts[parts.length - 1].last, ...parts.length === 1 ? {} : { longest } };
}

/** How long a time is, in milliseconds. */
export function lengthOf({ first, last }: Stretch): number {
  return last - first;
}

/**
 * Writes the time that logs cover: `2027-01-31T12:00:00Z to 2027-02-20T12:00:00Z, with gaps (the longest part without one is 1 day)`.
 */
export function windowText({ first, last, longest }: LogWindow | WrittenWindow): string {
  const gaps = longest === undefined ? '' : `, with gaps (the longest part without one is ${lengthText(milliseconds(longest.last) - milliseconds(longest.first))})`;
  return `${written(first)} to ${written(last)}${gaps}`;
}

function written(time: number | string): string {
  return typeof time === 'string' ? time : timeText(time);
}

function milliseconds(time: number | string): number {
  return new Date(time).getTime();
}

/** Writes how long a time is: `1 day`, `1.5 hours`. */
export function lengthText(length: number): string {
  if (length < HOUR) {
    return 'less than an hour';
  }
  const [unit, name] = length < DAY ? [HOUR, 'hour'] : [DAY, 'day'];
  const count = Math.round(length / unit * 10) / 10;
  return count === 1 ? `1 ${name}` : `${count} ${name}s`;
}
