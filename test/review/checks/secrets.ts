import { clusterWide, ExampleTable, grant, inWeb } from './examples';
import { APP, inCluster, inNamespace, pod } from './manifest-texts';
import { binding, role } from '../../access/access-texts';

const AZURE = 'of aadpodidentity.k8s.io';
const WEB_ACCOUNTS = 'Group system:serviceaccounts:web';
const SYSTEM = (rule: string, found: string) => [inNamespace('kube-system', APP, rule), found === '-' ? 'nothing' : `${found} ${APP} kube-system`] as const;

/** Examples of the checks in lib/review/checks/secrets.ts. */
export const SECRET_EXAMPLES: ExampleTable = {
  B1: grant('get secrets', {
    cluster: 'high',
    namespace: 'medium',
    named: 'medium',
    wildcard: { 'get *': 'critical by A3', '* secrets': 'high by A2', 'get secrets of *': 'high' },
    tempting: ['create secrets', 'get Secret', 'get secrets of core', 'get configmaps', 'get secrets/a'],
    more: { cluster: { 'get,list secrets': 'high by B2' }, namespace: { 'get secrets named a': 'info', 'get secrets named a,b': 'low' } },
  }),
  B2: grant('list secrets', {
    cluster: 'high',
    namespace: 'high',
    named: 'info',
    wildcard: { 'list *': 'critical by A3', '* secrets': 'high by A2', 'watch secrets of *': 'high' },
    tempting: ['get secrets', 'list configmaps', 'list Secrets'],
    more: { namespace: { 'watch secrets': 'high', 'get,list secrets named a': 'info' } },
  }),
  B3: grant('update secrets', {
    cluster: 'high',
    namespace: 'medium',
    named: 'medium',
    wildcard: { 'update *': 'critical by A3', '* secrets': 'high by A2', 'patch secrets of *': 'high' },
    tempting: ['create secrets', 'delete secrets', 'update secrets/status'],
    more: { namespace: { 'patch secrets named a': 'low' } },
  }),
  B4: {
    cluster: [clusterWide('create,get secrets', 'high'), clusterWide('create,list secrets', 'high')],
    namespace: [
      inWeb('create,list secrets', 'high'), inWeb('create secrets; get secrets named a', 'high'),
      [inNamespace('web', WEB_ACCOUNTS, 'create secrets') + role('web/s', 'get secrets') + binding('web', 'Role s', APP), `high ${APP} web`],
      [inNamespace('web', APP, 'create secrets') + role('s', 'get secrets') + binding(undefined, 'ClusterRole s', APP), `high ${APP} web`],
    ],
    wildcard: [clusterWide('create,get * of *', 'critical by A3'), clusterWide('* secrets', 'high by A2')],
    group: [clusterWide('create,get secrets of example.com', '-')],
    named: [inWeb('create,get secrets named a', '-')],
    tempting: [
      inWeb('create secrets', '-'), inWeb('get,list secrets', '-'), inWeb('create,update secrets', '-'), inWeb('create secrets; get configmaps', '-'),
      [inNamespace('web', APP, 'create secrets') + inNamespace('other', APP, 'get secrets'), 'nothing'],
    ],
  },
  B5: grant('create serviceaccounts/token', {
    cluster: 'critical',
    namespace: 'high',
    named: 'high',
    wildcard: { 'create *': 'critical by A3', 'create */token': 'critical', '* serviceaccounts/token': 'critical', 'create serviceaccounts/token of *': 'critical' },
    tempting: ['create serviceaccounts', 'get serviceaccounts/token', 'create serviceaccounts/*', 'create tokenreviews of authentication.k8s.io'],
    more: { namespace: { 'create serviceaccounts/token named a': 'medium' } },
  }),
  B6: grant('patch serviceaccounts', {
    cluster: 'medium',
    namespace: 'medium',
    named: 'low',
    wildcard: { 'patch *': 'critical by A3', '* serviceaccounts': 'critical by A10', 'patch serviceaccounts of *': 'medium' },
    tempting: ['get,delete serviceaccounts', 'create serviceaccounts/token', 'create serviceaccounts named a'],
  }),
  B7: {
    cluster: [[pod('web/a', 'app') + inCluster(APP, 'get secrets'), `high ${APP} cluster by B1`], [pod('web/a', 'app') + inCluster(APP, 'list secrets'), `high ${APP} cluster by B2`]],
    namespace: [[pod('web/a', 'app') + inNamespace('web', APP, 'get secrets'), 'nothing']],
    wildcard: [[pod('web/a', 'app') + inCluster(APP, 'get secrets of *'), `high ${APP} cluster by B1`]],
    group: [[pod('web/a', 'app') + inCluster(APP, 'get secrets of example.com'), 'nothing']],
    named: [[pod('web/a', 'app') + inCluster(APP, 'get secrets named a'), 'nothing']],
    tempting: [[inCluster(APP, 'get secrets'), 'nothing'], [pod('web/a', 'other') + inCluster(APP, 'get secrets'), 'nothing'], [pod('web/a', 'app') + inCluster(APP, 'create secrets'), 'nothing']],
  },
  B8: {
    cluster: [clusterWide('update configmaps', 'critical'), clusterWide('create configmaps', 'critical')],
    namespace: [SYSTEM('patch configmaps', 'critical'), inWeb('update configmaps', '-')],
    wildcard: [clusterWide('update *', 'critical by A3'), SYSTEM('* configmaps', 'critical'), clusterWide('update configmaps of *', 'critical')],
    group: [clusterWide('update configmaps of example.com', '-')],
    named: [
      SYSTEM('update configmaps named aws-auth', 'critical'), SYSTEM('update configmaps named coredns', 'high'), SYSTEM('patch configmaps named kubeadm-config,kubelet-config', 'high'),
      SYSTEM('update configmaps named extension-apiserver-authentication', 'high'), SYSTEM('update configmaps named mine', '-'), clusterWide('update configmaps named aws-auth', 'critical'),
    ],
    tempting: [SYSTEM('get configmaps', '-'), SYSTEM('create configmaps named aws-auth', '-'), inWeb('update configmaps named aws-auth', '-'), SYSTEM('delete configmaps', '-')],
  },
  B9: {
    cluster: [clusterWide('update configmaps', 'critical by B8')],
    namespace: [inWeb('update configmaps', 'low'), inWeb('create configmaps', 'low')],
    wildcard: [inWeb('update *', 'high by A3'), inWeb('* configmaps', 'medium by A2'), inWeb('update configmaps of *', 'low')],
    group: [inWeb('update configmaps of example.com', '-')],
    named: [inWeb('update configmaps named a', 'info'), clusterWide('update configmaps named a', 'low')],
    tempting: [inWeb('get,list,watch,delete configmaps', '-'), inWeb('create configmaps named a', '-')],
  },
  B10: grant(`create azureidentities ${AZURE}`, {
    cluster: 'high',
    namespace: 'high',
    named: '-',
    wildcard: { [`* azureidentitybindings ${AZURE}`]: 'high', [`create * ${AZURE}`]: 'high', ['patch azurepodidentityexceptions of *']: 'high' },
    tempting: [`get azureidentities ${AZURE}`, `delete azureidentitybindings ${AZURE}`],
    more: { cluster: { [`update azurepodidentityexceptions ${AZURE} named a`]: 'medium' } },
  }),
  B11: grant('create tokenreviews of authentication.k8s.io', {
    cluster: 'info',
    namespace: '-',
    named: '-',
    wildcard: { '* tokenreviews of authentication.k8s.io': 'high by A2', 'create tokenreviews of *': 'info' },
    tempting: ['create selfsubjectaccessreviews of authorization.k8s.io', 'get tokenreviews of authentication.k8s.io'],
    more: { cluster: { 'create subjectaccessreviews of authorization.k8s.io': 'info' }, namespace: { 'create localsubjectaccessreviews of authorization.k8s.io': 'info' } },
  }),
  B12: grant('get configmaps', {
    cluster: 'low',
    namespace: '-',
    named: 'info',
    wildcard: { 'get *': 'critical by A3', '* configmaps': 'critical by B8', 'list configmaps of *': 'low' },
    tempting: ['create configmaps', 'get configmaps/a'],
    more: { cluster: { 'watch configmaps': 'low' } },
  }),
};
