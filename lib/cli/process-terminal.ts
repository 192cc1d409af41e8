import { writeSync } from 'fs';
import { Terminal } from './terminal';
import { readLimited } from '../manifest-files/limited-read';

const STANDARD_INPUT = 0;
const STANDARD_OUTPUT = 1;

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    // A pipe takes what fits; waiting for it keeps long answers whole when the process ends.
    out: writeAll,
    err: (text) => process.stderr.write(text),
    readInput: () => readLimited(STANDARD_INPUT),
    hasColours: process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === '',
    showsProgress: process.stderr.isTTY === true,
  };
}

function writeAll(text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(STANDARD_OUTPUT, bytes, written);
    } catch (error) {
      const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') {
        return; // The reader has seen enough, as `head` does.
      }
      if (code !== 'EAGAIN') {
        throw error;
      }
    }
  }
}
