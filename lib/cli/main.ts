/* eslint-disable @typescript-eslint/no-require-imports -- what isn't always used is loaded when it is */
import { setFlagsFromString } from 'v8';
import { isMainThread } from 'worker_threads';
import { Argument, Command, CommanderError, Option } from '@commander-js/extra-typings';
import { packageVersion } from './package-version';
import { processTerminal } from './process-terminal';
import { formatExamples, namesOf, RunContext, VERSION_FLAGS } from './subcommand';
import { SUBCOMMANDS } from './subcommands';
import { ExitCode, Terminal } from './terminal';
import type { ValueFaults } from './usage-error';
import { Diagnostic } from '../diagnostics/diagnostic';

const NAME = 'argo-rbac';

type SubcommandName = keyof typeof SUBCOMMANDS;

const NAMES: readonly SubcommandName[] = namesOf(SUBCOMMANDS);

/** The width of help outside a terminal. */
const HELP_COLUMNS = 80;

/** Runs the command with the arguments of this process. The threads that it starts run the same file, since the command is one. */
export async function runProcess(): Promise<void> {
  if (!isMainThread) {
    (require('../audit-log-files/log-worker') as typeof import('../audit-log-files/log-worker')).runWorker();
    return;
  }
  const words = process.argv.slice(2);
  if (words[0] !== 'tailor') { // where a few functions run for each byte of a log
    limitInlining();
  }
  process.exitCode = await main(words, processTerminal());
}

/** The versions of Node.js in which the option of V8 is known. Others would complain about it. */
const NODES: ReadonlySet<string> = new Set(['20', '22', '24']);

/**
 * Lets V8 copy less code of functions into their callers. It optimizes hundreds of functions of a run, each with all that it calls: in a review of 10,000
 * roles a third of the CPU time, in the inference of 1,000 manifests a quarter, and more than the faster code saves. The option is only read when a
 * function is optimized.
 */
function limitInlining(): void {
  if (NODES.has(process.versions.node.split('.')[0])) {
    setFlagsFromString('--max-inlined-bytecode-size-cumulative=100');
  }
}

/**
 * Runs the command.
 *
 * Each subcommand loads what it needs when it runs, so `--version` and `--help` stay quick.
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode = ExitCode.DONE;
  const describe = (names: readonly SubcommandName[], report?: RunContext['report']): Command => {
    const program = describeProgram(terminal);
    const context: RunContext = { terminal, program: () => describe(NAMES), exit: (code) => { exitCode = code; }, report };
    names.forEach((name) => SUBCOMMANDS[name]()(name, program, context));
    return program;
  };
  if (isVersionFlag(args[0])) {
    terminal.out(`${packageVersion()}\n`);
    return exitCode;
  }
  const words = readHelp(args);
  const program = describe(namedIn(words));
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return usageExitCode(error, words, program, terminal, async (sound) => {
        const found: Diagnostic[] = [];
        await describe(namedIn(sound), (diagnostics) => found.push(...diagnostics)).parseAsync(sound, { from: 'user' });
        return found;
      });
    }
    terminal.err(failureOf(error));
    return ExitCode.WRONG;
  }
}

/** Whether a word requests the version. Only the first one can: after a subcommand it would end a gate that never ran. */
function isVersionFlag(word = ''): boolean {
  return VERSION_FLAGS.includes(word);
}

/** The subcommands that a run has to know: one, and all for help and for suggestions. */
function namedIn([first = '']: readonly string[]): readonly SubcommandName[] {
  const named = NAMES.filter((name) => name === first);
  return named.length > 0 ? named : NAMES;
}

/** Reads `help infer` as `infer --help`, and reports a command that isn't known as it does without `help`. */
function readHelp(args: readonly string[]): readonly string[] {
  const [first, ...words] = args;
  if (first !== 'help') {
    return args;
  }
  return words.length === 0 || isSubcommand(words[0]) ? [...words, '--help'] : words;
}

function isSubcommand(word: string | undefined): boolean {
  return NAMES.some((name) => name === word);
}

/** Help and version end a run as errors do; this function reports wrong usage, in the form of every other fault. */
async function usageExitCode(
  error: CommanderError, words: readonly string[], program: Command, terminal: Terminal, valueFaults: ValueFaults,
): Promise<ExitCode> {
  if (error.exitCode === 0) {
    return ExitCode.DONE;
  }
  const { describeUsageErrors } = require('./usage-error') as typeof import('./usage-error');
  terminal.err(await describeUsageErrors(error, words, program, valueFaults));
  return ExitCode.WRONG;
}

/** Describes what went wrong: with the system in a line, with the command itself so that it can be fixed. */
function failureOf(error: unknown): string {
  const isOfSystem = error instanceof Error && 'code' in error;
  return isOfSystem
    ? `${NAME}: ${error.message}\n`
    : `${NAME}: This should not happen: please report it with what follows.\n${error instanceof Error ? error.stack : String(error)}\n`;
}

function describeProgram(terminal: Terminal): Command {
  const columns = () => terminal.columns ?? HELP_COLUMNS;
  const program = new Command(NAME)
    .description('Least-privilege Kubernetes RBAC for Argo Workflows.')
    .enablePositionalOptions() // an option of the program isn't one of its subcommands
    .helpOption('-h, --help', 'print help')
    .addHelpCommand(describeHelp())
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: () => {}, // `main` reports it
      getOutHelpWidth: columns,
      getErrHelpWidth: columns,
    })
    .exitOverride()
    .addHelpText('after', formatExamples([
      { does: 'Make the account of a workflow with just the access that it needs', line: 'argo-rbac infer workflow.yaml | kubectl apply -f -' },
      { does: 'Explain what an install needs', line: 'argo-rbac explain --argo-version v4.1 --feature cron-workflows' },
      { does: 'List the resources of Argo that roles can grant', line: 'argo-rbac resources --api-group=argoproj.io -o wide' },
    ]));
  program.addOption(new Option(VERSION_FLAGS.join(', '), 'print the version')); // `main` does it
  return program;
}

/** Describes `help` for the help and the completion; `readHelp` does it. */
function describeHelp(): Command {
  const command = new Command('help').description('Print the help of a command.').helpOption(false);
  command.addArgument(new Argument('[command]', 'the command').choices(NAMES));
  return command;
}
