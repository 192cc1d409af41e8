import { reviewText } from './review-input';
import { ArgoVersion } from '../../lib/argo/argo-version';
import { CheckId } from '../../lib/review/check';
import { CHECKS } from '../../lib/review/check-table';
import { ReviewOptions } from '../../lib/review/review-options';
import { binding, role } from '../access/access-texts';

const RBAC = 'rbac.authorization.k8s.io';
const ARGO = 'argoproj.io';
const APP = 'ServiceAccount web/app';
const DEV = 'User dev';

const inCluster = (subject: string, ...rules: readonly string[]) => role('r', ...rules) + binding(undefined, 'ClusterRole r', subject);
const inNamespace = (namespace: string, subject: string, ...rules: readonly string[]) => role(`${namespace}/r`, ...rules) + binding(namespace, 'Role r', subject);

/** An object in one line of YAML. */
const object = (apiVersion: string, kind: string, name: string, rest = ''): string => {
  const [namespace, own] = name.includes('/') ? name.split('/') : [undefined, name];
  const [metadata, others] = rest.startsWith('@') ? rest.slice(1).split('@', 2) : ['', rest];
  return `\n{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: "${own}"${namespace === undefined ? '' : `, namespace: ${namespace}`}${metadata} }${others === '' ? '' : `, ${others}`} }\n---`;
};
const account = (name: string, metadata = '') => object('v1', 'ServiceAccount', name, `@${metadata}@`);
const ruled = (name: string, rule: string, precedence = '1') =>
  account(name, `, annotations: { workflows.argoproj.io/rbac-rule: "${rule}", workflows.argoproj.io/rbac-rule-precedence: "${precedence}" }`);
const token = (name: string, of: string) => object('v1', 'Secret', name, `@, annotations: { kubernetes.io/service-account.name: ${of} }@type: kubernetes.io/service-account-token`);
const pod = (name: string, of: string, image = 'app', more = '') => object('v1', 'Pod', name, `spec: { ${of === '' ? '' : `serviceAccountName: ${of}, `}${more}containers: [{ name: main, image: ${image} }] }`);
const deployment = (name: string, of: string, image: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) => object('apps/v1', 'Deployment', name,
  `spec: { template: { metadata: { labels: { app: ${of} } }, spec: { serviceAccountName: ${of}, containers: [{ name: main, image: "${image}", args: ${JSON.stringify(args)}, env: ${JSON.stringify(Object.entries(env).map(([key, value]) => ({ name: key, value })))} }] } } }`);
const controller = (args: readonly string[] = [], env: Readonly<Record<string, string>> = {}, version = 'v4.1.2') =>
  deployment('argo/workflow-controller', 'argo', `quay.io/argoproj/workflow-controller:${version}`, args, env);
const server = (...args: readonly string[]) => deployment('argo/argo-server', 'argo-server', 'quay.io/argoproj/argocli:v4.1.2', ['server', ...args]);
const configMap = (name: string, data: Readonly<Record<string, string>> = {}, metadata = '') => object('v1', 'ConfigMap', name, `@${metadata}@data: ${JSON.stringify(data)}`);
const configuration = (data: Readonly<Record<string, string>>) => configMap('argo/workflow-controller-configmap', data);
const workflow = (kind: string, name: string, spec: string) => object(`${ARGO}/v1alpha1`, kind, name, `spec: ${spec}`);
const aggregated = (name: string, label: string, ...rules: readonly string[]) =>
  role(name, ...rules).replace('metadata: { name', `metadata: { labels: { ${label}: "true" }, name`);

const SSO = { sso: '{ issuer: "https://idp.example.com", clientSecret: { name: argo-sso, key: secret }, rbac: { enabled: true } }' };
const SSO_SERVER = server('--auth-mode=sso') + configuration(SSO);
const STRICT = configuration({ workflowRestrictions: '{ templateReferencing: Strict }' });

interface Row {
  readonly fires: readonly [string, string][];

  /** Tempting false alarms. */
  readonly silent: readonly string[];
  readonly options?: ReviewOptions;
}

