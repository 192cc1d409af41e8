import { COMMAND_FLAGS } from './command-flags.generated';
import { KUBECTL_VERSIONS } from './embedded-kubectl';

/** A command line of kubectl, as its parser understands it. */
export interface CommandLine {
  /** The command with its subcommands: `apply`, `create secret generic`. */
  readonly command: string;

  /** The words that are neither flags nor the command. */
  readonly args: readonly string[];

  /** How many of them stand before `--`. */
  readonly argsBeforeDashes: number;

  /** The texts that each flag is given, the last one last. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
}

/** The result of the parser. */
export type ParsedCommandLine =
  | { readonly kind: 'command'; readonly line: CommandLine }
  /** kubectl ends before it calls Kubernetes. */
  | { readonly kind: 'refused'; readonly what: string; readonly fix: string }
  /** The flag depends on a value that isn't known. */
  | { readonly kind: 'open' };

interface Flag {
  readonly name: string;
  readonly type: string;
  /** Its value where it has none; without one, the next word is its value. */
  readonly alone?: string;
}

/** The flags of a command in a version, by their names and by their letters. */
type Flags = ReadonlyMap<string, Flag>;

const TRUE = /^(1|t|T|TRUE|true|True)$/;
const FALSE = /^(0|f|F|FALSE|false|False)$/;

/** The values that pflag accepts for a flag, by its type; any text for a type without an entry. */
const VALUES: Readonly<Record<string, (text: string) => boolean>> = {
  bool: (text) => TRUE.test(text) || FALSE.test(text),
  int: (text) => integerOf(text) !== undefined,
  int32: (text) => integerOf(text) !== undefined && Math.abs(integerOf(text) ?? 0) < 2 ** 31,
  int64: (text) => integerOf(text) !== undefined,
  duration: (text) => isDuration(text),
};

/**
 * Reads the words after `kubectl` as cobra and pflag do.
 *
 * @param words The command and what follows it.
 * @param kubectl The version of kubectl.
 * @param isOpen Returns whether a part of a text isn't known. Such a value is kept as it is.
 */
export function parseCommandLine(words: readonly string[], kubectl: string, isOpen: (text: string) => boolean): ParsedCommandLine {
  const { command, rest } = findCommand(words, kubectl);
  const known = flagsOf(command, kubectl);
  const args: string[] = [];
  const flags = new Map<string, string[]>();
  let argsBeforeDashes: number | undefined;
  const waiting = [...rest];
  for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
    if (word === '--') {
      argsBeforeDashes = args.length;
      args.push(...waiting.splice(0));
    } else if (!word.startsWith('-') || word === '-') {
      args.push(word);
    } else {
      const name = word.startsWith('--') ? word.slice(2).split('=')[0] : word.slice(1, 2);
      if (isOpen(name)) {
        return { kind: 'open' };
      }
      const read = word.startsWith('--') ? readLong(word, known) : readShort(word, known);
      waiting.unshift(...read.more === undefined ? [] : [read.more]);
      const { flag } = read;
      const text = read.text ?? flag?.alone ?? waiting.shift();
      if (flag === undefined) {
        return { kind: 'refused', what: `the flag ${read.shown}, which it doesn't have`, fix: `Leave ${read.shown} out.` };
      }
      if (text === undefined) {
        return { kind: 'refused', what: `${read.shown} without a value`, fix: 'Give it a value.' };
      }
      if (!isOpen(text) && VALUES[flag.type]?.(text) === false) {
        return { kind: 'refused', what: `${read.shown} with the value ${JSON.stringify(text)}`, fix: `Give it a value of the type ${flag.type}.` };
      }
      flags.set(flag.name, [...flags.get(flag.name) ?? [], text]);
    }
  }
  return { kind: 'command', line: { command, args, argsBeforeDashes: argsBeforeDashes ?? args.length, flags } };
}

/** Whether a command has a flag of its own by that name, be it also one of every command: `create rolebinding --user`. */
export function hasOwnFlag(command: string, name: string): boolean {
  return COMMAND_FLAGS[command].split(' ').some((row) => row.startsWith(`${name}:`) || row.startsWith(`${name},`))
    && COMMAND_FLAGS[''].split(' ').some((row) => row.startsWith(`${name}:`) || row.startsWith(`${name},`));
}

/** Whether kubectl takes a text for true. */
export function isTrue(text: string): boolean {
  return TRUE.test(text);
}

/** Whether kubectl takes a text for false. */
export function isFalse(text: string): boolean {
  return FALSE.test(text);
}

/** The text of a flag that takes one; of several the last one. */
export function textOf({ flags }: CommandLine, name: string): string | undefined {
  return lastOf(flags.get(name));
}

