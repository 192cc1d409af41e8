import { Argument, Command } from '@commander-js/extra-typings';
import { COMPLETIONS } from './completions';
import { namesOf, subcommand } from '../../subcommand';
import { ExitCode } from '../../terminal';

/** `argo-rbac completion`. */
export const COMPLETION = subcommand({
  summary: 'Print the completion script of a shell.',
  examples: [
    { does: 'Complete in this bash, and in every later one with the line in ~/.bashrc', line: 'source <(argo-rbac completion bash)' },
    { does: 'Complete in fish', line: 'argo-rbac completion fish > ~/.config/fish/completions/argo-rbac.fish' },
  ],
  declare: () => new Command().addArgument(new Argument('<shell>', 'the shell').choices(namesOf(COMPLETIONS))),
  load: () => ([shell], _options, terminal, program) => {
    terminal.out(COMPLETIONS[shell](program()));
    return ExitCode.DONE;
  },
});
