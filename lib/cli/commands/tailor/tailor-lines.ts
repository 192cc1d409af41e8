import { askedByText, refusedAccesses } from './refused-accesses';
import { whereOf } from '../../../access/reported-scope';
import { RecordedAccess } from '../../../audit-log/recorded-access';
import { SelectedAccess } from '../../../audit-log/selected-access';
import { Seen } from '../../../audit-log/tally';
import { Permission } from '../../../rbac/permission';
import { qualifiedResource } from '../../../resources/resource-names';
import { tailor, TailoringOptions } from '../../../tailoring/tailored-account';
import { timeText, wideningText } from '../../../tailoring/tailored-text';

/** One permission or denial, for a row of a table. */
export interface TailorLine {
  readonly account: string;

  /** `granted`, or the class of what isn't. */
  readonly what: string;
  readonly where: string;
  readonly verb: string;
  readonly resource: string;
  readonly name: string;
  readonly count: string;
  readonly first: string;
  readonly last: string;
  readonly why: string;
}

/** The accesses of an account that aren't part of a role. */
const NOT_GRANTED = ['attempted', 'unknown', 'noise'] as const;

const NOT_GRANTED_WHY = {
  attempted: 'the API server denied a further check of the request',
  unknown: "the log doesn't say whether it was allowed",
  noise: 'every account has it',
} as const satisfies Record<typeof NOT_GRANTED[number], string>;

/** Every permission that roles would have, and everything else that was seen. */
export function linesOf(access: SelectedAccess, tailoring: TailoringOptions): TailorLine[] {
  return access.accounts.flatMap((account) => {
    const { scopes, ungranted } = tailor(account, tailoring);
    return [
      ...scopes.flatMap(({ namespace, permissions }) => permissions.map(({ permission, seen, reasons, widened }) => lineOf(
        { account: account.name, what: 'granted', why: [...reasons, ...widened.map(wideningText)].join('; ') }, whereOf(namespace), permission, seen))),
      ...ungranted.map(({ access: each, why }) => recordedLine({ account: account.name, what: 'not granted', why }, each)),
      ...NOT_GRANTED.flatMap((what) =>
        account.accesses[what].map((each) => recordedLine({ account: account.name, what, why: NOT_GRANTED_WHY[what] }, each))),
      ...refusedLines({ accounts: [account] }),
    ];
  });
}

/** Returns the denied requests of the accounts. */
function refusedLines(access: Pick<SelectedAccess, 'accounts'>): TailorLine[] {
  return refusedAccesses(access).map((refused) => lineOf(
    { account: refused.user, what: 'refused', why: askedByText(refused) ?? '' }, whereOf(refused.namespace), refused.permission, refused.seen));
}

function recordedLine(about: Pick<TailorLine, 'account' | 'what' | 'why'>, access: RecordedAccess): TailorLine {
  return lineOf(about, whereOf(access.namespace), access.permission, access.seen);
}

function lineOf(
  about: Pick<TailorLine, 'account' | 'what' | 'why'>, where: string, { verb, apiGroup = '', resource = '', resourceName = '*', nonResourceURL }: Permission,
  { count, first, last }: Seen,
): TailorLine {
  return {
    ...about,
    where,
    verb,
    resource: nonResourceURL ?? qualifiedResource(apiGroup, resource),
    name: nonResourceURL === undefined ? resourceName : '',
    count: String(count),
    first: first === undefined ? '' : timeText(first),
    last: last === undefined ? '' : timeText(last),
  };
}
