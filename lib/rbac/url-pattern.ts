import { WILDCARD } from './wildcards';

/**
 * Writes a URL of a rule in its one form: any number of stars at the end mean what one means.
 *
 * A star anywhere else is text.
 */
export function canonicalUrl(url: string): string {
  return isPrefix(url) ? urlPrefix(url) + WILDCARD : url;
}

/** Whether the URL of a rule stands for all paths that begin like it. */
function isPrefix(url: string): boolean {
  return url.endsWith(WILDCARD);
}

/** What every path that the URL of a rule stands for begins with. */
function urlPrefix(url: string): string {
  let end = url.length;
  while (end > 0 && url[end - 1] === WILDCARD) {
    end--;
  }
  return url.slice(0, end);
}

/** URLs of rules in their one form, and the question which of them cover another. */
export class UrlSet {
  private readonly urls = new Set<string>();
  /** The lengths of the prefixes among them: a URL is looked up once for each, however many prefixes there are. */
  private readonly prefixLengths = new Set<number>();

  public add(url: string): void {
    this.urls.add(url);
    if (isPrefix(url)) {
      this.prefixLengths.add(url.length - 1);
    }
  }

  /** The members that cover this URL, itself included where it is one. */
  public coverersOf(url: string): string[] {
    const coverers = this.urls.has(url) ? [url] : [];
    const fixed = isPrefix(url) ? url.length - 1 : url.length;
    for (const length of this.prefixLengths) {
      const prefix = url.slice(0, length) + WILDCARD;
      if (length <= fixed && prefix !== url && this.urls.has(prefix)) {
        coverers.push(prefix);
      }
    }
    return coverers;
  }

  /** Whether a rule with these URLs lets a request for the path through. */
  public matches(path: string): boolean {
    if (this.urls.has(path)) {
      return true;
    }
    for (const length of this.prefixLengths) {
      if (length <= path.length && this.urls.has(path.slice(0, length) + WILDCARD)) {
        return true;
      }
    }
    return false;
  }

  public [Symbol.iterator](): IterableIterator<string> {
    return this.urls.values();
  }
}
