import { AuditEvent } from './audit-event';
import { refusedQuestion } from './authorizer-message';

/**
 * What became of a request before anything else looked at it:
 *
 * - `allowed`, `denied`: the answer of the authorizer.
 * - `unknown`: the event doesn't say it.
 * - `unauthenticated`: nobody asked, because the API server couldn't tell who it was.
 * - `impersonation-refused`: who asked may not act as the other, and the authorizer never saw the request itself.
 */
export type Verdict = 'allowed' | 'denied' | 'unknown' | 'unauthenticated' | 'impersonation-refused';

/** Finds the verdict on a request. It is in the annotations; where these are missing, some statuses and messages show it too. */
export function verdictOn({ user, impersonatedUser, decision, code, message, verb }: AuditEvent): Verdict {
  if (user.username === '') {
    return 'unauthenticated';
  }
  if (decision === 'allow') {
    return 'allowed';
  }
  if (decision === 'forbid') {
    return 'denied';
  }
  if (code === 401) {
    return 'unauthenticated';
  }
  if (code === 403) {
    const refused = refusedQuestion(message)?.verb;
    if (refused !== undefined && impersonatedUser === undefined && /^impersonate(-on)?(:|$)/.test(refused) && refused !== verb) {
      return 'impersonation-refused';
    }
    // The question may be a later one, which the first was allowed before.
    return refused === undefined ? 'unknown' : refused === verb ? 'denied' : 'allowed';
  }
  return code !== undefined && code > 0 && code < 400 ? 'allowed' : 'unknown';
}
