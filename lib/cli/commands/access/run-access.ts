import { ACCESS_FORMATS } from './access-formats';
import { accessMatrix } from '../../../access/access-matrix';
import { identityText } from '../../../access/access-object';
import { parseSubject, Subject } from '../../../access/subject';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { quote } from '../../../diagnostics/printable-text';
import { missingInput, readAccessInput } from '../../access-input';
import { ExitCode, Terminal } from '../../terminal';

/** The options, as the parser gives them. */
export interface AccessOptions {
  readonly filename?: readonly string[];
  readonly namespace?: string;
  readonly cluster?: true;
  readonly context?: string;
  readonly kubernetesVersion?: string;
  readonly output: keyof typeof ACCESS_FORMATS;
}

/** Runs `argo-rbac access`. */
export async function runAccess([texts]: readonly [string[]], options: AccessOptions, terminal: Terminal): Promise<ExitCode> {
  const { filename = [], namespace, cluster, context, kubernetesVersion } = options;
  const subjects = texts.map((text): Subject | Diagnostic => parseSubject(text) ?? diagnostic('option/invalid-value', { kind: 'option', name: 'SUBJECT' },
    `${quote(text)} isn't a subject.`, 'Use "ServiceAccount NAMESPACE/NAME", "User NAME" or "Group NAME", in quotes.'));
  const wrong = subjects.filter((subject): subject is Diagnostic => 'code' in subject);
  const none = missingInput(filename, cluster);
  const { access, diagnostics } = await readAccessInput(filename, {
    namespace, kubernetesVersion, cluster: cluster && { context }, mayBeEmpty: none.length > 0,
  }, terminal.input);
  const found = [...wrong, ...none, ...diagnostics];
  found.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  if (found.some(({ severity }) => severity === 'error')) {
    return ExitCode.WRONG;
  }
  const rows = accessMatrix(access, texts.length === 0 ? undefined : subjects.filter((subject): subject is Subject => 'kind' in subject));
  terminal.out(ACCESS_FORMATS[options.output]()(rows, access.unknownRoles.map(({ identity }) => identityText(identity)), terminal.columns));
  return ExitCode.DONE;
}
