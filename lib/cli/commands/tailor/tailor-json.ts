import { ACCESS_CLASSES, RecordedAccess, whereOf } from '../../../audit-log/recorded-access';
import { SelectedAccess, SelectedAccount } from '../../../audit-log/selected-access';

/** Writes the access of accounts for programs: as it was used, neither widened nor joined. Counts and times are in a profile. */
export function writeJson({ accounts, reviews, stats, hasMoreAccounts }: SelectedAccess): string {
  const { lines, unreadable, foreign, events, early, repeated, unauthenticated } = stats;
  const answer = {
    apiVersion: 'argo-rbac/v1',
    accounts: Object.fromEntries(accounts.map((account) => [account.name, accountJson(account)])),
    reviews: Object.fromEntries([...reviews].map(([user, accesses]) => [user, accesses.map(accessJson)])),
    stats: { lines, unreadable, foreign, events, early, repeated },
    ...unauthenticated === 0 ? {} : { unauthenticated },
    ...hasMoreAccounts ? { hasMoreAccounts } : {},
  };
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}

function accountJson({ accesses, refusedImpersonations, requestsWithoutVerb }: SelectedAccount): object {
  const classes = ACCESS_CLASSES.filter((accessClass) => accessClass === 'needs' || accesses[accessClass].length > 0);
  return {
    ...Object.fromEntries(classes.map((accessClass) => [accessClass, accesses[accessClass].map(accessJson)])),
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
