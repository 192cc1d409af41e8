import { CREATE_FORMATS } from './create-formats';
import { Creation, writeCreation } from './created-access';
import { WEBHOOK_CLIENTS } from '../../../argo/argo-names';
import { ClientAccess } from '../../../argo/client/client-access';
import { ClientAccessProps } from '../../../argo/client/client-access-props';
import { ClientToken } from '../../../argo/client/client-token';
import { SsoAccess } from '../../../argo/client/sso/sso-access';
import { WebhookSender } from '../../../argo/client/webhook';
import { accountObjects } from '../../../constructs/account-objects';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { diagnostic, Issue, placed } from '../../../diagnostics/issue';
import { givenAccountDiagnostics, givenNamespaceDiagnostics } from '../../../inference/plan/given-names';
import { readOperations, routeOf } from '../../given-operations';
import { ASSUMED_VERSION, GivenVersion, readVersion } from '../../given-version';
import { GivenRoute } from '../../option-choices';
import { OptionPlaces, placeOfOption } from '../../option-places';
import { ExitCode, Terminal } from '../../terminal';
import { ArgoSource } from '../../typescript/argo-source';
import { programText } from '../../typescript/program-text';
import { quoted, sourceOf } from '../../typescript/source-text';

/** The options, as the parser and the configuration file give them. */
export interface CreateClientOptions {
  readonly can?: readonly string[];
  readonly argoVersion?: string;
  readonly namespace?: string;
  readonly workflowNamespace?: readonly string[];
  readonly via?: GivenRoute;
  readonly tokenSecret?: string | true;
  readonly ownerReferencesPermissionEnforcement?: true;
  readonly sso?: SsoAccess;
  readonly webhook?: WebhookSender;
  readonly output: keyof typeof CREATE_FORMATS;
  readonly quiet?: true;
  readonly places?: OptionPlaces;
}

/** The option that says what a prop of a client does. */
const OPTIONS: Readonly<Record<string, string>> = {
  'operations': '--can',
  'namespaces': '--workflow-namespace',
  'token': '--token-secret',
  'via': '--via',
  'metadata.namespace': '--namespace',
  'metadata.name': 'NAME',
  'sso': 'sso',
  'webhook': 'webhook',
};

/** Runs `argo-rbac create client`. */
export function runCreateClient([name]: readonly [string], options: CreateClientOptions, terminal: Terminal): ExitCode {
  return writeCreation(createClient(name, options), options, terminal, (created) => terminal.out(CREATE_FORMATS[options.output]()(created)));
}

/** Reports wrong values of the name and the options. */
export function validateCreateClient([name]: readonly [string], options: CreateClientOptions): readonly Diagnostic[] {
  return createClient(name, options).diagnostics;
}

/** Creates a client, without writing it. */
function createClient(name: string, options: CreateClientOptions): Creation {
  const { places, namespace, via, sso, webhook, tokenSecret, workflowNamespace, ownerReferencesPermissionEnforcement } = options;
  const given: GivenVersion = options.argoVersion === undefined ? { version: ASSUMED_VERSION, diagnostics: [] }
    : readVersion('--argo-version', options.argoVersion, placeOfOption('--argo-version', places));
  const { noted, operations, diagnostics } = readOperations(options.can ?? [], '--can', places);
  const missing = options.can === undefined
    ? [diagnostic('option/missing-option', { kind: 'option', name: '--can' }, 'The client has no operation.', 'Pass for example --can submit:wait:log.')] : [];
  const wrong = [...given.diagnostics, ...missing, ...diagnostics, ...givenAccountDiagnostics(name, 'NAME'), ...givenNamespaceDiagnostics(namespace, '--namespace', placeOfOption('--namespace', places))];
  if (given.version === undefined || wrong.length > 0) {
    return { diagnostics: wrong };
  }
  const { version } = given;
  const props: ClientAccessProps = {
    version,
    operations: [...operations],
    ...via !== undefined && { via: routeOf(via) },
    ...workflowNamespace !== undefined && { namespaces: [...workflowNamespace] },
    ...ownerReferencesPermissionEnforcement !== undefined && { ownerReferencesPermissionEnforcement },
    ...tokenSecret !== undefined && { token: ClientToken.secret(tokenSecret === true ? undefined : tokenSecret) },
    ...sso !== undefined && { sso },
    ...webhook !== undefined && { webhook },
  };
  const access = ClientAccess.plan(props, { name, namespace });
  if (access.issues.length > 0) {
    return { diagnostics: access.issues.map((issue) => placed(inOptions(issue), placeOfOption(optionOf(issue.field), places))) };
  }
  const program = () => {
    const imports = new Set(['ArgoClientAccess']);
    const argo = new ArgoSource(imports);
    const source = sourceOf({
      version: argo.version(version),
      operations: noted.map((operation) => argo.operation(operation)),
      via: props.via && argo.route(props.via),
      namespaces: workflowNamespace,
      ownerReferencesPermissionEnforcement,
      token: tokenSecret === undefined ? undefined : argo.expression('ClientToken', `secret(${tokenSecret === true ? '' : quoted(tokenSecret)})`),
      sso: sso && { rule: sso.rule, precedence: sso.precedence, reason: sso.reason },
      webhook: webhook && argo.expression('WebhookSender', senderMember(webhook)),
    });
    return programText({ imports, namespace, statements: [`new ArgoClientAccess(chart, ${quoted(name)}, ${source});`] });
  };
  return { diagnostics: [], created: { objects: accountObjects(access.account), program, notes: notesOf(name, options) } };
}

/** Says how to fix it with options, where the library says how to in a program. */
function inOptions(issue: Issue): Issue {
  return issue.code === 'client/server-only' ? { ...issue, fix: 'Leave it out, or pass --via argo-server.' } : issue;
}

function optionOf(field: string): string {
  return OPTIONS[field] ?? OPTIONS[field.split(/[.[]/)[0]] ?? '--can';
}

function senderMember(sender: WebhookSender): string {
  return Object.entries(WebhookSender).find(([, value]) => value === sender)?.[0] ?? '';
}

function notesOf(name: string, { argoVersion, namespace, webhook, tokenSecret, sso }: CreateClientOptions): string[] {
  const place = namespace === undefined ? '' : ` -n ${namespace}`;
  return [
    ...argoVersion === undefined ? [`Assumed: --argo-version ${ASSUMED_VERSION}, the newest known.`] : [],
    ...webhook === undefined ? [] : [`The Secret ${WEBHOOK_CLIENTS} of the namespace needs the key ${name}, with type ${webhook} and the secret of the webhook.`],
    ...webhook === undefined && sso === undefined && tokenSecret === undefined ? [`A token for the client: kubectl create token ${name}${place}`] : [],
  ];
}
