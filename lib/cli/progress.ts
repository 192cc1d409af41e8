import { Terminal } from './terminal';

/** Short runs show nothing. */
const QUIET_MILLISECONDS = 1000;

const CLEAR_LINE = '\r\u001b[K';

/**
 * Passes items on, and shows how far it is once a run takes a while.
 *
 * @param start When the run began: what goes before the items counts too.
 */
export function* progress<Item>(items: readonly Item[], what: string, start: number, { err, showsProgress }: Pick<Terminal, 'err' | 'showsProgress'>): IterableIterator<Item> {
  let shown = -Infinity;
  for (const [index, item] of items.entries()) {
    yield item;
    const now = Date.now();
    if (showsProgress && now - start > QUIET_MILLISECONDS && now - shown > 100) {
      err(`${CLEAR_LINE}${what} ${index + 1} of ${items.length} …`);
      shown = now;
    }
  }
  if (shown > 0) {
    err(CLEAR_LINE);
  }
}
