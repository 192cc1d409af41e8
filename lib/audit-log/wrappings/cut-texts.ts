import { CutStreams } from '../cut-streams';

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
  private readonly streams: CutStreams<string>;

  /**
   * @param longest How many characters a line has at most.
   * @param lost Hears of each line whose last part is missing.
   */
  constructor(private readonly longest: number, lost: () => void) {
    this.streams = new CutStreams(lost);
  }

  /** A line without the cuts; nothing before its last part. */
  public joined(text: string, stream: string): string | undefined {
    if (EVENT.test(text) || this.streams.partsOf(stream) !== undefined && JSON_BEGIN.test(text) && isJson(text)) { // a line of its own
      this.streams.drop(stream);
    }
    const known = this.streams.partsOf(stream) ?? '';
    const whole = known + text;
    if (text.endsWith('\n') || known === '' && !JSON_BEGIN.test(text) || JSON_END.test(text) && isJson(whole)) {
      this.streams.end(stream);
      return whole;
    }
    this.streams.keep(stream, whole);
    if (whole.length > this.longest) {
      this.streams.drop(stream);
    }
    return undefined;
  }

  /** Gives up all lines whose last part is missing. */
  public drop(): void {
    this.streams.dropAll();
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
