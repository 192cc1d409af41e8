import { Example, ExampleTable } from './examples';
import { aggregating, APP, DEV, inCluster, inNamespace } from './manifest-texts';
import { binding, role } from '../../access/access-texts';

const RBAC = 'rbac.authorization.k8s.io';
const AUTHENTICATION = 'authentication.k8s.io';

/** What is found in a cluster role that is bound in the whole cluster. */
const clusterRole = (rules: string, found: string): Example => [inCluster(APP, ...rules.split('; ')), found === '-' ? 'nothing' : `${found} ClusterRole r cluster`];

/** What is found in a role. */
const ofRole = (rules: string, found: string): Example => [inNamespace('web', APP, ...rules.split('; ')), found === '-' ? 'nothing' : `${found} Role web/r web`];
const none = (...inputs: readonly string[]): Example[] => inputs.map((input) => [input, 'nothing']);

const ANY_GROUP = 'it is the same in every API group';
const NO_NAMES = 'names change nothing of it';

/** Examples of the checks in lib/review/checks/dead-rules.ts. They are about how rules are written, so that a star says nothing wrong. */
export const DEAD_RULE_EXAMPLES: ExampleTable = {
  H1: {
    cluster: [clusterRole('create,get configmaps named a', 'medium')],
    namespace: [ofRole('create configmaps named a', 'medium'), ofRole('deletecollection pods named a', 'medium')],
    wildcard: [ofRole('* configmaps named a', '-'), ofRole('create * named a', '-'), ofRole('deletecollection * named a', 'medium')],
    group: [ofRole('create widgets of example.com named a', 'medium')],
    named: 'it is about names',
    tempting: [ofRole('create,get configmaps named a; create configmaps', '-'), ofRole('create,get configmaps,secrets named a; create configmaps; create secrets', '-'), ofRole('create pods/exec named a', '-'), ofRole('create serviceaccounts/token named a', '-'), ofRole('create configmaps', '-'), ofRole('deletecollection pods', '-'), ofRole('delete pods named a', '-')],
  },
  H2: {
    cluster: [clusterRole('list nodes named a', 'low')],
    namespace: [ofRole('watch configmaps named a', 'low'), ofRole('get,list secrets named a', 'low')],
    wildcard: [ofRole('* configmaps named a', '-')],
    group: [ofRole('list widgets of example.com named a', 'low')],
    named: 'it is about names',
    tempting: [ofRole('list configmaps', '-'), ofRole('get configmaps named a', '-')],
  },
  H3: {
    cluster: [clusterRole('get nodes/*', 'medium')],
    namespace: [ofRole('create pods/*', 'medium'), ofRole('get */* of *', 'medium'), ofRole('get deploy* of apps', 'medium'), ofRole('create pods/ex*', 'medium')],
    wildcard: [ofRole('* pods/*', 'medium'), ofRole('get * of apps', '-'), ofRole('get */scale of apps', '-')],
    group: [ofRole('get widgets/* of example.com', 'medium')],
    named: [ofRole('get pods/* named a', 'medium')],
    tempting: [ofRole('get pods/log', '-'), ofRole('get pods/log of ,metrics.k8s.io', '-'), ofRole('get widgets/scale of example.com', '-')],
  },
  H4: {
    cluster: [clusterRole('get nodes of core', 'medium')],
    namespace: [ofRole('get pods of v1', 'medium'), ofRole('get deployments of apps/v1', 'medium'), ofRole('get secrets of core', 'medium'), ofRole('get secrets of apps', 'medium'), ofRole('create deployments', 'medium')],
    wildcard: [ofRole('* pods of core', 'medium'), ofRole('get leases of *', '-')],
    group: [ofRole('get widgets of example.com', '-')],
    named: [ofRole('get secrets of core named a', 'medium')],
    tempting: [ofRole('get deployments of apps', '-'), ofRole('get events of events.k8s.io', '-'), ofRole('get pods', '-'), ofRole('get secrets,deployments of ,apps', '-'), ofRole('get Secret of apps', '-')],
  },
  H5: {
    cluster: [clusterRole('get Node', 'medium')],
    namespace: [ofRole('get pod', 'medium'), ofRole('get Pods', 'medium'), ofRole('get deploy of apps', 'medium'), ofRole('get Secret', 'medium'), ofRole('get pods/logs', 'medium')],
    wildcard: [ofRole('* Secret', 'medium'), ofRole('get * of apps', '-')],
    group: [ofRole('get widget of example.com', '-')],
    named: [ofRole('get Secret named a', 'medium')],
    tempting: [ofRole('get pods,deployments of ,apps', '-'), ofRole('get secrets of apps', '-'), ofRole('get endpoints', '-'), ofRole('get ingresses of networking.k8s.io', '-'), ofRole('get metrics.k8s.io of metrics.k8s.io', '-'), ofRole('get configmaps/status', '-')],
  },
  H6: {
    cluster: [clusterRole('list nodes/proxy', 'low')],
    namespace: [ofRole('get,list pods/log', 'low'), ofRole('delete pods/log', 'low'), ofRole('update pods/exec', 'low'), ofRole('get configmaps/status', 'low')],
    wildcard: [ofRole('* pods/log', '-')],
    group: [ofRole('frobnicate widgets of example.com', '-')],
    named: [ofRole('list pods/log named a', 'low')],
    tempting: [ofRole('get pods/log', '-'), ofRole('get,list,watch,create,update,patch,delete,deletecollection pods', '-')],
  },
  H7: {
    cluster: [clusterRole('approve certificatesigningrequests of certificates.k8s.io', 'medium')],
    namespace: [ofRole(`impersonate roles of ${RBAC}`, 'medium'), ofRole(`bind rolebindings of ${RBAC}`, 'medium'), ofRole('use pods', 'medium'), ofRole('escalate pods', 'medium')],
    wildcard: [ofRole(`* rolebindings of ${RBAC}`, '-')],
    group: [ofRole('use widgets of example.com', '-')],
    named: [ofRole(`bind rolebindings of ${RBAC} named a`, 'medium')],
    tempting: [ofRole(`bind,escalate roles of ${RBAC}`, '-'), ofRole('use securitycontextconstraints of security.openshift.io named restricted', '-'), ofRole('impersonate serviceaccounts', '-')],
  },
  H8: {
    cluster: [
      clusterRole('get nodes; get pods', '-'), [role('r', 'get nodes', 'get pods') + binding('web', 'ClusterRole r', APP), 'medium ClusterRole r cluster'],
      [role('r', 'get /metrics', 'get pods') + binding('web', 'ClusterRole r', APP), 'medium ClusterRole r cluster'],
    ],
    namespace: [
      ofRole('get nodes; get pods', 'medium'), ofRole('get,list namespaces', 'medium'), ofRole('get namespaces named other', 'medium'), ofRole('impersonate users', 'medium'),
      ofRole(`impersonate:user-info users of ${AUTHENTICATION}; impersonate-on:user-info:get pods`, 'medium'),
    ],
    wildcard: [ofRole('* nodes', 'medium'), ofRole('get *', '-'), ofRole('get * of *', '-')],
    group: [ofRole('get nodes of example.com', '-')],
    named: [ofRole('get nodes named a', 'medium')],
    tempting: [
      ofRole('get,update,patch,delete namespaces', '-'), ofRole('get namespaces named web', '-'), ofRole('update namespaces/finalize', '-'), ofRole(`bind clusterroles of ${RBAC}`, '-'),
      ofRole('use securitycontextconstraints of security.openshift.io', '-'), ...none(role('r', 'get nodes', 'get pods') + binding('web', 'ClusterRole r', APP) + binding(undefined, 'ClusterRole r', DEV), role('r', 'get nodes')),
    ],
  },
  H9: {
    cluster: [clusterRole('get nodes named worker-*', 'medium')],
    namespace: [ofRole('get secrets named team-*', 'medium'), ofRole('get secrets named ^a$', 'medium'), ofRole('get secrets named a?', 'medium')],
    wildcard: [ofRole('* secrets named team-*', 'medium')],
    group: [ofRole('get widgets of example.com named a-*', 'medium')],
    named: 'it is about names',
    tempting: [
      clusterRole('approve signers of certificates.k8s.io named example.com/*', '-'), clusterRole('approve signers of cert-manager.io named issuers.cert-manager.io/*', '-'), clusterRole(`impersonate:associated-node nodes of ${AUTHENTICATION} named *; impersonate-on:associated-node:get pods`, '-'),
      ofRole(`get roles of ${RBAC} named a:b`, '-'), ofRole('get services/proxy named https:dashboard:8443', '-'), ofRole('get imagestreamtags of image.openshift.io named app:latest', '-'), clusterRole('impersonate users named ann@example.com', '-'), ofRole('get configmaps named a.b-c', '-'),
    ],
  },
  H10: {
    cluster: [[inCluster(APP, 'get secrets named a').replace('["a"]', '[]'), 'high ClusterRole r cluster']],
    namespace: [
      [inNamespace('web', APP, 'get secrets named a').replace('["a"]', '[]'), 'high Role web/r web'], [inNamespace('web', APP, 'get secrets named a').replace('["a"]', '[""]'), 'high Role web/r web'],
      [inNamespace('web', APP, 'get secrets named a').replace('["a"]', 'null'), 'high Role web/r web'],
    ],
    wildcard: [[inNamespace('web', APP, '* secrets named a').replace('["a"]', '[]'), 'high Role web/r web']],
    group: [[inNamespace('web', APP, 'get widgets of example.com named a').replace('["a"]', '[]'), 'high Role web/r web']],
    named: 'it is about names',
    tempting: [ofRole('get secrets', '-'), ofRole('get secrets named a', '-')],
  },
  H11: {
    cluster: [clusterRole('use podsecuritypolicies of policy', 'low')],
    namespace: [ofRole('get deployments of extensions,apps', 'low'), ofRole('get ingresses/status of extensions', 'low')],
    wildcard: [ofRole('* deployments of extensions', 'low'), clusterRole('* * of extensions', 'low')],
    group: [ofRole('get deployments of apps', '-')],
    named: [ofRole('get ingresses of extensions named a', 'low')],
    tempting: [ofRole('get poddisruptionbudgets of policy', '-'), ofRole('get ingresses of networking.k8s.io', '-')],
  },
  H12: {
    cluster: [clusterRole('get,list nodes; get nodes', 'info')],
    namespace: [ofRole('get pods; get pods', 'info'), ofRole('get,list pods; get pods', 'info')],
    wildcard: [ofRole('* pods; get pods', 'info'), ofRole('get *; get pods', 'info')],
    group: [ofRole('get deployments of apps; get deployments of apps,batch', 'info')],
    named: [ofRole('get secrets; get secrets named a', 'info'), ofRole('get secrets named a; get secrets named b', '-')],
    tempting: [ofRole('get pods; list pods', '-'), ofRole('get pods; get pods/log', '-'), ofRole('get pods; get pods of example.com', '-')],
  },
  H13: {
    cluster: [clusterRole('get,get nodes', 'info')],
    namespace: [ofRole('get,get pods', 'info'), ofRole('get pods,pods', 'info')],
    wildcard: [ofRole('get,* pods', 'info'), ofRole('get pods,*', 'info'), ofRole('* pods', '-')],
    group: [ofRole('get deployments of apps,apps', 'info'), ofRole('get deployments of apps,*', 'info')],
    named: [ofRole('get secrets named a,a', 'info')],
    tempting: [ofRole('get,list pods', '-'), ofRole('get pods,pods/log', '-'), ofRole('get */scale,deployments of apps', '-')],
  },
  H14: {
    cluster: [[inCluster(APP, 'get /metrics').replace('"/metrics"', '"metrics"'), 'medium ClusterRole r cluster'], clusterRole('get /a/*/b', 'medium')],
    namespace: 'the API server rejects a Role with a URL (H19)',
    wildcard: [clusterRole('get /healthz/*', '-'), clusterRole('get /*', '-')],
    group: 'a URL has no API group',
    named: 'a URL has no names',
    tempting: [clusterRole('get /metrics,/healthz', '-')],
  },
  H15: {
    cluster: [
      clusterRole('impersonate-on:user-info:get pods', 'medium'), clusterRole(`impersonate:user-info users of ${AUTHENTICATION}`, 'medium'),
      clusterRole(`impersonate:user-info users of ${AUTHENTICATION}; impersonate-on:serviceaccount:get pods`, 'medium'), clusterRole('impersonate-on:user-info:get pods; * configmaps', 'medium'),
    ],
    namespace: [ofRole(`impersonate:serviceaccount serviceaccounts of ${AUTHENTICATION}`, 'medium')],
    wildcard: [clusterRole(`impersonate:user-info users of ${AUTHENTICATION}; * pods`, '-')],
    group: [clusterRole('impersonate:user-info users; impersonate-on:user-info:get pods', 'medium')],
    named: [clusterRole(`impersonate:user-info users of ${AUTHENTICATION} named ann`, 'medium')],
    tempting: [
      clusterRole(`impersonate:user-info users of ${AUTHENTICATION}; impersonate-on:user-info:get pods`, '-'), clusterRole('impersonate users', '-'),
      ...none(role('a', `impersonate:user-info users of ${AUTHENTICATION}`) + role('b', 'impersonate-on:user-info:get pods') + binding(undefined, 'ClusterRole a', APP) + binding(undefined, 'ClusterRole b', APP)),
    ],
  },
  H16: {
    cluster: [clusterRole(`escalate clusterroles of ${RBAC} named a`, 'low'), clusterRole(`create,escalate clusterroles of ${RBAC} named a`, 'low')],
    namespace: [ofRole(`escalate roles of ${RBAC} named a; update roles of ${RBAC} named b`, 'low')],
    wildcard: [ofRole(`* roles of ${RBAC} named a`, '-')],
    group: [ofRole('escalate roles of example.com named a', '-')],
    named: 'it is about names',
    tempting: [ofRole(`escalate,patch roles of ${RBAC} named a`, '-'), ofRole(`escalate roles of ${RBAC}`, '-'), ofRole(`escalate roles of ${RBAC} named a; update roles of ${RBAC}`, '-')],
  },
  H17: {
    cluster: [[aggregating('r', 'get pods'), 'medium ClusterRole r cluster']],
    namespace: none(inNamespace('web', APP, 'get pods')),
    wildcard: [[aggregating('r', '* * of *'), 'medium ClusterRole r cluster']],
    group: ANY_GROUP,
    named: NO_NAMES,
    tempting: none(aggregating('r'), role('r', 'get pods')),
  },
  H18: {
    cluster: [[role('r', 'get nodes') + binding(undefined, 'ClusterRole r', APP), 'nothing']],
    namespace: [
      [role('r', 'get nodes', 'get /metrics') + binding('web', 'ClusterRole r', APP), 'medium RoleBinding web/r-serviceaccount-web-app web'],
      [binding('web', 'ClusterRole system:auth-delegator', APP), 'medium RoleBinding web/system-auth-delegator-serviceaccount-web-app web'],
    ],
    wildcard: none(role('r', 'get *') + binding('web', 'ClusterRole r', APP)),
    group: none(role('r', 'get nodes of example.com') + binding('web', 'ClusterRole r', APP)),
    named: [[role('r', 'get nodes named a') + binding('web', 'ClusterRole r', APP), 'medium RoleBinding web/r-serviceaccount-web-app web']],
    tempting: none(role('r', 'get nodes', 'get pods') + binding('web', 'ClusterRole r', APP), role('r', 'get Pod') + binding('web', 'ClusterRole r', APP), role('r', 'get namespaces') + binding('web', 'ClusterRole r', APP)),
  },
  H19: {
    cluster: [[role('r', 'get pods') + binding(undefined, 'Role r', APP), 'high ClusterRoleBinding r-serviceaccount-web-app cluster'], [inCluster(APP, 'get nodes').replace('verbs: ["get"]', 'verbs: []'), 'high ClusterRole r cluster']],
    namespace: [
      [inNamespace('web', APP, 'get pods').replace('verbs: ["get"]', 'verbs: []'), 'high Role web/r web'], [inNamespace('web', APP, 'get /metrics'), 'high Role web/r web'],
    ],
    wildcard: [[inNamespace('web', APP, '* *').replace('verbs: ["*"]', 'verbs: []'), 'high Role web/r web']],
    group: [[inNamespace('web', APP, 'get pods').replace('apiGroups: [""]', 'apiGroups: []'), 'high Role web/r web']],
    named: NO_NAMES,
    tempting: [ofRole('get pods', '-'), clusterRole('get /metrics', '-'), ofRole('get pods/*', '-')],
  },
  H20: {
    cluster: [[role('r', 'get pods') + inCluster(APP, 'get nodes'), 'medium ClusterRole r cluster']],
    namespace: [[role('web/r', 'get pods') + inNamespace('web', APP, 'get services'), 'medium Role web/r web']],
    wildcard: [[role('web/r', '* *') + inNamespace('web', APP, 'get services'), 'medium Role web/r web']],
    group: ANY_GROUP,
    named: NO_NAMES,
    tempting: none(role('web/r', 'get pods') + inNamespace('web', APP, 'get pods'), role('a/r', 'get pods') + inNamespace('web', APP, 'get services'), role('r', 'get pods') + inNamespace('web', APP, 'get services')),
  },
};
