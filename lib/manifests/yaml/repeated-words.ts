/** Enough for the words that a file repeats, and few enough for small files. */
const SLOTS = 512;

/** Takes words out of a text. A word that was taken before is mostly the same string again, since manifests repeat few words many times. */
export class RepeatedWords {
  private readonly words: string[] = new Array<string>(SLOTS).fill('');

  public slice(text: string, start: number, end: number): string {
    const length = end - start;
    const hash = text.charCodeAt(start) + 31 * text.charCodeAt(end - 1) + 173 * text.charCodeAt(start + Math.floor(length / 2)) + 37 * length;
    const slot = hash % SLOTS;
    const known = this.words[slot];
    if (known.length === length && text.startsWith(known, start)) {
      return known;
    }
    const word = text.slice(start, end);
    this.words[slot] = word;
    return word;
  }
}
