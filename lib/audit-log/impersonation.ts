import { AuditEvent, AuditUser } from './audit-event';
import { Access } from './recorded-access';
import { AskedQuestion } from './second-questions';
import { userSubject } from '../access/subject';

const WHY = 'impersonates';
const AUTHENTICATION = 'authentication.k8s.io';
const NODE = /^system:node:(.+)$/;

/**
 * The questions that the API server asked the authorizer about an impersonation. An event has an impersonated user only if the authorizer
 * allowed them all.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.2/staging/src/k8s.io/apiserver/pkg/endpoints/filters/impersonation/mode.go
 */
export function impersonationQuestions({ impersonatedUser, impersonationConstraint }: AuditEvent, access: Access | undefined): AskedQuestion[] {
  if (impersonatedUser === undefined || impersonatedUser.username === '') {
    return [];
  }
  const isConstrained = impersonationConstraint !== '';
  const verb = isConstrained ? impersonationConstraint : 'impersonate';
  // Where nothing else is said, users, groups and accounts are those of the core group.
  const ask = (apiGroup: string, resource: string, resourceName: string, namespace?: string): Access =>
    ({ ...namespace === undefined ? {} : { namespace }, permission: { verb, apiGroup, resource, resourceName } });
  const ofPeople = isConstrained ? AUTHENTICATION : '';
  const { username, uid, groups, extra } = impersonatedUser;
  const account = userSubject(username);
  const node = isConstrained ? NODE.exec(username)?.[1] : undefined;
  const questions = [
    node !== undefined
      ? ask(ofPeople, 'nodes', verb === 'impersonate:associated-node' ? '*' : node) // every associated node is asked about at once
      : account.kind === 'ServiceAccount'
        ? ask(ofPeople, 'serviceaccounts', account.name, account.namespace)
        : ask(ofPeople, 'users', username),
    ...groupsAskedFor({ username, groups }, node !== undefined).map((group) => ask(ofPeople, 'groups', group)),
    ...uid === '' ? [] : [ask(AUTHENTICATION, 'uids', uid)],
    ...[...extra].flatMap(([key, values]) => values.map((value) => ask(AUTHENTICATION, `userextras/${key}`, value))),
    ...isConstrained && access !== undefined ? [onRequest(access, impersonationConstraint)] : [],
  ];
  return questions.map((question) => ({ why: WHY, access: question }));
}

/** The groups that the request names; the API server adds the others itself. */
function groupsAskedFor({ username, groups }: Pick<AuditUser, 'username' | 'groups'>, isNode: boolean): string[] {
  const account = userSubject(username);
  const added = account.kind === 'ServiceAccount'
    ? ['system:authenticated', 'system:serviceaccounts', `system:serviceaccounts:${account.namespace}`]
    : [username === 'system:anonymous' ? 'system:unauthenticated' : 'system:authenticated', ...isNode ? ['system:nodes'] : []];
  return groups.filter((group) => !added.includes(group));
}

/** A constrained impersonation is allowed for single verbs: `impersonate-on:user-info:list`. */
function onRequest({ namespace, permission }: Access, constraint: string): Access {
  const mode = constraint.slice(constraint.indexOf(':') + 1);
  return { ...namespace === undefined ? {} : { namespace }, permission: { ...permission, verb: `impersonate-on:${mode}:${permission.verb}` } };
}
