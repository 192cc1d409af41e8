import { ApiObject } from 'cdk8s';
import { refuseAt } from './construct-error';
import { Issue } from '../diagnostics/issue';
import { validateClusterRole } from '../rbac/validation/cluster-role';
import { validateClusterRoleBinding } from '../rbac/validation/cluster-role-binding';
import { validateRole } from '../rbac/validation/role';
import { validateRoleBinding } from '../rbac/validation/role-binding';
import { validateServiceAccount } from '../rbac/validation/service-account';

const VALIDATE: ReadonlyMap<string, (object: unknown) => Issue[]> = new Map([
  ['Role', validateRole],
  ['ClusterRole', validateClusterRole],
  ['RoleBinding', validateRoleBinding],
  ['ClusterRoleBinding', validateClusterRoleBinding],
  ['ServiceAccount', validateServiceAccount],
]);

/**
 * Refuses an object that Kubernetes refuses, as it is about to be written.
 *
 * What is known earlier is refused earlier. Values that only synthesis knows, labels that are added later and patches are checked here.
 *
 * @param apiObject The construct of the object.
 * @param object What it is written as.
 * @throws one error that lists every issue with its field
 */
export function checkSynthesized({ kind, node }: ApiObject, object: unknown): void {
  refuseAt(node.path, `the ${kind} can't be written`, VALIDATE.get(kind)?.(object) ?? []);
}

/** An object that is checked when it is written. */
export class CheckedApiObject extends ApiObject {
  public toJson(): unknown {
    const object: unknown = super.toJson();
    checkSynthesized(this, object);
    return object;
  }
}
