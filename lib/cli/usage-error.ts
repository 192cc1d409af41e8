import type { Argument, CommanderError, CommandUnknownOpts, Option } from '@commander-js/extra-typings';
import { Diagnostic } from '../diagnostics/diagnostic';
import { DiagnosticCode } from '../diagnostics/diagnostic-code';
import { formatDiagnostic } from '../diagnostics/format-diagnostic';
import { diagnostic } from '../diagnostics/issue';
import { nearestWord } from '../diagnostics/nearest-word';
import { enumerate, printable, quote } from '../diagnostics/printable-text';

/** How the parser of the command line ends where it has printed help. */
const HELP_PRINTED = 'commander.help';

/** The faults that the parser ends at. */
const PARSER_FAULTS: Readonly<Record<string, DiagnosticCode>> = {
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

/** Commands of kubectl that people type by habit, and what to run. */
const KUBECTL_COMMANDS: Readonly<Record<string, string>> = {
  'argo-rbac apply': 'Pipe the output of argo-rbac infer or argo-rbac create into kubectl apply -f -.',
  'argo-rbac auth': 'Run argo-rbac who-can VERB RESOURCE FILES.',
  'argo-rbac create clusterrolebinding': 'Run argo-rbac create account or argo-rbac create client, which also write the binding.',
  'argo-rbac create rolebinding': 'Run argo-rbac create account or argo-rbac create client, which also write the binding.',
  'argo-rbac create serviceaccount': 'Run argo-rbac create account or argo-rbac create client, which write the account with its role.',
  'argo-rbac get': 'Run argo-rbac access FILES or argo-rbac access --cluster.',
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
  error: CommanderError, words: readonly string[], program: CommandUnknownOpts, valueFaults: ValueFaults,
): Promise<string> {
  if (error.code === HELP_PRINTED) {
    return ''; // no command is given
  }
  const typed = typedCommand(program, words);
  const found = error.code === 'commander.unknownCommand' ? [unknownCommand(typed)] : await faultsOf(typed, valueFaults);
  const explains = found.some(({ severity }) => severity === 'error');
  return [...explains ? [] : [faultOfParser(error, typed)], ...found].map((each) => `${formatDiagnostic(each)}\n`).join('');
}

/** The fault in the words of the parser: no run ends without a reason, even where the parser reads the words in another way. */
function faultOfParser({ code, message }: CommanderError, { names }: TypedCommand): Diagnostic {
  const [first = '', ...rest] = printable(message.replace(/^error: /, ''));
  return fault(PARSER_FAULTS[code] ?? 'option/invalid-value', names.join(' '), `${first.toUpperCase()}${rest.join('').replace(/\.$/, '')}.`,
    `Run ${names.join(' ')} --help to see what it accepts.`);
}

function typedCommand(command: CommandUnknownOpts, words: readonly string[], before: readonly string[] = []): TypedCommand {
  const names = [...before, command.name()];
  const ordered = command.commands.length > 0 && words[0] === '--' ? [...words.slice(1, 2), '--', ...words.slice(2)] : words;
  const child = command.commands.find((candidate) => candidate.name() === ordered[0]);
  return child === undefined ? { command, names, words: ordered } : typedCommand(child, ordered.slice(1), names);
}

function unknownCommand({ command, names, words: [word = ''] }: TypedCommand): Diagnostic {
  const nearest = nearestWord(word, command.commands.map((each) => each.name()));
  const fix = KUBECTL_COMMANDS[[...names, word].join(' ')]
    ?? (nearest === undefined ? `Run ${names.join(' ')} --help to see which it has.` : `Write ${nearest}.`);
  return fault('option/unknown-command', names.join(' '), `${names.join(' ')} has no subcommand ${quote(word)}.`, fix);
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
  // An argument that is one of several things is reported as the one that it is.
  const isPart = (name: string) => read.unsure.length === 0 && operands.length > 0 && !isOption(name) && !declared.map(placeNameOf).includes(name);
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
    ...ofValues.filter(({ place, code }) => place.kind === 'option' && (given.has(place.name) || isPart(place.name)) && !CONSEQUENCES.includes(code)),
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
  const known = [...command.options, ...command.createHelp().visibleOptions(command)];
  const isHelp = (option: Option) => !command.options.includes(option);
  const optionOf = (flag: string) => known.find(({ long, short }) => long === flag || short === flag);
  const rest = [...typed.words];
  const found = { faults: [] as Diagnostic[], options: [] as string[], operands: [] as string[], unsure: [] as string[], given: [] as string[] };
  const nextValue = () => rest.length > 0 && (!isOption(rest[0]) || isNegativeNumber(rest[0])) ? rest.shift() : undefined;
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') {
      found.operands.push(...rest.splice(0));
      break;
    }
    if (!isOption(word) || isNegativeNumber(word) && command.commands.length === 0) {
      found.operands.push(word);
      continue;
    }
    const { flag, glued } = takeApart(word);
    const option = optionOf(flag);
    const isShort = !flag.startsWith('--');
    if (option === undefined) {
      const isGroup = isShort && glued !== undefined && !takesFiles(command, flag) && optionOf(`-${glued[0]}`) !== undefined && !isOption(rest[0] ?? '');
      readUnknown(typed, flag, isGroup ? undefined : { glued, next: glued === undefined ? nextValue() : undefined }, found);
      rest.unshift(...isGroup ? [`-${glued}`] : []);
    } else if (option.required || option.optional) {
      readValue(option, glued ?? (option.required ? rest.shift() : nextValue()), found);
    } else if (glued === undefined) {
      found.options.push(...isHelp(option) ? [] : [flag]); // the rest is validated, which help would prevent
    } else if (isShort && !glued.startsWith('=') && !isHelp(option)) {
      found.options.push(flag);
      rest.unshift(`-${glued}`); // short options may be written together
    } else {
      found.faults.push(fault('option/invalid-value', flag, `The option ${flag} accepts no value.`, `Write ${flag} alone.`));
    }
  }
  return found;
}

