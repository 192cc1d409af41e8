import { AuditEvent } from './audit-event';
import { refusedQuestion } from './authorizer-message';

/**
 * The result of authentication, impersonation and authorization of a request:
 *
 * - `allowed`, `denied`: the answer of the authorizer.
 * - `unknown`: the event doesn't say it.
 * - `unauthenticated`: the API server couldn't authenticate the request, so it didn't ask the authorizer.
 * - `impersonation-refused`: the user may not impersonate the other user, and the authorizer never saw the request itself.
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
