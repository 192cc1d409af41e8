import { Terminal } from './terminal';

/** Short runs show nothing. */
const QUIET_MILLISECONDS = 1000;

/** How often the line changes. */
const STEP_MILLISECONDS = 200;

const CLEAR_LINE = '\r\u001b[K';

/** A line that shows how far a run is. */
export interface ProgressLine {
  /** Shows a text, which may name the time since the run began. */
  readonly show: (text: (milliseconds: number) => string) => void;

  /** Clears the line. */
  readonly end: () => void;
}

/**
 * Makes the progress line of a terminal, which shows nothing outside a terminal.
 *
 * @param start When the run began: what goes before the first text counts, too.
 */
export function progressLine(
  { err, showsProgress }: Pick<Terminal, 'err' | 'showsProgress'>, start: number, now: () => number = Date.now,
): ProgressLine {
  let shown = 0;
  return {
    show: (text) => {
      const time = now();
      if (showsProgress && time - start > QUIET_MILLISECONDS && time - shown > STEP_MILLISECONDS) {
        err(`${CLEAR_LINE}${text(time - start)}`);
        shown = time;
      }
    },
    end: () => {
      if (shown > 0) {
        err(CLEAR_LINE);
      }
    },
  };
}

/** Passes items on, and shows how far it is once a run takes a while. */
export function* progress<Item>(items: readonly Item[], what: string, start: number, terminal: Pick<Terminal, 'err' | 'showsProgress'>): IterableIterator<Item> {
  const line = progressLine(terminal, start);
  for (const [index, item] of items.entries()) {
    yield item;
    line.show(() => `${what} ${index + 1} of ${items.length} …`);
  }
  line.end();
}
