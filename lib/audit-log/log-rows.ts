import { AccessProfile } from './access-profile';
import { readAuditEvent } from './audit-event';
import { recordEvent } from './record-event';
import { unwrap } from './wrappings/unwrap';

/** A row of the query that `argo-rbac tailor --sql` prints: an event that proves something, and how often and when it was seen. */
export interface LogRow {
  /** The event as JSON. */
  readonly event: string;
  readonly requests: number;

  /** Times, as the log has them. */
  readonly first: string;
  readonly last: string;
}

/** Adds to a profile what rows prove, just as the events would that they were made of. Returns how many rows aren't events. */
export function recordRows(profile: AccessProfile, rows: Iterable<LogRow>): number {
  let wrong = 0;
  for (const { event, requests, first, last } of rows) {
    unwrap(parse(event), {
      event: (value) => {
        const read = readAuditEvent(value);
        recordEvent(profile, { ...read, time: Date.parse(first) }, requests);
        recordEvent(profile, { ...read, time: Date.parse(last) }, 0);
        profile.addStats({ events: requests });
      },
      joined: (text) => text,
      foreign: () => wrong++,
      unparsable: () => wrong++,
    });
  }
  return wrong;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
