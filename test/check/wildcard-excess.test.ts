import { wildcardExcess } from '../../lib/check/wildcard-excess';
import { ruleOf } from '../../lib/rbac/expansion';
import { packRules } from '../../lib/rbac/packing';
import { Permission } from '../../lib/rbac/permission';
import { PermissionIndex } from '../../lib/rbac/permission-index';

const on = (verb: string, apiGroup: string, resource: string, resourceName?: string): Permission =>
  ({ verb, apiGroup, resource, ...resourceName === undefined ? {} : { resourceName } });

/** The excess in a namespace, as few rules. */
function excess(permission: Permission, ...suffices: readonly Permission[]): string[] {
  const found = wildcardExcess({ permission, namespace: 'argo' }, suffices.map((each) => ({ permission: each, namespace: 'argo' })));
  return packRules(PermissionIndex.of(found.map(ruleOf))).map(({ verbs, apiGroups = [], resources = [] }) => `${verbs.join()} ${apiGroups.join()} ${resources.join()}`);
}

test.each<[name: string, permission: Permission, suffices: Permission[], excess: string[]]>([
  ['no wildcard', on('get', '', 'pods'), [on('get', '', 'pods', 'a')], []],
  ['every verb', on('*', 'argoproj.io', 'workflowtaskresults'), [on('create', 'argoproj.io', 'workflowtaskresults'), on('patch', 'argoproj.io', 'workflowtaskresults')],
    ['get,list,watch,update,delete,deletecollection argoproj.io workflowtaskresults']],
  ['every verb of what is needed by name', on('*', '', 'configmaps'), [on('get', '', 'configmaps', 'a')],
    ['get,list,watch,create,update,patch,delete,deletecollection  configmaps']],
  ['every resource', on('get', 'batch', '*'), [on('get', 'batch', 'jobs')], ['get batch cronjobs,cronjobs/status,jobs/status']],
  ['a subresource of every resource', on('update', 'batch', '*/status'), [], ['update batch cronjobs/status,jobs/status']],
  ['every group, of a resource', on('list', '*', 'events'), [on('list', '', 'events')], ['list events.k8s.io events']],
  ['nothing of the cluster in a namespace', on('get', 'scheduling.k8s.io', '*'), [], []],
  ['a group that nobody knows', on('*', 'example.com', '*'), [], []],
])('the excess of %s', (_name, permission, suffices, expected) => {
  expect(excess(permission, ...suffices)).toEqual(expected);
});
