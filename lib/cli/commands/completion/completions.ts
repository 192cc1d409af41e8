import { CommandUnknownOpts, Option } from '@commander-js/extra-typings';
import { CompletedOptions, CompletedValues, completedValues } from './completed-values';

/** Writes the completion script of each shell, from what the program knows of itself and from the tables. */
export const COMPLETIONS = {
  bash: writeBash,
  zsh: (program: CommandUnknownOpts) => `#compdef ${program.name()}\nautoload -U bashcompinit && bashcompinit\n${writeBash(program)}`,
  fish: writeFish,
};

/** A command with the words that it is typed by: `create install`. */
interface TypedCommand {
  readonly path: string;
  readonly command: CommandUnknownOpts;
}

function writeBash(program: CommandUnknownOpts): string {
  const name = program.name();
  const commands = typedCommands(program);
  const completed = completedValues();
  const groups = commands.filter(({ command }) => command.commands.length > 0);
  const words = commands.map(({ path, command }) => `    '${path}') words="${wordsOf(command).join(' ')}" ;;`);
  const values = commands.flatMap(({ path, command }) => command.options.flatMap((option) => {
    const flags = [option.long, option.short].flatMap((flag) => flag ?? []).map((flag) => `'${path}:${flag}'`).join('|');
    const rich = richValues(completed, path, option);
    return rich !== undefined ? [`    ${flags}) words="\${_argo_rbac_${rich.what}[*]}" what=${rich.what} ;;`]
      : option.argChoices === undefined ? [] : [`    ${flags}) words="${option.argChoices.join(' ')}" ;;`];
  }));
  const rich = distinctValues(completed);
  return `${rich.map(({ what, words: all }) => `_argo_rbac_${what}=(${all.map((word) => `'${word}'`).join(' ')})`).join('\n')}

# Words after a colon.
_argo_rbac_options() {
  case "$1:$2" in
${rich.flatMap(({ what, options = {} }) => Object.entries(options).filter(([, of]) => of.length > 0).map(([word, of]) => `    '${what}:${word}') echo "${of.join(' ')}" ;;`)).join('\n')}
  esac
}

# Words after an equals sign.
_argo_rbac_values() {
  case "$1" in
${rich.filter(({ values: of }) => of !== undefined).map(({ what, values: of = [] }) => `    ${what}) echo "${of.join(' ')}" ;;`).join('\n')}
  esac
}

_argo_rbac() {
  # The shell takes colons and equals signs for the ends of words.
  local line=() word count=0 i
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    if ((count > 0)) && { [[ "$word" == [:=]* ]] || [[ "\${line[count-1]}" == *[:=] ]]; }; then
      line[count-1]="\${line[count-1]}$word"
    else
      line[count]="$word"
      count=$((count + 1))
    fi
  done
  local current="\${line[count-1]}" previous="" words="" what="" command="\${line[0]}" head stem
  if ((count > 1)); then previous="\${line[count-2]}"; fi
  if [[ "$current" == --*=* ]]; then previous="\${current%%=*}" current="\${current#*=}"; fi
  case "$command" in
    ${groups.map(({ path }) => path).join('|')}) if ((count > 2)); then command="$command \${line[1]}"; fi ;;
  esac
  case "$command" in
${words.join('\n')}
  esac
  case "$command:$previous" in
${values.join('\n')}
  esac
  if ((count < 2)); then words="${[...program.createHelp().visibleCommands(program).map((command) => command.name()), '--help', '--version'].join(' ')}"; fi
  stem=""
  head="\${current%%[:=]*}"
  if [[ "$what" != "" && "$current" == *:* ]]; then
    stem="\${current%:*}:"
    words="$(_argo_rbac_options "$what" "$head")"
  elif [[ "$what" != "" && "$current" == *=* ]]; then
    stem="$head="
    words="$(_argo_rbac_values "$what")"
  fi
  COMPREPLY=($(compgen -W "$words" -- "\${current#"$stem"}"))
  if [[ "\${COMP_WORDBREAKS-}" != *:* ]]; then COMPREPLY=("\${COMPREPLY[@]/#/$stem}"); fi
  if [[ \${#COMPREPLY[@]} -eq 1 && "\${COMPREPLY[0]}" == *= ]]; then compopt -o nospace 2> /dev/null; fi
}
complete -o default -F _argo_rbac ${name}
`;
}

