import { Command, Option } from 'commander';
import { ExitCode, Terminal } from '../terminal';

/** Writes the completion script of a shell, from what the command knows of itself. */
export function writeCompletion(program: Command, shell: string, terminal: Terminal): ExitCode {
  const write = WRITERS[shell];
  if (write === undefined) {
    terminal.err(`completion: There is no completion for '${shell}': take bash, zsh or fish.\n`);
    return ExitCode.WRONG;
  }
  terminal.out(write(program));
  return ExitCode.DONE;
}

const WRITERS: Readonly<Record<string, ((program: Command) => string) | undefined>> = {
  bash: writeBash,
  zsh: (program) => `#compdef ${program.name()}\nautoload -U bashcompinit && bashcompinit\n${writeBash(program)}`,
  fish: writeFish,
};

function writeBash(program: Command): string {
  const name = program.name();
  const cases = program.commands.map((command) => `    ${command.name()}) words="${longFlags(command).join(' ')}" ;;`);
  const values = program.commands.flatMap((command) => command.options
    .flatMap((option) => option.argChoices === undefined ? [] : [`    ${command.name()}:${option.long}) words="${option.argChoices.join(' ')}" ;;`]));
  return `_argo_rbac() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "\${COMP_WORDS[1]}:$previous" in
${values.join('\n')}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${program.commands.map((command) => command.name()).join(' ')} --help --version"; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _argo_rbac ${name}
`;
}

function writeFish(program: Command): string {
  const name = program.name();
  const commands = program.commands.map((command) =>
    `complete -c ${name} -n __fish_use_subcommand -a ${command.name()} -d '${plain(command.description())}'`);
  const options = program.commands.flatMap((command) => command.options.map((option) => {
    const choices = option.argChoices === undefined ? '' : ` -x -a '${option.argChoices.join(' ')}'`;
    return `complete -c ${name} -n '__fish_seen_subcommand_from ${command.name()}' -l ${longName(option)} -d '${plain(option.description)}'${choices}`;
  }));
  return `${[...commands, ...options].join('\n')}\n`;
}

function longFlags(command: Command): string[] {
  return [...command.options.flatMap(({ long }) => long ?? []), '--help'];
}

function longName({ long }: Option): string {
  return (long ?? '').replace(/^--/, '');
}

function plain(text: string): string {
  return text.replace(/'/g, '');
}