/** An integer as Go writes it: decimal, or with the prefix of another base. */
export function integerOf(text: string): number | undefined {
  const match = /^([+-]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/.exec(text.replace(/(?<=[0-9a-fA-FxXoObB])_(?=[0-9a-fA-F])/g, ''));
  if (match === null || (text.includes('_') && !/^[+-]?0/.test(text))) {
    return undefined;
  }
  const [, sign, digits] = match;
  const value = /^0[0-7]/.test(digits) ? parseInt(digits, 8) : Number(digits);
  return sign === '-' ? 0 - value : value;
}

/** Whether a duration, as Go writes it, isn't zero: `5s`, `1h30m`. */
export function isLasting(text: string): boolean {
  return /[1-9]/.test(text);
}

/** Whether a text is a duration as Go writes it. */
export function isDuration(text: string): boolean {
  return /^[+-]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/.test(text);
}

/** Finds the subcommand that the words mean: the first word that is neither a flag nor the value of one may name it. */
function findCommand(words: readonly string[], kubectl: string): { readonly command: string; readonly rest: readonly string[] } {
  let command = '';
  let rest = words;
  for (;;) {
    const index = firstArgument(rest, flagsOf(command, kubectl));
    const next = index === undefined ? undefined : subcommand(command, rest[index]);
    if (index === undefined || next === undefined) {
      return { command, rest };
    }
    command = next;
    rest = [...rest.slice(0, index), ...rest.slice(index + 1)];
  }
}

/** Where the first word is that cobra takes for no flag and no value of one. It reads letters more simply than pflag does. */
function firstArgument(words: readonly string[], flags: Flags): number | undefined {
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === '--') {
      return undefined;
    }
    const takesNext = word.startsWith('--') ? !word.includes('=') && flags.get(normal(word.slice(2)))?.alone === undefined
      : word.startsWith('-') && word.length === 2 && flags.get(word)?.alone === undefined;
    if (takesNext) {
      index++;
    } else if (word !== '' && !word.startsWith('-')) {
      return index;
    }
  }
  return undefined;
}

function subcommand(command: string, word: string): string | undefined {
  const name = ALIASES[word] ?? word;
  const path = command === '' ? name : `${command} ${name}`;
  return path in COMMAND_FLAGS && path !== '' ? path : undefined;
}

/** Other names of subcommands of `create`. */
const ALIASES: Readonly<Record<string, string>> = {
  cj: 'cronjob',
  cm: 'configmap',
  deploy: 'deployment',
  ing: 'ingress',
  ns: 'namespace',
  pc: 'priorityclass',
  pdb: 'poddisruptionbudget',
  resourcequota: 'quota',
  sa: 'serviceaccount',
  svc: 'service',
};

interface ReadFlag {
  readonly flag?: Flag;
  readonly text?: string;
  readonly shown: string;
  /** The letters behind one that needs no value are flags of their own. */
  readonly more?: string;
}

function readLong(word: string, flags: Flags): ReadFlag {
  const equals = word.indexOf('=');
  const name = word.slice(2, equals < 0 ? undefined : equals);
  return { flag: flags.get(normal(name)), text: equals < 0 ? undefined : word.slice(equals + 1), shown: `--${name}` };
}

function readShort(word: string, flags: Flags): ReadFlag {
  const shown = word.slice(0, 2);
  const flag = flags.get(shown);
  const behind = word.slice(2);
  if (behind.length > 1 && behind.startsWith('=')) {
    return { flag, text: behind.slice(1), shown };
  }
  return flag?.alone !== undefined && behind !== '' ? { flag, text: flag.alone, shown, more: `-${behind}` }
    : { flag, text: behind === '' ? undefined : behind, shown };
}

/** kubectl takes `_` in the names of flags for `-`. */
function normal(name: string): string {
  return name.replaceAll('_', '-');
}

function lastOf(texts: readonly string[] | undefined): string | undefined {
  return texts?.[texts.length - 1];
}

const CACHE = new Map<string, Flags>();

/** The flags of a command and those of every command. */
function flagsOf(command: string, kubectl: string): Flags {
  const key = `${kubectl} ${command}`;
  const cached = CACHE.get(key);
  if (cached !== undefined) {
    return cached;
  }
  const rows = [COMMAND_FLAGS[''], ...command === '' ? [] : [COMMAND_FLAGS[command] ?? '']].flatMap((text) => text.split(' '));
  const flags = new Map(rows.filter((row) => isIn(row, kubectl)).flatMap((row) => {
    const [, name, letter, type, alone] = /^([^,:]+)(?:,(.))?:([^=@]+)(?:=([^@]+))?/.exec(row) ?? [];
    const flag: Flag = { name, type, alone: alone ?? (type === 'bool' ? 'true' : undefined) };
    return [[name, flag] as const, ...letter === undefined ? [] : [[`-${letter}`, flag] as const]];
  }));
  CACHE.set(key, flags);
  return flags;
}

/** Whether a version has the flag of a row: `…@0.32.2+`, `…@-0.24.3`. */
function isIn(row: string, kubectl: string): boolean {
  const [, until, version, since] = /@(-?)([\d.]+)(\+?)$/.exec(row) ?? [];
  const at = KUBECTL_VERSIONS.indexOf(kubectl);
  return version === undefined || (until === '-' && at <= KUBECTL_VERSIONS.indexOf(version)) || (since === '+' && at >= KUBECTL_VERSIONS.indexOf(version));
}
