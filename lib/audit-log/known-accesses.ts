/* eslint-disable no-bitwise -- what is only fetched is joined without overflow */
import { AccessFamily } from './access-family';
import { AccessProfile } from './access-profile';
import { LogBytes } from './log-bytes';
import { isNoise, mayBeNoise } from './noise';
import { NO_TEXT, PendingEvent } from './pending-event';
import { Access } from './recorded-access';
import { hashOfRequest, NO_ACCESS, NO_ROW, RequestRows } from './request-rows';

/** In the number of a name, whatever the name is. */
const ANY_NAME = -2;

/** The facts that hold for all requests of an account that differ only in the name of the object. */
class KnownAccess {
  /** The accesses that were allowed and denied, once there is one. */
  public allowed?: AccessFamily = undefined;
  public denied?: AccessFamily = undefined;

  /**
   * @param namespace Nothing for the cluster.
   * @param isPerhapsNoise Whether one of them may be noise.
   */
  constructor(public readonly namespace: string | undefined, public readonly isPerhapsNoise: boolean) {}
}

/** Counts the accesses of events: most of them were there before, and are known by a few numbers. */
export class KnownAccesses {
  private readonly rows = new RequestRows();
  private readonly accesses: KnownAccess[] = [];

  constructor(private readonly profile: AccessProfile) {}

  /**
   * Reads what is known of the accesses of some events, which has no effect but on time.
   *
   * The processor fetches memory that isn't in its cache for many events at once. One by one each event would wait several times.
   */
  public fetch(events: readonly PendingEvent[], size: number): number {
    const { rows, accesses } = this;
    for (let i = 0; i < size; i++) {
      events[i].row = rows.first(events[i].hash);
    }
    for (let i = 0; i < size; i++) {
      events[i].access = rows.access(events[i].row);
    }
    let fetched = 0;
    for (let i = 0; i < size; i++) {
      const { access, row } = events[i];
      const family = access === NO_ACCESS ? undefined : accesses[access].allowed;
      fetched ^= family === undefined ? 0 : family.fetch(rows.place(row, 'allowed'));
    }
    return fetched;
  }

  /** Counts an event. One of a request that is already counted has the count 0. */
  public take(log: LogBytes, event: PendingEvent, verdict: 'allowed' | 'denied', count: number): void {
    const { rows, profile: { limits: { names } } } = this;
    const { user, kind, namespace, name, hash, time } = event;
    if (rows.isFull) {
      rows.clear();
      this.accesses.length = 0; // only rows refer to them
    }
    let row = rows.find(hash, user.account, kind.number, namespace, name);
    if (row === NO_ROW) {
      row = rows.add(hash, user.account, kind.number, namespace, name, this.accessNumber(log, event));
    }
    const known = this.accesses[rows.access(row)];
    if (verdict === 'allowed' && known.allowed === undefined && known.isPerhapsNoise) {
      this.takeNoise(log, event, known, count);
      return;
    }
    const family = known[verdict] ?? this.family(event, known, verdict);
    if (name === NO_TEXT && kind.urlName === undefined) {
      family.addUnnamed(time, count);
    } else if (!family.addAt(rows.place(row, verdict), time, count)) {
      rows.setPlace(row, verdict, kind.urlName === undefined
        ? family.addText(log, event.nameStart, event.nameEnd, time, count, names)
        : family.add(kind.urlName, time, count, names));
    }
  }

  /** Takes the event of an access that is noise, or may be with another name. */
  private takeNoise(log: LogBytes, event: PendingEvent, known: KnownAccess, count: number): void {
    const { user, kind, nameStart, nameEnd, time } = event;
    const name = kind.urlName ?? (event.name === NO_TEXT ? undefined : log.bytes.toString('utf8', nameStart, nameEnd));
    const { permission, permission: { verb, nonResourceURL } } = kind;
    const named = () => nonResourceURL === undefined ? { ...permission, resourceName: name } : { verb, nonResourceURL: name };
    const access: Access = { permission: name === undefined ? permission : named() };
    user.profile ??= this.profile.account(user.username);
    const accessClass = isNoise(user.username, access) ? 'noise' : 'needs';
    user.profile.add(accessClass, access, {}, time, count);
    if (kind.urlName !== undefined || !kind.isNamed) {
      known.allowed = user.profile.kind(accessClass, access.permission).family(undefined);
    }
  }

  private family({ user, kind }: PendingEvent, known: KnownAccess, verdict: 'allowed' | 'denied'): AccessFamily {
    user.profile ??= this.profile.account(user.username);
    return known[verdict] = user.profile.kind(verdict === 'allowed' ? 'needs' : 'denied', kind.permission).family(known.namespace);
  }

  /** The number of the access of a request that isn't known. It is in the row of any name. */
  private accessNumber({ bytes }: LogBytes, { user, kind, namespace: namespaceNumber, namespaceStart, namespaceEnd }: PendingEvent): number {
    const { accesses, rows } = this;
    const hash = hashOfRequest(user.account, kind.number, namespaceNumber, ANY_NAME);
    const row = rows.find(hash, user.account, kind.number, namespaceNumber, ANY_NAME);
    if (row !== NO_ROW) {
      return rows.access(row);
    }
    const namespace = namespaceNumber === NO_TEXT ? kind.urlNamespace : bytes.toString('utf8', namespaceStart, namespaceEnd);
    accesses.push(new KnownAccess(namespace, namespace === undefined && mayBeNoise(user.username, kind.permission)));
    rows.add(hash, user.account, kind.number, namespaceNumber, ANY_NAME, accesses.length - 1);
    return accesses.length - 1;
  }
}
