/** Keeps the parts of lines that are cut, by the stream of the container that wrote them: the streams of one alternate in a log. */
export class CutStreams<Parts> {
  private readonly streams = new Map<string, Parts>();

  /** @param lost Hears of each line whose last part is missing. */
  constructor(private readonly lost: () => void) {}

  /** Returns the parts of the line that a stream hasn't ended. */
  public partsOf(stream: string): Parts | undefined {
    return this.streams.get(stream);
  }

  public keep(stream: string, parts: Parts): void {
    this.streams.set(stream, parts);
  }

  /** Ends the line of a stream: its last part is there. */
  public end(stream: string): void {
    this.streams.delete(stream);
  }

  /** Gives up the line of a stream, if it has one: its last part is missing. */
  public drop(stream: string): void {
    if (this.streams.delete(stream)) {
      this.lost();
    }
  }

  /** Gives up the lines of all streams. */
  public dropAll(): void {
    [...this.streams.keys()].forEach((stream) => this.drop(stream));
  }
}
