import { ArgoVersion } from '../../../lib/argo/argo-version';
import { EVERYWHERE } from '../../../scripts/upstream/bound-access';
import { INSTALL_NAMESPACE, WORKFLOW_NAMESPACE } from '../../../scripts/upstream/reference-installs';
import { ShippedAccount, ShippedInstall } from '../../../scripts/upstream/shipped-roles';

/** Permissions that an install with every feature needs, and that upstream's manifests do not grant there. */
export interface LackingNeed {
  readonly account: ShippedAccount;
  /** Left out: both ways to install. */
  readonly install?: ShippedInstall;
  readonly places: readonly string[];
  readonly since?: ArgoVersion;
  readonly permissions: readonly string[];
  readonly why: string;
}

const ALL_PLACES = [INSTALL_NAMESPACE, WORKFLOW_NAMESPACE];

export const LACKING_NEEDS: readonly LackingNeed[] = [
  {
    account: 'controller',
    places: [EVERYWHERE],
    permissions: ['create selfsubjectaccessreviews.authorization.k8s.io'],
    why: 'Everybody has it by system:basic-user, unless the cluster has taken that away; ArgoFeature.ACCESS_REVIEWS is for such clusters.',
  },
  {
    account: 'server',
    places: [EVERYWHERE],
    since: ArgoVersion.V3_7,
    permissions: ['create selfsubjectaccessreviews.authorization.k8s.io'],
    why: 'As for the controller; the server asks from v3.7 on.',
  },
  {
    account: 'controller',
    install: 'namespace-install',
    places: [EVERYWHERE],
    permissions: ['get', 'list', 'watch'].map((verb) => `${verb} clusterworkflowtemplates.argoproj.io`),
    why: 'A Role can not grant it, and the namespace install comes with no ClusterRole.',
  },
  {
    account: 'controller',
    install: 'namespace-install',
    places: [EVERYWHERE],
    since: ArgoVersion.V3_7,
    permissions: ['get namespaces', 'list namespaces', 'watch namespaces'],
    why: 'A Role can not grant it, and the namespace install comes with no ClusterRole.',
  },
  {
    account: 'server',
    install: 'namespace-install',
    places: [EVERYWHERE],
    permissions: ['get', 'list', 'create', 'update', 'delete'].map((verb) => `${verb} clusterworkflowtemplates.argoproj.io`),
    why: 'A Role can not grant it, and the namespace install comes with no ClusterRole.',
  },
  {
    account: 'server',
    install: 'namespace-install',
    places: [EVERYWHERE],
    since: ArgoVersion.V3_7,
    permissions: ['watch clusterworkflowtemplates.argoproj.io'],
    why: 'As before; the server keeps a cache of them from v3.7 on.',
  },
  {
    account: 'controller',
    places: [INSTALL_NAMESPACE],
    permissions: ['create configmaps', 'update configmaps[my-cache]', 'delete configmaps[my-cache]'],
    why: 'Memoization and the garbage collection of its caches; docs/memoization.md tells users to add two of the three.',
  },
  {
    account: 'controller',
    install: 'cluster-install',
    places: [WORKFLOW_NAMESPACE],
    since: ArgoVersion.V3_6,
    permissions: ['create configmaps'],
    why: 'Templates of more than 128 KiB are handed to the pod in a configmap; https://github.com/argoproj/argo-workflows/issues/14073',
  },
  {
    account: 'controller',
    places: ALL_PLACES,
    permissions: ['patch workflowtasksets/status.argoproj.io'],
    why: 'What HTTP and plugin templates gave is marked as seen; https://github.com/argoproj/argo-workflows/issues/13341',
  },
  {
    account: 'controller',
    places: ALL_PLACES,
    permissions: ['update workflowartifactgctasks/finalizers.argoproj.io'],
    why: 'The owner of a pod that deletes artifacts, where the cluster checks owner references; https://github.com/argoproj/argo-helm/pull/3741',
  },
  {
    account: 'controller',
    install: 'cluster-install',
    places: [WORKFLOW_NAMESPACE],
    permissions: ['get secrets[registry]'],
    why: 'Pull secrets for the look-up of entrypoints; https://github.com/argoproj/argo-workflows/issues/9630',
  },
  {
    account: 'server',
    install: 'cluster-install',
    places: ALL_PLACES,
    permissions: ['update cronworkflows/finalizers.argoproj.io'],
    why: 'A workflow that is submitted from a CronWorkflow has it as its owner, where the cluster checks owner references.',
  },
];
