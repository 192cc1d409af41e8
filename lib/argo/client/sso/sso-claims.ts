/** What kind of value a claim, a function or a part of a rule has; `any` where it can't be told. */
export type SsoType = 'boolean' | 'text' | 'number' | 'list' | 'any';

/**
 * The claims that argo-server hands to a rule. Others that the identity provider issues are lost at the login.
 *
 * Every one is absent for a user who has no such value, and a rule that uses an absent claim can't be evaluated.
 *
 * Checked at v3.5.15, v3.6.19, v3.7.18, v4.0.10 and v4.1.2, which agree: server/auth/types/claims.go (`Claims`),
 * server/auth/sso/sso.go (`HandleCallback`), util/json/jsonify.go; with expr-lang 1.17.8: an unknown name is an error of the whole rule.
 */
export const SSO_CLAIMS: ReadonlyMap<string, SsoType> = new Map([
  ['groups', 'list'],
  ['email', 'text'],
  ['name', 'text'],
  ['preferred_username', 'text'],
  ['sub', 'text'],
  ['iss', 'text'],
  ['exp', 'number'],
  ['service_account_name', 'text'],
  ['service_account_namespace', 'text'],
]);

/** All claims of a user, to be asked by `get($env, 'groups')`, which is no error where the claim is absent. */
export const ALL_CLAIMS = '$env';

/**
 * The functions of the language that rules have a use for.
 *
 * @see https://expr-lang.org/docs/language-definition
 */
export const SSO_FUNCTIONS: ReadonlyMap<string, SsoType> = new Map([
  ['get', 'any'],
  ['hasPrefix', 'boolean'],
  ['hasSuffix', 'boolean'],
  ['indexOf', 'number'],
  ['join', 'text'],
  ['lastIndexOf', 'number'],
  ['len', 'number'],
  ['lower', 'text'],
  ['replace', 'text'],
  ['split', 'list'],
  ['trim', 'text'],
  ['trimPrefix', 'text'],
  ['trimSuffix', 'text'],
  ['upper', 'text'],
]);
