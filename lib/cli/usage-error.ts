import type { CommanderError } from '@commander-js/extra-typings';
import { DiagnosticCode } from '../diagnostics/diagnostic-code';
import { formatDiagnostic } from '../diagnostics/format-diagnostic';
import { diagnostic } from '../diagnostics/issue';

/** The error codes of the command line's parser, and the diagnostic codes for them. */
const CODES: Readonly<Record<string, DiagnosticCode>> = {
  'commander.excessArguments': 'option/surplus-argument',
  'commander.invalidArgument': 'option/invalid-value',
  'commander.missingArgument': 'option/missing-argument',
  'commander.optionMissingArgument': 'option/missing-value',
  'commander.unknownCommand': 'option/unknown-command',
  'commander.unknownOption': 'option/unknown-option',
};

/** Options that another command has in place of the one that was typed, and what to run. */
const MOVED_OPTIONS: Readonly<Record<string, string>> = {
  "argo-rbac explain: unknown option '--role'": 'Run argo-rbac check ROLES --install to compare roles with what is needed.',
};

/**
 * Writes what the parser of the command line finds wrong as a diagnostic.
 *
 * @param command The command that was typed, for example `argo-rbac infer`.
 */
export function describeUsageError({ code, message }: CommanderError, command: string): string {
  if (!(code in CODES)) {
    return ''; // no command is given, so the help was printed
  }
  const [first, suggestion] = message.replace(/^error: /, '').split('\n');
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}`.replace(/\.?$/, '.');
  const fix = MOVED_OPTIONS[`${command}: ${first}`] ?? suggestion?.replace(/^\((.*)\)$/, '$1') ?? `Run ${command} --help to see how it is used.`;
  return `${formatDiagnostic(diagnostic(CODES[code], { kind: 'option', name: command }, sentence, fix))}\n`;
}
