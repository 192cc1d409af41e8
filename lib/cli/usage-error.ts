import type { Argument, CommanderError, CommandUnknownOpts, Option } from '@commander-js/extra-typings';
import { Diagnostic } from '../diagnostics/diagnostic';
import { DiagnosticCode } from '../diagnostics/diagnostic-code';
import { formatDiagnostic } from '../diagnostics/format-diagnostic';
import { diagnostic } from '../diagnostics/issue';
import { nearestWord } from '../diagnostics/nearest-word';
import { enumerate, printable, quote } from '../diagnostics/printable-text';

/** The faults that the parser of the command line ends at. It also ends where it has printed help. */
const FAULTS: readonly string[] = [
  'commander.excessArguments', 'commander.invalidArgument', 'commander.missingArgument', 'commander.optionMissingArgument', 'commander.unknownCommand',
  'commander.unknownOption',
];

/** Options that another command has in place of the one that was typed, and what to run. */
const MOVED_OPTIONS: Readonly<Record<string, string>> = {
  'argo-rbac explain --role': 'Run argo-rbac check ROLES --install to compare roles with what is needed.',
};

/** The arguments that are files, which kubectl takes with `-f`. */
const FILE_ARGUMENTS: readonly string[] = ['file', 'files', 'roles', 'logs', 'before'];

/** Faults that may be there only because the command line isn't understood: an option that is misspelt is missing, too. */
const CONSEQUENCES: readonly DiagnosticCode[] = ['option/conflict', 'option/missing-argument', 'option/missing-option'];

/** Finds what is wrong with the values of a command line that the parser understands. */
export type ValueFaults = (words: readonly string[]) => Promise<readonly Diagnostic[]>;

/** A command that was typed, with its names and what follows them. */
interface TypedCommand {
  readonly command: CommandUnknownOpts;
  readonly names: readonly string[];
  readonly words: readonly string[];
}

/** The words after the names of a command. */
interface ReadWords {
  readonly faults: readonly Diagnostic[];

  /** The options without a fault, as words; a misspelt one as the one that is meant. */
  readonly options: readonly string[];
  readonly operands: readonly string[];

  /** The words after options that aren't known: values or operands. */
  readonly unsure: readonly string[];

  /** The options that have a value of the user. */
  readonly given: readonly string[];
}

/**
 * Writes everything that is wrong with a command line as diagnostics: what the parser doesn't understand, and the values of the rest.
 *
 * The parser ends at the first fault, so that people would find the next one with the next run only.
 *
 * @param words The words after the name of the program.
 */
export async function describeUsageErrors(
  { code }: CommanderError, words: readonly string[], program: CommandUnknownOpts, valueFaults: ValueFaults,
): Promise<string> {
  if (!FAULTS.includes(code)) {
    return ''; // no command is given, so the help was printed
  }
  const typed = typedCommand(program, words);
  const found = code === 'commander.unknownCommand' ? [unknownCommand(typed)] : await faultsOf(typed, valueFaults);
  return found.map((each) => `${formatDiagnostic(each)}\n`).join('');
}

function typedCommand(command: CommandUnknownOpts, words: readonly string[], before: readonly string[] = []): TypedCommand {
  const names = [...before, command.name()];
  const child = command.commands.find((candidate) => candidate.name() === words[0]);
  return child === undefined ? { command, names, words } : typedCommand(child, words.slice(1), names);
}

function unknownCommand({ command, names, words: [word = ''] }: TypedCommand): Diagnostic {
  const nearest = nearestWord(word, command.commands.map((each) => each.name()));
  return fault('option/unknown-command', names.join(' '), `${names.join(' ')} has no subcommand ${quote(word)}.`,
    nearest === undefined ? `Run ${names.join(' ')} --help to see which it has.` : `Write ${nearest}.`);
}

async function faultsOf(typed: TypedCommand, valueFaults: ValueFaults): Promise<Diagnostic[]> {
  const { command, names } = typed;
  const read = readWords(typed);
  if (command.commands.length > 0) {
    return [...read.faults]; // what follows is for a subcommand, which isn't known
  }
  const { registeredArguments: declared } = command;
  const operands = [...read.operands, ...read.unsure].slice(0, isOpen(declared) ? undefined : declared.length);
  const missing = declared.slice(operands.length).filter(({ required }) => required);
  const given = new Set([...read.given, ...read.unsure.length > 0 ? [] : declared.slice(0, operands.length).map(placeNameOf)]);
  const isChoice = (operand: string, index: number) => declared[index]?.argChoices?.includes(operand) !== false;
  const standIn = (argument: Argument) => argument.argChoices?.[0] ?? argument.name();
  const sound = [...operands.map((operand, index) => isChoice(operand, index) ? operand : standIn(declared[index])), ...missing.map(standIn)];
  const ofValues = await valueFaults([...names.slice(1), ...read.options, '--', ...sound]);
  return [
    ...read.faults,
    ...operands.flatMap((operand, index) => isChoice(operand, index) ? [] : [fault('option/invalid-value', placeNameOf(declared[index]),
      `${quote(operand)} isn't a value of the argument ${placeNameOf(declared[index])}.`, choiceFix(declared[index].argChoices ?? [], operand))]),
    ...missing.map((argument) => fault('option/missing-argument', placeNameOf(argument), `${names.join(' ')} requires this argument.`, `Give ${argument.description.split(';')[0]}.`)),
    ...surplusFaults(typed, read.operands),
    ...ofValues.filter(({ place, code }) => place.kind === 'option' && given.has(place.name) && !CONSEQUENCES.includes(code)),
  ];
}

