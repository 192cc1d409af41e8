import type { Argument, CommanderError, CommandUnknownOpts } from '@commander-js/extra-typings';
import { choiceFix, isOption, optionFault, placeNameOf, readWords, TypedCommand } from './typed-words';
import { Diagnostic } from '../diagnostics/diagnostic';
import { DiagnosticCode } from '../diagnostics/diagnostic-code';
import { formatDiagnostic } from '../diagnostics/format-diagnostic';
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

/** Commands of kubectl that people type by habit, and what to run. */
const KUBECTL_COMMANDS: Readonly<Record<string, string>> = {
  'argo-rbac apply': 'Pipe the output of argo-rbac infer or argo-rbac create into kubectl apply -f -.',
  'argo-rbac auth': 'Run argo-rbac who-can VERB RESOURCE FILES.',
  'argo-rbac create clusterrolebinding': 'Run argo-rbac create account or argo-rbac create client, which also write the binding.',
  'argo-rbac create rolebinding': 'Run argo-rbac create account or argo-rbac create client, which also write the binding.',
  'argo-rbac create serviceaccount': 'Run argo-rbac create account or argo-rbac create client, which write the account with its role.',
  'argo-rbac get': 'Run argo-rbac access FILES or argo-rbac access --cluster.',
};

/** Faults that may be there only because the command line isn't understood: an option that is misspelt is missing, too. */
const CONSEQUENCES: readonly DiagnosticCode[] = ['option/conflict', 'option/missing-argument', 'option/missing-option'];

/** Finds what is wrong with the values of a command line that the parser understands. */
export type ValueFaults = (words: readonly string[]) => Promise<readonly Diagnostic[]>;

/**
 * Writes everything that is wrong with a command line as diagnostics: what the parser doesn't understand, and the values of the rest.
 *
 * The parser ends at the first fault, so people would find the next one with the next run only.
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
  return optionFault(PARSER_FAULTS[code] ?? 'option/invalid-value', names.join(' '), `${first.toUpperCase()}${rest.join('').replace(/\.$/, '')}.`,
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
  return optionFault('option/unknown-command', names.join(' '), `${names.join(' ')} has no subcommand ${quote(word)}.`, fix);
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
    ...operands.flatMap((operand, index) => isChoice(operand, index) ? [] : [optionFault('option/invalid-value', placeNameOf(declared[index]),
      `${quote(operand)} isn't a value of the argument ${placeNameOf(declared[index])}.`, choiceFix(declared[index].argChoices ?? [], operand))]),
    ...missing.map((argument) => optionFault('option/missing-argument', placeNameOf(argument), `${names.join(' ')} requires this argument.`, `Give ${argument.description.split(';')[0]}.`)),
    ...surplusFaults(typed, read.operands),
    ...ofValues.filter(({ place, code }) => place.kind === 'option' && (given.has(place.name) || isPart(place.name)) && !CONSEQUENCES.includes(code)),
  ];
}

/** Whether the last argument takes whatever follows. */
function isOpen(declared: readonly Argument[]): boolean {
  return declared[declared.length - 1]?.variadic === true;
}

function surplusFaults({ command: { registeredArguments: declared }, names }: TypedCommand, operands: readonly string[]): Diagnostic[] {
  const surplus = operands.slice(declared.length);
  if (isOpen(declared)) {
    return [];
  }
  const given = `${enumerate(surplus.map(quote), 'and')} ${surplus.length === 1 ? 'is' : 'are'} given`;
  const message = declared.length === 0 ? `The command accepts no argument, but ${given}.`
    : `The command accepts ${enumerate(declared.map(placeNameOf), 'and')} only, but ${given}, too.`;
  return surplus.length === 0 ? [] : [optionFault('option/surplus-argument', names.join(' '), message,
    'Leave the rest out, or put quotes around a value that has spaces.')];
}
