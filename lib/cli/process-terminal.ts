import { ExitCode, Terminal } from './terminal';

/** The width of a terminal that doesn't report it. */
const USUAL_COLUMNS = 80;

/**
 * The terminal of this process.
 *
 * The process ends when its output is closed: quietly if a reader like `head` closes it, or with a message if the disk is full. Ctrl-C is left to the
 * system, which ends the process at once, whatever it computes; shells show that as exit code 130.
 */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  stdout.on('error', endOf);
  stderr.on('error', endOf);
  const isShown = stdout.isTTY;
  return {
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    get input() {
      return process.stdin; // which is opened by being named
    },
    ...isShown && { columns: columnsOf(env.COLUMNS) ?? columnsOf(stdout.columns) ?? USUAL_COLUMNS },
    hasColours: isShown && (env.NO_COLOR ?? '') === '',
    showsProgress: stderr.isTTY,
  };
}

function columnsOf(value: string | number | undefined): number | undefined {
  const columns = Number(value);
  return Number.isInteger(columns) && columns > 0 ? columns : undefined;
}

function endOf({ code, message }: NodeJS.ErrnoException): void {
  if (code !== 'EPIPE') {
    process.stderr.write(`argo-rbac: ${message}\n`);
  }
  process.exit(code === 'EPIPE' ? ExitCode.DONE : ExitCode.WRONG);
}
