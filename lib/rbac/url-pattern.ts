import { WILDCARD } from './wildcards';

/**
 * Writes a URL of a rule in its one form: any number of stars at the end mean what one means.
 *
 * A star anywhere else is text.
 */
export function canonicalUrl(url: string): string {
  return isPrefix(url) ? urlPrefix(url) + WILDCARD : url;
}

/** Whether the URL of a rule equals another one or contains it. */
export function coversUrl(url: string, other: string): boolean {
  return isPrefix(url) ? other.startsWith(urlPrefix(url)) : url === other;
}

/** Whether the URL of a rule matches all paths that begin like it. */
function isPrefix(url: string): boolean {
  return url.endsWith(WILDCARD);
}

/** The beginning of every path that the URL of a rule matches. */
function urlPrefix(url: string): string {
  let end = url.length;
  while (end > 0 && url[end - 1] === WILDCARD) {
    end--;
  }
  return url.slice(0, end);
}

/** A prefix of a set of URLs, and the longest other one that it begins with. */
interface PrefixEntry {
  readonly prefix: string;
  readonly url: string;
  readonly parent?: PrefixEntry;
}

/** URLs of rules in their one form, and the question which of them cover another. */
export class UrlSet {
  private readonly urls = new Set<string>();

  /** The prefixes among them, in order; made on the first request. */
  private prefixes: readonly PrefixEntry[] | undefined;

  public add(url: string): void {
    this.urls.add(url);
    this.prefixes = undefined;
  }

  /** The members that cover this URL, itself included where it is one. */
  public coverersOf(url: string): string[] {
    const coverers = this.urls.has(url) ? [url] : [];
    for (let entry = this.longestPrefix(isPrefix(url) ? url.slice(0, -WILDCARD.length) : url); entry !== undefined; entry = entry.parent) {
      if (entry.url !== url) {
        coverers.push(entry.url);
      }
    }
    return coverers;
  }

  /** Whether a rule with these URLs lets a request for the path through. */
  public matches(path: string): boolean {
    return this.urls.has(path) || this.longestPrefix(path) !== undefined;
  }

  public [Symbol.iterator](): IterableIterator<string> {
    return this.urls.values();
  }

  /** The longest prefix that a text begins with: it is the last one before the text, or one that this begins with. */
  private longestPrefix(text: string): PrefixEntry | undefined {
    const prefixes = this.prefixes ??= sortedPrefixes(this.urls);
    let [low, high] = [0, prefixes.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      [low, high] = prefixes[middle].prefix <= text ? [middle + 1, high] : [low, middle];
    }
    let entry: PrefixEntry | undefined = prefixes[low - 1];
    while (entry !== undefined && !text.startsWith(entry.prefix)) {
      entry = entry.parent;
    }
    return entry;
  }
}

function sortedPrefixes(urls: Iterable<string>): PrefixEntry[] {
  const prefixes = [...urls].filter(isPrefix).map((url) => url.slice(0, -WILDCARD.length)).sort((a, b) => a < b ? -1 : Number(a > b));
  const entries: PrefixEntry[] = [];
  for (const prefix of prefixes) {
    let parent = entries.at(-1);
    while (parent !== undefined && !prefix.startsWith(parent.prefix)) {
      parent = parent.parent;
    }
    entries.push({ prefix, url: prefix + WILDCARD, parent });
  }
  return entries;
}
