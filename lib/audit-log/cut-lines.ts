import { CutStreams } from './cut-streams';

/** The beginning of a line, or of a part of one, as the Container Runtime Interface has it. */
const PART = /^\uFEFF?\d{4}-\d\d-\d\dT[!-~]+ (stdout|stderr) ([PF]) /;

const CARRIAGE_RETURN = 13;

/** Joins the lines of a log that a runtime of containers has cut because they are long. */
export class CutLines {
  private readonly streams: CutStreams<readonly Buffer[]>;

  /**
   * @param longest How many bytes a line has at most.
   * @param lost Hears of each line whose last part is missing.
   */
  constructor(private readonly longest: number, lost: () => void) {
    this.streams = new CutStreams(lost);
  }

  /**
   * Takes a line of the log.
   *
   * @param bytes Aren't kept. Cuts may be within a character, so parts are joined before they are decoded.
   * @returns The line without the cuts; nothing before its last part.
   */
  public joined(bytes: Buffer): string | undefined {
    const line = bytes.toString();
    const [head, stream, tag] = PART.exec(line) ?? [];
    if (head === undefined) {
      this.drop();
      return line;
    }
    const parts = this.streams.partsOf(stream) ?? [];
    const part = bytes.subarray(Buffer.byteLength(head), bytes[bytes.length - 1] === CARRIAGE_RETURN ? -1 : undefined);
    if (tag === 'F') {
      this.streams.end(stream);
      return parts.length === 0 ? line : Buffer.concat([...parts, part]).toString();
    }
    if (parts.reduce((sum, { length }) => sum + length, part.length) > this.longest) {
      this.streams.drop(stream);
      return line;
    }
    this.streams.keep(stream, [...parts, Buffer.from(part)]);
    return undefined;
  }

  /** Gives up all lines whose last part is missing. */
  public drop(): void {
    this.streams.dropAll();
  }
}
