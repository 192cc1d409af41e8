import { clusterWide, ExampleTable, grant, inWeb } from './examples';
import { APP, controller, DEV, inCluster, inNamespace } from './manifest-texts';
import { binding } from '../../access/access-texts';

const OPENSHIFT = 'of security.openshift.io';
const SYSTEM = (rule: string) => inNamespace('kube-system', APP, rule);

/** An account that is administrator of the cluster. */
const ADMINISTRATOR = binding(undefined, 'ClusterRole cluster-admin', 'ServiceAccount web/admin');

/** Examples of the checks in lib/review/checks/workloads.ts. */
export const WORKLOAD_EXAMPLES: ExampleTable = {
  C1: grant('create pods', {
    cluster: 'high',
    namespace: 'high',
    named: '-',
    wildcard: { 'create *': 'critical by A3', '* pods': 'high by A2', 'create pods of *': 'high' },
    tempting: ['get,list,watch pods', 'create pods/*', 'create pods/eviction', 'create podtemplates', 'create Pod'],
    more: { namespace: { '* pods': 'high' } },
  }),
  C2: grant('update deployments of apps', {
    cluster: 'high',
    namespace: 'high',
    named: 'medium',
    wildcard: { 'update * of apps': 'critical by A3', '* jobs of batch': 'high by A2', 'create cronjobs of *': 'high' },
    tempting: ['get,delete deployments of apps', 'create deployments', 'create deployments of extensions', 'update deployments/scale of apps', 'create jobs of apps'],
    more: {
      cluster: { 'create daemonsets of apps': 'high', 'patch statefulsets of apps': 'high', 'create replicasets of apps': 'high', 'create replicationcontrollers': 'high', 'create jobs of batch': 'high', 'create cronjobs of batch': 'high' },
      namespace: { 'patch cronjobs of batch named a': 'medium', 'create jobs of batch named a': '-' },
    },
  }),
  C3: grant('create pods/exec', {
    cluster: 'high',
    namespace: 'high',
    named: 'medium',
    wildcard: { 'create *': 'critical by A3', 'create */exec': 'high', '* pods/exec': 'high by A2', 'get pods/exec of *': 'high' },
    tempting: ['create pods/*', 'update pods/exec', 'get pods', 'list pods/exec'],
    more: { cluster: { 'get pods/exec': 'high', 'create pods; create pods/exec': 'high by C1' }, namespace: { 'get pods/exec named a': 'medium' } },
  }),
  C4: grant('create pods/attach', {
    cluster: 'high',
    namespace: 'high',
    named: 'medium',
    wildcard: { 'create *': 'critical by A3', 'create */attach': 'high', '* pods/attach': 'high by A2', 'get pods/attach of *': 'high' },
    tempting: ['create pods/*', 'update pods/attach', 'get pods'],
    more: { cluster: { 'get pods/attach': 'high' } },
  }),
  C5: grant('patch pods/ephemeralcontainers', {
    cluster: 'high',
    namespace: 'high',
    named: 'medium',
    wildcard: { 'patch *': 'critical by A3', '* pods/ephemeralcontainers': 'high by A2', 'update */ephemeralcontainers of *': 'high' },
    tempting: ['get pods/ephemeralcontainers', 'patch pods', 'create pods/ephemeralcontainers'],
  }),
  C6: grant('create pods/portforward', {
    cluster: 'medium',
    namespace: 'medium',
    named: 'low',
    wildcard: { 'create *': 'critical by A3', '* pods/portforward': 'high by A2', 'get */portforward of *': 'medium' },
    tempting: ['get services', 'create services/portforward', 'create pods/proxy'],
    more: { cluster: { 'get pods/portforward': 'medium' } },
  }),
  C7: grant('update pods', {
    cluster: 'high',
    namespace: 'medium',
    named: 'medium',
    wildcard: { 'update *': 'critical by A3', '* pods': 'high by A2', 'patch pods of *': 'high' },
    tempting: ['get,list,watch pods', 'delete pods', 'update pods/status', 'patch pods/resize'],
    more: { cluster: { 'create,update pods': 'high by C1' }, namespace: { 'patch pods': 'medium' } },
  }),
  C8: grant('get pods/proxy', {
    cluster: 'medium',
    namespace: 'medium',
    named: 'low',
    wildcard: { 'get *': 'critical by A3', 'get */proxy': 'medium', '* services/proxy': 'high by A2', 'create services/proxy of *': 'medium' },
    tempting: ['get nodes/proxy', 'list pods/proxy', 'get pods', 'get services'],
    more: { cluster: { 'create services/proxy': 'medium', 'delete pods/proxy': 'medium', 'patch services/proxy': 'medium', 'update pods/proxy': 'medium' } },
  }),
  C9: grant('create pods/eviction', {
    cluster: 'medium',
    namespace: 'low',
    named: 'low',
    wildcard: { 'create *': 'critical by A3', '* pods/status': 'high by A2', 'create */binding of *': 'medium' },
    tempting: ['create evictions of policy', 'get pods/status', 'create pods/*'],
    more: { cluster: { 'create pods/binding': 'medium', 'create bindings': 'medium', 'patch pods/status': 'medium' }, namespace: { 'update pods/status': 'low' } },
  }),
  C10: grant('delete pods', {
    cluster: 'medium',
    namespace: 'low',
    named: 'low',
    wildcard: { 'delete *': 'critical by A3', '* pods': 'high by A2', 'deletecollection pods of *': 'medium' },
    tempting: ['delete pods/log', 'create pods/eviction', 'delete deployments of apps'],
    more: { cluster: { 'delete pods; update nodes': 'high', 'delete pods; patch nodes/status': 'high', 'deletecollection pods': 'medium' }, namespace: { 'deletecollection pods': 'low' } },
  }),
  C11: grant('update deployments/scale of apps', {
    cluster: 'low',
    namespace: 'low',
    named: 'info',
    wildcard: { 'update * of apps': 'critical by A3', 'patch */scale of apps': 'low', '* statefulsets/scale of apps': 'high by A2', 'update */scale of *': 'low' },
    tempting: ['get deployments/scale of apps', 'update jobs/scale of batch', 'update */scale of example.com'],
    more: { cluster: { 'patch replicationcontrollers/scale': 'low' } },
  }),
  C12: {
    cluster: 'it is a reason for a grant in one namespace',
    namespace: [
      [SYSTEM('create pods'), `critical ${APP} kube-system`], [SYSTEM('create pods/exec'), `critical ${APP} kube-system`], [SYSTEM('delete pods'), `critical ${APP} kube-system`],
      [SYSTEM('create workflows of argoproj.io'), `critical ${APP} kube-system`],
      [controller() + inNamespace('argo', DEV, 'update deployments of apps'), `critical ${DEV} argo`], [ADMINISTRATOR + inNamespace('web', DEV, 'create pods'), `critical ${DEV} web`],
    ],
    wildcard: [[SYSTEM('create pods of *'), `critical ${APP} kube-system`]],
    group: [[SYSTEM('create pods of example.com'), 'nothing']],
    named: [[SYSTEM('create pods/exec named a'), `critical ${APP} kube-system`]],
    tempting: [
      [SYSTEM('get,list,watch pods'), 'nothing'], [inCluster(APP, 'create pods'), 'nothing'], [controller(['--namespaced']) + inNamespace('argo', DEV, 'create pods'), 'nothing'],
      [controller() + inNamespace('web', DEV, 'create pods'), 'nothing'], [ADMINISTRATOR + inNamespace('other', DEV, 'create pods'), 'nothing'],
    ],
  },
  C13: grant('patch pods/resize', {
    cluster: 'low',
    namespace: 'low',
    named: 'info',
    wildcard: { 'patch *': 'critical by A3', '* pods/resize': 'high by A2', 'patch */resize of *': 'low' },
    tempting: ['get pods/resize', 'patch pods/status'],
  }),
  C14: grant('update controllerrevisions of apps', {
    cluster: 'medium',
    namespace: 'low',
    named: 'low',
    wildcard: { 'update * of apps': 'critical by A3', '* controllerrevisions of apps': 'high by A2', 'create controllerrevisions of *': 'medium' },
    tempting: ['get,delete controllerrevisions of apps', 'update controllerrevisions'],
  }),
  C15: grant('get pods/log', {
    cluster: 'medium',
    namespace: '-',
    named: 'low',
    wildcard: { 'get *': 'critical by A3', 'get */log': 'medium', '* pods/log': 'high by A2', 'get pods/log of *': 'medium' },
    tempting: ['list pods/log', 'get pods', 'get nodes/log', 'get pods/*'],
  }),
  C16: {
    cluster: [clusterWide(`use securitycontextconstraints ${OPENSHIFT}`, 'high')],
    namespace: [inWeb(`use securitycontextconstraints ${OPENSHIFT}`, 'high')],
    wildcard: [clusterWide('use * of *', 'critical by A3'), clusterWide('use securitycontextconstraints of *', 'high')],
    group: [clusterWide('use securitycontextconstraints', '-'), clusterWide('use securitycontextconstraints of example.com', '-')],
    named: [
      clusterWide(`use securitycontextconstraints ${OPENSHIFT} named privileged`, 'high'), inWeb(`use securitycontextconstraints ${OPENSHIFT} named restricted-v2,anyuid`, 'high'),
      clusterWide(`use securitycontextconstraints ${OPENSHIFT} named restricted`, '-'), inWeb(`use securitycontextconstraints ${OPENSHIFT} named restricted-v2,nonroot`, '-'),
    ],
    tempting: [clusterWide(`get securitycontextconstraints ${OPENSHIFT}`, '-'), clusterWide('use podsecuritypolicies of policy', '-')],
  },
};
