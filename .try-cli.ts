import { main } from './lib/cli/main';
import { processTerminal } from './lib/cli/process-terminal';
process.exitCode = main(process.argv.slice(2), processTerminal());
