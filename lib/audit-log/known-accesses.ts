import { AccessFamily } from './access-family';
import { AccessKind } from './access-kind';
import { AccessProfile } from './access-profile';
import { readObjectReference } from './audit-event';
import { BytePattern, isAt, patternAt, patternOf } from './byte-pattern';
import { ByteTable } from './byte-table';
import { EventText } from './event-text';
import { KnownUser } from './known-users';
import { LogBytes } from './log-bytes';
import { isNoise, mayBeNoise } from './noise';
import { parseObject } from './parsed-object';
import { readsBody } from './record-event';
import { Access } from './recorded-access';
import { createsNamespace, isAuthorizedByName, requestedAccess, WRITES } from './requested-access';
import { asksFurther } from './second-questions';
import { Tally } from './tally';
import { Permission } from '../rbac/permission';

const NAMESPACES = patternOf('/namespaces/');
const [SLASH, QUERY, BACKSLASH] = [...'/?\\'].map((character) => character.charCodeAt(0));

/** So many different kinds of requests, such kinds in a namespace, and URLs are remembered. */
const KNOWN_KINDS = 16_384;
const KNOWN_PLACES = 32_768;
const KNOWN_URLS = 4096;

/** The facts that hold for all requests of an account that differ only in the object and its namespace. */
interface KnownKind {
  /** The permission of all of them: only the name isn't that of the others. */
  readonly permission: Permission;

  /** Whether an access has the name. */
  readonly isNamed: boolean;

  /** Whether an access is in the namespace that the log has. */
  readonly isPlaced: boolean;

  readonly isWrite: boolean;

  /** Whether the URL may have options that matter. */
  readonly hasOptions: boolean;

  /** Whether a body has more to say. */
  readonly needsBody: boolean;

  /** Whether one of them in the whole cluster may be noise. */
  readonly mayBeNoise: boolean;

  /** The last statuses of responses from which nothing more follows. */
  plainSuccess: number | undefined;
  plainError: number | undefined;

  /** The annotations of the last such request, which most often are those of the next. */
  annotations: KnownAnnotations | undefined;

  /** The beginning of the last URL in a namespace, which most often is that of the next. */
  urlBeginning: BytePattern | undefined;

  /** Of the accesses that were allowed and denied, once there is one. */
  allowed: AccessKind | undefined;
  denied: AccessKind | undefined;
}

/** The facts that hold for all requests of an account that differ only in the name of the object. */
export class KnownAccess {
  /** The accesses that were allowed and denied, once there is one. */
  public allowed?: AccessFamily = undefined;
  public denied?: AccessFamily = undefined;

  /**
   * @param namespace Nothing for the cluster.
   * @param name The name or the URL, where it is the same for all of them.
   */
  constructor(public readonly kind: KnownKind, public readonly namespace: string | undefined, public readonly name: string | undefined) {}
}

/** The facts that hold for all requests of an account that have the same annotations. */
export interface KnownAnnotations {
  readonly text: BytePattern;

  /** The answer of the authorizer; nothing if the annotations don't have it, or if the event is truncated. */
  readonly verdict?: 'allowed' | 'denied';
  readonly reason: string;

  /** The tally of the reason, once an event is taken. */
  tally?: Tally;
}

/** Finds what is known of the accesses of events by their bytes. */
export class KnownAccesses {
  private readonly kinds = new ByteTable<KnownKind>(KNOWN_KINDS);
  private readonly places = new ByteTable<KnownAccess>(KNOWN_PLACES);
  private readonly urls = new ByteTable<KnownAccess>(KNOWN_URLS);

  constructor(private readonly profile: AccessProfile, private readonly text: EventText) {}

  /** The access of the event that was read; nothing where more follows from the event. */
  public at(log: LogBytes, user: KnownUser): KnownAccess | undefined {
    const { text, text: { owner } } = this;
    const known = text.isUrl ? this.atUrl(log, owner, user) : this.atObject(log, owner, user);
    return known !== undefined && this.isPlain(log, known) ? known : undefined;
  }

  /** Takes the event whose access it is. */
  public take(log: LogBytes, user: KnownUser, known: KnownAccess, verdict: 'allowed' | 'denied', count: number): void {
    const { text: { object: { nameStart, nameEnd }, time, isUrl }, profile: { limits: { names } } } = this;
    const { kind, namespace } = known;
    if (namespace === undefined && kind.mayBeNoise && verdict === 'allowed' && known.allowed === undefined) {
      this.takeNoise(log, user, known, count);
      return;
    }
    const family = verdict === 'allowed' ? known.allowed ?? this.family(user, known, 'allowed') : known.denied ?? this.family(user, known, 'denied');
    if (!isUrl && kind.isNamed && nameStart < nameEnd) {
      family.addText(log, nameStart, nameEnd, time, count, names);
    } else {
      family.add(known.name, time, count, names);
    }
  }

  /** Takes the event of an access that is noise, or may be with another name. */
  private takeNoise(log: LogBytes, user: KnownUser, known: KnownAccess, count: number): void {
    const { text: { object: { nameStart, nameEnd }, time, isUrl } } = this;
    const { kind } = known;
    const name = isUrl ? known.name : kind.isNamed && nameStart < nameEnd ? log.bytes.toString('utf8', nameStart, nameEnd) : undefined;
    const { permission, permission: { verb, nonResourceURL } } = kind;
    const named = () => nonResourceURL === undefined ? { ...permission, resourceName: name } : { verb, nonResourceURL: name };
    const access: Access = { permission: name === undefined ? permission : named() };
    user.profile ??= this.profile.account(user.username);
    const accessClass = isNoise(user.username, access) ? 'noise' : 'needs';
    user.profile.add(accessClass, access, {}, time, count);
    if (isUrl || !kind.isNamed) {
      known.allowed = user.profile.kind(accessClass, access.permission).family(undefined);
    }
  }