/** Takes an option apart: `--flag=value`, where the value may be empty, or `-fvalue`, where an equals sign is part of the value. */
function takeApart(word: string): { readonly flag: string; readonly glued?: string } {
  const [, flag = word, rest] = /^(--[^=]+|-[^-])(.+)?$/su.exec(word) ?? [];
  return { flag, glued: flag.startsWith('--') ? rest?.slice(1) : rest };
}

/** Whether a word has the form of an option; `-` is the standard input. */
function isOption(word: string): boolean {
  return word.length > 1 && word.startsWith('-');
}

function isNegativeNumber(word: string): boolean {
  return /^-(\d+|\d*\.\d+)(e[+-]?\d+)?$/.test(word);
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

/** Whether an unknown option is that of kubectl for files, which the command takes as arguments. */
function takesFiles({ registeredArguments: [first] }: CommandUnknownOpts, flag: string): boolean {
  return (flag === '-f' || flag === '--filename') && first !== undefined && FILE_ARGUMENTS.includes(first.name());
}

/** Reads an option that the command doesn't have, with the value that is written to it or the word that follows it. */
function readUnknown(
  { command, names }: TypedCommand, flag: string, { glued, next }: { readonly glued?: string; readonly next?: string } = {},
  found: Record<'options' | 'operands' | 'unsure', string[]> & { readonly faults: Diagnostic[] },
): void {
  const name = names.join(' ');
  const moved = MOVED_OPTIONS[`${name} ${flag}`];
  const isFile = takesFiles(command, flag);
  const value = glued ?? next;
  const nearest = nearestWord(flag, command.options.map(nameOf));
  const opposite = oppositeOf(flag, command.options, nearest);
  const meant = moved !== undefined || isFile || opposite !== undefined ? undefined : command.options.find((option) => nameOf(option) === nearest);
  const files = isFile ? `Name files without it: ${name} ${placeNameOf(command.registeredArguments[0])}.` : undefined;
  const unless = opposite === undefined ? undefined : `Leave it out${isFlag(opposite) ? `: ${nameOf(opposite)} is off unless it is given` : ''}.`;
  const other = meant === undefined ? `Run ${name} --help to see which it has.` : `Write ${nameOf(meant)}.`;
  found.faults.push(fault('option/unknown-option', printable(flag), `${name} has no option ${printable(flag)}.`, moved ?? files ?? unless ?? other));
  const takesValue = meant?.required === true || meant?.optional === true;
  if (meant !== undefined && (!takesValue || value !== undefined && meant.argChoices?.includes(value) !== false)) {
    found.options.push(takesValue ? `${nameOf(meant)}=${value}` : nameOf(meant));
  }
  if (isFile && value !== undefined) {
    found.operands.push(value);
  } else if (next !== undefined && !takesValue) {
    (meant !== undefined || opposite !== undefined ? found.operands : found.unsure).push(next);
  }
}

/** The option that an unknown one with `--no-` is to turn off, unless another with `--no-` is meant. */
function oppositeOf(flag: string, options: readonly Option[], nearest = ''): Option | undefined {
  const [, positive] = /^--no-(.+)$/s.exec(flag) ?? [];
  const names = options.filter(({ negate }) => !negate).map(nameOf);
  const turnedOff = positive === undefined || nearest.startsWith('--no-') ? undefined : nearestWord(`--${positive}`, names);
  return options.find((option) => nameOf(option) === turnedOff);
}

function isFlag({ required, optional }: Option): boolean {
  return !required && !optional;
}

function fault(code: DiagnosticCode, name: string, message: string, fix: string): Diagnostic {
  return diagnostic(code, { kind: 'option', name }, message, fix);
}
