/* eslint-disable @typescript-eslint/no-require-imports -- loaded when it runs */
import { Command, Option } from '@commander-js/extra-typings';
import { TAILOR_FORMATS } from './tailor-formats';
import { SQL_DIALECTS } from '../../../tailoring/log-query';
import { VERB_CHOICES } from '../../option-choices';
import { collect, namesOf, subcommand } from '../../subcommand';

/** `argo-rbac tailor`. */
export const TAILOR = subcommand({
  summary: 'Write least-privilege roles from the audit log of the API server.',
  examples: [
    { does: 'Write the roles of one account from a folder of rotated logs', line: 'argo-rbac tailor /var/log/kubernetes --account argo/runner' },
    { does: 'List all requests that were seen, how often and when, with the denied ones', line: 'argo-rbac tailor audit.log -o table' },
    { does: 'Print the access of every account, for programs', line: 'argo-rbac tailor audit.log -o json' },
    { does: 'List denied requests, and the part of Argo Workflows that makes them', line: 'argo-rbac tailor audit.log --denied -o table' },
    { does: 'Read the log of a cloud', line: 'gcloud logging read --format json | argo-rbac tailor -' },
    { does: 'Save a profile of a log', line: 'argo-rbac tailor audit.log --save-profile monday.json' },
    { does: 'Join profiles', line: 'argo-rbac tailor monday.json tuesday.json' },
    { does: 'Print the query for a log in a database', line: "argo-rbac tailor --sql duckdb 'logs/*.log' > query.sql" },
    { does: 'Write roles from its result', line: 'argo-rbac tailor --from-rows rows.csv' },
  ],
  declare: () => new Command()
    .argument('[logs...]', 'audit logs: files, compressed or not, folders, or - for the standard input; and profiles that were saved')
    .option('--account <account>', 'only this account: NAMESPACE/NAME or the name of a user; may be repeated', collect)
    .option('-n, --namespace <namespace>', 'only access in this namespace; may be repeated', collect)
    .option('--since <time>', 'only events since then: 2027-01-31T12:00:00Z, or how long ago: 30m, 12h, 7d')
    .option('--names <choice>', 'the names in roles: exact, none, or at most a number of them; by default all except generated names')
    .addOption(new Option('--verbs <choice>', 'the verbs in roles: exact, or those of a client that keeps a cache').choices(VERB_CHOICES).default('exact' as const))
    .addOption(new Option('--denied', 'list only denied requests, by default as a table').implies({ output: 'table' as const }))
    .addOption(new Option('--sql <dialect>', 'print the query that reads a log, given as a path or a table, in an engine').choices(SQL_DIALECTS))
    .option('--from-rows <file>', 'read the result of that query, as CSV or JSON lines')
    .option('--max-names <number>', 'how many names of a resource are kept for each account, namespace and verb', '1000')
    .option('--threads <number>', 'how many threads read; by default one, and one for each processor for logs from 1 GiB')
    .option('--strict', "fail when more than one line in a hundred can't be read")
    .option('--save-profile <file>', 'save a profile of the log to a file')
    .addOption(new Option('-o, --output <format>', 'what to print').choices(namesOf(TAILOR_FORMATS)).default('yaml' as const)),
  load: () => (require('./run-tailor') as typeof import('./run-tailor')).runTailor,
  validate: () => (require('./run-tailor') as typeof import('./run-tailor')).validateTailor,
});
