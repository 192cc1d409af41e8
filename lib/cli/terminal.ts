/** What the command talks to: answers go to `out` and only there, messages to `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;

  /** Reads the whole standard input. */
  readonly readInput: () => Uint8Array;

  /** Whether answers may have colours. */
  readonly hasColours: boolean;

  /** Whether somebody watches the messages. */
  readonly showsProgress: boolean;
}

/** What a run ends with, as people expect of commands. */
export enum ExitCode {
  DONE = 0,
  /** A gate said no. */
  REFUSED = 1,
  /** Wrong usage or input. */
  WRONG = 2,
}
