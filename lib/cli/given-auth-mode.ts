import { AuthMode, MODE_OPTIONS } from './auth-modes';
import { OptionPlaces, placeOfOption } from './option-places';
import { ClientOperation } from '../argo/client/client-operation';
import { NotedOperation, readOperation } from '../argo/client/operation-notation';
import { ServerAuthMode, SsoClient, SsoDelegation, SsoProps } from '../argo/install/server-auth-mode';
import { Diagnostic } from '../diagnostics/diagnostic';
import { diagnostic, Issue, placed } from '../diagnostics/issue';
import { enumerate, quote } from '../diagnostics/printable-text';
import { validateNamespaceName, validateSecretName, validateServiceAccountName } from '../rbac/validation/object-names';

/** The options that decide how the server knows its callers, as the parser and the configuration file give them. */
export interface AuthModeOptions {
  readonly authMode?: AuthMode;

  /** The Secrets with the client ID and the client secret of single sign-on; one, where it has both. */
  readonly ssoSecret?: readonly string[];

  /** The accounts that users of single sign-on are mapped to. */
  readonly ssoAccount?: readonly string[];

  /** The operations that callers perform with the permissions of the server, in the modes `server` and `sso-without-rbac`. */
  readonly lent?: readonly string[];

  /** Whether callers may bring a token of Kubernetes, in addition to single sign-on. */
  readonly ssoClientMode?: boolean;

  /** The Secrets with the tokens of the accounts that users are mapped to. */
  readonly ssoTokenSecrets?: readonly string[];

  /** Namespaces whose own accounts users are mapped to first. */
  readonly ssoDelegations?: readonly SsoDelegation[];

  /** Why callers get the permissions of the server. */
  readonly lentReason?: string;

  /** Where options stand that the configuration file gives. */
  readonly places?: OptionPlaces;
}

/** How the server knows its callers, as it was said. */
export type GivenAuthMode =
  | { readonly kind: 'client' }
  | { readonly kind: 'sso'; readonly props: SsoProps }
  | ({ readonly kind: 'sso-without-rbac'; readonly props: SsoClient } & LentOperations)
  | ({ readonly kind: 'server' } & LentOperations);

/** The operations that callers perform with the permissions of the server, and why that is safe. */
interface LentOperations {
  readonly reason: string;
  readonly operations: readonly NotedOperation[];
}

type NameValidator = (name: string, field: string) => Issue[];

/** The Secret that the documentation of Argo Workflows gives single sign-on. */
export const SSO_SECRET = 'argo-server-sso';

/** Why callers get the permissions of the server where no option gives a reason. */
const DEFAULT_REASON = 'An option of the command says so.';

