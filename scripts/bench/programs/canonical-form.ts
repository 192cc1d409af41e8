import { count } from './program-arguments';
import { randomPermissions } from './random-permissions';
import { beginWork } from './usage';
import { PermissionSet } from 'cdk8s-argo-rbac';

const permissions = randomPermissions(count);
beginWork();
const rules = PermissionSet.of(permissions).toRules();
if (rules.length === 0) {
  throw new Error('The canonical form is empty');
}
