import { Subject, subjectText } from '../access/subject';
import { compareText } from '../rbac/order';
import { Permission } from '../rbac/permission';

/** A permission that a subject gains or loses in a scope. */
export interface AccessChange {
  readonly subject: Subject;

  /** The namespace, or nothing for the whole cluster. */
  readonly namespace?: string;

  readonly permission: Permission;

  /** False for a pair of resource and verb that no known version serves: it is listed, and no gate counts it. */
  readonly isServed: boolean;
}

/** Orders changes by subject, scope, group, resource, verb and name: the cluster before namespaces. */
export function compareChanges(a: AccessChange, b: AccessChange): number {
  const [partsOfA, partsOfB] = [sortKey(a), sortKey(b)];
  return partsOfA.reduce((order, part, i) => order || compareText(part, partsOfB[i]), 0);
}

function sortKey({ subject, namespace = '', permission }: AccessChange): string[] {
  const { verb, apiGroup = '', resource = '', resourceName = '', nonResourceURL = '' } = permission;
  return [subjectText(subject), namespace, apiGroup, resource, nonResourceURL, verb, resourceName];
}
