import { Example, ExampleTable } from './examples';
import { account, aggregating, APP, controller, DEV, inCluster, inNamespace, labelled, pod, ruled, server, SERVER, SSO_SERVER } from './manifest-texts';
import { binding, role } from '../../access/access-texts';

const RBAC = 'rbac.authorization.k8s.io';
const AUTHENTICATED = 'Group system:authenticated';
const WEB_ACCOUNTS = 'Group system:serviceaccounts:web';
const NOT_OF_GRANTS = 'it is about the binding, and not about what it grants';

/** The same role bound in some namespaces. */
const inNamespaces = (count: number, subject: string, rule: string) => Array.from({ length: count }, (_, n) => inNamespace(`n${n}`, subject, rule)).join('');
const roles = (count: number) => Array.from({ length: count }, (_, n) => role(`web/r${n}`, 'get pods') + binding('web', `Role r${n}`, APP)).join('');
const clusterRoles = (count: number) => Array.from({ length: count }, (_, n) => role(`r${n}`, 'get nodes') + binding(undefined, `ClusterRole r${n}`, APP)).join('');
const WHOLE = { isWhole: true } as const;
const none = (...inputs: readonly string[]): Example[] => inputs.map((input) => [input, 'nothing']);

/** Examples of the checks in lib/review/checks/holders.ts. */
export const HOLDER_EXAMPLES: ExampleTable = {
  A15: {
    cluster: [
      [binding(undefined, 'ClusterRole admin', APP), `critical ${APP} cluster`], [binding(undefined, 'ClusterRole edit', DEV), `critical ${DEV} cluster`],
      [binding(undefined, 'ClusterRole system:kube-controller-manager', DEV), `critical ${DEV} cluster`],
      [binding(undefined, 'ClusterRole cluster-admin', 'User system:serviceaccount:web:app'), `critical ${APP} cluster`],
    ],
    namespace: [[binding('web', 'ClusterRole edit', DEV), `high ${DEV} web`], [binding('web', 'ClusterRole cluster-admin', DEV), `high ${DEV} web`],
      [binding('web', 'ClusterRole system:controller:generic-garbage-collector', DEV), `high ${DEV} web`]],
    wildcard: none(role('admins', '* * of *') + binding(undefined, 'ClusterRole admins', DEV)),
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(
      binding(undefined, 'ClusterRole view', DEV), role('web/admin', 'get pods') + binding('web', 'Role admin', DEV), binding(undefined, 'ClusterRole system:discovery', DEV),
      binding('web', 'ClusterRole system:auth-delegator', DEV), binding(undefined, 'ClusterRole cluster-admin', 'Group system:masters').replace('name: "cluster-admin-group-system-masters"', 'name: cluster-admin'),
    ),
  },
  A16: {
    cluster: [[binding(undefined, 'ClusterRole view', 'Group system:masters'), 'critical Group system:masters cluster']],
    namespace: [[binding('web', 'ClusterRole view', 'Group system:masters'), 'critical Group system:masters web']],
    wildcard: NOT_OF_GRANTS,
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(
      binding(undefined, 'ClusterRole view', 'Group masters'), binding(undefined, 'ClusterRole view', 'User system:masters'),
      binding(undefined, 'ClusterRole cluster-admin', 'Group system:masters').replace('name: "cluster-admin-group-system-masters"', 'name: cluster-admin'),
    ),
  },
  A17: {
    cluster: [[inCluster('Group system:unauthenticated', 'get /metrics'), 'critical Group system:unauthenticated cluster']],
    namespace: [[inNamespace('web', 'User system:anonymous', 'get services'), 'critical User system:anonymous web']],
    wildcard: [[inCluster('User system:anonymous', 'get /*'), 'critical User system:anonymous cluster']],
    group: none(inNamespace('web', 'Group system:unauthenticated', 'get Service of core')),
    named: [[inNamespace('web', 'User system:anonymous', 'get configmaps named cluster-info'), 'critical User system:anonymous web']],
    tempting: none(
      binding(undefined, 'ClusterRole system:public-info-viewer', 'Group system:unauthenticated'), inNamespace('web', 'User anonymous', 'get services'),
      inNamespace('kube-public', 'User system:anonymous', 'get configmaps named cluster-info'), inCluster('Group system:unauthenticated', 'get /healthz,/version'),
    ),
  },
  A18: {
    cluster: [
      [inCluster(AUTHENTICATED, 'get services'), `critical ${AUTHENTICATED} cluster`], [inCluster('Group system:serviceaccounts', 'get nodes'), 'critical Group system:serviceaccounts cluster'],
      [inCluster(WEB_ACCOUNTS, 'get services'), `high ${WEB_ACCOUNTS} cluster`], [binding(undefined, 'ClusterRole view', AUTHENTICATED), `critical ${AUTHENTICATED} cluster`],
    ],
    namespace: [
      [inNamespace('web', 'Group system:serviceaccounts', 'get services'), 'high Group system:serviceaccounts web'],
      [inNamespace('web', WEB_ACCOUNTS, 'get services'), `low ${WEB_ACCOUNTS} web`], [inNamespace('web', WEB_ACCOUNTS, 'get secrets'), `high ${WEB_ACCOUNTS} web`],
    ],
    wildcard: [[inCluster(AUTHENTICATED, 'get /*'), `critical ${AUTHENTICATED} cluster`]],
    group: none(inCluster(AUTHENTICATED, 'create selfsubjectaccessreviews of authorization.k8s.io')),
    named: [[inNamespace('web', AUTHENTICATED, 'get configmaps named a'), `high ${AUTHENTICATED} web`]],
    tempting: none(
      binding(undefined, 'ClusterRole system:basic-user', AUTHENTICATED), binding(undefined, 'ClusterRole system:service-account-issuer-discovery', 'Group system:serviceaccounts'),
      inCluster('Group developers', 'get services'), inCluster('Group system:nodes', 'get services'), inCluster(AUTHENTICATED, 'get Pod'), inCluster('User system:authenticated', 'get services'),
    ),
  },
  J1: {
    cluster: [[role('r', 'get pods') + binding(undefined, 'ClusterRole operator', APP), 'medium ClusterRoleBinding operator-serviceaccount-web-app cluster', WHOLE]],
    namespace: [[role('web/r', 'get pods') + binding('web', 'Role other', APP), 'medium RoleBinding web/other-serviceaccount-web-app web']],
    wildcard: NOT_OF_GRANTS,
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(
      binding('web', 'Role other', APP), binding(undefined, 'ClusterRole view', APP), binding('kube-system', 'Role extension-apiserver-authentication-reader', APP),
      role('r', 'get pods') + binding(undefined, 'ClusterRole operator', APP), role('r') + binding(undefined, 'ClusterRole r', APP),
    ),
  },
  J2: {
    cluster: [[account('web/other') + inCluster(APP, 'get pods'), `low ${APP} cluster`]],
    namespace: [[account('web/other') + inNamespace('web', APP, 'get pods'), `low ${APP} cluster`]],
    wildcard: NOT_OF_GRANTS,
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(account('web/app') + inNamespace('web', APP, 'get pods'), inNamespace('web', APP, 'get pods'), account('web/other') + inNamespace('web', 'ServiceAccount web/default', 'get pods')),
  },
  J4: {
    cluster: [[role('r', 'get pods'), 'low ClusterRole r cluster']],
    namespace: [[role('web/r', 'get pods'), 'low Role web/r web'], [role('web/r', 'get pods') + role('a/r', 'get pods') + binding('a', 'Role r', APP), 'low Role web/r web']],
    wildcard: [[role('r', '* * of *'), 'low ClusterRole r cluster']],
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(
      inNamespace('web', APP, 'get pods'), labelled('part', `${RBAC}/aggregate-to-view`, 'get pods'), role('part', 'get pods') + inCluster(APP, `bind clusterroles of ${RBAC} named part`),
      labelled('part', 'a', 'get pods').replace('"true"', 'b') + aggregating('whole') + binding(undefined, 'ClusterRole whole', APP), role('r', 'get pods') + binding('web', 'ClusterRole r', APP),
    ),
  },
  J5: {
    cluster: [[server('--namespaced') + inCluster(SERVER, 'get pods'), `medium ${SERVER} cluster`], [inCluster(APP, 'get pods'), `info ${APP} cluster`]],
    namespace: none(inNamespace('web', APP, 'get pods')),
    wildcard: none(inCluster(APP, 'get *'), inCluster(APP, 'get leases of *')),
    group: none(inCluster(APP, 'get nodes'), inCluster(APP, 'get /metrics')),
    named: [[inCluster(APP, 'get pods named a'), `info ${APP} cluster`]],
    tempting: none(inCluster(APP, 'get pods', 'get nodes'), inCluster(DEV, 'get pods'), role('r', 'get pods') + binding('web', 'ClusterRole r', APP)),
  },
  J6: {
    cluster: [[inCluster('ServiceAccount web/default', 'get pods'), 'high ServiceAccount web/default cluster']],
    namespace: [
      [inNamespace('web', 'ServiceAccount web/default', 'get pods'), 'high ServiceAccount web/default web'], [inNamespace('web', 'User system:serviceaccount:web:default', 'get pods'), 'high ServiceAccount web/default web'],
    ],
    wildcard: [[inCluster('ServiceAccount web/default', '* * of *'), 'high ServiceAccount web/default cluster']],
    group: NOT_OF_GRANTS,
    named: [[inNamespace('web', 'ServiceAccount web/default', 'get configmaps named a'), 'high ServiceAccount web/default web']],
    tempting: none(inNamespace('web', APP, 'get pods'), inNamespace('web', 'User default', 'get pods'), inNamespace('default', APP, 'get pods'), account('web/default')),
  },
  J7: {
    cluster: [[inCluster(APP, 'get pods') + pod('web/a', 'app', 'a') + pod('web/b', 'app', 'b') + pod('web/c', 'app', 'c'), `medium ${APP} web`]],
    namespace: [[inNamespace('web', APP, 'get pods') + pod('web/a', 'app', 'a') + pod('web/b', 'app', 'b') + pod('web/c', 'app', 'c'), `medium ${APP} web`]],
    wildcard: NOT_OF_GRANTS,
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(
      inNamespace('web', APP, 'get pods') + pod('web/a', 'app', 'a') + pod('web/b', 'app', 'a') + pod('web/c', 'app', 'a'), inNamespace('web', APP, 'get pods') + pod('web/a', 'app', 'a') + pod('web/b', 'app', 'b'),
      inNamespace('web', APP, 'get pods') + pod('web/a', 'app', '"r:5000/a:1"') + pod('web/b', 'app', '"r:5000/a:2"') + pod('web/c', 'app', '"r:5000/a@sha256:0"'),
      inNamespace('web', APP, 'get pods') + ['a', 'b', 'c'].map((name) => pod(`web/${name}`, 'app', name, 'automountServiceAccountToken: false, ')).join(''),
      inNamespace('web', APP, 'get pods') + ['a', 'b', 'c'].map((name) => pod(`web/${name}`, 'app', name).replace('metadata: {', 'metadata: { ownerReferences: [{ kind: ReplicaSet, name: a }],')).join(''),
      pod('web/a', 'app', 'a') + pod('web/b', 'app', 'b') + pod('web/c', 'app', 'c'), inNamespace('web', APP, 'get pods') + pod('a/a', 'app', 'a') + pod('b/b', 'app', 'b') + pod('c/c', 'app', 'c'),
    ),
  },
  J8: {
    cluster: none(inCluster('ServiceAccount ops/app', 'get pods')),
    namespace: [[inNamespace('web', 'ServiceAccount ops/app', 'get pods'), 'medium ServiceAccount ops/app web'], [inNamespace('web', 'User system:serviceaccount:ops:app', 'get pods'), 'medium ServiceAccount ops/app web'],
      [controller(['--namespaced', '--managed-namespace=team']) + inNamespace('web', 'ServiceAccount argo/argo', 'update workflows/finalizers of argoproj.io'), 'medium ServiceAccount argo/argo web']],
    wildcard: NOT_OF_GRANTS,
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(
      inNamespace('web', APP, 'get pods'), binding('kube-system', 'Role extension-apiserver-authentication-reader', APP), inNamespace('web', 'ServiceAccount kube-system/app', 'get pods'),
      SSO_SERVER + ruled('argo/dev', "'dev' in groups") + inNamespace('web', 'ServiceAccount argo/dev', 'get pods'),
      inNamespace('web', 'Group system:serviceaccounts:ops', 'get pods'), controller() + inNamespace('web', 'ServiceAccount argo/argo', 'get pods'),
      inNamespace('kube-system', 'ServiceAccount ops/app', 'create leases of coordination.k8s.io', 'get,update leases of coordination.k8s.io named app'),
      inNamespace('web', 'ServiceAccount ops/app', 'get pods') + role('s', 'update widgets/status of example.com') + binding(undefined, 'ClusterRole s', 'ServiceAccount ops/app'),
    ),
  },
  J9: {
    cluster: [[clusterRoles(4), `info ${APP} cluster`]],
    namespace: [[roles(4), `info ${APP} web`]],
    wildcard: NOT_OF_GRANTS,
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(roles(3), inNamespaces(4, APP, 'get pods')),
  },
  J10: {
    cluster: none(clusterRoles(5)),
    namespace: [[inNamespaces(5, APP, 'list secrets'), `medium ${APP} cluster`], [inNamespaces(5, APP, 'get pods'), `medium ${APP} cluster`]],
    wildcard: NOT_OF_GRANTS,
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(inNamespaces(4, APP, 'list secrets'), inNamespaces(5, DEV, 'get pods'), controller() + inNamespaces(5, 'ServiceAccount argo/argo', 'get pods')),
  },
  J11: {
    cluster: [[inCluster(DEV, `update clusterroles of ${RBAC}`) + aggregating('whole') + binding(undefined, 'ClusterRole whole', APP), 'medium ClusterRole whole cluster']],
    namespace: none(inNamespace('web', DEV, `update clusterroles of ${RBAC}`) + aggregating('whole') + binding(undefined, 'ClusterRole whole', APP)),
    wildcard: [[inCluster(DEV, `update clusterroles of ${RBAC}`) + binding(undefined, 'ClusterRole edit', DEV) + aggregating('whole') + binding(undefined, 'ClusterRole whole', APP), 'medium ClusterRole whole cluster'],
      [inCluster(DEV, 'update clusterroles of *') + aggregating('whole') + binding(undefined, 'ClusterRole whole', APP), 'medium ClusterRole whole cluster']],
    group: none(inCluster(DEV, 'update clusterroles of example.com') + aggregating('whole') + binding(undefined, 'ClusterRole whole', APP)),
    named: none(inCluster(DEV, `update clusterroles of ${RBAC} named mine`) + aggregating('whole') + binding(undefined, 'ClusterRole whole', APP)),
    tempting: none(aggregating('whole') + binding(undefined, 'ClusterRole whole', APP), inCluster(DEV, `update clusterroles of ${RBAC}`) + aggregating('whole'), inCluster(DEV, `update roles of ${RBAC}`) + aggregating('whole') + binding(undefined, 'ClusterRole whole', APP),
      binding(undefined, 'ClusterRole cluster-admin', DEV) + aggregating('whole') + binding(undefined, 'ClusterRole whole', APP), inCluster(DEV, '* * of *') + aggregating('whole') + binding(undefined, 'ClusterRole whole', APP)),
  },
  J12: {
    cluster: [[inCluster('User system:serviceaccount:web:app', 'get pods'), `low ${APP} cluster`]],
    namespace: [[inNamespace('web', 'User system:serviceaccount:web:app', 'get pods'), `low ${APP} web`]],
    wildcard: NOT_OF_GRANTS,
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(inNamespace('web', APP, 'get pods'), inNamespace('web', 'User system:kube-proxy', 'get pods'), inNamespace('web', 'Group system:serviceaccounts:web', 'get pods')),
  },
  J13: {
    cluster: [[inCluster(DEV, 'get nodes'), `info ${DEV} cluster`]],
    namespace: [[inNamespace('web', DEV, 'get pods'), `info ${DEV} web`]],
    wildcard: NOT_OF_GRANTS,
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(inNamespace('web', 'User system:kube-proxy', 'get pods'), inNamespace('web', 'Group dev', 'get pods'), inNamespace('web', 'User system:serviceaccount:web:app', 'get pods')),
  },
};
