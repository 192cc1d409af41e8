import { answerOf } from './forbidden-answer';
import { FORBIDDEN_FORMATS } from './forbidden-formats';
import { readMessages } from '../../../../argo/forbidden/read-messages';
import { Diagnostic } from '../../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../../diagnostics/format-diagnostic';
import { diagnostic } from '../../../../diagnostics/issue';
import { GivenAccounts, readAccounts } from '../../../given-accounts';
import { GivenVersion, readVersion } from '../../../given-version';
import { readManifestInput, STANDARD_INPUT } from '../../../manifest-input';
import { isTyped, placeOfOption } from '../../../option-places';
import { ExitCode, Terminal } from '../../../terminal';
import { ExplainOptions } from '../explain-options';

const OPTION = { kind: 'option', name: '--forbidden' } as const;

/** Options of an install, which say nothing about a message. */
const OF_INSTALLS = {
  from: '--from',
  to: '--to',
  clusterRole: '--cluster-role',
  feature: '--feature',
  authMode: '--auth-mode',
  ssoSecret: '--sso-secret',
  ssoAccount: '--sso-account',
  lent: '--lent',
  configMap: '--config-map',
  instanceId: '--instance-id',
  component: '--component',
  client: '--client',
  via: '--via',
} as const satisfies Partial<Record<keyof ExplainOptions, string>>;

/** Runs `argo-rbac explain --forbidden`. */
export async function runExplainForbidden(message: string, options: ExplainOptions, terminal: Terminal): Promise<ExitCode> {
  const { version, accounts, diagnostics: ofOptions } = readQuestion(options);
  const read = message === STANDARD_INPUT ? await readManifestInput([message], terminal.input) : { sources: [{ text: message }], diagnostics: [] };
  const found = [...ofOptions, ...read.diagnostics];
  const messages = found.length > 0 ? [] : readMessages(read.sources.map(({ text }) => text).join('\n'));
  const diagnostics = found.length > 0 || messages.length > 0 ? found : [diagnostic('option/invalid-value', OPTION,
    'The input has no message that this command reads.', 'Give the text that Kubernetes or Argo Workflows print when they deny a request, or the whole log with -.')];
  diagnostics.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  if (diagnostics.length > 0) {
    return ExitCode.WRONG;
  }
  const answers = messages.map((each) => answerOf(each, { accounts, version }));
  terminal.out(FORBIDDEN_FORMATS[formatOf(options) ?? 'text']()(answers));
  return ExitCode.DONE;
}

/** Reads what the options say in addition to the message. */
export function readQuestion(options: ExplainOptions): GivenAccounts & GivenVersion {
  const given: GivenVersion = options.argoVersion === undefined ? { diagnostics: [] }
    : readVersion('--argo-version', options.argoVersion, placeOfOption('--argo-version', options.places));
  const { accounts, diagnostics } = readAccounts(options.account ?? [], options.places);
  return { version: given.version, accounts, diagnostics: [...usageDiagnostics(options), ...given.diagnostics, ...diagnostics] };
}

function formatOf({ output }: ExplainOptions): keyof typeof FORBIDDEN_FORMATS | undefined {
  return output === undefined || output === 'table' ? undefined : output;
}

/** Options that have no use for a message: none of them is passed over in silence. */
function usageDiagnostics(options: ExplainOptions): Diagnostic[] {
  const names = Object.keys(OF_INSTALLS) as (keyof typeof OF_INSTALLS)[];
  const others = names.filter((name) => isTyped(OF_INSTALLS[name], options[name], options.places));
  return [
    ...others.map((name) => diagnostic('option/conflict', { kind: 'option', name: OF_INSTALLS[name] }, '--forbidden explains a message, not an install.', 'Leave this out.')),
    ...options.output === 'table' ? [diagnostic('option/conflict', { kind: 'option', name: '--output' }, 'A message is not explained in a table.', 'Write text, markdown or json.')] : [],
  ];
}
