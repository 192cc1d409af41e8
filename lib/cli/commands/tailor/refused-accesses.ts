import { ArgoVersion } from '../../../argo/argo-version';
import { AskingPart, askingParts } from '../../../argo/forbidden/asking-parts';
import { RefusedPlace, RefusedRequest, RequestOfAnyone } from '../../../argo/forbidden/refused-request';
import { whoseAccount } from '../../../argo/forbidden/whose-account';
import { RecordedAccess } from '../../../audit-log/recorded-access';
import { SelectedAccess } from '../../../audit-log/selected-access';
import { Seen } from '../../../audit-log/tally';
import { AskedByAnswer, explainRefusal, RefusedAnswer } from '../explain/forbidden/forbidden-answer';

/** A denied request of an account, with the part of Argo Workflows that makes it, and how to grant it. */
export interface RefusedAccess extends RefusedAnswer {
  /** The user name. */
  readonly user: string;
  readonly seen: Seen;
}

/** Returns the denied requests of the selected accounts, each as `explain --forbidden` explains it. */
export function refusedAccesses({ accounts }: Pick<SelectedAccess, 'accounts'>): RefusedAccess[] {
  const version = ArgoVersion.known[ArgoVersion.known.length - 1];
  const known = new Map<string, AskingPart[]>(); // many accounts are denied the same
  return accounts.flatMap(({ name, accesses: { denied } }) => denied.map((access): RefusedAccess => {
    const place = placeOf(access);
    const request: RefusedRequest = { user: name, ...access.permission, place };
    const account = whoseAccount(request);
    const ofAnyone: RequestOfAnyone = { ...access.permission, place: { kind: place.kind } };
    const key = JSON.stringify([account.role, ofAnyone]);
    const parts = known.get(key) ?? askingParts(ofAnyone, { role: account.role, context: {} });
    known.set(key, parts);
    return { user: name, seen: access.seen, ...explainRefusal({ request, account, version }, parts) };
  }));
}

/** Returns the part of Argo Workflows that makes the request, in a line; nothing where no part is known to make it. */
export function askedByText({ askedBy: [first], ofNoPart }: RefusedAccess): string | undefined {
  return first === undefined || ofNoPart || first.turnedOnBy === undefined ? undefined : `${first.who} asks that (${turnedOnText(first)}): ${first.why}`;
}

function turnedOnText({ turnedOnBy = '', feature }: AskedByAnswer): string {
  return feature === undefined || turnedOnBy.includes(feature) ? turnedOnBy : `${turnedOnBy}: add \`${feature}\``;
}

function placeOf({ namespace }: RecordedAccess): RefusedPlace {
  return namespace === undefined ? { kind: 'cluster' } : { kind: 'namespace', namespace };
}
