/** The input and output of the command: answers go to `out` and only there, messages to `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;

  /** The standard input, as its bytes arrive. */
  readonly input: AsyncIterable<Uint8Array>;

  /** How many columns show the answers; nothing where no terminal shows them, but a file or another program takes them. */
  readonly columns?: number;

  /** Whether answers may have colours. */
  readonly hasColours: boolean;

  /** Whether somebody watches the messages. */
  readonly showsProgress: boolean;
}

/** The exit code of a run, as people expect of commands. */
export enum ExitCode {
  DONE = 0,
  /** A gate said no. */
  REFUSED = 1,
  /** Wrong usage or input. */
  WRONG = 2,
}
