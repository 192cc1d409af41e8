import { Effect, effectOn } from '../../lib/access/effect';
import { ResourceScope } from '../../lib/resources/resource-info';

const { CLUSTER, NAMESPACED } = ResourceScope;

/** `GROUP RESOURCE VERB`, with `""` for the core group. */
const CASES: readonly [permission: string, named: boolean, scope: ResourceScope, effect: Effect][] = [
  ['"" pods get', false, NAMESPACED, 'live'],
  ['"" pods *', false, NAMESPACED, 'live'],
  ['* * *', false, NAMESPACED, 'live'],
  ['example.com databases get', false, NAMESPACED, 'live'],
  ['"" nodes get', false, CLUSTER, 'live'],
  ['"" nodes get', false, NAMESPACED, 'dead'],
  ['"" namespaces get', false, NAMESPACED, 'live'],
  ['"" namespaces list', false, NAMESPACED, 'dead'],
  ['"" namespaces *', false, NAMESPACED, 'live'],
  ['rbac.authorization.k8s.io clusterroles bind', false, NAMESPACED, 'live'],
  ['rbac.authorization.k8s.io clusterroles escalate', false, NAMESPACED, 'dead'],
  ['"" pods create', true, NAMESPACED, 'live'],
  ['"" pods deletecollection', true, NAMESPACED, 'dead'],
  ['"" pods/exec create', true, NAMESPACED, 'live'],
  ['"" Pods get', false, NAMESPACED, 'dead'],
  ['"" pod get', false, NAMESPACED, 'dead'],
  ['core pods get', false, NAMESPACED, 'dead'],
  ['apps/v1 deployments get', false, NAMESPACED, 'dead'],
  ['"" pods/* get', false, NAMESPACED, 'dead'],
  ['"" pods Get', false, NAMESPACED, 'dead'],
  ['"" pods logs', false, NAMESPACED, 'dead'],
  ['"" pods/logs get', false, NAMESPACED, 'dead'],
  ['apps pods get', false, NAMESPACED, 'unserved'],
  ['"" deployments get', false, NAMESPACED, 'unserved'],
  ['"" pods/log delete', false, NAMESPACED, 'unserved'],
  ['"" pods approve', false, NAMESPACED, 'unserved'],
];

test.each(CASES)('%s (named: %s) in a binding of scope %s is %s', (permission, named, scope, effect) => {
  const [apiGroup, resource, verb] = permission.split(' ');
  expect(effectOn(apiGroup === '""' ? '' : apiGroup, resource, verb, named, scope)).toBe(effect);
});
