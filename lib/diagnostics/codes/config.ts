import { CodeTable } from '../code-table';

/** Faults of a configuration file of the command. */
export const CONFIG_CODES = {
  'config/hidden-findings': { severity: 'error', summary: 'A configuration file that no option names hides findings that are listed by default.' },
  'config/invalid-value': { severity: 'error', summary: "A setting doesn't accept its value." },
  'config/missing-key': { severity: 'error', summary: 'A setting lacks a key that it requires.' },
  'config/repeated-key': { severity: 'error', summary: 'A key occurs more than once in a map.' },
  'config/unknown-key': { severity: 'error', summary: 'A key is not a setting.' },
  'config/weaker-gate': { severity: 'error', summary: 'A configuration file that no option names makes a gate weaker than its default.' },
} as const satisfies CodeTable<'config'>;
