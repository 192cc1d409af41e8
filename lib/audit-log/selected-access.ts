import { AccessProfile, LogSource, LogStats, ProfileLimits } from './access-profile';
import { AccessClass, RecordedAccess } from './recorded-access';
import { Seen } from './tally';
import { Issue, issue } from '../diagnostics/issue';
import { quote } from '../diagnostics/printable-text';
import { validateAnyName } from '../rbac/validation/object-names';

/** Which accounts and scopes of a profile an answer is about. */
export interface AccessSelection {
  /** User names, for example `system:serviceaccount:argo:runner`; all accounts without any. */
  readonly accounts: readonly string[];

  /** Namespaces; without any, all of them and the cluster. */
  readonly namespaces: readonly string[];
}

/** The access of one account, each in order and once. */
export interface SelectedAccount {
  /** The user name. */
  readonly name: string;

  /** Each list is made when it is read. */
  readonly accesses: Readonly<Record<AccessClass, readonly RecordedAccess[]>>;

  /** The same accesses, a list of some after the other: all together take more memory than the profile. */
  readonly parts: (accessClass: AccessClass) => Iterable<readonly RecordedAccess[]>;
  readonly refusedImpersonations: number;
  readonly requestsWithoutVerb: number;

  /** Why the authorizer allowed requests of the account, in its words, wherever they were. */
  readonly decidedBy: ReadonlyMap<string, Seen>;
}

/** The content of a profile about some accounts and scopes. Every format of an answer writes it. */
export interface SelectedAccess {
  readonly accounts: readonly SelectedAccount[];

  /** Accounts that the selection names and that never acted. */
  readonly unseenAccounts: readonly string[];

  /** Whether the profile has left out accounts, because there were too many. */
  readonly hasMoreAccounts: boolean;

  /** The accesses that servers asked about in SubjectAccessReviews, by user. */
  readonly reviews: ReadonlyMap<string, readonly RecordedAccess[]>;

  /** The verbs that some account was seen to use: the audit policy may leave out a verb that isn't among them. */
  readonly verbs: ReadonlySet<string>;
  readonly sources: readonly LogSource[];
  readonly stats: LogStats;
  readonly limits: ProfileLimits;
}

/** Selects accounts and scopes of a profile. */
export function selectAccess(profile: AccessProfile, { accounts, namespaces }: AccessSelection): SelectedAccess {
  const all = profile.accounts;
  const isAsked = (name: string) => accounts.length === 0 || accounts.includes(name);
  return {
    accounts: [...all].filter(([name]) => isAsked(name)).map(([name, account]) => {
      const parts = (accessClass: AccessClass) => selected(account.accesses(accessClass), namespaces);
      return {
        name,
        accesses: byClass((accessClass) => [...parts(accessClass)].flat()),
        parts,
        refusedImpersonations: account.refusedImpersonations,
        requestsWithoutVerb: account.requestsWithoutVerb,
        decidedBy: new Map([...account.decidedBy].map(([reason, tally]) => [reason, tally.seen])),
      };
    }),
    unseenAccounts: accounts.filter((name) => !all.has(name)),
    hasMoreAccounts: profile.hasMoreAccounts,
    reviews: new Map([...profile.reviews].filter(([user]) => isAsked(user))
      .map(([user, set]) => [user, [...selected(set.sorted(), namespaces)].flat()])),
    verbs: new Set([...all.values()].flatMap((account) => [...account.verbs])),
    sources: profile.sources,
    stats: profile.stats,
    limits: profile.limits,
  };
}

function* selected(parts: Iterable<readonly RecordedAccess[]>, namespaces: readonly string[]): Generator<readonly RecordedAccess[]> {
  for (const part of parts) {
    yield namespaces.length === 0 ? part : part.filter(({ namespace }) => namespace !== undefined && namespaces.includes(namespace));
  }
}

/** The user name of an account: `NAMESPACE/NAME` is a service account, and no other user name has just one slash in this form. */
export function accountUserName(account: string): string {
  const [, namespace, name] = /^([a-z0-9-]+)\/([a-z0-9.-]+)$/.exec(account) ?? [];
  return name === undefined ? account : `system:serviceaccount:${namespace}:${name}`;
}

/** Reports an account that names neither a service account nor a user: a half of `NAMESPACE/NAME` is missing. */
export function validateAccount(account: string, field: string): Issue[] {
  return /^\/|^[^/]*\/$/.test(account)
    ? [issue('option/invalid-value', field, `${quote(account)} isn't a valid account.`, 'Use NAMESPACE/NAME, or the name of a user.')]
    : validateAnyName(account, field);
}

/** Lists accesses whenever they are read: all lists of all accounts would take more memory than the profile. */
function byClass(list: (accessClass: AccessClass) => readonly RecordedAccess[]): SelectedAccount['accesses'] {
  return {
    get needs() {
      return list('needs');
    },
    get derived() {
      return list('derived');
    },
    get attempted() {
      return list('attempted');
    },
    get denied() {
      return list('denied');
    },
    get unknown() {
      return list('unknown');
    },
    get noise() {
      return list('noise');
    },
  };
}
