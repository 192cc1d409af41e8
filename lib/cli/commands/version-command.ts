import { Command } from '@commander-js/extra-typings';
import { packageVersion } from '../package-version';
import { subcommand } from '../subcommand';
import { ExitCode } from '../terminal';

/** `argo-rbac version`, which people type who come from kubectl, Helm or Argo. */
export const VERSION = subcommand({
  summary: 'Print the version.',
  examples: [{ does: 'Print the version of this command', line: 'argo-rbac version' }],
  declare: () => new Command(),
  load: () => (_args, _options, terminal) => {
    terminal.out(`${packageVersion()}\n`);
    return ExitCode.DONE;
  },
});
