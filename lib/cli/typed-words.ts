import type { Argument, CommandUnknownOpts, Option } from '@commander-js/extra-typings';
import { VERSION_FLAGS } from './subcommand';
import { Diagnostic } from '../diagnostics/diagnostic';
import { DiagnosticCode } from '../diagnostics/diagnostic-code';
import { diagnostic } from '../diagnostics/issue';
import { nearestWord } from '../diagnostics/nearest-word';
import { enumerate, printable, quote } from '../diagnostics/printable-text';

/** Options that another command has in place of the one that was typed, and what to run. */
const MOVED_OPTIONS: Readonly<Record<string, string>> = {
  'argo-rbac explain --role': 'Run argo-rbac check ROLES --install to compare roles with what is needed.',
};

/** Options by the names that people type for them, where a command has them. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  '--commands': '--can',
  '--operations': '--can',
  ...Object.fromEntries(VERSION_FLAGS.map((flag) => [flag, '--argo-version'])),
};

/** The arguments that are files, which kubectl takes with `-f`. */
const FILE_ARGUMENTS: readonly string[] = ['file', 'files', 'roles', 'logs', 'before'];

/** A command that was typed, with its names and what follows them. */
export interface TypedCommand {
  readonly command: CommandUnknownOpts;
  readonly names: readonly string[];
  readonly words: readonly string[];
}

/** The words after the names of a command. */
export interface ReadWords {
  readonly faults: readonly Diagnostic[];

  /** The options without a fault, as words; a misspelt one as the one that is meant. */
  readonly options: readonly string[];
  readonly operands: readonly string[];

  /** The words after options that aren't known: values or operands. */
  readonly unsure: readonly string[];

  /** The options that have a value of the user. */
  readonly given: readonly string[];
}

/** Takes the words apart as the parser does, and goes on after a fault. */
export function readWords(typed: TypedCommand): ReadWords {
  return new WordReader(typed).read();
}

class WordReader implements ReadWords {
  public readonly faults: Diagnostic[] = [];
  public readonly options: string[] = [];
  public readonly operands: string[] = [];
  public readonly unsure: string[] = [];
  public readonly given: string[] = [];

  /** The words that aren't read yet. */
  private readonly rest: string[];

  /** The options of the command, and its help. */
  private readonly known: readonly Option[];

  constructor(private readonly typed: TypedCommand) {
    const { command, words } = typed;
    this.rest = [...words];
    this.known = [...command.options, ...command.createHelp().visibleOptions(command)];
  }

  public read(): ReadWords {
    for (let word = this.rest.shift(); word !== undefined; word = this.rest.shift()) {
      if (word === '--') {
        this.operands.push(...this.rest.splice(0));
      } else if (!isOption(word) || isNegativeNumber(word) && this.typed.command.commands.length === 0) {
        this.operands.push(word);
      } else {
        this.readOption(word);
      }
    }
    return this;
  }

  private readOption(word: string): void {
    const { command } = this.typed;
    const { flag, glued } = takeApart(word);
    const option = this.optionOf(flag);
    const isShort = !flag.startsWith('--');
    const isHelp = option !== undefined && !command.options.includes(option);
    if (option === undefined) {
      const isGroup = isShort && glued !== undefined && !takesFiles(command, flag) && this.optionOf(`-${glued[0]}`) !== undefined && !isOption(this.rest[0] ?? '');
      this.readUnknown(flag, isGroup ? undefined : { glued, next: glued === undefined ? this.nextValue() : undefined });
      this.rest.unshift(...isGroup ? [`-${glued}`] : []);
    } else if (option.required || option.optional) {
      this.readValue(option, glued ?? (option.required ? this.rest.shift() : this.nextValue()));
    } else if (glued === undefined) {
      this.options.push(...isHelp ? [] : [flag]); // the rest is validated, which help would prevent
    } else if (isShort && !glued.startsWith('=') && !isHelp) {
      this.options.push(flag);
      this.rest.unshift(`-${glued}`); // short options may be written together
    } else {
      this.faults.push(optionFault('option/invalid-value', flag, `The option ${flag} accepts no value.`, `Write ${flag} alone.`));
    }
  }

  private optionOf(flag: string): Option | undefined {
    return this.known.find(({ long, short }) => long === flag || short === flag);
  }

  private nextValue(): string | undefined {
    const [next] = this.rest;
    return next !== undefined && (!isOption(next) || isNegativeNumber(next)) ? this.rest.shift() : undefined;
  }

