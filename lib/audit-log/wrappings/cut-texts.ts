/** How the API server begins what it writes. */
const EVENT = /^\s*\{"kind":"Event(?:List)?","apiVersion":"audit\.k8s\.io\//;

/** Other components write texts into the same streams. */
const JSON_BEGIN = /^\s*[{[]/;

const JSON_END = /[}\]]\s*$/;

/**
 * Joins the texts of a container that Docker has cut because they are long: only the last part of a line has the line end.
 *
 * Collectors of logs leave out the line end, so JSON that is whole is a line without one, too.
 */
export class CutTexts {
  private readonly streams = new Map<string, string>();

  /**
   * @param longest How many characters a line has at most.
   * @param lost Hears of each line whose last part is missing.
   */
  constructor(private readonly longest: number, private readonly lost: () => void) {}

  /** A line without the cuts; nothing before its last part. */
  public joined(text: string, stream: string): string | undefined {
    if (EVENT.test(text) || this.streams.has(stream) && JSON_BEGIN.test(text) && isJson(text)) { // a line of its own
      this.dropStream(stream);
    }
    const known = this.streams.get(stream) ?? '';
    const whole = known + text;
    if (text.endsWith('\n') || known === '' && !JSON_BEGIN.test(text) || JSON_END.test(text) && isJson(whole)) {
      this.streams.delete(stream);
      return whole;
    }
    this.streams.set(stream, whole);
    if (whole.length > this.longest) {
      this.dropStream(stream);
    }
    return undefined;
  }

  /** Gives up all lines whose last part is missing. */
  public drop(): void {
    [...this.streams.keys()].forEach((stream) => this.dropStream(stream));
  }

  private dropStream(stream: string): void {
    if (this.streams.delete(stream)) {
      this.lost();
    }
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
