/** How the server knows its callers, as the command calls it. */
export const AUTH_MODES = ['client', 'sso', 'sso-without-rbac', 'server'] as const;

/** An authentication mode. */
export type AuthMode = typeof AUTH_MODES[number];

/** An option that only some authentication modes have. */
interface ModeOption {
  /** As the parser calls it. */
  readonly option: string;

  /** As people type it, or its path in the configuration file where no option gives it. */
  readonly flag: string;
  readonly modes: readonly AuthMode[];
}

/** The options that only some authentication modes have. */
export const MODE_OPTIONS: readonly ModeOption[] = [
  { option: 'ssoSecret', flag: '--sso-secret', modes: ['sso', 'sso-without-rbac'] },
  { option: 'ssoClientMode', flag: 'sso.clientMode', modes: ['sso', 'sso-without-rbac'] },
  { option: 'ssoAccount', flag: '--sso-account', modes: ['sso'] },
  { option: 'ssoTokenSecrets', flag: 'sso.tokenSecrets', modes: ['sso'] },
  { option: 'ssoDelegations', flag: 'sso.delegations', modes: ['sso'] },
  { option: 'lent', flag: '--lent', modes: ['server', 'sso-without-rbac'] },
  { option: 'lentReason', flag: 'lent.reason', modes: ['server', 'sso-without-rbac'] },
];
