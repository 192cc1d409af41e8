import { clusterWide, ExampleTable, inWeb } from './examples';
import { APP, DEV, inCluster, inNamespace } from './manifest-texts';
import { binding, role } from '../../access/access-texts';

const AUTHENTICATION = 'of authentication.k8s.io';
const CERTIFICATES = 'of certificates.k8s.io';
const REQUESTS = `create certificatesigningrequests ${CERTIFICATES}; update certificatesigningrequests/approval ${CERTIFICATES}`;
const BOOTSTRAPPERS = binding(undefined, 'ClusterRole system:node-bootstrapper', 'Group system:bootstrappers:k');

/** Examples of the checks in lib/review/checks/impersonation.ts. */
export const IMPERSONATION_EXAMPLES: ExampleTable = {
  A10: {
    cluster: [clusterWide('impersonate users', 'critical'), clusterWide('impersonate groups', 'critical'), clusterWide('impersonate serviceaccounts', 'critical')],
    namespace: [inWeb('impersonate serviceaccounts', 'high'), inWeb('impersonate users,groups', '-')],
    wildcard: [clusterWide('impersonate *', 'critical'), clusterWide('* users', 'critical'), clusterWide('impersonate users of *', 'critical')],
    group: [clusterWide('impersonate users of rbac.authorization.k8s.io', '-'), clusterWide('impersonate serviceaccounts of authentication.k8s.io', '-')],
    named: [clusterWide('impersonate users named ann', 'high'), inWeb('impersonate serviceaccounts named a', 'medium')],
    tempting: [clusterWide('impersonate roles of rbac.authorization.k8s.io', '-'), clusterWide('impersonate pods', '-'), clusterWide('get,list serviceaccounts', '-')],
  },
  A11: {
    cluster: [clusterWide(`impersonate userextras/scopes ${AUTHENTICATION}`, 'medium'), clusterWide(`impersonate uids ${AUTHENTICATION}`, 'medium')],
    namespace: [inWeb(`impersonate uids ${AUTHENTICATION}`, '-')],
    wildcard: [clusterWide(`* uids ${AUTHENTICATION}`, 'high by A2'), clusterWide(`impersonate * ${AUTHENTICATION}`, 'medium'), clusterWide('impersonate */scopes of *', 'medium')],
    group: [clusterWide('impersonate uids', '-')],
    named: [clusterWide(`impersonate uids ${AUTHENTICATION} named a`, 'low')],
    tempting: [clusterWide(`impersonate userextras/* ${AUTHENTICATION}`, '-')],
  },
  A13: {
    cluster: [
      clusterWide(`${REQUESTS}; approve signers ${CERTIFICATES}`, 'critical'),
      clusterWide(`create certificatesigningrequests ${CERTIFICATES}; patch certificatesigningrequests/approval ${CERTIFICATES}; approve signers ${CERTIFICATES}`, 'critical'),
    ],
    namespace: [inWeb(`${REQUESTS}; approve signers ${CERTIFICATES}`, '-')],
    wildcard: [clusterWide(`create,update,approve * ${CERTIFICATES}`, 'critical'), clusterWide(`${REQUESTS}; approve signers of *`, 'critical')],
    group: [clusterWide('create certificatesigningrequests of example.com; update certificatesigningrequests/approval of example.com; approve signers of example.com', '-')],
    named: [
      clusterWide(`${REQUESTS}; approve signers ${CERTIFICATES} named kubernetes.io/kube-apiserver-client`, 'critical'),
      clusterWide(`${REQUESTS}; approve signers ${CERTIFICATES} named kubernetes.io/*`, 'critical'),
      clusterWide(`${REQUESTS}; approve signers ${CERTIFICATES} named kubernetes.io/kube-apiserver-client-kubelet`, 'high'),
      clusterWide(`${REQUESTS}; approve signers ${CERTIFICATES} named example.com/*`, '-'),
    ],
    tempting: [
      clusterWide(`create certificatesigningrequests ${CERTIFICATES}`, '-'), clusterWide(REQUESTS, '-'), clusterWide(`approve signers ${CERTIFICATES}`, '-'),
      clusterWide(`${REQUESTS}; approve certificatesigningrequests ${CERTIFICATES}`, '-'),
      clusterWide(`${REQUESTS}; approve signers ${CERTIFICATES} named kubernetes.io/kubelet-serving`, '-'),
    ],
  },
  A14: {
    cluster: [clusterWide(`update certificatesigningrequests/status ${CERTIFICATES}; sign signers ${CERTIFICATES}`, 'critical')],
    namespace: [inWeb(`update certificatesigningrequests/status ${CERTIFICATES}; sign signers ${CERTIFICATES}`, '-')],
    wildcard: [clusterWide(`update,sign * ${CERTIFICATES}`, 'critical')],
    group: [clusterWide('update certificatesigningrequests/status of example.com; sign signers of example.com', '-')],
    named: [
      clusterWide(`patch certificatesigningrequests/status ${CERTIFICATES}; sign signers ${CERTIFICATES} named kubernetes.io/kube-apiserver-client`, 'critical'),
      clusterWide(`patch certificatesigningrequests/status ${CERTIFICATES}; sign signers ${CERTIFICATES} named kubernetes.io/kube-apiserver-client-kubelet`, 'high'),
    ],
    tempting: [
      clusterWide(`sign signers ${CERTIFICATES}`, '-'), clusterWide(`update certificatesigningrequests/status ${CERTIFICATES}`, '-'),
      clusterWide(`update certificatesigningrequests/status ${CERTIFICATES}; sign signers ${CERTIFICATES} named issuers.example.com/*`, '-'),
    ],
  },
  A19: {
    cluster: [
      clusterWide(`impersonate:serviceaccount serviceaccounts ${AUTHENTICATION}; impersonate-on:serviceaccount:list pods`, 'high'),
      clusterWide(`impersonate:user-info users ${AUTHENTICATION}; impersonate-on:user-info:get pods`, 'high'),
      clusterWide(`impersonate:associated-node nodes ${AUTHENTICATION} named *; impersonate-on:associated-node:get pods`, 'high'),
    ],
    namespace: [
      inWeb(`impersonate:serviceaccount serviceaccounts ${AUTHENTICATION}; impersonate-on:serviceaccount:get pods`, 'high'),
      inWeb(`impersonate:user-info users ${AUTHENTICATION}; impersonate-on:user-info:get pods`, '-'),
      [inCluster(APP, `impersonate:user-info users ${AUTHENTICATION}`) + inNamespace('web', APP, 'impersonate-on:user-info:get pods'), `high ${APP} web`],
    ],
    wildcard: [clusterWide(`impersonate:user-info users ${AUTHENTICATION}; * leases of coordination.k8s.io`, 'high')],
    group: [clusterWide('impersonate:user-info users; impersonate-on:user-info:get pods', '-')],
    named: [clusterWide(`impersonate:user-info users ${AUTHENTICATION} named ann; impersonate-on:user-info:get pods named a`, 'medium')],
    tempting: [
      clusterWide(`impersonate:serviceaccount serviceaccounts ${AUTHENTICATION}; impersonate-on:user-info:list pods`, '-'),
      clusterWide(`impersonate:serviceaccount serviceaccounts ${AUTHENTICATION}`, '-'), clusterWide('impersonate-on:user-info:get pods', '-'),
      clusterWide(`impersonate:user-info groups ${AUTHENTICATION} named system:masters; impersonate-on:user-info:get pods`, '-'),
      clusterWide(`impersonate:user-info uids,userextras/scopes ${AUTHENTICATION}; impersonate-on:user-info:get pods`, '-'), clusterWide('* */log of *', '-'),
      [inCluster(APP, `impersonate:user-info users ${AUTHENTICATION}`, 'impersonate-on:user-info:get pods'), 'nothing', { kubernetesVersion: '1.35' }],
    ],
  },
  A20: {
    cluster: [[inCluster(APP, 'create secrets') + BOOTSTRAPPERS, `high ${APP} cluster`]],
    namespace: [[inNamespace('kube-system', APP, 'create secrets') + BOOTSTRAPPERS, `high ${APP} kube-system`], [inNamespace('web', APP, 'create secrets') + BOOTSTRAPPERS, 'nothing']],
    wildcard: [[inNamespace('kube-system', APP, '* secrets') + BOOTSTRAPPERS, `high ${APP} kube-system`]],
    group: [[inCluster(APP, 'create secrets of example.com') + BOOTSTRAPPERS, 'nothing']],
    named: [[inNamespace('kube-system', APP, 'create secrets named a') + BOOTSTRAPPERS, 'nothing']],
    tempting: [
      [inNamespace('kube-system', APP, 'create secrets'), 'nothing'], [inNamespace('kube-system', APP, 'get secrets') + BOOTSTRAPPERS, 'nothing'],
      [inNamespace('kube-system', APP, 'create secrets') + role('nodes', 'get nodes') + binding(undefined, 'ClusterRole nodes', 'Group system:bootstrappers:k'), 'nothing'],
      [inNamespace('kube-system', APP, 'create secrets') + binding(undefined, 'ClusterRole system:node-bootstrapper', DEV), 'nothing'],
    ],
  },
  A21: {
    cluster: [
      clusterWide(`update clustertrustbundles ${CERTIFICATES}; attest signers ${CERTIFICATES}`, 'medium'),
      clusterWide(`patch podcertificaterequests/status ${CERTIFICATES}; sign signers ${CERTIFICATES} named example.com/*`, 'medium'),
    ],
    namespace: [inWeb(`update clustertrustbundles ${CERTIFICATES}; attest signers ${CERTIFICATES}`, '-')],
    wildcard: [clusterWide(`update,attest * ${CERTIFICATES}`, 'medium')],
    group: [clusterWide('update clustertrustbundles of example.com; attest signers of example.com', '-')],
    named: [clusterWide(`update clustertrustbundles ${CERTIFICATES} named a; attest signers ${CERTIFICATES} named example.com/a`, 'low')],
    tempting: [
      clusterWide(`update clustertrustbundles ${CERTIFICATES}`, '-'), clusterWide(`update clustertrustbundles ${CERTIFICATES}; sign signers ${CERTIFICATES}`, '-'),
      clusterWide(`attest clustertrustbundles ${CERTIFICATES}; update clustertrustbundles ${CERTIFICATES}`, '-'),
    ],
  },
  A22: {
    cluster: [
      clusterWide('delete,unsafe-delete-ignore-read-errors widgets of example.com', 'medium'),
      [inCluster(APP, 'delete secrets') + role('u', 'unsafe-delete-ignore-read-errors *') + binding(undefined, 'ClusterRole u', APP), `medium ${APP} cluster`],
      [inCluster('Group system:authenticated', 'delete secrets named a') + role('u', 'unsafe-delete-ignore-read-errors secrets') + binding(undefined, 'ClusterRole u', APP), `low ${APP} cluster`],
    ],
    namespace: [inWeb('delete,unsafe-delete-ignore-read-errors secrets', 'low')],
    wildcard: [clusterWide('delete,unsafe-delete-ignore-read-errors * of *', 'medium'), clusterWide('* widgets of example.com', '-')],
    group: 'it is any resource of any group',
    named: [
      clusterWide('delete,unsafe-delete-ignore-read-errors widgets of example.com named a', 'low'),
      clusterWide('delete widgets of example.com named a; unsafe-delete-ignore-read-errors widgets of example.com named b', '-'),
    ],
    tempting: [clusterWide('unsafe-delete-ignore-read-errors widgets of example.com', '-'), clusterWide('delete widgets of example.com', '-')],
  },
};
