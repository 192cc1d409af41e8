/* eslint-disable @typescript-eslint/no-require-imports -- what isn't always used is loaded when it is */
import { readFileSync } from 'fs';
import { join } from 'path';
import { Command, CommanderError } from '@commander-js/extra-typings';
import { processTerminal } from './process-terminal';
import { formatExamples } from './subcommand';
import { SUBCOMMANDS } from './subcommands';
import { ExitCode, Terminal } from './terminal';

const NAME = 'argo-rbac';

/** What help has where no terminal shows it. */
const HELP_COLUMNS = 80;

/** Runs the command with the arguments of this process. */
export async function runProcess(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), processTerminal());
}

/**
 * Runs the command.
 *
 * Each subcommand loads what it needs when it runs, so that `--version` and `--help` stay quick.
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode = ExitCode.DONE;
  const program = describeProgram(terminal);
  SUBCOMMANDS.forEach(({ addTo }) => addTo(program, terminal, (code) => { exitCode = code; }));
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return usageExitCode(error, args, terminal);
    }
    terminal.err(failureOf(error));
    return ExitCode.WRONG;
  }
}

/** Help and version end a run as errors do; wrong usage is told here, in the form of every other fault. */
function usageExitCode(error: CommanderError, [first]: readonly string[], terminal: Terminal): ExitCode {
  if (error.exitCode === 0) {
    return ExitCode.DONE;
  }
  const { describeUsageError } = require('./usage-error') as typeof import('./usage-error');
  const isSubcommand = SUBCOMMANDS.some(({ name }) => name === first);
  terminal.err(describeUsageError(error, isSubcommand ? `${NAME} ${first}` : NAME));
  return ExitCode.WRONG;
}

/** Tells what went wrong: with the system in a line, with the command itself so that it can be fixed. */
function failureOf(error: unknown): string {
  const isOfSystem = error instanceof Error && 'code' in error;
  return isOfSystem
    ? `${NAME}: ${error.message}\n`
    : `${NAME}: This should not happen: please report it with what follows.\n${error instanceof Error ? error.stack : String(error)}\n`;
}

function describeProgram(terminal: Terminal): Command {
  const columns = () => terminal.columns ?? HELP_COLUMNS;
  return new Command(NAME)
    .description('Least-privilege Kubernetes RBAC for Argo Workflows.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'Print the help of a command.')
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: () => {}, // `main` tells it
      getOutHelpWidth: columns,
      getErrHelpWidth: columns,
    })
    .exitOverride()
    .addHelpText('after', formatExamples([
      { does: 'Make the account of a workflow with just the access that it needs', line: 'argo-rbac infer workflow.yaml | kubectl apply -f -' },
      { does: 'Explain what an install needs', line: 'argo-rbac explain --argo-version v4.1 --feature cron-workflows' },
      { does: 'List the resources of Argo that roles can grant', line: 'argo-rbac resources --api-group=argoproj.io -o wide' },
    ]));
}

function packageVersion(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));
  return version;
}
