import { AccessProfile } from './access-profile';
import { AuditEvent } from './audit-event';
import { impersonationQuestions } from './impersonation';
import { isNoise } from './noise';
import { Access } from './recorded-access';
import { requestedAccess } from './requested-access';
import { allowedQuestions, AskedQuestion, refusedSecond } from './second-questions';
import { verdictOn } from './verdict';
import { membersOf } from '../rbac/validation/plain-data';

/** The stage before the authorizer is asked, which proves nothing. */
export const EARLY_STAGE = 'RequestReceived';

/**
 * Adds to a profile what an event proves.
 *
 * @param count 0 if the request is already counted, by another stage or another copy of the event.
 */
export function recordEvent(profile: AccessProfile, event: AuditEvent, count: number): void {
  const verdict = verdictOn(event);
  if (event.isTruncated) {
    profile.addStats({ truncated: count });
  }
  if (verdict === 'unauthenticated') {
    profile.addStats({ unauthenticated: count });
    return;
  }
  if (verdict === 'impersonation-refused') {
    profile.account(event.user.username).addRefusedImpersonations(count);
    return;
  }
  const access = requestedAccess(event);
  recordQuestions(profile, event.user.username, impersonationQuestions(event, access), event, count);
  recordAccess(profile, event, access, verdict, count);
}

/** The user whom the authorizer was asked about. */
export function actingUser({ user, impersonatedUser }: AuditEvent): string {
  return impersonatedUser === undefined || impersonatedUser.username === '' ? user.username : impersonatedUser.username;
}

/** Whether the bodies of an allowed request and its response may say more than the rest of the event. */
export function readsBody({ permission: { verb, apiGroup } }: Access): boolean {
  return verb === 'delete' || apiGroup === 'authorization.k8s.io' || apiGroup === 'certificates.k8s.io';
}

function recordAccess(profile: AccessProfile, event: AuditEvent, access: Access | undefined, verdict: 'allowed' | 'denied' | 'unknown', count: number): void {
  const username = actingUser(event);
  const account = profile.account(username);
  if (access === undefined) {
    account.addRequestsWithoutVerb(count);
    return;
  }
  if (verdict !== 'allowed') {
    account.add(verdict, access, {}, event.time, count);
    return;
  }
  if (event.reason !== '') {
    account.reasonTally(event.reason).add(event.time, count);
  }
  const refusal = event.code === 403 || event.code === 422 ? refusedSecond(event, access) : undefined;
  if (refusal !== undefined) {
    account.add('attempted', access, refusal, event.time, count);
    refusal.denied.forEach((question) => account.add('denied', question, {}, event.time, count));
    return;
  }
  account.add(isNoise(username, access) ? 'noise' : 'needs', access, {}, event.time, count);
  recordQuestions(profile, username, allowedQuestions(event, access), event, count);
  recordReview(profile, event, access, count);
}

function recordQuestions(profile: AccessProfile, username: string, asked: readonly AskedQuestion[], { time }: AuditEvent, count: number): void {
  asked.forEach(({ access, why }) => profile.account(username).add('derived', access, { why }, time, count));
}

/**
 * When a server such as a kubelet or kube-rbac-proxy asks about another user, that user has requested the access from the server. No other
 * log has a trace of it.
 */
function recordReview(profile: AccessProfile, event: AuditEvent, { permission }: Access, count: number): void {
  const { requestObject, responseObject, code = 0, time } = event;
  const isReview = permission.apiGroup === 'authorization.k8s.io' && permission.verb === 'create'
    && (permission.resource === 'subjectaccessreviews' || permission.resource === 'localsubjectaccessreviews');
  const { user, resourceAttributes, nonResourceAttributes } = membersOf(requestObject.spec);
  const access = isReview && code < 400 ? reviewedAccess(membersOf(resourceAttributes), membersOf(nonResourceAttributes)) : undefined;
  if (access !== undefined && typeof user === 'string' && user !== '' && membersOf(responseObject.status).allowed !== false) {
    profile.review(user).add(access, {}, time, count, profile.limits.names);
  }
}

function reviewedAccess(resource: Readonly<Record<string, unknown>>, url: Readonly<Record<string, unknown>>): Access | undefined {
  const text = (value: unknown) => typeof value === 'string' ? value : '';
  if (text(url.path) !== '') {
    return { permission: { verb: text(url.verb), nonResourceURL: text(url.path) } };
  }
  const [namespace, name, subresource] = [text(resource.namespace), text(resource.name), text(resource.subresource)];
  return text(resource.resource) === '' ? undefined : {
    ...namespace === '' ? {} : { namespace },
    permission: {
      verb: text(resource.verb),
      apiGroup: text(resource.group),
      resource: subresource === '' ? text(resource.resource) : `${text(resource.resource)}/${subresource}`,
      ...name === '' ? {} : { resourceName: name },
    },
  };
}
