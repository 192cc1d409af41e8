/* eslint-disable @typescript-eslint/no-require-imports -- what isn't always used is loaded when it is */
import { existsSync } from 'fs';
import { Command, CommandUnknownOpts, Option, OptionValues } from '@commander-js/extra-typings';
import { ExitCode, Terminal } from './terminal';
import type { Diagnostic } from '../diagnostics/diagnostic';

/** The configuration file that the command reads by default, from the working directory and nowhere else. */
const CONFIG_FILE = 'argo-rbac.yaml';

/** The options of the program that print its version. */
export const VERSION_FLAGS: readonly string[] = ['-V', '--version'];

/** A command line that shows what a command is for. */
export interface Example {
  /** Its purpose: an imperative without full stop. */
  readonly does: string;
  readonly line: string;
}

/**
 * Runs a subcommand with its arguments and options, which have the types that follow from how they are declared.
 *
 * @param program Describes the program with all its subcommands.
 */
export type Run<Arguments extends unknown[], Options extends OptionValues> =
  (args: Arguments, options: Options, terminal: Terminal, program: () => CommandUnknownOpts) => ExitCode | Promise<ExitCode>;

/** Finds wrong values of arguments and options. */
export type Validate<Arguments extends unknown[], Options extends OptionValues> = (args: Arguments, options: Options) => readonly Diagnostic[];

/** The description of a subcommand. */
interface SubcommandDescription<Arguments extends unknown[], Options extends OptionValues> {
  /** Its purpose: an imperative sentence with its full stop. */
  readonly summary: string;

  readonly examples: readonly Example[];

  /** Declares arguments and options. */
  readonly declare: () => Command<Arguments, Options>;

  /** Loads what runs it, which may be much; help and completion do without. */
  readonly load: () => Run<NoInfer<Arguments>, NoInfer<Options>>;

  /** Loads what finds wrong values without opening any input: they are reported with what else is wrong with a command line. */
  readonly validate?: () => Validate<NoInfer<Arguments>, NoInfer<Options>>;
}

/** The surroundings of a run of a subcommand. */
export interface RunContext {
  readonly terminal: Terminal;
  readonly program: () => CommandUnknownOpts;
  readonly exit: (code: ExitCode) => void;

  /** Takes what is wrong with values in place of a run, where the command line is wrong elsewhere. */
  readonly report?: (diagnostics: readonly Diagnostic[]) => void;
}

/** Adds a subcommand to the program, under its name. */
export type Subcommand = (name: string, parent: Command, context: RunContext) => void;

/** Describes a subcommand, whose options have the types that follow from how they are declared. */
export function subcommand<Arguments extends unknown[], Options extends OptionValues>(
  { summary, examples, declare, load, validate }: SubcommandDescription<Arguments, Options>,
): Subcommand {
  return (name, parent, { terminal, program, exit, report }) => {
    const command = declare().name(name).description(summary).addHelpText('after', formatExamples(examples)).copyInheritedSettings(parent);
    command.addOption(new Option('--config <file>', 'a configuration file, instead of argo-rbac.yaml in the working directory'));
    command.addOption(new Option('--no-config', 'read no configuration file'));
    command.action(async () => {
      if (report !== undefined) {
        report(validate?.()(command.processedArgs, command.opts()) ?? []);
        return;
      }
      const options = configure(command, terminal);
      exit(options === undefined ? ExitCode.WRONG : await load()(command.processedArgs, options, terminal, program));
    });
    parent.addCommand(command);
  };
}

/** The options, with those that a configuration file gives; nothing where the file has an error, which the function reports. */
function configure<Arguments extends unknown[], Options extends OptionValues>(
  command: Command<Arguments, Options>, { err }: Terminal,
): Options | undefined {
  const options = command.opts();
  const { config }: { readonly config?: unknown } = options;
  if (config === false || config === undefined && !existsSync(CONFIG_FILE)) {
    return options; // most runs load nothing for it
  }
  const { readConfiguredOptions } = require('./config/configured-options') as typeof import('./config/configured-options');
  const [object]: readonly unknown[] = command.processedArgs;
  const { diagnostics, file, used, places, ...configured } = readConfiguredOptions({
    name: pathOf(command).slice(1).join(' '),
    object: typeof object === 'string' ? object : undefined,
    given: new Map(Object.entries(options).filter(([option]) => command.getOptionValueSource(option) === 'cli')),
    file: typeof config === 'string' ? config : CONFIG_FILE,
    isNamed: typeof config === 'string',
  });
  if (diagnostics.length > 0) {
    const { formatDiagnostic } = require('../diagnostics/format-diagnostic') as typeof import('../diagnostics/format-diagnostic');
    diagnostics.forEach((each) => err(`${formatDiagnostic(each)}\n`));
    return undefined;
  }
  if (used.length > 0) {
    err(`Using ${used.join(', ')} of ${file}.\n`);
  }
  return { ...options, ...configured.options, places };
}

/** The names of the command, from that of the program on. */
function pathOf(command: CommandUnknownOpts): string[] {
  return [...command.parent === null ? [] : pathOf(command.parent), command.name()];
}

/** The description of a command that is a choice among others. */
interface CommandGroupDescription extends Pick<SubcommandDescription<[], Record<string, unknown>>, 'summary' | 'examples'> {
  /** By their names, in the order of the help. */
  readonly commands: Readonly<Record<string, Subcommand>>;
}

/** Describes a command that is a choice among others, which follow it on the command line. */
export function commandGroup({ summary, examples, commands }: CommandGroupDescription): Subcommand {
  return (name, parent, context) => {
    const group = new Command(name).description(summary).helpCommand(false).addHelpText('after', formatExamples(examples)).copyInheritedSettings(parent);
    Object.entries(commands).forEach(([child, add]) => add(child, group, context));
    parent.addCommand(group);
  };
}

/** Writes examples as kubectl does, each below what it does. */
export function formatExamples(examples: readonly Example[]): string {
  return `\nExamples:\n${examples.map(({ does, line }) => `  # ${does}\n  ${line}\n`).join('\n')}`;
}

/** Takes another value of an option that may be repeated. */
export function collect(value: string, values: readonly string[] = []): string[] {
  return [...values, value];
}

/** Takes more values of an option that may be repeated, and whose values may be listed with commas. */
export function collectList(value: string, values: readonly string[] = []): string[] {
  return [...values, ...value.split(',')];
}

/** The names of what a registry holds, as a choice of arguments. */
export function namesOf<Name extends string>(registry: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(registry) as Name[]; // `keys` forgets which they are
}
