import { visible } from '../diagnostics/printable-text';

/** What is wrong with an input, and where. */
export interface ManifestFault {
  /** The file as the user named it; `-` is the standard input. */
  readonly file: string;

  /** The line, from 1. */
  readonly line?: number;

  /** The column, from 1. */
  readonly column?: number;

  /** What is wrong and how to mend it. */
  readonly message: string;
}

/** Writes a fault as compilers do, on one line: `file:line:column: message`. */
export function formatFault({ file, line, column, message }: ManifestFault): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return visible(`${place}: ${message}`);
}
