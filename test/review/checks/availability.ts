import { clusterWide, ExampleTable, grant, inWeb } from './examples';
import { APP, controller, CONTROLLER, inCluster, inNamespace, object } from './manifest-texts';
import { binding, role } from '../../access/access-texts';

const LEASES = 'leases of coordination.k8s.io';
const TEN = 'pods,services,configmaps,secrets,endpoints,events,limitranges,podtemplates,serviceaccounts,resourcequotas';
const NAMESPACE = object('v1', 'Namespace', 'web');
const SYSTEM = (rule: string) => inNamespace('kube-system', APP, rule);

/** Examples of the checks in lib/review/checks/availability.ts. */
export const AVAILABILITY_EXAMPLES: ExampleTable = {
  G1: {
    cluster: [clusterWide(`delete ${TEN}`, 'medium')],
    namespace: [
      [inCluster(APP, 'delete pods,services,configmaps,secrets,endpoints') + role('web/d', 'delete events,limitranges,podtemplates,serviceaccounts,resourcequotas') + binding('web', 'Role d', APP), `medium ${APP} web`],
      inWeb(`delete ${TEN}`, 'medium'), inWeb('delete pods,services,configmaps,secrets,endpoints; deletecollection events,limitranges,podtemplates,serviceaccounts,resourcequotas', 'medium'),
    ],
    wildcard: [clusterWide('delete * of *', 'critical by A3'), inWeb('deletecollection *', 'high by A3')],
    group: [inWeb('delete * of example.com', '-'), inWeb('* * of example.com', '-')],
    named: [inWeb(`delete ${TEN} named a`, '-')],
    tempting: [inWeb('delete pods,services,configmaps', '-'), inWeb(`get ${TEN}`, '-'), inWeb(`delete ${TEN.replace('pods,', 'services/status,')}`, '-')],
  },
  G2: grant('delete events', {
    cluster: 'medium',
    namespace: 'low',
    named: 'low',
    wildcard: { '* events': 'high by A2', 'delete *': 'critical by A3', 'deletecollection events of *': 'medium' },
    tempting: ['create,patch events', 'get,list,watch events'],
    more: { cluster: { 'delete events of events.k8s.io': 'medium' }, namespace: { 'deletecollection events of events.k8s.io': 'low' } },
  }),
  G4: {
    cluster: [[NAMESPACE + inCluster(APP, 'create pods'), 'nothing']],
    namespace: [[NAMESPACE + inNamespace('web', APP, 'create pods'), `info ${APP} web`], [NAMESPACE + inNamespace('web', APP, 'create jobs of batch'), `info ${APP} web`]],
    wildcard: [[NAMESPACE + inNamespace('web', APP, 'create pods of *'), `info ${APP} web`]],
    group: [[NAMESPACE + inNamespace('web', APP, 'create pods of example.com'), 'nothing']],
    named: [[NAMESPACE + inNamespace('web', APP, 'create pods named a'), 'nothing']],
    tempting: [
      [`${NAMESPACE}${object('v1', 'ResourceQuota', 'web/q')}${inNamespace('web', APP, 'create pods')}`, 'nothing'], [inNamespace('web', APP, 'create pods'), 'nothing'],
      [NAMESPACE + inNamespace('web', APP, 'get pods'), 'nothing'],
    ],
  },
  G5: {
    cluster: [clusterWide(`update ${LEASES}`, 'medium'), clusterWide(`update ${LEASES} named kube-scheduler`, 'medium')],
    namespace: [[SYSTEM(`patch ${LEASES}`), `medium ${APP} kube-system`], inWeb(`update ${LEASES}`, '-')],
    wildcard: [[SYSTEM('update * of coordination.k8s.io'), `high ${APP} kube-system by A3`], [SYSTEM(`* ${LEASES}`), `medium ${APP} kube-system by A2`], clusterWide('update leases of *', 'medium')],
    group: [clusterWide('update leases of example.com', '-')],
    named: [
      [SYSTEM(`update ${LEASES} named kube-controller-manager`), `medium ${APP} kube-system`], [SYSTEM(`update ${LEASES} named mine`), 'nothing'],
      [controller() + inNamespace('argo', APP, `update ${LEASES} named workflow-controller`), `medium ${APP} argo`],
    ],
    tempting: [
      [inNamespace('kube-system', APP, `create ${LEASES}`, `get,update ${LEASES} named mine`), 'nothing'], [SYSTEM(`get,list,watch ${LEASES}`), 'nothing'], clusterWide(`create ${LEASES}`, '-'),
      [controller() + inNamespace('argo', CONTROLLER, `update ${LEASES} named workflow-controller`), 'nothing'], [inNamespace('argo', APP, `update ${LEASES} named workflow-controller`), 'nothing'],
    ],
  },
  G6: grant('update resourcequotas', {
    cluster: 'low',
    namespace: 'low',
    named: 'info',
    wildcard: { '* limitranges': 'high by A2', 'update *': 'critical by A3', 'create poddisruptionbudgets of *': 'low' },
    tempting: ['get resourcequotas', 'delete limitranges', 'update resourcequotas/status', 'create poddisruptionbudgets'],
    more: { cluster: { 'create poddisruptionbudgets of policy': 'low', 'patch limitranges': 'low' } },
  }),
  G7: grant('delete namespaces', {
    cluster: 'high',
    namespace: 'medium',
    named: 'medium',
    wildcard: { '* namespaces': 'high by A2', 'delete *': 'critical by A3', 'delete namespaces of *': 'high' },
    tempting: ['create,get,list namespaces', 'update namespaces/finalize', [...inWeb('delete namespaces named other', '-')]],
  }),
};