/** By check: inputs in which it finds something, each with what; and others that look like it. */
const ROWS: Readonly<Partial<Record<CheckId, Row>>> = {
  A1: {
    fires: [[inCluster(APP, '* * of *'), `critical ${APP} cluster`], [inNamespace('web', APP, '* * of *'), `critical ${APP} web`]],
    silent: [inCluster(APP, '* * of example.com'), inCluster(APP, 'get,list * of *'), inCluster(APP, '* pods of *'), inCluster(APP, '* */* of *')],
  },
  A2: {
    fires: [
      [inCluster(APP, '* configmaps of apps,events.k8s.io', '* deployments of apps'), `high ${APP} cluster`],
      [inNamespace('web', APP, '* leases of coordination.k8s.io'), `medium ${APP} web`],
      [inCluster(APP, '* widgets of example.com'), `medium ${APP} cluster`],
      [inNamespace('web', APP, '* * of example.com'), `low ${APP} web`],
      [inNamespace('web', APP, '* endpointslices of discovery.k8s.io named a'), `low ${APP} web`],
    ],
    silent: [inCluster(APP, 'get,list,watch,create,update,patch,delete leases of coordination.k8s.io'), inCluster(APP, '* nodes/proxy'), inNamespace('web', APP, '* nodes')],
  },
  A3: {
    fires: [
      [inCluster(APP, 'get,list * of *'), `critical ${APP} cluster`], [inNamespace('web', APP, 'get *'), `high ${APP} web`],
      [inCluster(APP, 'get,list * of batch'), `medium ${APP} cluster`], [inNamespace('web', APP, 'get * of apps'), `low ${APP} web`],
    ],
    silent: [inCluster(APP, 'get * of metrics.k8s.io'), inCluster(APP, 'get */scale of *'), inCluster(APP, '* * of example.com'), inCluster(APP, 'get pods,services')],
  },
  A4: {
    fires: [[inCluster(APP, 'get leases of *'), `medium ${APP} cluster`], [inNamespace('web', APP, 'get leases of *'), `low ${APP} web`]],
    silent: [inCluster(APP, 'get nodes/proxy of *'), inCluster(APP, 'get leases of coordination.k8s.io')],
  },
  A5: {
    fires: [
      [inCluster(APP, `escalate roles of ${RBAC}`), `critical ${APP} cluster`], [inNamespace('web', APP, `escalate roles of ${RBAC}`), `critical ${APP} web`],
      [inCluster(APP, `escalate,update clusterroles of ${RBAC} named a`), `high ${APP} cluster`],
    ],
    silent: [inNamespace('web', APP, `escalate clusterroles of ${RBAC}`), inCluster(APP, `escalate clusterroles of ${RBAC} named a`), inCluster(APP, `escalate rolebindings of ${RBAC}`)],
  },
  A8: {
    fires: [
      [inNamespace('web', APP, `update rolebindings of ${RBAC}`, `bind clusterroles of ${RBAC}`), `critical ${APP} web`],
      [inCluster(APP, `create rolebindings,roles of ${RBAC}`, `escalate roles of ${RBAC}`), `critical ${APP} cluster`],
      [inNamespace('web', APP, `create rolebindings of ${RBAC}`, `bind clusterroles of ${RBAC} named admin`), `high ${APP} web`],
    ],
    silent: [
      inCluster(APP, `create rolebindings of ${RBAC}`, `bind rolebindings of ${RBAC}`), inCluster(APP, `bind clusterroles of ${RBAC}`),
      inCluster(APP, `create rolebindings of ${RBAC}`),
    ],
  },
  A12: {
    fires: [],
    silent: [inCluster(APP, `update clusterroles of ${RBAC}`)],
  },
  A15: {
    fires: [
      [binding(undefined, 'ClusterRole admin', APP), `critical ${APP} cluster`], [binding('web', 'ClusterRole edit', DEV), `high ${DEV} web`],
      [binding(undefined, 'ClusterRole system:kube-controller-manager', DEV), `critical ${DEV} cluster`],
    ],
    silent: [binding(undefined, 'ClusterRole view', DEV), role('web/admin', 'get pods') + binding('web', 'Role admin', DEV), binding(undefined, 'ClusterRole system:discovery', DEV)],
  },
  A16: {
    fires: [[binding(undefined, 'ClusterRole view', 'Group system:masters'), 'critical Group system:masters cluster']],
    silent: [binding(undefined, 'ClusterRole view', 'Group masters')],
  },
  A17: {
    fires: [
      [inCluster('Group system:unauthenticated', 'get /metrics'), 'critical Group system:unauthenticated cluster'],
      [inNamespace('web', 'User system:anonymous', 'get services'), 'critical User system:anonymous web'],
    ],
    silent: [
      binding(undefined, 'ClusterRole system:public-info-viewer', 'Group system:unauthenticated'),
      inNamespace('kube-public', 'User system:anonymous', 'get configmaps named cluster-info'), inNamespace('web', 'User anonymous', 'get services'),
    ],
  },
  A18: {
    fires: [
      [inCluster('Group system:authenticated', 'get services'), 'critical Group system:authenticated cluster'],
      [inNamespace('web', 'Group system:serviceaccounts', 'get services'), 'high Group system:serviceaccounts web'],
      [inNamespace('web', 'Group system:serviceaccounts:web', 'get services'), 'low Group system:serviceaccounts:web web'],
      [inNamespace('web', 'Group system:serviceaccounts:web', 'get secrets'), 'high Group system:serviceaccounts:web web'],
      [inCluster('Group system:serviceaccounts:web', 'get services'), 'high Group system:serviceaccounts:web cluster'],
    ],
    silent: [
      binding(undefined, 'ClusterRole system:basic-user', 'Group system:authenticated'), binding(undefined, 'ClusterRole system:service-account-issuer-discovery', 'Group system:serviceaccounts'),
      inCluster('Group developers', 'get services'),
    ],
  },
  A19: {
    fires: [
      [inCluster(APP, 'impersonate:serviceaccount serviceaccounts of authentication.k8s.io', 'impersonate-on:serviceaccount:list pods'), `high ${APP} cluster`],
      [inNamespace('web', APP, 'impersonate:serviceaccount serviceaccounts of authentication.k8s.io', '* pods'), `high ${APP} web`],
    ],
    silent: [
      inCluster(APP, 'impersonate:serviceaccount serviceaccounts of authentication.k8s.io', 'impersonate-on:user-info:list pods'),
      inCluster(APP, 'impersonate:serviceaccount serviceaccounts of authentication.k8s.io'),
    ],
  },
  A20: {
    fires: [[inNamespace('kube-system', APP, 'create secrets') + binding(undefined, 'ClusterRole system:node-bootstrapper', 'Group system:bootstrappers:k'), `high ${APP} kube-system`]],
    silent: [inNamespace('kube-system', APP, 'create secrets'), inNamespace('web', APP, 'create secrets') + binding(undefined, 'ClusterRole system:node-bootstrapper', 'Group system:bootstrappers:k')],
  },
  A21: {
    fires: [[inCluster(APP, 'update clustertrustbundles of certificates.k8s.io', 'attest signers of certificates.k8s.io named example.com/*'), `medium ${APP} cluster`]],
    silent: [inCluster(APP, 'update clustertrustbundles of certificates.k8s.io'), inCluster(APP, 'update clustertrustbundles of certificates.k8s.io', 'sign signers of certificates.k8s.io')],
  },
  A22: {
    fires: [[inCluster(APP, 'delete,unsafe-delete-ignore-read-errors widgets of example.com'), `medium ${APP} cluster`]],
    silent: [inCluster(APP, 'unsafe-delete-ignore-read-errors widgets of example.com'), inCluster(APP, 'delete widgets of example.com')],
  },
  E9: {
    fires: [[`${object(`${'admissionregistration.k8s.io'}/v1`, 'ValidatingAdmissionPolicy', 'limits', 'spec: { paramKind: { apiVersion: v1, kind: ConfigMap } }')
    }${object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', 'limits', 'spec: { policyName: limits, paramRef: { name: params, namespace: web } }')
    }${inNamespace('web', APP, 'update configmaps named params')}`, `medium ${APP} web`]],
    silent: [inNamespace('web', APP, 'update configmaps named params')],
  },
  G1: {
    fires: [[inNamespace('web', APP, 'delete pods,services,configmaps,secrets,endpoints,events,limitranges,podtemplates,serviceaccounts,resourcequotas'), `medium ${APP} web`]],
    silent: [inNamespace('web', APP, 'delete pods,services,configmaps'), inNamespace('web', APP, '* * of example.com')],
  },
  G4: {
    fires: [[`${object('v1', 'Namespace', 'web')}${inNamespace('web', APP, 'create pods')}`, `info ${APP} web`]],
    silent: [`${object('v1', 'Namespace', 'web')}${object('v1', 'ResourceQuota', 'web/q')}${inNamespace('web', APP, 'create pods')}`, inNamespace('web', APP, 'create pods')],
  },
  G5: {
    fires: [
      [inNamespace('kube-system', APP, 'update leases of coordination.k8s.io'), `medium ${APP} kube-system`],
      [inCluster(APP, 'update leases of coordination.k8s.io named kube-scheduler'), `medium ${APP} cluster`],
      [controller() + inNamespace('argo', APP, 'update leases of coordination.k8s.io named workflow-controller'), `medium ${APP} argo`],
    ],
    silent: [
      inNamespace('web', APP, 'update leases of coordination.k8s.io'), inNamespace('kube-system', APP, 'update leases of coordination.k8s.io named mine'),
      controller() + inNamespace('argo', 'ServiceAccount argo/argo', 'update leases of coordination.k8s.io named workflow-controller'),
    ],
  },
  H1: {
    fires: [[inNamespace('web', APP, 'create,get configmaps named a'), 'medium Role web/r web'], [inNamespace('web', APP, 'deletecollection pods named a'), 'medium Role web/r web']],
    silent: [inNamespace('web', APP, 'create pods/exec named a'), inNamespace('web', APP, '* configmaps named a'), inNamespace('web', APP, 'create configmaps')],
  },
  H2: {
    fires: [[inNamespace('web', APP, 'watch configmaps named a'), 'low Role web/r web']],
    silent: [inNamespace('web', APP, '* configmaps named a'), inNamespace('web', APP, 'list configmaps')],
  },
  H3: {
    fires: [[inNamespace('web', APP, 'get */* of *'), 'medium Role web/r web'], [inNamespace('web', APP, 'get deploy* of apps'), 'medium Role web/r web']],
    silent: [inNamespace('web', APP, 'get */scale of apps'), inNamespace('web', APP, 'get * of apps')],
  },
  H4: {
    fires: [[inNamespace('web', APP, 'get deployments of apps/v1'), 'medium Role web/r web'], [inNamespace('web', APP, 'get pods of v1'), 'medium Role web/r web']],
    silent: [inNamespace('web', APP, 'get widgets of example.com'), inNamespace('web', APP, 'get deployments of apps')],
  },
  H5: {
    fires: [[inNamespace('web', APP, 'get pod,deploy'), 'medium Role web/r web'], [inNamespace('web', APP, 'get Pods'), 'medium Role web/r web']],
    silent: [inNamespace('web', APP, 'get pods,deployments of ,apps'), inNamespace('web', APP, 'get widget of example.com')],
  },
  H6: {
    fires: [[inNamespace('web', APP, 'get,list pods/log'), 'low Role web/r web']],
    silent: [inNamespace('web', APP, '* pods/log'), inNamespace('web', APP, 'frobnicate widgets of example.com')],
  },
  H7: {
    fires: [[inNamespace('web', APP, 'impersonate roles of rbac.authorization.k8s.io'), 'medium Role web/r web'],
      [inCluster(APP, 'approve certificatesigningrequests of certificates.k8s.io'), 'medium ClusterRole r cluster'], [inNamespace('web', APP, 'use pods'), 'medium Role web/r web']],
    silent: [inNamespace('web', APP, 'bind roles of rbac.authorization.k8s.io'), inNamespace('web', APP, 'use securitycontextconstraints of security.openshift.io named restricted')],
  },
  H8: {
    fires: [
      [inNamespace('web', APP, 'get nodes', 'get pods'), 'medium Role web/r web'],
      [role('r', 'get nodes', 'get pods') + binding('web', 'ClusterRole r', APP), 'medium ClusterRole r cluster'],
    ],
    silent: [
      inNamespace('web', APP, 'get,patch namespaces'), inNamespace('web', APP, `bind clusterroles of ${RBAC}`), inCluster(APP, 'get nodes', 'get pods'),
      role('r', 'get nodes', 'get pods') + binding('web', 'ClusterRole r', APP) + binding(undefined, 'ClusterRole r', DEV),
    ],
  },
  H9: {
    fires: [[inNamespace('web', APP, 'get secrets named team-*'), 'medium Role web/r web'], [inNamespace('web', APP, 'get secrets named ^a$'), 'medium Role web/r web']],
    silent: [inCluster(APP, 'approve signers of certificates.k8s.io named example.com/*'), inCluster(APP, 'impersonate:associated-node nodes of authentication.k8s.io named *')],
  },
  H10: {
    fires: [[`${inNamespace('web', APP, 'get secrets named a').replace('["a"]', '[]')}`, 'high Role web/r web'], [`${inNamespace('web', APP, 'get secrets named a').replace('["a"]', '[""]')}`, 'high Role web/r web']],
    silent: [inNamespace('web', APP, 'get secrets')],
  },
  H11: {
    fires: [[inNamespace('web', APP, 'get deployments of extensions,apps'), 'low Role web/r web'], [inCluster(APP, 'use podsecuritypolicies of policy'), 'low ClusterRole r cluster']],
    silent: [inNamespace('web', APP, 'get deployments of apps')],
  },
  H12: {
    fires: [[inNamespace('web', APP, 'get,list pods', 'get pods'), 'info Role web/r web'], [inNamespace('web', APP, 'get pods', 'get pods'), 'info Role web/r web']],
    silent: [inNamespace('web', APP, 'get pods', 'list pods')],
  },
  H13: {
    fires: [[inNamespace('web', APP, 'get,get pods'), 'info Role web/r web'], [inNamespace('web', APP, 'get,* pods'), 'info Role web/r web']],
    silent: [inNamespace('web', APP, '* pods')],
  },
  H14: {
    fires: [[inCluster(APP, 'get /metrics').replace('"/metrics"', '"metrics"'), 'medium ClusterRole r cluster'], [inCluster(APP, 'get /a/*/b'), 'medium ClusterRole r cluster']],
    silent: [inCluster(APP, 'get /metrics,/healthz/*'), inCluster(APP, 'get /*')],
  },
  H15: {
    fires: [
      [inCluster(APP, 'impersonate-on:user-info:get pods'), 'medium ClusterRole r cluster'],
      [inCluster(APP, 'impersonate:user-info users', 'impersonate-on:user-info:get pods'), 'medium ClusterRole r cluster'],
    ],
    silent: [
      inCluster(APP, 'impersonate:user-info users of authentication.k8s.io', 'impersonate-on:user-info:get pods'),
      role('a', 'impersonate:user-info users of authentication.k8s.io') + role('b', 'impersonate-on:user-info:get pods') + binding(undefined, 'ClusterRole a', APP) + binding(undefined, 'ClusterRole b', APP),
    ],
  },
  H16: {
    fires: [[inNamespace('web', APP, `escalate roles of ${RBAC} named a`, `update roles of ${RBAC} named b`), 'low Role web/r web']],
    silent: [inNamespace('web', APP, `escalate,patch roles of ${RBAC} named a`), inNamespace('web', APP, `escalate roles of ${RBAC}`)],
  },
  H17: {
    fires: [[role('r', 'get pods').replace('rules:', 'aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: b } }] }\nrules:'), 'medium ClusterRole r cluster']],
    silent: [role('r').replace('rules:', 'aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: b } }] }\nrules:')],
  },
  H18: {
    fires: [[role('r', 'get nodes', 'get /metrics') + binding('web', 'ClusterRole r', APP), 'medium RoleBinding web/r-serviceaccount-web-app web'],
      [binding('web', 'ClusterRole system:auth-delegator', APP), 'medium RoleBinding web/system-auth-delegator-serviceaccount-web-app web']],
    silent: [role('r', 'get nodes', 'get pods') + binding('web', 'ClusterRole r', APP), role('r', 'get nodes') + binding(undefined, 'ClusterRole r', APP), role('r', 'get Pod') + binding('web', 'ClusterRole r', APP)],
  },
  H19: {
    fires: [
      [inNamespace('web', APP, 'get pods').replace('verbs: ["get"]', 'verbs: []'), 'high Role web/r web'],
      [inNamespace('web', APP, 'get /metrics'), 'high Role web/r web'],
      [role('r', 'get pods') + binding(undefined, 'Role r', APP), 'high ClusterRoleBinding r-serviceaccount-web-app cluster'],
    ],
    silent: [inNamespace('web', APP, 'get pods'), inCluster(APP, 'get /metrics')],
  },
  H20: {
    fires: [[role('web/r', 'get pods') + inNamespace('web', APP, 'get services'), 'medium Role web/r web']],
    silent: [role('web/r', 'get pods') + inNamespace('web', APP, 'get pods')],
  },
  J1: {
    fires: [[role('web/r', 'get pods') + binding('web', 'Role other', APP), 'medium RoleBinding web/other-serviceaccount-web-app web']],
    silent: [binding('web', 'Role other', APP), binding(undefined, 'ClusterRole view', APP), role('r', 'get pods') + binding(undefined, 'ClusterRole operator', APP)],
  },
  J2: {
    fires: [[account('web/other') + inNamespace('web', APP, 'get pods'), `low ${APP} cluster`]],
    silent: [account('web/app') + inNamespace('web', APP, 'get pods'), inNamespace('web', APP, 'get pods')],
  },
  J4: {
    fires: [[role('web/r', 'get pods'), 'low Role web/r web'], [role('r', '* * of *'), 'low ClusterRole r cluster']],
    silent: [
      inNamespace('web', APP, 'get pods'), aggregated('part', `${RBAC}/aggregate-to-view`, 'get pods'),
      role('part', 'get pods') + inCluster(APP, `bind clusterroles of ${RBAC} named part`),
    ],
  },
  J5: {
    fires: [[server('--namespaced') + inCluster('ServiceAccount argo/argo-server', 'get pods'), 'medium ServiceAccount argo/argo-server cluster'], [inCluster(APP, 'get pods'), `info ${APP} cluster`]],
    silent: [inCluster(APP, 'get pods', 'get nodes'), inNamespace('web', APP, 'get pods'), inCluster(DEV, 'get pods')],
  },
  J6: {
    fires: [[inNamespace('web', 'ServiceAccount web/default', 'get pods'), 'high ServiceAccount web/default web'], [inCluster('ServiceAccount web/default', 'get pods'), 'high ServiceAccount web/default cluster']],
    silent: [inNamespace('web', APP, 'get pods'), inNamespace('web', 'User default', 'get pods')],
  },
  J7: {
    fires: [[inNamespace('web', APP, 'get pods') + pod('web/a', 'app', 'a') + pod('web/b', 'app', 'b') + pod('web/c', 'app', 'c'), `medium ${APP} web`]],
    silent: [inNamespace('web', APP, 'get pods') + pod('web/a', 'app', 'a') + pod('web/b', 'app', 'a') + pod('web/c', 'app', 'a'), pod('web/a', 'app', 'a') + pod('web/b', 'app', 'b') + pod('web/c', 'app', 'c')],
  },
  J8: {
    fires: [[inNamespace('web', 'ServiceAccount ops/app', 'get pods'), 'medium ServiceAccount ops/app web']],
    silent: [inNamespace('web', APP, 'get pods'), inCluster('ServiceAccount ops/app', 'get pods')],
  },
  J9: {
    fires: [[[1, 2, 3, 4].map((n) => role(`web/r${n}`, 'get pods') + binding('web', `Role r${n}`, APP)).join(''), `info ${APP} web`]],
    silent: [[1, 2, 3].map((n) => role(`web/r${n}`, 'get pods') + binding('web', `Role r${n}`, APP)).join('')],
  },
  J10: {
    fires: [[[1, 2, 3, 4, 5].map((n) => inNamespace(`n${n}`, APP, 'list secrets')).join(''), `medium ${APP} cluster`]],
    silent: [[1, 2, 3, 4].map((n) => inNamespace(`n${n}`, APP, 'list secrets')).join(''), [1, 2, 3, 4, 5].map((n) => inNamespace(`n${n}`, APP, 'get pods')).join('')],
  },
  J11: {
    fires: [[`${inCluster(DEV, `update clusterroles of ${RBAC}`)}${role('whole').replace('rules:', 'aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: b } }] }\nrules:')}${binding(undefined, 'ClusterRole whole', APP)}`, 'medium ClusterRole whole cluster']],
    silent: [`${role('whole').replace('rules:', 'aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: b } }] }\nrules:')}${binding(undefined, 'ClusterRole whole', APP)}`],
  },
  J12: {
    fires: [[role('web/r', 'get pods') + binding('web', 'Role r', 'User system:serviceaccount:web:app'), `low ${APP} web`]],
    silent: [inNamespace('web', APP, 'get pods')],
  },
  J13: {
    fires: [[inNamespace('web', DEV, 'get pods'), `info ${DEV} web`]],
    silent: [inNamespace('web', 'User system:kube-proxy', 'get pods'), inNamespace('web', 'Group dev', 'get pods')],
  },
  K1: {
    fires: [[account('web/app') + pod('web/a', 'app'), `medium ${APP} web`]],
    silent: [
      account('web/app') + pod('web/a', 'app', 'app', 'automountServiceAccountToken: false, '), account('web/app') + pod('web/a', 'app') + inNamespace('web', APP, 'get pods'),
      pod('web/a', 'app'), account('argo/argo') + controller(), account('web/app') + pod('web/a', 'app') + binding('web', 'ClusterRole unknown', APP),
    ],
  },
  K2: {
    fires: [[token('web/t', 'app'), `medium ${APP} web`], [SSO_SERVER + ruled('argo/a', "'x' in groups") + token('argo/a.service-account-token', 'a'), 'low ServiceAccount argo/a argo']],
    silent: [object('v1', 'Secret', 'web/t', 'type: Opaque')],
  },
  K3: {
    fires: [[account('web/other') + token('web/t', 'app'), 'low Secret web/t web']],
    silent: [account('web/app') + token('web/t', 'app'), token('web/t', 'app')],
  },
  K4: {
    fires: [[pod('web/a', ''), 'medium Pod web/a web'], [pod('web/a', 'default'), 'medium Pod web/a web']],
    silent: [pod('web/a', 'app'), pod('web/a', '', 'app', 'automountServiceAccountToken: false, ')],
  },
  K5: {
    fires: [[account('web/app', ', annotations: { eks.amazonaws.com/role-arn: "arn:aws:iam::1:role/a" }'), `info ${APP} web`]],
    silent: [account('web/app', ', annotations: { example.com/role-arn: a }')],
  },
  K6: {
    fires: [[pod('web/a', 'app', 'app', 'volumes: [{ name: t, projected: { sources: [{ serviceAccountToken: { path: t, expirationSeconds: 86400 } }] } }], '), 'low Pod web/a web']],
    silent: [
      pod('web/a', 'app', 'app', 'volumes: [{ name: t, projected: { sources: [{ serviceAccountToken: { path: t, expirationSeconds: 3600 } }] } }], '),
      pod('web/a', 'app', 'app', 'volumes: [{ name: t, projected: { sources: [{ serviceAccountToken: { path: t, audience: vault, expirationSeconds: 86400 } }] } }], '),
    ],
  },
  M5: {
    fires: [
      [SSO_SERVER + ruled('argo/a', "'x' in groups") + token('argo/a.service-account-token', 'a') + binding('web', 'ClusterRole admin', 'ServiceAccount argo/a') + inNamespace('argo', DEV, 'patch serviceaccounts'), `high ${DEV} argo`],
      [SSO_SERVER + account('argo/a') + token('argo/a.service-account-token', 'a') + inNamespace('argo', DEV, 'patch serviceaccounts named a'), `medium ${DEV} argo`],
    ],
    silent: [
      inNamespace('argo', DEV, 'patch serviceaccounts'), SSO_SERVER + account('argo/a') + inNamespace('argo', DEV, 'patch serviceaccounts'),
      SSO_SERVER + account('argo/a') + token('argo/a.service-account-token', 'a') + inNamespace('web', DEV, 'patch serviceaccounts'),
      SSO_SERVER + account('argo/a') + token('argo/a.service-account-token', 'a') + inNamespace('argo', DEV, 'patch serviceaccounts named b'),
      server('--auth-mode=client') + configuration(SSO) + account('argo/a') + token('argo/a.service-account-token', 'a') + inNamespace('argo', DEV, 'patch serviceaccounts'),
    ],
  },
  M6: {
    fires: [[SSO_SERVER + ruled('argo/a', "'x' in groups") + token('argo/a.service-account-token', 'a') + binding('web', 'ClusterRole edit', 'ServiceAccount argo/a') + inNamespace('argo', DEV, 'get secrets named a.service-account-token'), `high ${DEV} argo`]],
    silent: [
      SSO_SERVER + ruled('argo/a', "'x' in groups") + token('argo/a.service-account-token', 'a') + inNamespace('argo', DEV, 'get secrets named other'),
      ruled('argo/a', "'x' in groups") + token('argo/a.service-account-token', 'a') + inNamespace('argo', DEV, 'get secrets'),
    ],
  },
  M7: {
    fires: [
      [controller() + inNamespace('argo', DEV, 'update configmaps named workflow-controller-configmap'), `critical ${DEV} argo`],
      [controller() + inNamespace('argo', DEV, 'patch configmaps'), `critical ${DEV} argo`],
      [controller(['--configmap=mine']) + inNamespace('argo', DEV, 'update configmaps named mine'), `critical ${DEV} argo`],
    ],
    silent: [controller() + inNamespace('argo', DEV, 'get configmaps'), controller() + inNamespace('argo', 'ServiceAccount argo/argo', 'update configmaps'), controller() + inNamespace('web', DEV, 'update configmaps'), controller() + inNamespace('argo', DEV, 'update configmaps named other')],
  },
  M8: {
    fires: [[inNamespace('web', DEV, `create,patch workflowtaskresults of ${ARGO}`), `medium ${DEV} web`], [inCluster(APP, `create workflowtaskresults of ${ARGO}`), `medium ${APP} cluster`]],
    silent: [inNamespace('web', APP, `create,patch workflowtaskresults of ${ARGO}`), inNamespace('web', APP, `list,watch workflowtasksets of ${ARGO}`, `patch workflowtasksets/status of ${ARGO}`)],
  },
  M9: {
    fires: [[inNamespace('web', APP, `create,patch workflowtaskresults of ${ARGO}`, 'get,watch pods'), `medium ${APP} web`]],
    silent: [inNamespace('web', APP, `create,patch workflowtaskresults of ${ARGO}`), inNamespace('web', APP, 'get,watch pods'), inNamespace('web', APP, `create,patch workflowtaskresults of ${ARGO}`, 'get configmaps')],
  },
  M11: {
    fires: [[server() + inNamespace('argo', 'ServiceAccount argo/argo-server', 'get secrets'), 'high ServiceAccount argo/argo-server argo'], [server() + inCluster('ServiceAccount argo/argo-server', 'get secrets'), 'critical ServiceAccount argo/argo-server cluster']],
    silent: [server() + inNamespace('argo', 'ServiceAccount argo/argo-server', 'get secrets named sso'), server() + inNamespace('argo', APP, 'get secrets')],
  },
  M12: {
    fires: [[controller() + inNamespace('argo', 'ServiceAccount argo/argo', 'get secrets'), 'high ServiceAccount argo/argo argo'], [controller(['--namespaced']) + inCluster('ServiceAccount argo/argo', 'create pods/exec'), 'high ServiceAccount argo/argo cluster']],
    silent: [controller() + inNamespace('argo', 'ServiceAccount argo/argo', 'get secrets named db'), controller() + inCluster('ServiceAccount argo/argo', 'create pods/exec')],
  },
  M14: {
    fires: [],
    silent: [configuration({ parallelism: '10' }), STRICT + controller()],
  },
  M15: {
    fires: [
      [SSO_SERVER + ruled('argo/a', 'true') + token('argo/a.service-account-token', 'a') + inNamespace('argo', 'ServiceAccount argo/a', `create workflows of ${ARGO}`), 'high ServiceAccount argo/a argo'],
      [SSO_SERVER + ruled('argo/a', "'x' in groups", 'high') + token('argo/a.service-account-token', 'a'), 'medium ServiceAccount argo/a argo'],
      [SSO_SERVER + ruled('argo/a', "('x' in groups") + token('argo/a.service-account-token', 'a'), 'medium ServiceAccount argo/a argo'],
      [SSO_SERVER + ruled('argo/a', "'x' in groups") + ruled('argo/b', "'y' in groups") + token('argo/a.service-account-token', 'a') + token('argo/b.service-account-token', 'b'), 'medium ServiceAccount argo/a argo'],
      [SSO_SERVER + ruled('argo/a', "'x' in groups"), 'low ServiceAccount argo/a argo'],
    ],
    silent: [
      SSO_SERVER + ruled('argo/a', 'true', '0') + ruled('argo/b', "'y' in groups", '1') + token('argo/a.service-account-token', 'a') + token('argo/b.service-account-token', 'b')
        + inNamespace('argo', 'ServiceAccount argo/a', `get,list workflows of ${ARGO}`),
      server('--auth-mode=client') + ruled('argo/a', '(', 'x'),
    ],
  },
  M16: {
    fires: [
      [server('--auth-mode=server') + inNamespace('argo', 'ServiceAccount argo/argo-server', `create workflows of ${ARGO}`), 'high ServiceAccount argo/argo-server argo'],
      [server('--auth-mode', 'server') + inCluster('ServiceAccount argo/argo-server', `create workflows of ${ARGO}`), 'critical ServiceAccount argo/argo-server cluster'],
      [server('--auth-mode=sso') + configuration({ sso: '{ issuer: a }' }) + inNamespace('argo', 'ServiceAccount argo/argo-server', `create workflows of ${ARGO}`), 'high ServiceAccount argo/argo-server argo'],
      [server('--auth-mode=server', '--secure=false') + object('v1', 'Service', 'argo/argo-server', 'spec: { type: LoadBalancer, selector: { app: argo-server } }')
        + inNamespace('argo', 'ServiceAccount argo/argo-server', `create workflows of ${ARGO}`), 'critical ServiceAccount argo/argo-server argo'],
    ],
    silent: [
      server('--auth-mode=client') + inCluster('ServiceAccount argo/argo-server', `create workflows of ${ARGO}`), server() + inCluster('ServiceAccount argo/argo-server', `create workflows of ${ARGO}`),
      server('--auth-mode=server') + inCluster('ServiceAccount argo/argo-server', `get,list workflows of ${ARGO}`), SSO_SERVER + inCluster('ServiceAccount argo/argo-server', `create workflows of ${ARGO}`),
      server('--auth-mode=sso') + inCluster('ServiceAccount argo/argo-server', `create workflows of ${ARGO}`),
    ],
  },
  M17: {
    fires: [
      [workflow('Workflow', 'web/a', '{ entrypoint: main, templates: [] }'), 'medium Workflow web/a web'],
      [workflow('CronWorkflow', 'web/a', '{ workflowSpec: { serviceAccountName: default } }'), 'medium CronWorkflow web/a web'],
      [workflow('Workflow', 'web/a', '{ workflowTemplateRef: { name: t } }') + workflow('WorkflowTemplate', 'web/t', '{ templates: [] }'), 'medium Workflow web/a web'],
    ],
    silent: [
      workflow('Workflow', 'web/a', '{ serviceAccountName: app }'), workflow('WorkflowTemplate', 'web/a', '{ templates: [] }'),
      workflow('Workflow', 'web/a', '{ workflowTemplateRef: { name: t } }') + workflow('WorkflowTemplate', 'web/t', '{ serviceAccountName: app, templates: [] }'),
      workflow('Workflow', 'web/a', '{ workflowTemplateRef: { name: t } }'),
      workflow('Workflow', 'argo/a', '{ templates: [] }') + controller() + configuration({ workflowDefaults: '{ spec: { serviceAccountName: app } }' }),
    ],
  },
  M19: {
    fires: [[aggregated('argo-aggregate-to-edit', `${RBAC}/aggregate-to-edit`, `create clusterworkflowtemplates of ${ARGO}`), 'medium ClusterRole argo-aggregate-to-edit cluster']],
    silent: [aggregated('argo-aggregate-to-admin', `${RBAC}/aggregate-to-admin`, `create clusterworkflowtemplates of ${ARGO}`), aggregated('argo-aggregate-to-edit', `${RBAC}/aggregate-to-edit`, `get clusterworkflowtemplates of ${ARGO}`)],
  },
  M20: {
    fires: [[controller([], { ARGO_EXECUTOR_PLUGINS: 'true' }) + inNamespace('web', DEV, 'create configmaps'), `high ${DEV} web`], [controller(['--executor-plugins']) + inCluster(DEV, 'update configmaps named a'), `medium ${DEV} cluster`]],
    silent: [controller() + inNamespace('web', DEV, 'create configmaps'), controller(['--namespaced'], { ARGO_EXECUTOR_PLUGINS: 'true' }) + inNamespace('web', DEV, 'create configmaps'), controller([], { ARGO_EXECUTOR_PLUGINS: 'false' }) + inNamespace('web', DEV, 'create configmaps')],
  },
  M21: {
    fires: [
      [inNamespace('argo', DEV, 'update secrets named argo-workflows-webhook-clients'), `high ${DEV} argo`], [inNamespace('argo', DEV, 'get secrets named argo-workflows-webhook-clients'), `medium ${DEV} argo`],
      [object('v1', 'Secret', 'argo/argo-workflows-webhook-clients') + inNamespace('argo', DEV, 'update secrets'), `high ${DEV} argo`],
    ],
    silent: [inNamespace('argo', DEV, 'update secrets'), object('v1', 'Secret', 'argo/argo-workflows-webhook-clients') + inNamespace('web', DEV, 'update secrets')],
  },
  M22: {
    fires: [
      [inNamespace('web', DEV, 'update configmaps named artifact-repositories'), `medium ${DEV} web`], [configMap('web/artifact-repositories') + inNamespace('web', DEV, 'update configmaps'), `medium ${DEV} web`],
      [workflow('Workflow', 'web/a', '{ serviceAccountName: app, artifactRepositoryRef: { configMap: mine } }') + inNamespace('web', DEV, 'update configmaps named mine'), `medium ${DEV} web`],
    ],
    silent: [inNamespace('web', DEV, 'update configmaps'), configMap('web/artifact-repositories') + inNamespace('other', DEV, 'update configmaps'), inNamespace('web', DEV, 'get configmaps named artifact-repositories')],
  },
  M23: {
    fires: [
      [configMap('web/cache', {}, ', labels: { workflows.argoproj.io/configmap-type: Cache }') + inNamespace('web', DEV, 'update configmaps named cache'), `low ${DEV} web`],
      [workflow('Workflow', 'web/a', '{ serviceAccountName: app, synchronization: { semaphores: [{ configMapKeyRef: { name: locks, key: a } }] } }') + inNamespace('web', DEV, 'update configmaps named locks'), `low ${DEV} web`],
    ],
    silent: [inNamespace('web', DEV, 'update configmaps named cache')],
  },
  M24: {
    fires: [
      [controller([], {}, 'v4.0.5') + STRICT, 'high ConfigMap argo/workflow-controller-configmap argo'],
      [controller([], { WORKFLOW_USER_OVERRIDE_ALLOWLIST: 'ttlStrategy,podSpecPatch' }) + STRICT, 'high ConfigMap argo/workflow-controller-configmap argo'],
    ],
    silent: [controller() + STRICT, controller([], {}, 'v4.0.6') + STRICT, controller([], {}, 'v3.7.15') + STRICT, controller([], {}, 'v4.0.5') + configuration({}), controller([], { WORKFLOW_USER_OVERRIDE_ALLOWLIST: 'ttlStrategy' }) + STRICT],
  },
  M25: {
    fires: [[controller() + STRICT + workflow('WorkflowTemplate', 'web/t',
      '{ serviceAccountName: app, entrypoint: main, arguments: { parameters: [{ name: image, value: a }] }, templates: [{ name: main, inputs: { parameters: [{ name: image }] }, container: { image: "{{inputs.parameters.image}}" } }] }'), 'high WorkflowTemplate web/t web']],
    silent: [
      controller() + STRICT + workflow('WorkflowTemplate', 'web/t',
        '{ entrypoint: main, arguments: { parameters: [{ name: image, enum: [a, b] }] }, templates: [{ name: main, inputs: { parameters: [{ name: image }] }, container: { image: "{{inputs.parameters.image}}" } }] }'),
      controller() + workflow('WorkflowTemplate', 'web/t', '{ entrypoint: main, arguments: { parameters: [{ name: image }] }, templates: [{ name: main, container: { image: "{{workflow.parameters.image}}" } }] }'),
      controller() + STRICT + workflow('WorkflowTemplate', 'web/t', '{ entrypoint: main, arguments: { parameters: [{ name: a }] }, templates: [{ name: main, container: { image: b, env: [{ name: A, value: "{{workflow.parameters.a}}" }] } }] }'),
    ],
  },
  M26: {
    fires: [[SSO_SERVER + inNamespace('argo', DEV, 'get secrets named argo-sso'), `medium ${DEV} argo`], [SSO_SERVER + inNamespace('argo', DEV, 'patch secrets'), `medium ${DEV} argo`]],
    silent: [SSO_SERVER + inNamespace('argo', DEV, 'get secrets named other'), SSO_SERVER + inNamespace('web', DEV, 'get secrets'), SSO_SERVER + inNamespace('argo', 'ServiceAccount argo/argo-server', 'get secrets named argo-sso')],
  },
};

