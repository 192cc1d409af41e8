import { AccessFamily } from './access-family';
import { AccessProfile } from './access-profile';
import { BytePattern, isAt, patternOf } from './byte-pattern';
import { ByteTable } from './byte-table';
import { EventText } from './event-text';
import { KnownUser } from './known-users';
import { LogBytes } from './log-bytes';
import { isNoise } from './noise';
import { readsBody } from './record-event';
import { Access } from './recorded-access';
import { isAuthorizedByName, requestedAccess, WRITES } from './requested-access';
import { asksFurther } from './second-questions';
import { Tally } from './tally';

const NAMESPACES = patternOf('/namespaces/');
const [SLASH, QUERY, BACKSLASH] = [...'/?\\'].map((character) => character.charCodeAt(0));

/** Any other verb is read in full. */
const VERB = /^[a-z]+$/;
const MOST_VERBS = 256;

/** Events of accounts from this number on are read in full: the number of a verb has to fit into the same word. */
const MOST_ACCOUNTS = 2 ** 31 / MOST_VERBS;

/** So many different texts of accesses, and of accesses without names, are remembered. */
const KNOWN_ACCESSES = 131_072;
const KNOWN_KINDS = 16_384;

/** The facts that hold for all requests of an account that differ only in the name of the object. */
interface AccessKind {
  /** The access of one of them: only the name isn't that of the others. */
  readonly access: Access;

  /** Whether an access has the name. */
  readonly isNamed: boolean;

  /** The form that the URL must have: a write is in a namespace only if its URL is, and the URL of a delete may have options. */
  readonly url: 'any' | 'in a namespace' | 'without options';

  /** Whether a body has more to say. */
  readonly needsBody: boolean;

  /** Of the accesses that were allowed, once there is one. */
  needs?: AccessFamily;

  /** The last statuses of responses from which nothing more follows. */
  plainSuccess?: number;
  plainError?: number;
}

/** The facts that hold for all requests of an account whose verb and object have the same text. */
export class KnownAccess {
  /** The tallies of allowed and of denied requests, once there are any. */
  public allowed?: Tally = undefined;
  public denied?: Tally = undefined;

  /** The annotations of the last such request, which most often are those of the next. */
  public annotations?: KnownAnnotations = undefined;

  /** As in its kind, to look at one object only. */
  public plainSuccess: number | undefined;
  public plainError: number | undefined;
  public readonly url: AccessKind['url'];
  public readonly needsBody: boolean;

  /** @param name The name of the object, or the URL; nothing where an access has none. */
  constructor(public readonly kind: AccessKind, public readonly name: string | undefined) {
    this.plainSuccess = kind.plainSuccess;
    this.plainError = kind.plainError;
    this.url = kind.url;
    this.needsBody = kind.needsBody;
  }
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
  private readonly verbs = new ByteTable<number>(MOST_VERBS);
  private verbCount = 0;
  private readonly accesses = new ByteTable<KnownAccess>(KNOWN_ACCESSES);
  private readonly kinds = new ByteTable<AccessKind>(KNOWN_KINDS);

  constructor(private readonly profile: AccessProfile, private readonly text: EventText) {}

  /** The access of the event that was read; nothing where more follows from the event. */
  public at(log: LogBytes, user: KnownUser): KnownAccess | undefined {
    const { text, text: { object, isUrl, urlStart, urlEnd } } = this;
    const { bytes, view } = log;
    const verb = this.verbs.get(0, view, text.verbStart, text.verbEnd) ?? this.readVerb(log);
    const pathEnd = isUrl ? plainEnd(bytes, urlStart, urlEnd) : urlEnd;
    if (verb < 0 || user.account >= MOST_ACCOUNTS || bytes[pathEnd] === BACKSLASH || !isUrl && !object.makeKey(log)) {
      return undefined;
    }
    const owner = user.account * MOST_VERBS + verb;
    const start = isUrl ? urlStart : object.keyStart;
    const end = isUrl ? pathEnd : object.keyEnd;
    let known = this.accesses.get(owner, view, start, end);
    if (known === undefined) {
      known = this.read(log, owner, end);
      if (known === undefined) {
        return undefined;
      }
      this.accesses.set(owner, view, start, end, known);
    }
    return this.isPlain(log, known) ? known : undefined;
  }