/** Reads how the server identifies its callers, and the options that only some modes have. */
export function readAuthMode(options: AuthModeOptions): { readonly given: GivenAuthMode; readonly diagnostics: readonly Diagnostic[] } {
  const { authMode = 'client', ssoSecret = [], ssoAccount = [], lent = [], lentReason = DEFAULT_REASON, ssoClientMode, ssoTokenSecrets, ssoDelegations, places } = options;
  const operations = lent.map((text) => readOperation(text, '--lent'));
  const known = operations.flatMap(({ noted }) => noted ?? []);
  const takesLent = authMode === 'server' || authMode === 'sso-without-rbac';
  const missing = (name: string, fix: string) => [diagnostic('option/missing-option', { kind: 'option', name }, `The mode ${authMode} requires this option.`, fix)];
  const diagnostics = [
    ...surplusOptions(authMode, options),
    ...wrongNames(options),
    ...ssoSecret.slice(2).map((name, index) => diagnostic('option/invalid-value', placeOfOption('--sso-secret', places, index + 2),
      `Single sign-on has two Secrets at most, and ${quote(name)} is one more.`, 'Name the Secret with the client ID, and one with the client secret.')),
    ...takesLent ? operations.flatMap((read, index) => (read.issues ?? []).map((issue) => placed(issue, placeOfOption('--lent', places, index)))) : [],
    ...takesLent && lent.length === 0 ? missing('--lent', 'Name what callers do, for example --lent list.') : [],
    ...authMode === 'sso' && ssoAccount.length === 0
      ? missing('--sso-account', 'Name the accounts that users are mapped to, or pass --auth-mode sso-without-rbac if all users are alike.') : [],
  ];
  // A name that is reported isn't planned with, which would report the objects that are called after it, too.
  const accounts = ssoAccount.filter(isValid(validateServiceAccountName));
  const tokenSecrets = ssoTokenSecrets?.every(isValid(validateSecretName)) === true ? [...ssoTokenSecrets] : undefined;
  const [clientIdSecret = SSO_SECRET, clientSecretSecret] = ssoSecret.filter(isValid(validateSecretName));
  const client: SsoClient = {
    clientIdSecret,
    ...clientSecretSecret !== undefined && { clientSecretSecret },
    ...ssoClientMode !== undefined && { clientMode: ssoClientMode },
  };
  const granted: LentOperations = { reason: lentReason, operations: known };
  if (authMode === 'sso' && accounts.length > 0) {
    const props: SsoProps = {
      ...client,
      serviceAccounts: accounts,
      ...tokenSecrets !== undefined && { tokenSecrets },
      ...ssoDelegations !== undefined && { delegations: ssoDelegations.filter((each) => delegationFaults(each).length === 0) },
    };
    return { given: { kind: 'sso', props }, diagnostics };
  }
  if (!takesLent || known.length === 0) {
    return { given: { kind: 'client' }, diagnostics };
  }
  return { given: authMode === 'server' ? { kind: 'server', ...granted } : { kind: 'sso-without-rbac', props: client, ...granted }, diagnostics };
}

/** The names that no object can have, at the options that give them. */
function wrongNames({ ssoSecret = [], ssoAccount = [], ssoTokenSecrets = [], ssoDelegations = [], places }: AuthModeOptions): Diagnostic[] {
  const faults = (flag: string, names: readonly string[], validate: NameValidator) => names.flatMap((name, index) =>
    validate(name, '').map((issue) => placed(issue, placeOfOption(flag, places, index))));
  return [
    ...faults('--sso-secret', ssoSecret, validateSecretName),
    ...faults('--sso-account', ssoAccount, validateServiceAccountName),
    ...faults('sso.tokenSecrets', ssoTokenSecrets, validateSecretName),
    ...ssoDelegations.flatMap((delegation, index) => delegationFaults(delegation).map((issue) => placed(issue, placeOfOption('sso.delegations', places, index)))),
  ];
}

function delegationFaults({ namespace, serviceAccounts, tokenSecrets = [] }: SsoDelegation): Issue[] {
  return [
    ...validateNamespaceName(namespace, ''),
    ...serviceAccounts.flatMap((name) => validateServiceAccountName(name, '')),
    ...tokenSecrets.flatMap((name) => validateSecretName(name, '')),
  ];
}

function isValid(validate: NameValidator): (name: string) => boolean {
  return (name) => validate(name, '').length === 0;
}

/** The options that the mode has no use for. */
function surplusOptions(mode: AuthMode, options: AuthModeOptions): Diagnostic[] {
  const values: Readonly<Record<string, unknown>> = { ...options };
  const isGiven = (value: unknown) => Array.isArray(value) ? value.length > 0 : value !== undefined;
  return MODE_OPTIONS.filter(({ option, modes }) => isGiven(values[option]) && !modes.includes(mode)).map(({ flag, modes }) =>
    diagnostic('option/conflict', placeOfOption(flag, options.places), `The mode ${mode} has no use for this option.`, `Leave it out, or pass --auth-mode ${enumerate(modes, 'or')}.`));
}

/** The mode, as the library has it. */
export function authModeOf(given: GivenAuthMode): ServerAuthMode {
  const lent = ({ reason, operations }: LentOperations) => (
    { reason, operations: operations.map(({ entry, options }) => ClientOperation._ofEntry(entry, options)) });
  switch (given.kind) {
    case 'client':
      return ServerAuthMode.CLIENT;
    case 'sso':
      return ServerAuthMode.sso(given.props);
    case 'sso-without-rbac':
      return ServerAuthMode.ssoWithoutRbac({ ...given.props, ...lent(given) });
    case 'server':
      return ServerAuthMode.server(lent(given));
  }
}
