import { COMPLETION } from './commands/completion/completion-command';
import { EXPLAIN } from './commands/explain/explain-command';
import { INFER } from './commands/infer/infer-command';
import { RESOURCES } from './commands/resources/resources-command';
import { VERSION } from './commands/version-command';
import { Subcommand } from './subcommand';

/** Every subcommand, in the order of the help. */
export const SUBCOMMANDS: readonly Subcommand[] = [INFER, RESOURCES, EXPLAIN, COMPLETION, VERSION];
