import { RefusedRequest } from './refused-request';
import { Subject, subjectText, userSubject } from '../../access/subject';
import { RunningComponent } from '../install/component-program';

/** The owner of the account whose request was denied. */
export type AccountRole = 'controller' | 'server' | 'client' | 'workflow' | 'person' | 'nobody' | 'unknown';

/** An account, and what it is taken for. */
export interface RefusedAccount {
  readonly role: AccountRole;

  /** Absent where the message doesn't name one. */
  readonly subject?: Subject;

  /** How its role is known: a sentence. */
  readonly because: string;
}

/** The names of the components' accounts in the manifests of Argo Workflows and its Helm chart. */
const NAMES: readonly { readonly role: RunningComponent; readonly pattern: RegExp }[] = [
  { role: 'controller', pattern: /^argo$|(^|-)workflow-controller$|(^|-)argo-workflows-controller$|-argo$/ },
  { role: 'server', pattern: /(^|-)argo-server$|^argo-workflows?-server$|-argo-workflows?-server$|^argo-ui$/ },
];

/**
 * Finds whose account the user of a denied request is.
 *
 * @param given The accounts that an option names, by `controller`, `server` or `client`.
 */
export function whoseAccount({ user }: Pick<RefusedRequest, 'user'>, given: ReadonlyMap<string, Subject> = new Map()): RefusedAccount {
  if (user === undefined || user === '') {
    return { role: 'unknown', because: "The message doesn't name the user." };
  }
  if (user === 'system:anonymous') {
    return {
      role: 'nobody',
      subject: { kind: 'User', name: user },
      because: 'The request carries no token that Kubernetes accepts, so it is anonymous, and a role must not allow it. '
      + 'Send a token; with single sign-on, the account that the user is mapped to needs a token Secret (`tokenSecret: true`).',
    };
  }
  const subject = userSubject(user);
  const role = [...given].find(([, account]) => subjectText(account) === subjectText(subject))?.[0];
  if (role === 'controller' || role === 'server' || role === 'client') {
    return { role, subject, because: `--account names it as the account of the ${role}.` };
  }
  if (subject.kind !== 'ServiceAccount') {
    return { role: 'person', subject, because: 'It is a user, not a ServiceAccount: a person, or a program outside the cluster.' };
  }
  const named = NAMES.find(({ pattern }) => pattern.test(subject.name));
  return named === undefined
    ? { role: 'workflow', subject, because: "Its name isn't one of a component, so it is an account of workflows, of a client, or of something else." }
    : { role: named.role, subject, because: `Its name is one that the ${named.role}'s account usually has.` };
}