function writeFish(program: CommandUnknownOpts): string {
  const name = program.name();
  const commands = typedCommands(program);
  const completed = completedValues();
  const top = program.createHelp().visibleCommands(program).map((command) =>
    `complete -c ${name} -n __fish_use_subcommand -a ${command.name()} -d '${plain(command.description())}'`);
  const children = commands.filter(({ path }) => path.includes(' ')).map(({ path, command }) => {
    const [group] = path.split(' ');
    return `complete -c ${name} -f -n '__fish_seen_subcommand_from ${group}' -a ${command.name()} -d '${plain(command.description())}'`;
  });
  const options = commands.flatMap(({ path, command }) => command.options.map((option) => {
    const rich = richValues(completed, path, option);
    const choices = rich !== undefined ? ` -x -a '(_argo_rbac_${rich.what})'` : option.argChoices === undefined ? '' : ` -x -a '${option.argChoices.join(' ')}'`;
    const short = option.short === undefined ? '' : ` -s ${option.short.slice(1)}`;
    return `complete -c ${name} -n '${path.split(' ').map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ')}' -l ${longName(option)}${short} -d '${plain(option.description)}'${choices}`;
  }));
  const words = commands.filter(({ command }) => argumentChoices(command).length > 0).map(({ path, command }) =>
    `complete -c ${name} -n '__fish_seen_subcommand_from ${path}' -x -a '${argumentChoices(command).join(' ')}'`);
  return `${[...distinctValues(completed).map(fishFunction), ...top, ...children, ...options, ...words].join('\n')}\n`;
}

/** A function that lists what completes a value, as far as it is typed. */
function fishFunction({ what, words, values, options = {} }: CompletedValues): string {
  const cases = Object.entries(options).filter(([, of]) => of.length > 0).map(([word, of]) =>
    `    case '${word}:*' '${word}=*:*'\n      printf '%s\\n' (string replace -r ':[^:]*$' ':' -- $current)${brace(of)}`);
  return [
    `function _argo_rbac_${what}`,
    '  set -l current (commandline -ct)',
    '  switch $current',
    ...cases,
    ...values === undefined ? [] : ["    case '*=*'", `      printf '%s\\n' (string replace -r '=.*$' '=' -- $current)${brace(values)}`],
    "    case '*'",
    `      printf '%s\\n' ${words.join(' ')}`,
    '  end',
    'end',
  ].join('\n');
}

/** Several words after the same text; braces of one word are kept as they are. */
function brace(words: readonly string[]): string {
  return words.length === 1 ? words[0] : `{${words.join(',')}}`;
}

/** The values that complete options, each once. */
function distinctValues(completed: CompletedOptions): CompletedValues[] {
  return [...new Map(Object.values(completed).map((values) => [values.what, values])).values()];
}

/** Returns the completions for the value of an option, where the tables have them. */
function richValues(completed: CompletedOptions, path: string, { long }: Option): CompletedValues | undefined {
  const values = long === undefined ? undefined : completed[long];
  return values?.onlyOf === undefined || path.startsWith(values.onlyOf) ? values : undefined;
}

/** The subcommands, those of groups after them, and `help`, which the parser adds. */
function typedCommands(program: CommandUnknownOpts): TypedCommand[] {
  return program.createHelp().visibleCommands(program).flatMap((command) => [
    { path: command.name(), command }, ...command.commands.map((child) => ({ path: `${command.name()} ${child.name()}`, command: child })),
  ]);
}

/** Returns the words that may follow a command. */
function wordsOf(command: CommandUnknownOpts): readonly string[] {
  const words = command.commands.length > 0 ? command.commands.map((child) => child.name()) : argumentChoices(command);
  return words.length > 0 ? words : [...command.options.flatMap(({ long }) => long ?? []), '--help'];
}

/** Returns the possible arguments of a command, where these are a choice. */
function argumentChoices(command: CommandUnknownOpts): readonly string[] {
  return command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
}

function longName({ long }: Option): string {
  return (long ?? '').replace(/^--/, '');
}

function plain(text: string): string {
  return text.replace(/'/g, '');
}
