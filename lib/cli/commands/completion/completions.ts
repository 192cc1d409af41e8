import { CommandUnknownOpts, Option } from '@commander-js/extra-typings';

/** Writes the completion script of each shell, from what the program knows of itself. */
export const COMPLETIONS = {
  bash: writeBash,
  zsh: (program: CommandUnknownOpts) => `#compdef ${program.name()}\nautoload -U bashcompinit && bashcompinit\n${writeBash(program)}`,
  fish: writeFish,
};

function writeBash(program: CommandUnknownOpts): string {
  const name = program.name();
  const cases = commandsOf(program).map((command) => {
    const words = argumentChoices(command);
    return `    ${command.name()}) words="${(words.length > 0 ? words : longFlags(command)).join(' ')}" ;;`;
  });
  const values = commandsOf(program).flatMap((command) => command.options.flatMap(({ argChoices, long, short }) => argChoices === undefined ? []
    : [`    ${[long, short].flatMap((flag) => flag ?? []).map((flag) => `${command.name()}:${flag}`).join('|')}) words="${argChoices.join(' ')}" ;;`]));
  return `_argo_rbac() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "\${COMP_WORDS[1]}:$previous" in
${values.join('\n')}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${commandsOf(program).map((command) => command.name()).join(' ')} --help --version"; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _argo_rbac ${name}
`;
}

function writeFish(program: CommandUnknownOpts): string {
  const name = program.name();
  const commands = commandsOf(program).map((command) =>
    `complete -c ${name} -n __fish_use_subcommand -a ${command.name()} -d '${plain(command.description())}'`);
  const options = commandsOf(program).flatMap((command) => command.options.map((option) => {
    const choices = option.argChoices === undefined ? '' : ` -x -a '${option.argChoices.join(' ')}'`;
    const short = option.short === undefined ? '' : ` -s ${option.short.slice(1)}`;
    return `complete -c ${name} -n '__fish_seen_subcommand_from ${command.name()}' -l ${longName(option)}${short} -d '${plain(option.description)}'${choices}`;
  }));
  const words = commandsOf(program).filter((command) => argumentChoices(command).length > 0).map((command) =>
    `complete -c ${name} -n '__fish_seen_subcommand_from ${command.name()}' -x -a '${argumentChoices(command).join(' ')}'`);
  return `${[...commands, ...options, ...words].join('\n')}\n`;
}

/** The subcommands, and `help`, which the parser adds. */
function commandsOf(program: CommandUnknownOpts): CommandUnknownOpts[] {
  return program.createHelp().visibleCommands(program);
}

/** What the arguments of a command can be, where that is a choice. */
function argumentChoices(command: CommandUnknownOpts): readonly string[] {
  return command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
}

function longFlags(command: CommandUnknownOpts): string[] {
  return [...command.options.flatMap(({ long }) => long ?? []), '--help'];
}

function longName({ long }: Option): string {
  return (long ?? '').replace(/^--/, '');
}

function plain(text: string): string {
  return text.replace(/'/g, '');
}