  private readValue(option: Option, value: string | undefined): void {
    const { required, argChoices: choices } = option;
    const name = nameOf(option);
    if (value === undefined && required) {
      this.faults.push(optionFault('option/missing-value', name, `The option ${name} requires a value.`,
        choices === undefined ? `Write ${option.flags.replace(/^-\w, /, '')}.` : choiceFix(choices)));
    } else if (value === undefined) {
      this.options.push(name);
    } else if (choices?.includes(value) === false) {
      this.faults.push(optionFault('option/invalid-value', name, `${quote(value)} isn't a value of the option ${name}.`, choiceFix(choices, value)));
    } else {
      this.options.push(`${name}=${value}`);
      this.given.push(name);
    }
  }

  /** Reads an option that the command doesn't have, with the value that is written to it or the word that follows it. */
  private readUnknown(flag: string, { glued, next }: { readonly glued?: string; readonly next?: string } = {}): void {
    const { command, names } = this.typed;
    const name = names.join(' ');
    const moved = MOVED_OPTIONS[`${name} ${flag}`];
    const isFile = takesFiles(command, flag);
    const value = glued ?? next;
    const nearest = nearestOption(flag, command.options.map(nameOf));
    const opposite = oppositeOf(flag, command.options, nearest);
    const meant = moved !== undefined || isFile || opposite !== undefined ? undefined : command.options.find((option) => nameOf(option) === nearest);
    const files = isFile ? `Name files without it: ${name} ${placeNameOf(command.registeredArguments[0])}.` : undefined;
    const unless = opposite === undefined ? undefined : `Leave it out${isFlag(opposite) ? `: ${nameOf(opposite)} is off unless it is given` : ''}.`;
    const other = meant === undefined ? `Run ${name} --help to see which it has.` : `Write ${nameOf(meant)}.`;
    this.faults.push(optionFault('option/unknown-option', printable(flag), `${name} has no option ${printable(flag)}.`, moved ?? files ?? unless ?? other));
    const takesValue = meant?.required === true || meant?.optional === true;
    if (meant !== undefined && (!takesValue || value !== undefined && meant.argChoices?.includes(value) !== false)) {
      this.options.push(takesValue ? `${nameOf(meant)}=${value}` : nameOf(meant));
    }
    if (isFile && value !== undefined) {
      this.operands.push(value);
    } else if (next !== undefined && !takesValue) {
      (meant !== undefined || opposite !== undefined ? this.operands : this.unsure).push(next);
    }
  }
}

/** Takes an option apart: `--flag=value`, where the value may be empty, or `-fvalue`, where an equals sign is part of the value. */
function takeApart(word: string): { readonly flag: string; readonly glued?: string } {
  const [, flag = word, rest] = /^(--[^=]+|-[^-])(.+)?$/su.exec(word) ?? [];
  return { flag, glued: flag.startsWith('--') ? rest?.slice(1) : rest };
}

/** Whether a word has the form of an option; `-` is the standard input. */
export function isOption(word: string): boolean {
  return word.length > 1 && word.startsWith('-');
}

function isNegativeNumber(word: string): boolean {
  return /^-(\d+|\d*\.\d+)(e[+-]?\d+)?$/.test(word);
}

/** How diagnostics call an argument: `NAME`. */
export function placeNameOf(argument: Argument): string {
  return argument.name().toUpperCase();
}

/** How diagnostics call an option: `--output`. */
function nameOf({ long, short, flags }: Option): string {
  return long ?? short ?? flags;
}

/** How to choose among values. */
export function choiceFix(choices: readonly string[], value = ''): string {
  const nearest = nearestWord(value, choices);
  return nearest === undefined ? `Write ${enumerate(choices, 'or')}.` : `Write ${nearest}.`;
}

/** The option that is meant by an unknown one. */
function nearestOption(flag: string, options: readonly string[]): string | undefined {
  const meant = Object.hasOwn(OTHER_NAMES, flag) ? options.find((option) => option === OTHER_NAMES[flag]) : undefined;
  return meant ?? (VERSION_FLAGS.includes(flag) ? undefined : nearestWord(flag, options));
}

/** Whether an unknown option is that of kubectl for files, which the command takes as arguments. */
function takesFiles({ registeredArguments: [first] }: CommandUnknownOpts, flag: string): boolean {
  return (flag === '-f' || flag === '--filename') && first !== undefined && FILE_ARGUMENTS.includes(first.name());
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

/** A fault at an option, an argument or a command. */
export function optionFault(code: DiagnosticCode, name: string, message: string, fix: string): Diagnostic {
  return diagnostic(code, { kind: 'option', name }, message, fix);
}
