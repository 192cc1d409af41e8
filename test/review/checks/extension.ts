import { clusterWide, ExampleTable, grant, inWeb } from './examples';
import { APP, DEV, inCluster, inNamespace, object } from './manifest-texts';
import { binding, role } from '../../access/access-texts';

const ADMISSION = 'of admissionregistration.k8s.io';
const KYVERNO = 'of kyverno.io';
const CERTIFICATES = 'certificates of cert-manager.io';
const PARAMETERS = object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', 'limits', 'spec: { paramKind: { apiVersion: v1, kind: ConfigMap } }')
  + object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', 'limits', 'spec: { policyName: limits, paramRef: { name: params, namespace: web } }');

/** A controller of certificates, which is strong: it lists all Secrets, or is administrator. */
const certManager = (...rules: readonly string[]) => role('cm', 'update certificates/status of cert-manager.io', ...rules) + binding(undefined, 'ClusterRole cm', 'ServiceAccount cm/cm');

/** Examples of the checks in lib/review/checks/extension.ts. */
export const EXTENSION_EXAMPLES: ExampleTable = {
  E1: grant(`patch mutatingwebhookconfigurations ${ADMISSION}`, {
    cluster: 'critical',
    namespace: '-',
    named: 'high',
    wildcard: { [`* validatingwebhookconfigurations ${ADMISSION}`]: 'critical', [`patch * ${ADMISSION}`]: 'critical by A3', 'create validatingwebhookconfigurations of *': 'critical' },
    tempting: [`get,list,watch validatingwebhookconfigurations ${ADMISSION}`, `create validatingwebhookconfigurations ${ADMISSION} named a`],
    more: { cluster: { [`update validatingwebhookconfigurations ${ADMISSION}`]: 'critical', [`delete mutatingwebhookconfigurations ${ADMISSION}`]: 'high', [`delete mutatingwebhookconfigurations ${ADMISSION} named a`]: 'medium' } },
  }),
  E2: grant(`update mutatingadmissionpolicies ${ADMISSION}`, {
    cluster: 'critical',
    namespace: '-',
    named: 'high',
    wildcard: { [`* mutatingadmissionpolicybindings ${ADMISSION}`]: 'critical', [`update * ${ADMISSION}`]: 'critical by A3', 'create validatingadmissionpolicies of *': 'high' },
    tempting: [`get validatingadmissionpolicies ${ADMISSION}`, `update validatingadmissionpolicies/status ${ADMISSION}`],
    more: {
      cluster: {
        [`delete mutatingadmissionpolicybindings ${ADMISSION}`]: 'critical',
        [`create validatingadmissionpolicybindings ${ADMISSION}`]: 'high',
        [`delete validatingadmissionpolicies ${ADMISSION}`]: 'high',
        [`patch validatingadmissionpolicies ${ADMISSION} named a`]: 'medium',
      },
    },
  }),
  E3: grant('update customresourcedefinitions of apiextensions.k8s.io', {
    cluster: 'medium',
    namespace: '-',
    named: 'low',
    wildcard: { 'update * of apiextensions.k8s.io': 'critical by A3', '* customresourcedefinitions of apiextensions.k8s.io': 'high by A2', 'create customresourcedefinitions of *': 'medium' },
    tempting: ['get,list,watch customresourcedefinitions of apiextensions.k8s.io', 'update customresourcedefinitions/status of apiextensions.k8s.io'],
    more: { cluster: { 'delete customresourcedefinitions of apiextensions.k8s.io': 'high', 'deletecollection customresourcedefinitions of apiextensions.k8s.io': 'high' } },
  }),
  E4: grant('patch apiservices of apiregistration.k8s.io', {
    cluster: 'critical',
    namespace: '-',
    named: 'high',
    wildcard: { '* apiservices of apiregistration.k8s.io': 'critical', 'patch * of apiregistration.k8s.io': 'critical by A3', 'create apiservices of *': 'critical' },
    tempting: ['get,list,watch apiservices of apiregistration.k8s.io', 'update apiservices/status of apiregistration.k8s.io', 'delete apiservices of apiregistration.k8s.io'],
  }),
  E5: grant(`update policyexceptions ${KYVERNO}`, {
    cluster: 'high',
    namespace: 'medium',
    named: 'medium',
    wildcard: { [`* clusterpolicies ${KYVERNO}`]: 'high', [`update * ${KYVERNO}`]: 'high', '* * of constraints.gatekeeper.sh': 'high', 'create policies of *': 'high' },
    tempting: [
      `get,list policies ${KYVERNO}`, 'get k8srequiredlabels of constraints.gatekeeper.sh', 'update policies of example.com', `update updaterequests ${KYVERNO}`,
      [inCluster(APP, `update policies,policies/status ${KYVERNO}`), 'nothing'],
      [inCluster(APP, `update policies ${KYVERNO}`, `get policies/status ${KYVERNO}`), `high ${APP} cluster`], [inCluster(DEV, `update policies,policies/status ${KYVERNO}`), `high ${DEV} cluster`],
    ],
    more: {
      cluster: {
        [`create clusterpolicies ${KYVERNO}`]: 'high',
        'patch k8srequiredlabels of constraints.gatekeeper.sh': 'high',
        'delete k8srequiredlabels of constraints.gatekeeper.sh named a': 'medium',
        'update constrainttemplates of templates.gatekeeper.sh': 'high',
        'create validatingpolicies of policies.kyverno.io': 'high',
      },
    },
  }),
  E6: grant('patch namespaces', {
    cluster: 'high',
    namespace: 'medium',
    named: 'medium',
    wildcard: { 'patch *': 'critical by A3', '* namespaces': 'high by A2', 'update namespaces of *': 'high' },
    tempting: ['get,list,watch,create namespaces', 'update namespaces/finalize', [...inWeb('update namespaces named other', '-')]],
  }),
  E7: grant('update priorityclasses of scheduling.k8s.io', {
    cluster: 'low',
    namespace: '-',
    named: 'info',
    wildcard: { '* priorityclasses of scheduling.k8s.io': 'high by A2', 'update * of scheduling.k8s.io': 'critical by A3', 'create runtimeclasses of *': 'medium' },
    tempting: ['get priorityclasses of scheduling.k8s.io', 'delete runtimeclasses of node.k8s.io'],
    more: { cluster: { 'create runtimeclasses of node.k8s.io': 'medium', 'patch runtimeclasses of node.k8s.io named a': 'low' } },
  }),
  E8: grant('update flowschemas of flowcontrol.apiserver.k8s.io', {
    cluster: 'medium',
    namespace: '-',
    named: 'low',
    wildcard: { '* flowschemas of flowcontrol.apiserver.k8s.io': 'high by A2', 'update * of flowcontrol.apiserver.k8s.io': 'critical by A3', 'patch prioritylevelconfigurations of *': 'medium' },
    tempting: ['get flowschemas of flowcontrol.apiserver.k8s.io', 'update flowschemas/status of flowcontrol.apiserver.k8s.io'],
    more: { cluster: { 'create prioritylevelconfigurations of flowcontrol.apiserver.k8s.io': 'medium' } },
  }),
  E9: {
    cluster: [[PARAMETERS + inCluster(APP, 'update configmaps named params'), `medium ${APP} cluster`]],
    namespace: [[PARAMETERS + inNamespace('web', APP, 'patch configmaps'), `medium ${APP} web`]],
    wildcard: [[PARAMETERS + inNamespace('web', APP, 'update configmaps of *'), `medium ${APP} web`]],
    group: [[PARAMETERS + inNamespace('web', APP, 'update configmaps of example.com'), 'nothing']],
    named: [[PARAMETERS + inNamespace('web', APP, 'update configmaps named params'), `medium ${APP} web`], [PARAMETERS + inNamespace('web', APP, 'update configmaps named other'), 'nothing']],
    tempting: [
      [inNamespace('web', APP, 'update configmaps named params'), 'nothing'], [PARAMETERS + inNamespace('other', APP, 'update configmaps named params'), 'nothing'],
      [PARAMETERS + inNamespace('web', APP, 'get configmaps named params'), 'nothing'], [PARAMETERS + inNamespace('web', APP, 'update secrets named params'), 'nothing'],
    ],
  },
  E10: {
    cluster: [clusterWide(`update ${CERTIFICATES}`, 'high'), [certManager('* * of *') + inCluster(DEV, `update ${CERTIFICATES}`), `critical ${DEV} cluster`]],
    namespace: [
      inWeb(`create ${CERTIFICATES}`, 'medium'), [certManager('get services') + inNamespace('web', DEV, `create ${CERTIFICATES}`), `low ${DEV} web`],
      [certManager('get services') + binding('web', 'Role gone', 'ServiceAccount cm/cm') + inNamespace('web', DEV, `create ${CERTIFICATES}`), `medium ${DEV} web`], [certManager('list secrets') + inNamespace('web', DEV, `create ${CERTIFICATES}`), `high ${DEV} web`],
      inWeb('create kustomizations of kustomize.toolkit.fluxcd.io', 'medium'), inWeb('patch applications of argoproj.io', 'medium'), inWeb('create pipelineruns of tekton.dev', 'medium'),
      inWeb('create restores of velero.io', 'medium'), inWeb('create subscriptions of operators.coreos.com', 'medium'),
    ],
    wildcard: [clusterWide('* certificates of cert-manager.io', 'high'), clusterWide('create * of helm.toolkit.fluxcd.io', 'high')],
    group: [clusterWide('update certificates of example.com', '-'), clusterWide('update applications of example.com', '-')],
    named: [clusterWide(`update ${CERTIFICATES} named a`, 'high'), inWeb(`create ${CERTIFICATES} named a`, '-')],
    tempting: [
      clusterWide(`get,list,watch,delete ${CERTIFICATES}`, '-'), [inCluster(APP, `update ${CERTIFICATES}`, 'update certificates/status of cert-manager.io'), 'nothing'],
      clusterWide('update certificates/status of cert-manager.io', '-'),
      [inCluster(APP, `update ${CERTIFICATES}`, 'get certificates/status of cert-manager.io'), `high ${APP} cluster`], [inCluster(DEV, `update ${CERTIFICATES}`, 'update certificates/status of cert-manager.io'), `high ${DEV} cluster`],
      [role('reader', 'get,list,watch certificates/status of cert-manager.io', '* * of *') + binding(undefined, 'ClusterRole reader', 'ServiceAccount ops/all') + inNamespace('web', DEV, `create ${CERTIFICATES}`), `medium ${DEV} web`],
      [role('flux', '* * of kustomize.toolkit.fluxcd.io') + binding(undefined, 'ClusterRole flux', 'ServiceAccount flux/kustomize') + binding(undefined, 'ClusterRole cluster-admin', 'ServiceAccount flux/kustomize')
        + inNamespace('web', DEV, 'create kustomizations of kustomize.toolkit.fluxcd.io'), `critical ${DEV} web`],
      [role('workflows', '* * of argoproj.io') + binding(undefined, 'ClusterRole workflows', 'ServiceAccount ci/all') + binding(undefined, 'ClusterRole cluster-admin', 'ServiceAccount ci/all')
        + inNamespace('web', DEV, 'create applications of argoproj.io'), `medium ${DEV} web`],
    ],
  },
};
