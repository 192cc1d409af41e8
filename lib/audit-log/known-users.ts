/* eslint-disable no-bitwise -- a part of a hash is a place */
import { AccessFamily } from './access-family';
import { AccountProfile } from './account-profile';
import { readAuditEvent } from './audit-event';
import { BytePattern, hashOf, isAt, patternAt, patternOf } from './byte-pattern';
import { ByteTable } from './byte-table';
import { impersonationQuestions } from './impersonation';
import { LogBytes } from './log-bytes';
import { parseObject } from './parsed-object';
import { actingUser } from './record-event';
import { AskedQuestion } from './second-questions';

const LINE_END = '\n'.charCodeAt(0);
const CLOSE_BRACE = '}'.charCodeAt(0);

/** The text after the users of an event. */
const SOURCE_IPS = patternOf('},"sourceIPs":["');

/** Longer texts are read in full. */
const LONGEST_USER = 32 * 1024;

/** So many texts are remembered. */
const KNOWN_USERS = 4096;

/** So many bytes distinguish most users. */
const SAMPLE_BYTES = 64;
const RECENT_USERS = 1024;

/** The facts that hold for all events whose user and impersonated user have the same text. */
export interface KnownUser {
  /** The text, and what comes after it up to the first address. */
  readonly text: BytePattern;

  /** Whether such events have more to say than what is here. */
  readonly isUnusual: boolean;

  /** A number for the user that the authorizer was asked about. */
  readonly account: number;
  readonly username: string;

  /** The user who made the request, as this user or by impersonating it. */
  readonly impersonator: string;

  /** The questions that the API server asked the authorizer about the impersonation. */
  readonly questions: readonly AskedQuestion[];

  /** A user agent of the user, with the texts around it: most users have one. */
  agent: BytePattern | undefined;

  /** The profile of the user that the authorizer was asked about, once an event is taken. */
  profile: AccountProfile | undefined;

  /** The accesses that the questions are about, once an event is taken. */
  families: readonly AccessFamily[] | undefined;
}

/** Finds what is known of the users of events by their bytes. */
export class KnownUsers {
  private readonly table = new ByteTable<KnownUser>(KNOWN_USERS);

  /** Those that were last seen, by a hash of their first bytes: where the text ends needn't be looked for then. */
  private readonly recent: (KnownUser | undefined)[] = Array.from({ length: RECENT_USERS });
  private readonly accounts = new Map<string, number>();

  /** The users whose text begins at a place; nothing where it has no end. */
  public at(log: LogBytes, start: number): KnownUser | undefined {
    const slot = hashOf(log.view, start, start + SAMPLE_BYTES, 0) >>> 22;
    const recent = this.recent[slot];
    if (recent !== undefined && isAt(log.view, start, recent.text)) {
      return recent;
    }
    const end = endOfUsers(log, start);
    if (end < 0) {
      return undefined;
    }
    let user = this.table.get(0, log.view, start, end);
    if (user === undefined) {
      user = this.read(log, start, end);
      this.table.set(0, log.view, start, end, user);
    }
    this.recent[slot] = user;
    return user;
  }

  private read({ bytes, view }: LogBytes, start: number, end: number): KnownUser {
    const value = parseObject(`{"user":${bytes.toString('utf8', start, end - SOURCE_IPS.length + 1)}}`);
    const event = readAuditEvent(value ?? {});
    const username = actingUser(event);
    return {
      text: patternAt(view, start, end),
      isUnusual: event.user.username === '' || event.impersonationConstraint !== '',
      account: this.numberOf(username),
      username,
      impersonator: event.user.username,
      questions: impersonationQuestions(event, undefined),
      // Objects with the same fields from the beginning are faster.
      agent: undefined,
      profile: undefined,
      families: undefined,
    };
  }

  private numberOf(username: string): number {
    const number = this.accounts.get(username) ?? this.accounts.size;
    this.accounts.set(username, number);
    return number;
  }
}

/** Where the first address begins; -1 if it isn't on the line. */
function endOfUsers({ bytes, view }: LogBytes, start: number): number {
  const most = start + LONGEST_USER;
  for (let at = start; at < most && bytes[at] !== LINE_END; at++) {
    if (bytes[at] === CLOSE_BRACE && isAt(view, at, SOURCE_IPS)) {
      return at + SOURCE_IPS.length;
    }
  }
  return -1;
}