/** Whether the last argument takes whatever follows. */
function isOpen(declared: readonly Argument[]): boolean {
  return declared[declared.length - 1]?.variadic === true;
}

/** How diagnostics call an argument: `NAME`. */
function placeNameOf(argument: Argument): string {
  return argument.name().toUpperCase();
}

function surplusFaults({ command: { registeredArguments: declared }, names }: TypedCommand, operands: readonly string[]): Diagnostic[] {
  const surplus = operands.slice(declared.length);
  if (isOpen(declared)) {
    return [];
  }
  const accepted = declared.length === 0 ? 'no argument' : enumerate(declared.map(placeNameOf), 'and');
  return surplus.length === 0 ? [] : [fault('option/surplus-argument', names.join(' '), `The command accepts ${accepted}, and not also ${surplus.map(quote).join(' ')}.`,
    'Leave the rest out, or put quotes around a value that has spaces.')];
}

/** Takes the words apart as the parser does, and goes on after a fault. */
function readWords(typed: TypedCommand): ReadWords {
  const { command } = typed;
  const rest = [...typed.words];
  const found = { faults: [] as Diagnostic[], options: [] as string[], operands: [] as string[], unsure: [] as string[], given: [] as string[] };
  const nextValue = () => rest.length > 0 && !isOption(rest[0]) ? rest.shift() : undefined;
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') {
      found.operands.push(...rest.splice(0));
      break;
    }
    if (!isOption(word)) {
      found.operands.push(word);
      continue;
    }
    const [, flag = word, equals = '', glued] = /^(--[^=]+|-[^-])(=?)(.+)?$/s.exec(word) ?? [];
    const option = command.options.find(({ long, short }) => long === flag || short === flag);
    if (option === undefined) {
      readUnknown(typed, flag, glued ?? nextValue(), found);
    } else if (option.required || option.optional) {
      readValue(option, glued ?? (option.required ? rest.shift() : nextValue()), found);
    } else if (glued === undefined && equals === '') {
      found.options.push(flag);
    } else if (flag.startsWith('--') || equals !== '') {
      found.faults.push(fault('option/invalid-value', flag, `The option ${flag} accepts no value.`, `Write ${flag} alone.`));
    } else {
      found.options.push(flag);
      rest.unshift(`-${glued}`); // short options may be written together
    }
  }
  return found;
}

/** Whether the parser takes a word for an option: numbers may be negative, and `-` is the standard input. */
function isOption(word: string): boolean {
  return /^-[^\d]/.test(word);
}

function readValue(option: Option, value: string | undefined, found: Record<'options' | 'given', string[]> & { readonly faults: Diagnostic[] }): void {
  const { required, argChoices: choices } = option;
  const name = nameOf(option);
  if (value === undefined) {
    if (required) {
      found.faults.push(fault('option/missing-value', name, `The option ${name} requires a value.`, choices === undefined ? `Write ${option.flags.replace(/^-\w, /, '')}.` : choiceFix(choices)));
    } else {
      found.options.push(name);
    }
  } else if (choices?.includes(value) === false) {
    found.faults.push(fault('option/invalid-value', name, `${quote(value)} isn't a value of the option ${name}.`, choiceFix(choices, value)));
  } else {
    found.options.push(`${name}=${value}`);
    found.given.push(name);
  }
}

/** How diagnostics call an option: `--output`. */
function nameOf({ long, short, flags }: Option): string {
  return long ?? short ?? flags;
}

function choiceFix(choices: readonly string[], value = ''): string {
  const nearest = nearestWord(value, choices);
  return nearest === undefined ? `Write ${enumerate(choices, 'or')}.` : `Write ${nearest}.`;
}

/** Reads an option that the command doesn't have, with the word that follows it. */
function readUnknown(
  { command, names }: TypedCommand, flag: string, value: string | undefined, found: Record<'options' | 'operands' | 'unsure', string[]> & { readonly faults: Diagnostic[] },
): void {
  const name = names.join(' ');
  const moved = MOVED_OPTIONS[`${name} ${flag}`];
  const [file] = command.registeredArguments;
  const isFile = (flag === '-f' || flag === '--filename') && file !== undefined && FILE_ARGUMENTS.includes(file.name());
  const nearest = nearestWord(flag, command.options.map(nameOf));
  const meant = moved !== undefined || isFile ? undefined : command.options.find((option) => nameOf(option) === nearest);
  const fix = moved ?? (isFile ? `Name files without it: ${name} ${placeNameOf(file)}.` : nearest === undefined ? `Run ${name} --help to see which it has.` : `Write ${nearest}.`);
  found.faults.push(fault('option/unknown-option', printable(flag), `${name} has no option ${printable(flag)}.`, fix));
  const takesValue = meant?.required === true || meant?.optional === true;
  if (meant !== undefined && (!takesValue || value !== undefined && meant.argChoices?.includes(value) !== false)) {
    found.options.push(takesValue ? `${nameOf(meant)}=${value}` : nameOf(meant));
  }
  if (value !== undefined && !takesValue) {
    (isFile || meant !== undefined ? found.operands : found.unsure).push(value);
  }
}

function fault(code: DiagnosticCode, name: string, message: string, fix: string): Diagnostic {
  return diagnostic(code, { kind: 'option', name }, message, fix);
}
