import { askedByText, refusedAccesses } from './refused-accesses';
import { SelectedAccess, SelectedAccount } from '../../../audit-log/selected-access';
import { logWindow, windowText } from '../../../tailoring/log-window';
import { TailoredAccount } from '../../../tailoring/tailored-account';
import { accessText, requests, ungrantedText, untracedText } from '../../../tailoring/tailored-text';

/** The verbs that a policy leaves out first. */
const READS = ['get', 'list', 'watch'];

/**
 * Returns the remarks on the logs: what the command read, and what they leave open.
 *
 * @param onlyDenied Whether only denied requests are written, and no roles.
 */
export function logRemarks(access: SelectedAccess, onlyDenied = false): string[] {
  const { sources, stats, accounts, verbs, hasMoreAccounts, limits } = access;
  const window = logWindow(sources);
  const missing = READS.filter((verb) => !verbs.has(verb));
  return [
    `From ${stats.events === 1 ? '1 event' : `${stats.events} events`}${window === undefined ? '' : `, ${windowText(window)}`}; ${accounts.length === 1 ? '1 account' : `${accounts.length} accounts`}.`,
    ...onlyDenied ? nothingDenied(access) : ['A role has what was seen, and not what is only needed on other days: compare with argo-rbac check --audit-log before you remove anything.'],
    ...missing.length === 0 ? [] : [`No account was seen to use ${missing.join(', ')}: the audit policy may leave such requests out${onlyDenied ? '' : ', and then the roles lack them'}.`],
    ...hasMoreAccounts ? [`Accounts are missing: a profile keeps ${limits.accounts}.`] : [],
  ];
}

/** Says that the logs have no denied request, where nothing else shows it. */
function nothingDenied({ accounts }: SelectedAccess): string[] {
  if (accounts.some(({ accesses: { denied } }) => denied.length > 0)) {
    return [];
  }
  const impersonations = accounts.reduce((sum, { refusedImpersonations }) => sum + refusedImpersonations, 0);
  return [impersonations === 0 ? 'No denied request was found.' : `Only impersonations were denied, ${times(impersonations)}.`];
}

/** Returns the remarks on an account in addition to its roles. */
export function accountRemarks(account: SelectedAccount, tailored: TailoredAccount): string[] {
  const { accesses: { attempted, unknown }, refusedImpersonations, requestsWithoutVerb } = account;
  return [
    ...tailored.ungranted.map(ungrantedText),
    ...tailored.untraced.map(untracedText),
    ...attempted.map((access) => `Not granted: ${accessText(access)} (${requests(access.seen.count)}). The API server allowed it, and denied a further check of it.`),
    ...unknown.length === 0 ? []
      : [`The log doesn't say whether ${unknown.length === 1 ? '1 access was' : `${unknown.length} accesses were`} allowed: they aren't granted. -o table lists them.`],
    ...refusedImpersonations === 0 ? [] : [`An impersonation by the account was denied ${times(refusedImpersonations)}.`],
    ...requestsWithoutVerb === 0 ? [] : [`${requests(requestsWithoutVerb)} had no verb, as OPTIONS has none: no rule can grant that.`],
    ...tailored.otherAuthorizers.length === 0 ? [] : [`Something else than RBAC allowed requests too (${tailored.otherAuthorizers[0]}): a role may not be what lets them in.`],
  ];
}

/** Returns the denied requests of accounts, each in a line or two. */
export function refusedRemarks(access: SelectedAccess): string[] {
  return refusedAccesses(access).flatMap((refused) => {
    const askedBy = askedByText(refused);
    return [`${refused.user}: ${refused.request}, ${times(refused.seen.count)}.`, ...askedBy === undefined ? [] : [`  ${askedBy}`]];
  });
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
