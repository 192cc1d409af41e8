import { readObjectReference } from './audit-event';
import { isAt, patternOf } from './byte-pattern';
import { ByteTable } from './byte-table';
import { EventText } from './event-text';
import { LogBytes } from './log-bytes';
import { parseObject } from './parsed-object';
import { readsBody } from './record-event';
import { createsNamespace, isAuthorizedByName, requestedAccess, WRITES } from './requested-access';
import { asksFurther } from './second-questions';
import { Permission } from '../rbac/permission';

const NAMESPACES = patternOf('/namespaces/');
const [SLASH, QUERY, BACKSLASH] = [...'/?\\'].map((character) => character.charCodeAt(0));

/** So many different kinds of requests, and URLs are remembered. */
const KNOWN_KINDS = 4096;
const KNOWN_URLS = 4096;

/** The facts that hold for all requests with a verb for a kind of object, or for a URL, for all users. */
export interface KnownKind {
  readonly number: number;

  /** The permission of all of them: only the name isn't that of the others. */
  readonly permission: Permission;

  /** Whether an access has the name that the log has. */
  readonly isNamed: boolean;

  /** Whether an access is in the namespace that the log has. */
  readonly isPlaced: boolean;

  /** Where it is, and its name or URL, if these are from the URL. */
  readonly urlNamespace?: string;
  readonly urlName?: string;

  readonly isWrite: boolean;

  /** Whether the URL may have options that matter. */
  readonly hasOptions: boolean;

  /** Whether a body has more to say. */
  readonly needsBody: boolean;

  /** The last statuses of responses from which nothing more follows. */
  plainSuccess: number | undefined;
  plainError: number | undefined;
}

/** Finds what is known of the kind of a request by the bytes of the event. */
export class KnownKinds {
  private readonly objects = new ByteTable<KnownKind>(KNOWN_KINDS);
  private readonly urls = new ByteTable<KnownKind>(KNOWN_URLS);
  private count = 0;

  constructor(private readonly text: EventText) {}

  /** The kind of the request in the event that was read; nothing where more follows from the event. */
  public at(log: LogBytes): KnownKind | undefined {
    const kind = this.text.isUrl ? this.atUrl(log) : this.atObject(log);
    return kind !== undefined && this.isPlain(log, kind) ? kind : undefined;
  }

  private atUrl(log: LogBytes): KnownKind | undefined {
    const { verb, urlStart, urlEnd } = this.text;
    const { bytes, view } = log;
    const pathEnd = plainEnd(bytes, urlStart, urlEnd);
    if (bytes[pathEnd] === BACKSLASH) {
      return undefined;
    }
    const known = this.urls.get(verb, view, urlStart, pathEnd);
    if (known !== undefined) {
      return known;
    }
    const access = requestedAccess({ verb: this.verbIn(log), objectRef: undefined, requestURI: bytes.toString('utf8', urlStart, pathEnd) });
    if (access === undefined) {
      return undefined;
    }
    const { namespace, permission, permission: { apiGroup, resource, resourceName, nonResourceURL } } = access;
    const made: KnownKind = {
      ...this.kind(nonResourceURL === undefined ? { verb: permission.verb, apiGroup, resource } : permission, false),
      urlNamespace: namespace,
      urlName: nonResourceURL ?? resourceName,
    };
    this.urls.set(verb, view, urlStart, pathEnd, made);
    return made;
  }

  private atObject(log: LogBytes): KnownKind | undefined {
    const { verb, object } = this.text;
    if (!object.cutOutKind(log)) {
      return undefined;
    }
    const { kindStart, kindEnd } = object;
    const known = this.objects.get(verb, log.view, kindStart, kindEnd);
    if (known !== undefined) {
      return known;
    }
    const reference = readObjectReference(parseObject(log.bytes.toString('utf8', kindStart, kindEnd)));
    const access = reference && requestedAccess({ verb: this.verbIn(log), objectRef: reference, requestURI: '' });
    if (reference === undefined || access === undefined) {
      return undefined;
    }
    const made = this.kind(access.permission, isAuthorizedByName(access.permission.verb, reference));
    this.objects.set(verb, log.view, kindStart, kindEnd, made);
    return made;
  }

  private kind(permission: Permission, isNamed: boolean): KnownKind {
    const { verb } = permission;
    return {
      number: this.count++,
      permission,
      isNamed,
      isPlaced: !createsNamespace(permission),
      urlNamespace: undefined,
      urlName: undefined,
      isWrite: WRITES.has(verb),
      hasOptions: verb === 'delete',
      needsBody: readsBody({ permission }),
      plainSuccess: undefined,
      plainError: undefined,
    };
  }

  private verbIn({ bytes }: LogBytes): string {
    return bytes.toString('latin1', this.text.verbStart, this.text.verbEnd);
  }

  /** Whether neither the status, nor the body, nor the URL of a request says more than the rest. */
  private isPlain({ bytes, view }: LogBytes, kind: KnownKind): boolean {
    const { isUrl, code, hasBody, urlStart, urlEnd, object: { namespaceStart, namespaceEnd } } = this.text;
    if (code !== kind.plainSuccess && code !== kind.plainError && !isPlainStatus(kind, code) || hasBody && kind.needsBody) {
      return false;
    }
    if (kind.hasOptions) {
      return plainEnd(bytes, urlStart, urlEnd) === urlEnd;
    }
    // A write is in a namespace only if its URL is.
    const isPlaced = kind.isPlaced && (isUrl ? kind.urlNamespace !== undefined : namespaceStart < namespaceEnd);
    return !kind.isWrite || !isPlaced || hasNamespace(bytes, view, urlStart, plainEnd(bytes, urlStart, urlEnd));
  }
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
  let i = start;
  while (i < end && bytes[i] !== QUERY && bytes[i] !== BACKSLASH) {
    i++;
  }
  return i;
}

/** Whether a path has a namespace. */
function hasNamespace(bytes: Uint8Array, view: DataView, start: number, end: number): boolean {
  for (let i = start; i + NAMESPACES.length <= end; i++) {
    if (bytes[i] === SLASH && isAt(view, i, NAMESPACES)) {
      return true;
    }
  }
  return false;
}
