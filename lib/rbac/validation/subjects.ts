import { quote } from '../../diagnostics/printable-text';
import { Fault } from '../fault';
import { RBAC_API_GROUP } from '../rbac-api-group';
import { validateAnyName, validateServiceAccountName } from './object-names';
import { entriesOf, inWords, isAbsent, membersOf, validateList, validateObject, validateText } from './plain-data';

/** Which binding a subject stands in. */
export interface BindingScope {
  /** Whether it stands in a RoleBinding, and not in a ClusterRoleBinding. */
  readonly namespaced: boolean;
}

/** What a subject's kind asks of its API group. The API server fills in a missing one. */
const API_GROUP_OF_KIND: ReadonlyMap<unknown, string> = new Map([
  ['ServiceAccount', ''],
  ['User', RBAC_API_GROUP],
  ['Group', RBAC_API_GROUP],
]);

/** Refuses subjects of a binding that Kubernetes refuses. None at all is sound. */
export function validateSubjects(subjects: unknown, scope: BindingScope, field: string): Fault[] {
  return [
    ...validateList(subjects, field),
    ...entriesOf(subjects).flatMap((subject, i) => validateSubject(subject, scope, `${field}[${i}]`)),
  ];
}

/**
 * Refuses a subject that Kubernetes refuses.
 *
 * A ServiceAccount without a namespace is that of a RoleBinding's own namespace.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
 */
export function validateSubject(subject: unknown, scope: BindingScope, field: string): Fault[] {
  const { kind, apiGroup, name, namespace } = membersOf(subject);
  const isServiceAccount = kind === 'ServiceAccount';
  const faults = [
    ...validateObject(subject, field),
    ...validateKindAndGroup(kind, apiGroup, field),
    ...(isServiceAccount ? validateServiceAccountName(name, `${field}.name`) : validateAnyName(name, `${field}.name`)),
    ...validateText(namespace, `${field}.namespace`),
  ];
  if (isServiceAccount && !scope.namespaced && (isAbsent(namespace) || namespace === '')) {
    faults.push({ field: `${field}.namespace`, message: 'is missing; a ClusterRoleBinding lives in none, so write that of the ServiceAccount' });
  }
  return faults;
}

function validateKindAndGroup(kind: unknown, apiGroup: unknown, field: string): Fault[] {
  const expected = API_GROUP_OF_KIND.get(kind);
  if (expected === undefined) {
    return [{ field: `${field}.kind`, message: `is ${inWords(kind)}; write one of ${[...API_GROUP_OF_KIND.keys()].join(', ')}` }];
  }
  return isAbsent(apiGroup) || apiGroup === '' || apiGroup === expected
    ? []
    : [{ field: `${field}.apiGroup`, message: `is ${inWords(apiGroup)}; write ${quote(expected)} for a ${String(kind)}` }];
}
