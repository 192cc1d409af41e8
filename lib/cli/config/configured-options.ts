import { ConfigFile, readConfigFile } from './config-file';
import { COMMAND_DEFAULTS, GUARDED_DEFAULTS, NAMED_SETTINGS, Setting, SETTINGS } from './config-table';
import { Diagnostic, Place } from '../../diagnostics/diagnostic';
import { diagnostic } from '../../diagnostics/issue';
import { kebabCase } from '../../diagnostics/printable-text';
import { membersOf } from '../../rbac/validation/plain-data';
import { MODE_OPTIONS } from '../auth-modes';

/** The command line that a configuration completes. */
export interface ConfiguredCommand {
  /** The command as it is typed: `create client`. */
  readonly name: string;

  /** The object that it makes, where it makes one that has a name. */
  readonly object?: string;

  /** The options that are on the command line, as the parser calls them, with their values. */
  readonly given: ReadonlyMap<string, unknown>;

  readonly file: string;

  /** Whether `--config` names the file. */
  readonly isNamed: boolean;
}

/** The options that a configuration file gives, where each stands, and what of the file was used. */
export interface ConfiguredOptions {
  readonly options: Readonly<Record<string, unknown>>;

  /** By the option as people type it, a place for each of its values. */
  readonly places: Readonly<Record<string, readonly Place[]>>;
  readonly used: readonly string[];
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads what a configuration file says for a command. */
export function readConfiguredOptions(command: ConfiguredCommand): ConfiguredOptions {
  const { file } = command;
  const { config, diagnostics } = readConfigFile(file);
  return config === undefined ? { options: {}, places: {}, used: [], file, diagnostics } : optionsFor(command, config);
}

function optionsFor(command: ConfiguredCommand, config: ConfigFile): ConfiguredOptions {
  const options: Record<string, unknown> = {};
  const places: Record<string, readonly Place[]> = {};
  const used = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const give = (path: readonly string[], option: string, flag: string): void => {
    const value = valueAt(config.value, path);
    if (value !== undefined && !command.given.has(option)) {
      options[option] = value;
      places[flag] = Array.isArray(value) ? value.map((_, index) => config.placeOf([...path, index])) : [config.placeOf(path)];
      used.add(path.slice(0, Object.hasOwn(NAMED_SETTINGS, path[0]) ? 2 : 1).join('.'));
    }
  };
  const giveAll = (path: readonly string[], { commands, gives, unless = [] }: Setting): void => {
    if (commands.includes(command.name) && !unless.some((option) => command.given.has(option))) {
      gives.forEach(({ option, flag, path: below = [] }) => give([...path, ...below], option, flag));
    }
  };
  Object.entries(SETTINGS).forEach(([key, setting]) => giveAll([key], setting));
  const { object } = command;
  if (object !== undefined) {
    Object.entries(NAMED_SETTINGS).forEach(([key, setting]) => giveAll([key, object], setting));
  }
  const [group] = command.name.split(' ');
  for (const option of Object.keys(COMMAND_DEFAULTS[group] ?? {})) {
    const path = ['defaults', group, option];
    const value = valueAt(config.value, path);
    const guarded = GUARDED_DEFAULTS[group]?.[option];
    const decides = guarded !== undefined && ![option, ...guarded.unless].some((other) => command.given.has(other));
    if (value !== undefined && !command.isNamed && decides && !guarded.strict.includes(String(value))) {
      diagnostics.push(diagnostic(guarded.code, config.placeOf(path), `A configuration file that --config doesn't name can't ${guarded.effect}: ${option} is ${String(value)}.`,
        `Pass --config ${config.file}, or the option itself.`));
    }
    give(path, option, `--${kebabCase(option)}`);
  }
  return { ...withoutOtherModes(command, { options, places, used: [...used] }), file: config.file, diagnostics };
}

/** Settings of one authentication mode in the file aren't used where the command line chooses another one. */
function withoutOtherModes<Given extends Pick<ConfiguredOptions, 'options' | 'places' | 'used'>>(
  { name, given }: ConfiguredCommand, found: Given,
): Pick<ConfiguredOptions, 'options' | 'places' | 'used'> {
  const mode = given.get('authMode');
  if (mode === undefined || name.startsWith('create client')) {
    return found;
  }
  const others = MODE_OPTIONS.filter(({ modes }) => !modes.some((one) => one === mode)).map(({ option }) => option);
  const options = Object.fromEntries(Object.entries(found.options).filter(([option]) => !others.includes(option)));
  const isUsed = (key: string) => !['sso', 'lent'].includes(key) || SETTINGS[key].gives.some(({ option }) => Object.hasOwn(options, option));
  return { options, places: found.places, used: found.used.filter(isUsed) };
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((parent, key) => Object.hasOwn(membersOf(parent), key) ? membersOf(parent)[key] : undefined, value);
}
