/** A subject that includes more identities than its name suggests. */
interface BroadSubject {
  readonly kind: 'ServiceAccount' | 'User' | 'Group';
  readonly names: RegExp;
  readonly why: string;
}

/**
 * Subjects that are bound only with a reason.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/
 */
const BROAD_SUBJECTS: readonly BroadSubject[] = [
  {
    kind: 'ServiceAccount',
    names: /^default$/,
    why: 'every pod of the namespace that names no account runs under it',
  },
  {
    kind: 'User',
    names: /^system:serviceaccount:[^:]*:default$/,
    why: 'it is the account default, under which every pod of the namespace that names no account runs',
  },
  {
    kind: 'User',
    names: /^system:anonymous$/,
    why: 'everybody who reaches the API server is it, without logging in',
  },
  {
    kind: 'Group',
    names: /^system:unauthenticated$/,
    why: 'everybody who reaches the API server is in it, without logging in',
  },
  {
    kind: 'Group',
    names: /^system:authenticated$/,
    why: 'everybody who logs in is in it, every ServiceAccount too',
  },
  {
    kind: 'Group',
    names: /^system:serviceaccounts(:.*)?$/,
    why: 'every ServiceAccount of the cluster or of the namespace is in it, and so every pod',
  },
  {
    kind: 'Group',
    names: /^system:masters$/,
    why: 'its members pass every check anyway, and no role can change that',
  },
];

/** Says which identities the subject includes, where these are more than one. */
export function breadthOf(kind: string, name: string): string | undefined {
  return BROAD_SUBJECTS.find((broad) => broad.kind === kind && broad.names.test(name))?.why;
}
