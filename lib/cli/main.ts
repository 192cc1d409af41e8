/* eslint-disable @typescript-eslint/no-require-imports -- each subcommand loads what it needs when it runs */
import { readFileSync } from 'fs';
import { join } from 'path';
import { Argument, Command, CommanderError, Option } from 'commander';
import { processTerminal } from './process-terminal';
import { Shell, SHELLS } from './shell';
import { ExitCode, Terminal } from './terminal';

/** Runs the command with the arguments of this process. */
export function runProcess(): void {
  process.exitCode = main(process.argv.slice(2), processTerminal());
}

/**
 * Runs the command.
 *
 * Each subcommand loads what it needs when it runs, so that `--version` and `--help` stay quick.
 */
export function main(args: readonly string[], terminal: Terminal): ExitCode {
  let exitCode = ExitCode.DONE;
  const program = defineProgram(terminal, (code) => { exitCode = code; });
  try {
    program.parse(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? ExitCode.DONE : ExitCode.WRONG;
    }
    terminal.err(failureOf(error));
    return ExitCode.WRONG;
  }
}

/** Tells what went wrong: with the system in a line, with the command itself so that it can be mended. */
function failureOf(error: unknown): string {
  const isOfSystem = error instanceof Error && 'code' in error;
  return isOfSystem
    ? `argo-rbac: ${error.message}\n`
    : `argo-rbac: This should not happen: please report it with what follows.\n${error instanceof Error ? error.stack : String(error)}\n`;
}

const PROGRAM_EXAMPLES = `
Examples:
  argo-rbac infer workflow.yaml | kubectl apply -f -
  argo-rbac infer workflows/ --output table
  argo-rbac resources --api-group=argoproj.io -o wide
  argo-rbac explain --argo-version v4.1 --scope namespaced --feature cron-workflows
`;

const INFER_EXAMPLES = `
Examples:
  argo-rbac infer hello.yaml                          ServiceAccounts, roles and bindings, ready to apply
  argo-rbac infer workflows/ templates/ -o table      one line a permission, with its reason
  helm template chart | argo-rbac infer - -o json     for programs
  argo-rbac infer hello.yaml -o typescript            the same as a cdk8s chart
  argo-rbac infer . --strict                          exit 1 when a manifest does not tell everything
`;

const RESOURCES_EXAMPLES = `
Examples:
  argo-rbac resources --api-group=argoproj.io --namespaced=true -o wide
`;

const EXPLAIN_EXAMPLES = `
Examples:
  argo-rbac explain --argo-version v3.7 --scope namespaced --feature http-templates=my-account
  argo-rbac explain --from v3.7 --to v4.1
  argo-rbac explain --argo-version v4.1 --role role.yaml --component controller
`;

function defineProgram(terminal: Terminal, exit: (code: ExitCode) => void): Command {
  const program = new Command('argo-rbac');
  program
    .description('Least-privilege Kubernetes RBAC for Argo Workflows.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError('Run with --help to see how it is used.')
    .exitOverride()
    .addHelpText('after', PROGRAM_EXAMPLES);
  defineInfer(program, terminal, exit);
  defineResources(program, terminal, exit);
  defineExplain(program, terminal, exit);
  program.command('completion')
    .description('Print the completion of a shell.')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText('after', '\nExamples:\n  source <(argo-rbac completion bash)\n')
    .action((shell: Shell) => {
      const { writeCompletion } = require('./commands/completion') as typeof import('./commands/completion');
      terminal.out(writeCompletion(program, shell));
    });
  return program;
}

function defineInfer(program: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  program.command('infer')
    .description('Infer the access that workflows need from their manifests.')
    .argument('<file...>', 'files or folders with manifests in YAML or JSON; - reads the standard input')
    .option('--argo-version <version>', 'the version that the workflows run on, for example v4.1')
    .option('-n, --namespace <namespace>', 'the namespace of manifests that name none')
    .option('--service-account <name>', 'the account that is made where a manifest names none')
    .addOption(new Option('-o, --output <format>', 'what to print').choices(['yaml', 'json', 'typescript', 'table']).default('yaml'))
    .option('--include-optional', 'grant what is tried and may be refused, too')
    .option('--wait-for-delete', 'let steps that delete wait until the object is gone: get, list and watch beside delete')
    .option('--resource <kind=plural.group>', 'what a kind is served as; may be repeated', collect, [])
    .option('--workflow-defaults <file>', 'the workflowDefaults of the controller')
    .option('--strict', 'exit 1 when anything is unknown')
    .option('--keep-going', 'answer for the sound manifests when others are wrong; the exit code is 2 all the same')
    .addHelpText('after', INFER_EXAMPLES)
    .action((files: string[], options) => {
      const { runInfer } = require('./commands/infer') as typeof import('./commands/infer');
      exit(runInfer(files, options, terminal));
    });
}

function defineResources(program: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  program.command('resources')
    .description('List the resources that roles can grant, without a cluster.')
    .option('--api-group <group>', 'only those of an API group; empty for the core group')
    .addOption(new Option('--namespaced <boolean>', 'only those in namespaces, or only the others').choices(['true', 'false']))
    .addOption(new Option('-o, --output <format>', 'wide shows the verbs, too').choices(['wide']))
    .addHelpText('after', RESOURCES_EXAMPLES)
    .action((options) => {
      const { runResources } = require('./commands/resources') as typeof import('./commands/resources');
      exit(runResources(options, terminal));
    });
}

function defineExplain(program: Command, terminal: Terminal, exit: (code: ExitCode) => void): void {
  program.command('explain')
    .description('Tell what an install of Argo Workflows needs, and why.')
    .option('--argo-version <version>', 'the version, for example v4.1')
    .option('--from <version>', 'compare: the version that is installed')
    .option('--to <version>', 'compare: the version to come')
    .option('--scope <scope>', 'namespaced, cluster, or managed=NAMESPACE', 'namespaced')
    .option('--cluster-role', 'allow a ClusterRole in an install for one namespace')
    .option('-n, --namespace <namespace>', 'the install namespace', 'argo')
    .option('--feature <feature>', 'a feature in use, with its names: memoization=my-cache; may be repeated', collect, [])
    .option('--role <file>', 'hold the Roles and ClusterRoles of a file against what is needed')
    .addOption(new Option('--component <component>', 'only one of them').choices(['controller', 'server']))
    .addOption(new Option('-o, --output <format>', 'what to print, in place of a table').choices(['table', 'markdown', 'json']))
    .addHelpText('after', EXPLAIN_EXAMPLES)
    .action((options) => {
      const { runExplain } = require('./commands/explain') as typeof import('./commands/explain');
      exit(runExplain(options, terminal));
    });
}

function collect(value: string, values: readonly string[]): string[] {
  return [...values, value];
}

function packageVersion(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));
  return version;
}
