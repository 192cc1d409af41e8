import { clusterWide, ExampleTable, grant, inWeb } from './examples';
import { APP, DEV, inCluster, inNamespace } from './manifest-texts';
import { binding, role } from '../../access/access-texts';

const RBAC = 'rbac.authorization.k8s.io';
const OF = `of ${RBAC}`;

/** Examples of the checks in lib/review/checks/role-writes.ts. */
export const ROLE_WRITE_EXAMPLES: ExampleTable = {
  A1: {
    cluster: [clusterWide('* * of *', 'critical')],
    namespace: [inWeb('* * of *', 'critical')],
    wildcard: 'it is one',
    group: [clusterWide('* * of example.com', '-')],
    named: [clusterWide('* * of * named a', 'high')],
    tempting: [clusterWide('get,list * of *', '-'), clusterWide('* pods of *', '-'), clusterWide('* */* of *', '-'), clusterWide('* *', '-'), [inCluster(APP, '* /*'), 'nothing']],
  },
  A2: {
    cluster: [clusterWide('* configmaps of apps,events.k8s.io; * deployments of apps', 'high'), clusterWide('* widgets of example.com', 'medium')],
    namespace: [inWeb('* leases of coordination.k8s.io', 'medium'), inWeb('* * of example.com', 'low')],
    wildcard: [clusterWide('* */scale of apps', 'high'), clusterWide('* nodes/proxy', 'critical by D1'), inWeb('* secrets', 'high by B2')],
    group: [clusterWide('* deployments of extensions', '-'), clusterWide('* * of extensions', '-')],
    named: [inWeb('* endpointslices of discovery.k8s.io named a', 'low'), clusterWide('* widgets of example.com named a', 'low')],
    tempting: [
      clusterWide('get,list,watch,create,update,patch,delete,deletecollection leases of coordination.k8s.io', '-'), inWeb('* nodes', '-'),
      inWeb('* pods/*', '-'), clusterWide('* pods of core', '-'), [inCluster(APP, '* /healthz'), 'nothing'],
    ],
  },
  A3: {
    cluster: [clusterWide('get,list * of *', 'critical'), clusterWide('get,list *', 'critical'), clusterWide('update * of batch', 'critical')],
    namespace: [inWeb('get *', 'high'), inWeb('create,get * of argoproj.io', 'high'), inWeb('get,list,watch * of argoproj.io', 'high'), inWeb('get * of apps', 'high')],
    wildcard: [clusterWide('* * of batch', 'critical'), inWeb('* *', 'high')],
    group: [clusterWide('get * of example.com', '-'), clusterWide('* * of example.com', '-'), clusterWide('get * of metrics.k8s.io', '-')],
    named: [clusterWide('get * named a', 'high')],
    tempting: [clusterWide('get */scale of *', '-'), clusterWide('get pods,services', '-'), clusterWide('get */*', '-'), clusterWide('get * of v1', '-')],
  },
  A4: {
    cluster: [clusterWide('get leases of *', 'medium')],
    namespace: [inWeb('get leases of *', 'low')],
    wildcard: 'it is one',
    group: [clusterWide('get leases of coordination.k8s.io', '-'), clusterWide('get widgets of example.com', '-')],
    named: [clusterWide('get leases of * named a', 'low')],
    tempting: [clusterWide('get nodes/proxy of *', 'critical by D1'), clusterWide('get */proxy of *', 'critical by D1'), clusterWide('update */scale of *', 'low by C11')],
  },
  A5: {
    cluster: [clusterWide(`escalate roles ${OF}`, 'critical'), clusterWide(`escalate clusterroles ${OF}`, 'critical')],
    namespace: [inWeb(`escalate roles ${OF}`, 'critical'), inWeb(`escalate clusterroles ${OF}`, '-')],
    wildcard: [clusterWide(`* clusterroles ${OF}`, 'critical'), clusterWide('escalate * of *', 'critical'), clusterWide('escalate roles of *', 'critical')],
    group: [clusterWide('escalate roles of example.com', '-'), clusterWide('escalate roles', '-')],
    named: [clusterWide(`escalate,update clusterroles ${OF} named a`, 'high')],
    tempting: [
      clusterWide(`escalate clusterroles ${OF} named a`, '-'), clusterWide(`escalate,create clusterroles ${OF} named a`, '-'), clusterWide(`escalate rolebindings ${OF}`, '-'),
      clusterWide(`escalate roles ${OF} named a; update roles ${OF} named b`, '-'),
    ],
  },
  A6: {
    cluster: [clusterWide(`bind clusterroles ${OF}`, 'critical')],
    namespace: [inWeb(`bind roles ${OF}`, 'high'), inWeb(`bind clusterroles ${OF}`, 'high')],
    wildcard: [clusterWide(`* roles ${OF}`, 'critical'), clusterWide('bind * of *', 'critical'), clusterWide('bind clusterroles of *', 'critical')],
    group: [clusterWide('bind clusterroles', '-'), clusterWide('bind roles of example.com', '-')],
    named: [
      clusterWide(`bind clusterroles ${OF} named somebodys`, 'high'), clusterWide(`bind clusterroles ${OF} named cluster-admin`, 'critical'),
      inWeb(`bind clusterroles ${OF} named edit`, 'high'), inWeb(`bind clusterroles ${OF} named view`, 'info'),
    ],
    tempting: [clusterWide(`bind rolebindings,clusterrolebindings ${OF}`, '-'), clusterWide(`get,list clusterroles ${OF}`, '-')],
  },
  A7: grant(`create rolebindings ${OF}`, {
    cluster: 'medium',
    namespace: 'low',
    named: '-',
    wildcard: { [`* rolebindings ${OF}`]: 'high by A2', 'create rolebindings of *': 'medium' },
    tempting: [`get,delete rolebindings ${OF}`, `bind rolebindings ${OF}`, [...inWeb(`create clusterrolebindings ${OF}`, '-')]],
    more: { cluster: { [`update clusterrolebindings ${OF} named a`]: 'low', [`patch clusterrolebindings ${OF}`]: 'medium' } },
  }),
  A8: {
    cluster: [
      clusterWide(`create clusterrolebindings ${OF}; bind clusterroles ${OF}`, 'critical'), clusterWide(`create rolebindings,roles ${OF}; escalate roles ${OF}`, 'critical'),
      [inCluster(DEV, `patch rolebindings ${OF}`) + role('s', `bind roles ${OF}`) + binding(undefined, 'ClusterRole s', DEV), 'critical User dev cluster'],
    ],
    namespace: [
      inWeb(`update rolebindings ${OF}; bind clusterroles ${OF}`, 'critical'),
      [inCluster(APP, `create clusterrolebindings ${OF}`) + role('web/b', `bind clusterroles ${OF}`) + binding('web', 'Role b', APP), 'nothing'],
      [inNamespace('web', APP, `create rolebindings ${OF}`) + role('s', `bind clusterroles ${OF}`) + binding(undefined, 'ClusterRole s', APP), `critical ${APP} web`],
    ],
    wildcard: [clusterWide(`* roles,rolebindings ${OF}`, 'critical'), clusterWide('create,bind * of *', 'critical')],
    group: [clusterWide('create rolebindings of example.com; bind clusterroles of example.com', '-')],
    named: [
      inWeb(`create rolebindings ${OF}; bind clusterroles ${OF} named admin`, 'high'), inWeb(`create rolebindings ${OF}; update,escalate roles ${OF} named a`, 'critical'), inWeb(`create rolebindings ${OF}; bind clusterroles ${OF} named view`, 'low'),
      [role('configurer', 'update configmaps') + inNamespace('web', DEV, `create rolebindings ${OF}`, `bind clusterroles ${OF} named configurer`), 'low User dev web'],
      [role('configurer', 'update configmaps') + inNamespace('kube-system', DEV, `create rolebindings ${OF}`, `bind clusterroles ${OF} named configurer`), 'critical User dev kube-system'],
      clusterWide(`create clusterrolebindings ${OF}; bind clusterroles ${OF} named cluster-admin`, 'critical'),
    ],
    tempting: [
      clusterWide(`create rolebindings ${OF}; bind rolebindings ${OF}`, '-'), clusterWide(`bind clusterroles ${OF}`, '-'), clusterWide(`create rolebindings ${OF}`, '-'),
      clusterWide(`get rolebindings ${OF}; bind clusterroles ${OF}`, '-'), inWeb(`create rolebindings,roles ${OF}; escalate roles ${OF} named a`, '-'),
      inWeb(`create rolebindings ${OF}; update roles ${OF} named b; escalate roles ${OF} named a`, '-'), clusterWide(`create rolebindings ${OF}; escalate roles ${OF}`, '-'),
    ],
  },
  A9: grant(`update roles ${OF}`, {
    cluster: 'medium',
    namespace: 'low',
    named: 'low',
    wildcard: { [`* roles ${OF}`]: 'critical by A5', 'update roles of *': 'medium' },
    tempting: [`get,delete roles,clusterroles ${OF}`, `create clusterroles ${OF} named a`],
    more: { namespace: { [`create clusterroles ${OF}`]: '-' } },
  }),
  A12: {
    cluster: [clusterWide(`update clusterroles ${OF}; escalate clusterroles ${OF}`, 'critical by A5')],
    namespace: [inWeb(`update,escalate clusterroles ${OF}`, '-')],
    wildcard: [clusterWide(`* clusterroles ${OF}`, 'critical by A5')],
    group: [clusterWide('update,escalate clusterroles of example.com', '-')],
    named: [
      clusterWide(`update,escalate clusterroles ${OF} named system:aggregate-to-edit`, 'high by A5'), clusterWide(`update,escalate clusterroles ${OF} named mine`, '-'),
    ],
    tempting: [clusterWide(`update clusterroles ${OF}`, '-'), clusterWide(`create clusterroles ${OF}; escalate clusterroles ${OF} named a`, '-')],
  },
};
