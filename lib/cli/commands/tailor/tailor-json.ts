import { ACCESS_CLASSES, RecordedAccess, whereOf } from '../../../audit-log/recorded-access';
import { SelectedAccess, SelectedAccount } from '../../../audit-log/selected-access';

/** The text around an account that is written by itself. */
const BEFORE_ACCOUNT = '{\n  "accounts": {\n';
const AFTER_ACCOUNT = '\n  }\n}';

/**
 * Writes the access of accounts for programs: as it was used, neither widened nor joined. Counts and times are in a profile.
 *
 * The text comes in parts, an account each, since the whole may take more memory than what was read.
 */
export function* writeJson({ accounts, reviews, stats, hasMoreAccounts }: SelectedAccess): Generator<string> {
  const { lines, unreadable, foreign, events, early, repeated, unauthenticated } = stats;
  yield `{\n  "apiVersion": "argo-rbac/v1",\n  "accounts": {${accounts.length === 0 ? '}' : '\n'}`;
  for (const [i, account] of accounts.entries()) {
    const json = JSON.stringify({ accounts: { [account.name]: accountJson(account) } }, undefined, 2);
    yield `${json.slice(BEFORE_ACCOUNT.length, -AFTER_ACCOUNT.length)}${i < accounts.length - 1 ? ',\n' : '\n  }'}`;
  }
  const rest = {
    reviews: Object.fromEntries([...reviews].map(([user, accesses]) => [user, accesses.map(accessJson)])),
    stats: { lines, unreadable, foreign, events, early, repeated },
    ...unauthenticated === 0 ? {} : { unauthenticated },
    ...hasMoreAccounts ? { hasMoreAccounts } : {},
  };
  yield `,${JSON.stringify(rest, undefined, 2).slice(1)}\n`;
}

function accountJson({ accesses, refusedImpersonations, requestsWithoutVerb }: SelectedAccount): object {
  const lists = ACCESS_CLASSES.map((accessClass) => [accessClass, accesses[accessClass].map(accessJson)] as const);
  return {
    ...Object.fromEntries(lists.filter(([accessClass, list]) => accessClass === 'needs' || list.length > 0)),
    ...refusedImpersonations === 0 ? {} : { refusedImpersonations },
    ...requestsWithoutVerb === 0 ? {} : { requestsWithoutVerb },
  };
}

function accessJson(access: RecordedAccess): object {
  const { permission, why, missing, hasManyNames } = access;
  return {
    where: whereOf(access),
    ...permission,
    ...why === undefined ? {} : { why },
    ...missing === undefined ? {} : { missing },
    ...hasManyNames ? { hasManyNames } : {},
  };
}