  /** The tally of an access with an answer of the authorizer, which the account has from now on. */
  public tally(user: KnownUser, known: KnownAccess, verdict: 'allowed' | 'denied'): Tally {
    const { kind, kind: { access: { namespace, permission } }, name } = known;
    user.profile ??= this.profile.account(user.username);
    if (verdict === 'allowed' && namespace !== undefined) {
      kind.needs ??= user.profile.family('needs', kind.access);
      return known.allowed ??= kind.needs.tally(name, this.profile.limits.names);
    }
    const isOfKind = name === undefined || permission.nonResourceURL !== undefined;
    const access = isOfKind ? kind.access : { namespace, permission: { ...permission, resourceName: name } };
    return verdict === 'denied'
      ? known.denied ??= user.profile.tally('denied', access)
      : known.allowed ??= user.profile.tally(isNoise(user.username, access) ? 'noise' : 'needs', access);
  }

  private readVerb({ bytes, view }: LogBytes): number {
    const { verbStart, verbEnd } = this.text;
    const isUsual = VERB.test(bytes.toString('latin1', verbStart, verbEnd)) && this.verbCount < MOST_VERBS;
    const number = isUsual ? this.verbCount++ : -1;
    this.verbs.set(0, view, verbStart, verbEnd, number);
    return number;
  }

  private read(log: LogBytes, owner: number, pathEnd: number): KnownAccess | undefined {
    const { object, isUrl, urlStart } = this.text;
    const { bytes, view } = log;
    if (isUrl) {
      const access = requestedAccess({ verb: this.verbIn(log), objectRef: undefined, requestURI: bytes.toString('utf8', urlStart, pathEnd) });
      return access && new KnownAccess(kindOf(access, true), access.permission.nonResourceURL ?? access.permission.resourceName);
    }
    if (!object.makeKeyOfAnyName(log)) {
      return undefined;
    }
    let kind = this.kinds.get(owner, view, object.keyStart, object.keyEnd);
    if (kind === undefined) {
      const verb = this.verbIn(log);
      const reference = object.reference(log);
      const access = reference && requestedAccess({ verb, objectRef: { ...reference, name: '' }, requestURI: '' });
      if (reference === undefined || access === undefined) {
        return undefined;
      }
      kind = kindOf(access, isAuthorizedByName(verb, reference));
      this.kinds.set(owner, view, object.keyStart, object.keyEnd, kind);
    }
    const name = kind.isNamed ? object.name(log) : undefined;
    return new KnownAccess(kind, name === '' ? undefined : name);
  }

  private verbIn({ bytes }: LogBytes): string {
    return bytes.toString('latin1', this.text.verbStart, this.text.verbEnd);
  }

  /** Whether neither the status, nor the body, nor the URL of a request says more than the rest. */
  private isPlain({ bytes, view }: LogBytes, known: KnownAccess): boolean {
    const { code, hasBody, urlStart, urlEnd } = this.text;
    if (code !== known.plainSuccess && code !== known.plainError && !isPlainStatus(known, code) || hasBody && known.needsBody) {
      return false;
    }
    switch (known.url) {
      case 'any':
        return true;
      case 'without options':
        return plainEnd(bytes, urlStart, urlEnd) === urlEnd;
      case 'in a namespace':
        return hasNamespace(bytes, view, urlStart, plainEnd(bytes, urlStart, urlEnd));
    }
  }
}

function kindOf(access: Access, isNamed: boolean): AccessKind {
  const { namespace, permission: { verb } } = access;
  return {
    access,
    isNamed,
    url: verb === 'delete' ? 'without options' : namespace !== undefined && WRITES.has(verb) ? 'in a namespace' : 'any',
    needsBody: readsBody(access),
    needs: undefined,
    plainSuccess: undefined,
    plainError: undefined,
  };
}

/** Whether nothing more follows from the status of a response. */
function isPlainStatus(known: KnownAccess, code: number): boolean {
  const { kind } = known;
  if (code !== kind.plainSuccess && code !== kind.plainError) {
    if (asksFurther({ code, requestURI: '', requestObject: {} }, kind.access)) {
      return false;
    }
    if (code < 400) {
      kind.plainSuccess = code;
    } else {
      kind.plainError = code;
    }
  }
  known.plainSuccess = kind.plainSuccess;
  known.plainError = kind.plainError;
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

function hasNamespace(bytes: Uint8Array, view: DataView, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    if (bytes[i] === SLASH && isAt(view, i, NAMESPACES)) {
      return true;
    }
  }
  return false;
}
