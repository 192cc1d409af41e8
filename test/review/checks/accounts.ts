import { Example, ExampleTable } from './examples';
import { account, APP, controller, deployment, inCluster, inNamespace, object, pod, ruled, server, SSO_SERVER, token } from './manifest-texts';
import { binding } from '../../access/access-texts';

const NOT_OF_GRANTS = 'it is about the account or its token, and not about what is granted';
const IN_NAMESPACES = 'accounts and workloads belong to a namespace';
const none = (...inputs: readonly string[]): Example[] => inputs.map((input) => [input, 'nothing']);

/** A pod with a projected token. */
const projected = (fields: string) => pod('web/a', 'app', 'app', `volumes: [{ name: t, projected: { sources: [{ serviceAccountToken: { path: t, ${fields} } }] } }], `);
const USER = { ruled: (name: string) => ruled(name, "'x' in groups") };

/** Examples of the checks in lib/review/checks/accounts.ts. */
export const ACCOUNT_EXAMPLES: ExampleTable = {
  K1: {
    cluster: none(account('web/app') + pod('web/a', 'app') + inCluster(APP, 'get nodes')),
    namespace: [
      [account('web/app') + pod('web/a', 'app'), `medium ${APP} web`], [account('web/app') + deployment('web/a', 'app', 'app', []), `medium ${APP} web`],
      [account('web/app') + pod('web/a', 'app') + inNamespace('web', APP, 'get Pod'), `medium ${APP} web`], [account('web/default') + pod('web/a', ''), 'medium ServiceAccount web/default web'],
    ],
    wildcard: none(account('web/app') + pod('web/a', 'app') + inNamespace('web', APP, 'get leases of *')),
    group: [[account('web/app') + pod('web/a', 'app') + inNamespace('web', APP, 'get pods of core'), `medium ${APP} web`]],
    named: none(account('web/app') + pod('web/a', 'app') + inNamespace('web', APP, 'get configmaps named app')),
    tempting: none(
      account('web/app') + pod('web/a', 'app', 'app', 'automountServiceAccountToken: false, '), account('web/app', ' }, automountServiceAccountToken: false, x: {') + pod('web/a', 'app'),
      account('web/app') + pod('web/a', 'app') + inNamespace('web', 'Group system:serviceaccounts:web', 'get pods'), account('web/app') + pod('web/a', 'app') + inNamespace('other', APP, 'get pods'),
      pod('web/a', 'app'), account('argo/argo') + controller(), account('web/app') + pod('web/a', 'app') + binding('web', 'ClusterRole unknown', APP), account('web/app'),
    ),
  },
  K2: {
    cluster: IN_NAMESPACES,
    namespace: [
      [token('web/t', 'app'), `medium ${APP} web`], [SSO_SERVER + USER.ruled('argo/a') + token('argo/a.service-account-token', 'a'), 'low ServiceAccount argo/a argo'],
      [server('--auth-mode=client') + USER.ruled('argo/a') + token('argo/a.service-account-token', 'a'), 'medium ServiceAccount argo/a argo'],
      [SSO_SERVER + USER.ruled('argo/a') + token('argo/other', 'a'), 'medium ServiceAccount argo/a argo'],
    ],
    wildcard: NOT_OF_GRANTS,
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(object('v1', 'Secret', 'web/t', 'type: Opaque'), account('web/app'), account('web/other') + token('web/t', 'app')),
  },
  K3: {
    cluster: IN_NAMESPACES,
    namespace: [[account('web/other') + token('web/t', 'app'), 'low Secret web/t web']],
    wildcard: NOT_OF_GRANTS,
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(account('web/app') + token('web/t', 'app'), token('web/t', 'app'), account('other/app') + token('web/t', 'app')),
  },
  K4: {
    cluster: IN_NAMESPACES,
    namespace: [[pod('web/a', ''), 'medium Pod web/a web'], [pod('web/a', 'default'), 'medium Pod web/a web'], [object('batch/v1', 'CronJob', 'web/a', 'spec: { jobTemplate: { spec: { template: { spec: { containers: [] } } } } }'), 'medium CronJob web/a web']],
    wildcard: NOT_OF_GRANTS,
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(
      pod('web/a', 'app'), pod('web/a', '', 'app', 'automountServiceAccountToken: false, '), object('v1', 'Pod', 'web/a', '@, ownerReferences: [{ apiVersion: apps/v1, kind: ReplicaSet, name: a, uid: b }]@spec: { containers: [] }'),
      account('web/default'),
    ),
  },
  K5: {
    cluster: IN_NAMESPACES,
    namespace: [
      [account('web/app', ', annotations: { eks.amazonaws.com/role-arn: "arn:aws:iam::1:role/a" }'), `info ${APP} web`], [account('web/app', ', annotations: { iam.gke.io/gcp-service-account: a@b }'), `info ${APP} web`],
      [account('web/app', ', annotations: { azure.workload.identity/client-id: a }'), `info ${APP} web`],
    ],
    wildcard: NOT_OF_GRANTS,
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(account('web/app', ', annotations: { example.com/role-arn: a }'), account('web/app', ', labels: { azure.workload.identity/client-id: a }')),
  },
  K6: {
    cluster: IN_NAMESPACES,
    namespace: [[projected('expirationSeconds: 86400'), 'low Pod web/a web'], [projected('audience: "", expirationSeconds: 604800'), 'low Pod web/a web']],
    wildcard: NOT_OF_GRANTS,
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(projected('expirationSeconds: 3600'), projected('expirationSeconds: 86399'), projected('audience: vault, expirationSeconds: 86400'), pod('web/a', 'app')),
  },
};
