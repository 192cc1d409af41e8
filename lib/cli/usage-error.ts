import type { CommanderError, CommandUnknownOpts, Option } from '@commander-js/extra-typings';
import { Diagnostic } from '../diagnostics/diagnostic';
import { DiagnosticCode } from '../diagnostics/diagnostic-code';
import { formatDiagnostic } from '../diagnostics/format-diagnostic';
import { diagnostic } from '../diagnostics/issue';
import { nearestWord } from '../diagnostics/nearest-word';

/** The error codes of the command line's parser, and the diagnostic codes for them. */
const CODES: Readonly<Record<string, DiagnosticCode>> = {
  'commander.excessArguments': 'option/surplus-argument',
  'commander.invalidArgument': 'option/invalid-value',
  'commander.missingArgument': 'option/missing-argument',
  'commander.optionMissingArgument': 'option/missing-value',
  'commander.unknownCommand': 'option/unknown-command',
  'commander.unknownOption': 'option/unknown-option',
};

/** Options that another command has in place of the one that was typed, and what to run. */
const MOVED_OPTIONS: Readonly<Record<string, string>> = {
  'argo-rbac explain --role': 'Run argo-rbac check ROLES --install to compare roles with what is needed.',
};

/** A command that was typed, with its names and what follows them. */
interface TypedCommand {
  readonly command: CommandUnknownOpts;
  readonly names: readonly string[];
  readonly words: readonly string[];
}

/**
 * Writes what is wrong with a command line as diagnostics: all options that are, and what the parser ended at.
 *
 * The parser ends at the first fault, so that people would find the next one with the next run only.
 *
 * @param words What was typed after the name of the program.
 */
export function describeUsageErrors({ code, message }: CommanderError, words: readonly string[], program: CommandUnknownOpts): string {
  if (!(code in CODES)) {
    return ''; // no command is given, so the help was printed
  }
  const typed = typedCommand(program, words);
  const found = code === 'commander.unknownCommand' ? [] : optionFaults(typed); // of another command
  const isFound = OF_OPTIONS.includes(code) && found.length > 0;
  return [...isFound ? [] : [faultOf(code, message, typed)], ...found].map((each) => `${formatDiagnostic(each)}\n`).join('');
}

/** The faults of the parser that the options of the command line show by themselves. */
const OF_OPTIONS: readonly string[] = ['commander.unknownOption', 'commander.invalidArgument', 'commander.optionMissingArgument'];

function typedCommand(command: CommandUnknownOpts, words: readonly string[], before: readonly string[] = []): TypedCommand {
  const names = [...before, command.name()];
  const child = command.commands.find((candidate) => candidate.name() === words[0]);
  return child === undefined ? { command, names, words } : typedCommand(child, words.slice(1), names);
}

function faultOf(code: string, message: string, { names }: TypedCommand): Diagnostic {
  const [first, suggestion] = message.replace(/^error: /, '').split('\n');
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}`.replace(/\.?$/, '.');
  const command = names.join(' ');
  const fix = suggestion?.replace(/^\((.*)\)$/, '$1') ?? `Run ${command} --help to see how it is used.`;
  return diagnostic(CODES[code], { kind: 'option', name: command }, sentence, fix);
}

/** Every option that the command doesn't have, lacks its value, or has one that it doesn't accept. */
function optionFaults(typed: TypedCommand): Diagnostic[] {
  const { command, words } = typed;
  const faults: Diagnostic[] = [];
  for (let index = 0; index < words.length && words[index] !== '--'; index += 1) {
    const word = words[index];
    if (!/^-[^\d]/.test(word)) {
      continue;
    }
    const [, flag = word, glued] = /^(--[^=]+|-[^-])=?(.+)?$/s.exec(word) ?? [];
    const option = command.options.find(({ long, short }) => long === flag || short === flag);
    if (option === undefined) {
      faults.push(...flag === '-h' || flag === '--help' ? [] : [unknownOption(flag, typed)]);
    } else if (option.required) {
      index += glued === undefined ? 1 : 0;
      faults.push(...valueFaults(option, glued ?? words[index], typed));
    }
  }
  return faults;
}

function valueFaults(option: Option, value: string | undefined, typed: TypedCommand): Diagnostic[] {
  const { flags, argChoices } = option;
  if (value === undefined) {
    return [faultOf('commander.optionMissingArgument', `option '${flags}' argument missing`, typed)];
  }
  return argChoices === undefined || argChoices.includes(value) ? []
    : [faultOf('commander.invalidArgument', `option '${flags}' argument '${value}' is invalid. Allowed choices are ${argChoices.join(', ')}.`, typed)];
}

function unknownOption(flag: string, typed: TypedCommand): Diagnostic {
  const { command, names } = typed;
  const moved = MOVED_OPTIONS[`${names.join(' ')} ${flag}`];
  const known = command.options.flatMap(({ long }) => long ?? []);
  const nearest = nearestWord(flag, known);
  const [file] = command.registeredArguments;
  const isFile = (flag === '-f' || flag === '--filename') && file !== undefined && FILE_ARGUMENTS.includes(file.name());
  const fix = moved ?? (isFile ? `Name files without it: ${names.join(' ')} ${file.name().toUpperCase()}.` : nearest === undefined ? undefined : `Did you mean ${nearest}?`);
  return faultOf('commander.unknownOption', `unknown option '${flag}'${fix === undefined ? '' : `\n(${fix})`}`, typed);
}

/** The arguments that are files, which kubectl takes with `-f`. */
const FILE_ARGUMENTS: readonly string[] = ['file', 'files', 'roles', 'logs', 'before'];
