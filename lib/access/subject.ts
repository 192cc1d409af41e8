/** The subject of a binding. Two subjects are the same when their texts are. */
export type Subject =
  | { readonly kind: 'ServiceAccount'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'User' | 'Group'; readonly name: string };

/** No part of it has a slash: two users would otherwise have one text. */
const ACCOUNT_USER = /^system:serviceaccount:([^:/]+):([^:/]+)$/;
const ACCOUNTS_OF_NAMESPACE = /^system:serviceaccounts:[^:]+$/;

const AUTHENTICATED = 'system:authenticated';
const UNAUTHENTICATED = 'system:unauthenticated';
const ALL_ACCOUNTS = 'system:serviceaccounts';
const ANONYMOUS = 'system:anonymous';

/** Makes the subject of a user name: the API server knows a service account as `system:serviceaccount:NAMESPACE:NAME`. */
export function userSubject(name: string): Subject {
  const [, namespace, account] = ACCOUNT_USER.exec(name) ?? [];
  return namespace === undefined || account === undefined ? { kind: 'User', name } : { kind: 'ServiceAccount', namespace, name: account };
}

/** Writes a subject: `ServiceAccount NAMESPACE/NAME`, `User NAME`, `Group NAME`. */
export function subjectText(subject: Subject): string {
  return subject.kind === 'ServiceAccount' ? `ServiceAccount ${subject.namespace}/${subject.name}` : `${subject.kind} ${subject.name}`;
}

/** Reads what `subjectText` writes, or nothing where the text has another form. */
export function parseSubject(text: string): Subject | undefined {
  const [, kind, rest] = /^(ServiceAccount|User|Group) (.+)$/s.exec(text) ?? [];
  if (rest === undefined) {
    return undefined;
  }
  if (kind === 'User') {
    return userSubject(rest);
  }
  if (kind === 'Group') {
    return { kind, name: rest };
  }
  const [namespace, name, more] = rest.split('/');
  return namespace && name && more === undefined ? { kind: 'ServiceAccount', namespace, name } : undefined;
}

/**
 * Lists the groups that every request of a subject carries, the narrowest first.
 *
 * Nothing else is known of the groups of a user. The members of a group are also in the groups that contain it.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
 */
export function groupsOf(subject: Subject): Subject[] {
  return groupNamesOf(subject).map((name) => ({ kind: 'Group', name }));
}

function groupNamesOf(subject: Subject): string[] {
  switch (subject.kind) {
    case 'ServiceAccount':
      return [`${ALL_ACCOUNTS}:${subject.namespace}`, ALL_ACCOUNTS, AUTHENTICATED];
    case 'User':
      return [subject.name === ANONYMOUS ? UNAUTHENTICATED : AUTHENTICATED];
    case 'Group':
      if (subject.name === AUTHENTICATED || subject.name === UNAUTHENTICATED) {
        return [];
      }
      return ACCOUNTS_OF_NAMESPACE.test(subject.name) ? [ALL_ACCOUNTS, AUTHENTICATED] : [AUTHENTICATED];
  }
}
