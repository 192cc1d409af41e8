/* eslint-disable @typescript-eslint/no-require-imports -- a message needs much that an install doesn't */
import { compareVersions } from './explain-difference';
import { EXPLAIN_FORMATS } from './explain-formats';
import { ExplainOptions } from './explain-options';
import { INSTALL_NAMESPACE } from '../../../argo/argo-names';
import { ArgoVersion } from '../../../argo/argo-version';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { assumptionsOf, diagnosticsFor, InstallClient, planFor, readInstall } from '../../given-install';
import { readOperations, routeOf } from '../../given-operations';
import { readVersion } from '../../given-version';
import { isTyped, placeOfOption } from '../../option-places';
import { ExitCode, Terminal } from '../../terminal';

/** The answer, or the reasons why there is none. */
interface Answer {
  readonly text?: string;

  /** The assumptions where no option decides. */
  readonly assumed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs `argo-rbac explain`. */
export async function runExplain(_args: readonly [], options: ExplainOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.forbidden !== undefined) {
    return (require('./forbidden/run-explain-forbidden') as typeof import('./forbidden/run-explain-forbidden'))
      .runExplainForbidden(options.forbidden, options, terminal);
  }
  const { text, assumed, diagnostics } = answerOf(options, terminal.columns);
  diagnostics.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  if (diagnostics.length > 0 || text === undefined) {
    return ExitCode.WRONG;
  }
  terminal.out(text);
  // Programs read the answer alone.
  const remark = options.output === undefined || options.output === 'table' ? terminal.out : terminal.err;
  assumed.forEach((each) => remark(`Assumed: ${each}\n`));
  return ExitCode.DONE;
}

/** Reports wrong values of the options. */
export function validateExplain(_args: readonly [], options: ExplainOptions): readonly Diagnostic[] {
  return options.forbidden !== undefined
    ? (require('./forbidden/run-explain-forbidden') as typeof import('./forbidden/run-explain-forbidden')).readQuestion(options).diagnostics
    : answerOf(options, undefined).diagnostics;
}

function answerOf(options: ExplainOptions, width: number | undefined): Answer {
  const { argoVersion, from, to, places } = options;
  const compares = from !== undefined || to !== undefined;
  const given = compares ? [readVersion('--from', from), readVersion('--to', to)]
    : [readVersion('--argo-version', argoVersion, placeOfOption('--argo-version', places))];
  const versions = given.flatMap(({ version }) => version ?? []);
  const decided = { scope: options.scope ?? 'namespaced', namespace: options.namespace ?? INSTALL_NAMESPACE };
  const install = readInstall({ ...options, ...decided, feature: options.feature ?? [] });
  const operations = options.client === undefined ? undefined : readOperations(options.client, '--client', places);
  const client: InstallClient = operations === undefined || operations.operations.length === 0 ? {} : {
    client: operations.operations, clientOption: '--client', ...options.via !== undefined && { clientRoute: routeOf(options.via) },
  };
  const diagnostics = [
    ...usageDiagnostics(options),
    ...operations?.diagnostics ?? [],
    ...given.flatMap((each) => each.diagnostics),
    ...install.diagnostics,
    // Features that the older version doesn't have may be turned on with the newer one.
    ...diagnosticsFor(install, newest(versions.length < given.length ? ArgoVersion.known : versions), client),
  ];
  if (diagnostics.length > 0) {
    return { assumed: [], diagnostics };
  }
  const only = options.client === undefined ? options.component : 'client';
  const plans = versions.map((version) => planFor(install, version, client));
  const [permissions, later] = plans.map((plan) => plan.explain()
    .filter(({ component }) => only === undefined ? component !== 'client' : component === only));
  return {
    text: later === undefined ? EXPLAIN_FORMATS[options.output === undefined || options.output === 'text' ? 'table' : options.output]()(permissions, width) : compareVersions(permissions, later, width),
    assumed: plans.slice(0, 1).flatMap((plan) => (
      options.client === undefined ? assumptionsOf(options, decided, plan) : clientAssumptions(options, decided))),
    diagnostics,
  };
}

/** Returns the assumptions about a client, where no option decides. */
function clientAssumptions(given: ExplainOptions, { scope, namespace }: { readonly scope: string; readonly namespace: string }): string[] {
  return [
    ...given.scope === undefined ? [`--scope ${scope}.`] : [],
    ...given.namespace === undefined ? [`--namespace ${namespace}.`] : [],
    ...given.via === undefined ? ['--via argo-server.'] : [],
  ];
}

function newest(versions: readonly ArgoVersion[]): ArgoVersion {
  return versions.reduce((one, other) => other.isAtLeast(one) ? other : one);
}

/** Options that contradict each other: none of them is passed over in silence. */
function usageDiagnostics({ argoVersion, from, to, output, account, client, via, component, places }: ExplainOptions): Diagnostic[] {
  const ofClient = client === undefined
    ? via === undefined ? [] : [diagnostic('option/conflict', { kind: 'option', name: '--via' }, 'This is for a client.', 'Leave it out, or pass --client OPERATION.')]
    : component === undefined ? [] : [diagnostic('option/conflict', { kind: 'option', name: '--component' }, "A client isn't a component of the install.", 'Leave this out, or leave --client out.')];
  const ofMessages = [
    ...account === undefined ? [] : ['--account'],
    ...output === 'text' ? ['--output'] : [],
  ].map((name) => diagnostic('option/conflict', { kind: 'option', name }, 'This is for a message: --forbidden MESSAGE.', 'Leave it out, or give the message.'));
  if (from === undefined && to === undefined) {
    return [...ofClient, ...ofMessages];
  }
  const others = Object.entries({ '--argo-version': argoVersion, '--output': output })
    .filter(([name, value]) => isTyped(name, value, places));
  return [...ofClient, ...ofMessages, ...others.map(([name]) =>
    diagnostic('option/conflict', { kind: 'option', name }, '--from and --to compare two versions, in a table.', 'Leave this out.'))];
}
