import { Issue, issue } from '../../diagnostics/issue';
import { enumerate, quote } from '../../diagnostics/printable-text';
import { RBAC_API_GROUP } from '../rbac-api-group';
import { validateAnyName, validateServiceAccountName } from './object-names';
import { entriesOf, inWords, isAbsent, membersOf, validateList, validateObject, validateText } from './plain-data';

/** The kind of binding that a subject is in. */
export interface BindingScope {
  /** Whether it is in a RoleBinding, and not in a ClusterRoleBinding. */
  readonly namespaced: boolean;
}

/** The API group that a subject's kind requires. The API server fills in a missing one. */
const API_GROUP_OF_KIND: ReadonlyMap<unknown, string> = new Map([
  ['ServiceAccount', ''],
  ['User', RBAC_API_GROUP],
  ['Group', RBAC_API_GROUP],
]);

const KINDS = [...API_GROUP_OF_KIND.keys()].map(String);

/** Rejects subjects of a binding that Kubernetes rejects. An empty list is valid. */
export function validateSubjects(subjects: unknown, scope: BindingScope, field: string): Issue[] {
  return [
    ...validateList(subjects, field),
    ...entriesOf(subjects).flatMap((subject, i) => validateSubject(subject, scope, `${field}[${i}]`)),
  ];
}

/**
 * Rejects a subject that Kubernetes rejects.
 *
 * A ServiceAccount without a namespace is that of a RoleBinding's own namespace.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
 */
export function validateSubject(subject: unknown, scope: BindingScope, field: string): Issue[] {
  const { kind, apiGroup, name, namespace } = membersOf(subject);
  const isServiceAccount = kind === 'ServiceAccount';
  return [
    ...validateObject(subject, field),
    ...validateKindAndGroup(kind, apiGroup, field),
    ...isServiceAccount ? validateServiceAccountName(name, `${field}.name`) : validateAnyName(name, `${field}.name`),
    ...validateText(namespace, `${field}.namespace`),
    ...isServiceAccount && !scope.namespaced && (isAbsent(namespace) || namespace === '') ? [issue(
      'rbac/missing-namespace', `${field}.namespace`,
      'The ServiceAccount has no namespace, and a ClusterRoleBinding doesn\'t have one either.', 'Add the namespace of the ServiceAccount.',
    )] : [],
  ];
}

function validateKindAndGroup(kind: unknown, apiGroup: unknown, field: string): Issue[] {
  const expected = API_GROUP_OF_KIND.get(kind);
  if (expected === undefined) {
    const message = isAbsent(kind) ? 'The kind of the subject is missing.' : `A subject can't have the kind ${inWords(kind)}.`;
    return [issue('rbac/invalid-subject', `${field}.kind`, message, `Write ${enumerate(KINDS, 'or')}.`)];
  }
  return isAbsent(apiGroup) || apiGroup === '' || apiGroup === expected ? [] : [
    issue('rbac/invalid-subject', `${field}.apiGroup`, `The API group of a ${String(kind)} isn't ${inWords(apiGroup)}.`, `Write ${quote(expected)}.`),
  ];
}