  private family(user: KnownUser, known: KnownAccess, verdict: 'allowed' | 'denied'): AccessFamily {
    const { kind, namespace } = known;
    user.profile ??= this.profile.account(user.username);
    kind[verdict] ??= user.profile.kind(verdict === 'allowed' ? 'needs' : 'denied', kind.permission);
    return known[verdict] = kind[verdict].family(namespace);
  }

  private atUrl(log: LogBytes, owner: number, user: KnownUser): KnownAccess | undefined {
    const { urlStart, urlEnd } = this.text;
    const { bytes, view } = log;
    const pathEnd = plainEnd(bytes, urlStart, urlEnd);
    if (bytes[pathEnd] === BACKSLASH) {
      return undefined;
    }
    const known = this.urls.get(owner, view, urlStart, pathEnd);
    if (known !== undefined) {
      return known;
    }
    const access = requestedAccess({ verb: this.verbIn(log), objectRef: undefined, requestURI: bytes.toString('utf8', urlStart, pathEnd) });
    if (access === undefined) {
      return undefined;
    }
    const { namespace, permission: { verb, apiGroup, resource, resourceName, nonResourceURL } } = access;
    const kind = knownKind(nonResourceURL === undefined ? { verb, apiGroup, resource } : access.permission, true, user.username);
    const made = new KnownAccess(kind, namespace, nonResourceURL ?? resourceName);
    this.urls.set(owner, view, urlStart, pathEnd, made);
    return made;
  }

  private atObject(log: LogBytes, owner: number, user: KnownUser): KnownAccess | undefined {
    const { object } = this.text;
    const { view } = log;
    if (!object.cutOutName(log)) {
      return undefined;
    }
    const known = this.places.get(owner, view, object.keyStart, object.keyEnd);
    if (known !== undefined) {
      return known;
    }
    object.cutOutNamespace(log);
    const kind = this.kinds.get(owner, view, object.keyStart, object.keyEnd) ?? this.readKind(log, owner, user);
    if (kind === undefined) {
      return undefined;
    }
    const namespace = kind.isPlaced ? object.namespace(log) : '';
    const made = new KnownAccess(kind, namespace === '' ? undefined : namespace, undefined);
    object.cutOutName(log);
    this.places.set(owner, view, object.keyStart, object.keyEnd, made);
    return made;
  }

  private readKind(log: LogBytes, owner: number, user: KnownUser): KnownKind | undefined {
    const { object: { keyStart, keyEnd } } = this.text;
    const verb = this.verbIn(log);
    const reference = readObjectReference(parseObject(log.bytes.toString('utf8', keyStart, keyEnd)));
    const access = reference && requestedAccess({ verb, objectRef: reference, requestURI: '' });
    if (reference === undefined || access === undefined) {
      return undefined;
    }
    const kind = knownKind(access.permission, isAuthorizedByName(verb, reference), user.username);
    this.kinds.set(owner, log.view, keyStart, keyEnd, kind);
    return kind;
  }

  private verbIn({ bytes }: LogBytes): string {
    return bytes.toString('latin1', this.text.verbStart, this.text.verbEnd);
  }

  /** Whether neither the status, nor the body, nor the URL of a request says more than the rest. */
  private isPlain(log: LogBytes, { kind, namespace }: KnownAccess): boolean {
    const { bytes } = log;
    const { code, hasBody, urlStart, urlEnd } = this.text;
    if (code !== kind.plainSuccess && code !== kind.plainError && !isPlainStatus(kind, code) || hasBody && kind.needsBody) {
      return false;
    }
    if (kind.hasOptions) {
      return plainEnd(bytes, urlStart, urlEnd) === urlEnd;
    }
    // A write is in a namespace only if its URL is.
    return namespace === undefined || !kind.isWrite || isInNamespace(log, kind, urlStart, urlEnd);
  }
}

function knownKind(permission: Permission, isNamed: boolean, username: string): KnownKind {
  const { verb } = permission;
  return {
    permission,
    isNamed,
    isPlaced: !createsNamespace(permission),
    isWrite: WRITES.has(verb),
    hasOptions: verb === 'delete',
    needsBody: readsBody({ permission }),
    mayBeNoise: mayBeNoise(username, permission),
    plainSuccess: undefined,
    plainError: undefined,
    annotations: undefined,
    urlBeginning: undefined,
    allowed: undefined,
    denied: undefined,
  };
}

/** Whether nothing more follows from the status of a response. */
function isPlainStatus(kind: KnownKind, code: number): boolean {
  if (asksFurther({ code, requestURI: '', requestObject: {} }, kind)) {
    return false;
  }
  if (code < 400) {
    kind.plainSuccess = code;
  } else {
    kind.plainError = code;
  }
  return true;
}

/** Where the path of a URL ends, if nothing in it is escaped; else the escape. */
function plainEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    if (bytes[i] === QUERY || bytes[i] === BACKSLASH) {
      return i;
    }
  }
  return end;
}

/** Whether the path of a URL has a namespace. */
function isInNamespace({ bytes, view }: LogBytes, kind: KnownKind, start: number, end: number): boolean {
  if (kind.urlBeginning !== undefined && isAt(view, start, kind.urlBeginning)) {
    return true;
  }
  const pathEnd = plainEnd(bytes, start, end);
  for (let i = start; i < pathEnd; i++) {
    if (bytes[i] === SLASH && isAt(view, i, NAMESPACES)) {
      kind.urlBeginning = i + NAMESPACES.length <= pathEnd ? patternAt(view, start, i + NAMESPACES.length) : undefined;
      return true;
    }
  }
  return false;
}
