/* eslint-disable @typescript-eslint/no-require-imports -- loaded when it runs */
import { Command, Option } from '@commander-js/extra-typings';
import { TAILOR_FORMATS } from './tailor-formats';
import { collect, namesOf, subcommand } from '../../subcommand';

/** `argo-rbac tailor`. */
export const TAILOR = subcommand({
  summary: 'Read from audit logs of the API server which access each account used.',
  examples: [
    { does: 'Print the access of every account, for programs', line: 'argo-rbac tailor audit.log -o json' },
    { does: 'Read a folder of rotated logs for one account', line: 'argo-rbac tailor /var/log/kubernetes --account argo/runner -o json' },
    { does: 'Read what a cloud hands out', line: 'gcloud logging read --format json | argo-rbac tailor - -o json' },
    { does: 'Keep what was read, to add other logs to it later', line: 'argo-rbac tailor audit.log --save-profile profile.json -o json' },
  ],
  declare: () => new Command()
    .argument('<logs...>', 'audit logs: files, compressed or not, folders, or - for the standard input')
    .option('--account <account>', 'only this account: NAMESPACE/NAME or the name of a user; may be repeated', collect)
    .option('-n, --namespace <namespace>', 'only access in this namespace; may be repeated', collect)
    .option('--since <time>', 'only events since then: 2027-01-31T12:00:00Z, or how long ago: 30m, 12h, 7d')
    .option('--max-names <number>', 'how many names of a resource are kept for each account, namespace and verb', '1000')
    .option('--threads <number>', 'how many threads read; by default as many as the machine runs at once')
    .option('--strict', "fail when more than one line in a hundred can't be read")
    .option('--save-profile <file>', 'write all that was read to a file')
    .addOption(new Option('-o, --output <format>', 'what to print').choices(namesOf(TAILOR_FORMATS)).default('json' as const)),
  load: () => (require('./run-tailor') as typeof import('./run-tailor')).runTailor,
});
