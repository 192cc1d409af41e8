import { Fault } from '../fault';
import { RBAC_API_GROUP } from '../rbac-api-group';
import { validateObjectName } from './object-names';
import { inWords, isAbsent, membersOf, validateObject } from './plain-data';

/** Refuses a reference to a role that Kubernetes refuses, or of a kind the binding can't refer to. */
export function validateRoleRef(roleRef: unknown, kinds: readonly string[], field: string): Fault[] {
  const { apiGroup, kind, name } = membersOf(roleRef);
  const faults = validateObject(roleRef, field);
  // The API server fills in a missing group.
  if (!isAbsent(apiGroup) && apiGroup !== '' && apiGroup !== RBAC_API_GROUP) {
    faults.push({ field: `${field}.apiGroup`, message: `is ${inWords(apiGroup)}; write ${RBAC_API_GROUP}` });
  }
  if (!kinds.some((known) => known === kind)) {
    faults.push({ field: `${field}.kind`, message: `is ${inWords(kind)}; write ${kinds.join(' or ')}` });
  }
  return [...faults, ...validateObjectName(name, `${field}.name`)];
}