/** Checks that other tests are about, or that only the command or an audit log finds. */
const ELSEWHERE: ReadonlySet<CheckId> = new Set(['B7', 'C12', 'M13', 'M18', 'L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7']);

function found(id: CheckId, text: string, options?: ReviewOptions): string[] {
  return reviewText(text, options).findings.filter(({ check, expected }) => check === id && expected !== true).map(({ severity, subject, where }) => `${severity} ${subject} ${where}`);
}

test('every check that isn\'t one of requests alone has its rows', () => {
  expect(CHECKS.filter(({ id, condition }) => condition.kind === 'state' && ROWS[id] === undefined && !ELSEWHERE.has(id)).map(({ id }) => id)).toEqual([]);
});

test.each(Object.entries(ROWS) as [CheckId, Row][])('%s fires where it should, and only there', (id, { fires, silent, options }) => {
  expect(fires.map(([text]) => found(id, text, options)[0])).toEqual(fires.map(([, expected]) => expected));
  expect(silent.map((text) => found(id, text, options))).toEqual(silent.map(() => []));
});

test.each<[string, string, readonly string[], ReviewOptions?]>([
  ['what the API server refuses grants nothing, and is missing nowhere', inNamespace('web', APP, '* *').replace(/verbs: .*?]/, 'verbs: []'), ['H19 high Role web/r web']],
  ['A12 with escalate is told with it', inCluster(APP, `update clusterroles of ${RBAC}`, `escalate roles of ${RBAC}`), [`A5 critical ${APP} cluster (A9, A12)`]],
  ['B7 is told with the Secrets that it reads', pod('web/a', 'app') + inCluster(APP, 'get secrets'), [`B1 high ${APP} cluster (B7)`]],
  ['C1 in kube-system is critical by C12', inNamespace('kube-system', APP, 'create pods'), [`C1 critical ${APP} kube-system`, `J8 medium ${APP} kube-system`]],
  ['C1 where a controller of the whole cluster runs is critical by C12', controller() + inNamespace('argo', DEV, 'create pods'), [`C1 critical ${DEV} argo`]],
  ['C1 where a controller of one namespace runs isn\'t', controller(['--namespaced']) + inNamespace('argo', DEV, 'create pods'), [`C1 high ${DEV} argo`]],
  ['M1 where a controller of the whole cluster runs is critical by M13', controller() + inNamespace('argo', DEV, `create workflows of ${ARGO}`), [`M1 critical ${DEV} argo`]],
  ['M1 where no controller starts workflows', controller(['--namespaced']) + inNamespace('web', DEV, `create workflows of ${ARGO}`), []],
  ['M1 where workflows may only refer to templates', controller() + STRICT + inNamespace('web', DEV, `create workflows of ${ARGO}`), []],
  ['M1 where that restriction doesn\'t hold', controller([], {}, 'v3.7.14') + STRICT + inNamespace('web', DEV, `create workflows of ${ARGO}`), ['M1 high User dev web', 'M24 high ConfigMap argo/workflow-controller-configmap argo']],
  ['M14 where M1 is expected', controller() + configuration({}) + inCluster('ServiceAccount argo/argo', `create workflows of ${ARGO}`),
    ['M14 high ConfigMap argo/workflow-controller-configmap argo']],
  ['M3 by a name that nothing runs', inNamespace('web', DEV, `update workflowtemplates of ${ARGO} named a`), [`M3 medium ${DEV} web`]],
  ['M24 by a version that is given', controller([], {}, 'latest') + STRICT, ['M24 high ConfigMap argo/workflow-controller-configmap argo'], { argoVersion: ArgoVersion.of('v4.0.1') }],
  ['a finding that a wider one has isn\'t repeated', inCluster(APP, 'get secrets') + inNamespace('web', APP, 'get secrets').replace(/name: r/g, 'name: s').replace(/"r"/g, '"s"'), [`B1 high ${APP} cluster`]],
  ['a finding that a group has isn\'t repeated for its members', inNamespace('web', 'Group system:serviceaccounts:web', 'list secrets') + role('web/s', 'list secrets') + binding('web', 'Role s', APP),
    ['A18 high Group system:serviceaccounts:web web', 'B2 high Group system:serviceaccounts:web web']],
])('%s', (_, text, expected, ...[options]) => {
  const { findings } = reviewText(text, options);
  expect(findings.filter((finding) => finding.expected !== true && ['critical', 'high', 'medium'].includes(finding.severity))
    .map(({ check, severity, subject, where, folded }) => `${check} ${severity} ${subject} ${where}${folded.length === 0 ? '' : ` (${folded.join(', ')})`}`)).toEqual(expected);
});
