/** A project of the ecosystem, and where it defines the kinds that workflows create. */
export interface KindProject {
  /** Its repository on GitHub: `cert-manager/cert-manager`. */
  readonly repository: string;

  /** The tag, or the commit where it has none, that is read. */
  readonly tag: string;

  /** The folders and files with CustomResourceDefinitions: YAML, JSON, or texts in Go source. */
  readonly definitions?: readonly string[];

  /** The kinds that are taken, as `Kind` or `Kind.group`; by default all of them. */
  readonly kinds?: readonly string[];

  /** Kinds that no definition in a file gives, since an aggregated API server or Go code does. */
  readonly declared?: readonly DeclaredKind[];
}

/** A kind that source code declares: the cited lines must contain what is said of it. */
export interface DeclaredKind {
  readonly kind: string;
  readonly plural: string;
  readonly apiGroup: string;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly shortNames?: readonly string[];
  readonly subresources?: readonly string[];
  readonly versions: readonly string[];
  readonly file: string;

  /** Texts that the file must have, among them those that show plural, kind and scope; a change upstream fails the generator. */
  readonly shows: readonly string[];

  /** The same of a second file, by its repository. */
  readonly also?: { readonly repository: string; readonly tag: string; readonly file: string; readonly shows: readonly string[] };
}

const OPENSHIFT_SERVER = '56aa2d96edd725e44ddd7ff13f23e53e6c509828';
const OPENSHIFT_API = '2a3d73913b5a7caec4c57d5c3d04f51106ec4da3';

/** A kind of OpenShift's own API server, whose storage is named in one repository and whose type is in another. */
function openshift(
  area: string, kind: string, plural: string, subresources: readonly string[] = [], scope: DeclaredKind['scope'] = 'Namespaced',
): DeclaredKind {
  return {
    kind,
    plural,
    apiGroup: `${area}.openshift.io`,
    scope,
    subresources,
    versions: ['v1'],
    file: `pkg/${area}/apiserver/apiserver.go`,
    shows: [plural, ...subresources.map((each) => `${plural}/${each}`)].map((key) => `v1Storage["${key}"] = `),
    also: {
      repository: 'openshift/api',
      tag: OPENSHIFT_API,
      file: `${area}/v1/types.go`,
      shows: [`\ntype ${kind} struct {`],
    },
  };
}

const VIRTUAL_MACHINES = 'pkg/virt-operator/resource/generate/components/crds.go';

/** A kind of KubeVirt, which makes its definitions in Go. */
function kubevirt(kind: string, plural: string, shortNames: readonly string[], subresources: readonly string[]): DeclaredKind {
  return {
    kind,
    plural,
    apiGroup: 'kubevirt.io',
    scope: 'Namespaced',
    shortNames,
    subresources,
    versions: ['v1'],
    file: VIRTUAL_MACHINES,
    shows: [
      `Scope:    "Namespaced",\n\n\t\tNames: extv1.CustomResourceDefinitionNames{\n\t\t\tPlural:     "${plural}",`,
      `Kind:       virtv1.${kind}GroupVersionKind.Kind,\n\t\t\tShortNames: []string{${shortNames.map((name) => `"${name}"`).join(', ')}},`,
    ],
  };
}

/** Every project, in the order in which a kind that two of them define is taken: the first one wins. */
export const KIND_PROJECTS: readonly KindProject[] = [
  // Training, batch and data.
  { repository: 'kubeflow/training-operator', tag: 'v1.9.0', definitions: ['manifests/base/crds/'] },
  { repository: 'kubeflow/trainer', tag: 'v2.2.0', definitions: ['manifests/base/crds/'] },
  { repository: 'kubeflow/mpi-operator', tag: 'v0.8.0', definitions: ['manifests/base/kubeflow.org_mpijobs.yaml'] },
  { repository: 'kubeflow/katib', tag: 'v0.19.0', definitions: ['manifests/v1beta1/components/crd/'] },
  {
    repository: 'kubeflow/notebooks',
    tag: 'v1.11.0',
    definitions: [
      'components/notebook-controller/config/crd/bases/', 'components/pvcviewer-controller/config/crd/bases/',
      'components/tensorboard-controller/config/crd/bases/',
    ],
  },
  { repository: 'kubeflow/spark-operator', tag: 'v2.5.2', definitions: ['config/crd/bases/'] },
  { repository: 'ray-project/kuberay', tag: 'v1.7.0', definitions: ['ray-operator/config/crd/bases/'] },
  { repository: 'apache/flink-kubernetes-operator', tag: 'release-1.15.0', definitions: ['helm/flink-kubernetes-operator/crds/'] },
  { repository: 'dask/dask-kubernetes', tag: '2025.4.3', definitions: ['dask_kubernetes/operator/customresources/'] },
  {
    repository: 'volcano-sh/volcano',
    tag: 'v1.15.1',
    definitions: ['config/crd/volcano/bases/', 'config/crd/jobflow/bases/'],
    kinds: ['Job', 'CronJob', 'Command', 'PodGroup', 'Queue', 'JobFlow', 'JobTemplate'],
  },
  {
    repository: 'kubernetes-sigs/kueue',
    tag: 'v0.19.2',
    definitions: ['config/components/crd/bases/'],
    kinds: ['AdmissionCheck', 'ClusterQueue', 'Cohort', 'LocalQueue', 'ResourceFlavor', 'Topology', 'Workload', 'WorkloadPriorityClass'],
  },
  { repository: 'kubernetes-sigs/jobset', tag: 'v0.12.0', definitions: ['config/components/crd/bases/'] },

  // Serving.
  {
    repository: 'kserve/kserve',
    tag: 'v0.20.0',
    definitions: ['config/crd/full/'],
    kinds: ['ClusterServingRuntime', 'InferenceGraph', 'InferenceService', 'LLMInferenceService', 'ServingRuntime', 'TrainedModel'],
  },
  {
    repository: 'SeldonIO/seldon-core',
    tag: 'v2.10.2',
    definitions: ['operator/config/crd/bases/'],
    kinds: ['Experiment', 'Model', 'Pipeline', 'Server'],
  },
  {
    repository: 'knative/serving',
    tag: 'v0.50.0',
    definitions: ['config/core/300-resources/'],
    kinds: ['Configuration', 'DomainMapping', 'Revision', 'Route', 'Service'],
  },
  {
    repository: 'knative/eventing',
    tag: 'v0.49.2',
    definitions: ['config/core/resources/'],
    kinds: [
      'ApiServerSource', 'Broker', 'Channel', 'ContainerSource', 'JobSink', 'Parallel', 'PingSource', 'Sequence', 'SinkBinding', 'Subscription', 'Trigger',
    ],
  },

  // Delivery.
  { repository: 'argoproj/argo-cd', tag: 'v3.5.1', definitions: ['manifests/crds/'] },
  { repository: 'argoproj/argo-rollouts', tag: 'v1.9.1', definitions: ['manifests/crds/'] },
  {
    repository: 'tektoncd/pipeline',
    tag: 'v1.15.0',
    definitions: ['config/300-crds/'],
    kinds: ['CustomRun', 'Pipeline', 'PipelineRun', 'StepAction', 'Task', 'TaskRun'],
  },
  {
    repository: 'tektoncd/triggers',
    tag: 'v0.37.0',
    definitions: ['config/'],
    kinds: ['ClusterTriggerBinding', 'EventListener', 'Trigger', 'TriggerBinding', 'TriggerTemplate'],
  },
  {
    repository: 'fluxcd/source-controller',
    tag: 'v1.9.1',
    definitions: ['config/crd/bases/'],
    kinds: ['Bucket', 'GitRepository', 'HelmChart', 'HelmRepository', 'OCIRepository'],
  },
  { repository: 'fluxcd/kustomize-controller', tag: 'v1.9.4', definitions: ['config/crd/bases/'] },
  { repository: 'fluxcd/helm-controller', tag: 'v1.6.3', definitions: ['config/crd/bases/'] },
  { repository: 'fluxcd/notification-controller', tag: 'v1.9.3', definitions: ['config/crd/bases/'] },

  // Clusters and infrastructure.
  {
    repository: 'crossplane/crossplane',
    tag: 'v2.3.4',
    definitions: ['cluster/crds/'],
    kinds: [
      'CompositeResourceDefinition', 'Composition', 'Configuration.pkg.crossplane.io', 'CronOperation', 'EnvironmentConfig', 'Function', 'Operation',
      'Provider', 'Usage.protection.crossplane.io',
    ],
  },
  {
    repository: 'kubernetes-sigs/cluster-api',
    tag: 'v1.14.0',
    definitions: ['core/config/crd/bases/', 'bootstrap/kubeadm/config/crd/bases/', 'controlplane/kubeadm/config/crd/bases/'],
    kinds: [
      'Cluster', 'ClusterClass', 'ClusterResourceSet', 'KubeadmConfig', 'KubeadmConfigTemplate', 'KubeadmControlPlane', 'Machine', 'MachineDeployment',
      'MachineHealthCheck', 'MachinePool', 'MachineSet',
    ],
  },
  {
    repository: 'openshift/openshift-apiserver',
    tag: OPENSHIFT_SERVER,
    declared: [
      openshift('apps', 'DeploymentConfig', 'deploymentconfigs', ['instantiate', 'log', 'rollback', 'scale', 'status']),
      openshift('build', 'Build', 'builds', ['clone', 'details', 'log']),
      openshift('build', 'BuildConfig', 'buildconfigs', ['instantiate', 'instantiatebinary', 'webhooks']),
      openshift('image', 'Image', 'images', [], 'Cluster'),
      openshift('image', 'ImageStream', 'imagestreams', ['layers', 'secrets', 'status']),
      openshift('image', 'ImageStreamImport', 'imagestreamimports'),
      openshift('image', 'ImageStreamMapping', 'imagestreammappings'),
      openshift('image', 'ImageStreamTag', 'imagestreamtags'),
      openshift('image', 'ImageTag', 'imagetags'),
      openshift('project', 'Project', 'projects', [], 'Cluster'),
      openshift('project', 'ProjectRequest', 'projectrequests', [], 'Cluster'),
      openshift('route', 'Route', 'routes', ['status']),
      openshift('template', 'Template', 'templates'),
      openshift('template', 'TemplateInstance', 'templateinstances', ['status']),
    ],
  },
  {
    repository: 'openshift/api',
    tag: OPENSHIFT_API,
    definitions: [
      'quota/v1/zz_generated.crd-manifests/', 'security/v1/zz_generated.crd-manifests/',
    ],
  },
  {
    repository: 'kubevirt/kubevirt',
    tag: 'v1.9.0',
    declared: [
      kubevirt('VirtualMachine', 'virtualmachines', ['vm', 'vms'], ['status']),
      kubevirt('VirtualMachineInstance', 'virtualmachineinstances', ['vmi', 'vmis'], []),
      kubevirt('VirtualMachineInstanceMigration', 'virtualmachineinstancemigrations', ['vmim', 'vmims'], ['status']),
    ],
  },
  {
    repository: 'kubevirt/containerized-data-importer',
    tag: 'v1.66.0',
    definitions: ['pkg/operator/resources/crds_generated.go'],
    kinds: ['DataImportCron', 'DataSource', 'DataVolume'],
  },

  // Certificates, secrets, policies and the network.
  { repository: 'cert-manager/cert-manager', tag: 'v1.21.1', definitions: ['deploy/crds/'] },
  {
    repository: 'external-secrets/external-secrets',
    tag: 'v2.9.0',
    definitions: ['config/crds/bases/'],
    kinds: ['ClusterExternalSecret', 'ClusterPushSecret', 'ClusterSecretStore', 'ExternalSecret', 'PushSecret', 'SecretStore'],
  },
  { repository: 'bitnami-labs/sealed-secrets', tag: 'v0.36.6', definitions: ['helm/sealed-secrets/crds/'] },
  {
    repository: 'kyverno/kyverno',
    tag: 'v1.19.0',
    definitions: ['config/crds/kyverno/'],
    kinds: ['CleanupPolicy', 'ClusterCleanupPolicy', 'ClusterPolicy', 'Policy', 'PolicyException'],
  },
  {
    repository: 'istio/api',
    tag: 'v1.30.3',
    definitions: ['kubernetes/customresourcedefinitions.gen.yaml'],
    kinds: [
      'AuthorizationPolicy', 'DestinationRule', 'EnvoyFilter', 'Gateway', 'PeerAuthentication', 'RequestAuthentication', 'ServiceEntry', 'Sidecar',
      'Telemetry', 'VirtualService', 'WorkloadEntry',
    ],
  },
  {
    repository: 'kubernetes-sigs/gateway-api',
    tag: 'v1.6.1',
    definitions: ['config/crd/standard/'],
    kinds: ['BackendTLSPolicy', 'Gateway', 'GatewayClass', 'GRPCRoute', 'HTTPRoute', 'ReferenceGrant', 'TCPRoute', 'TLSRoute'],
  },
  {
    repository: 'traefik/traefik-helm-chart',
    tag: 'v41.3.0',
    definitions: ['traefik/crds/'],
    kinds: ['IngressRoute', 'IngressRouteTCP', 'IngressRouteUDP', 'Middleware', 'TLSOption', 'TraefikService'],
  },

  // Observation, tests and faults.
  { repository: 'prometheus-operator/prometheus-operator', tag: 'v0.93.0', definitions: ['jsonnet/prometheus-operator/'] },
  { repository: 'grafana/k6-operator', tag: 'v1.6.0', definitions: ['config/crd/bases/'] },
  {
    repository: 'chaos-mesh/chaos-mesh',
    tag: 'v2.8.3',
    definitions: ['config/crd/bases/'],
    kinds: ['DNSChaos', 'HTTPChaos', 'IOChaos', 'NetworkChaos', 'PodChaos', 'Schedule', 'StressChaos', 'TimeChaos', 'Workflow'],
  },
  { repository: 'kedacore/keda', tag: 'v2.20.2', definitions: ['config/crd/bases/'] },

  // Databases, queues and volumes.
  {
    repository: 'strimzi/strimzi-kafka-operator',
    tag: '1.2.0',
    definitions: ['install/cluster-operator/'],
  },
  {
    repository: 'cloudnative-pg/cloudnative-pg',
    tag: 'v1.30.0',
    definitions: ['config/crd/bases/'],
    kinds: ['Backup', 'Cluster', 'Database', 'Pooler', 'Publication', 'ScheduledBackup', 'Subscription'],
  },
  { repository: 'zalando/postgres-operator', tag: 'v2.0.1', definitions: ['manifests/postgresql.crd.yaml', 'manifests/postgresteam.crd.yaml'] },
  { repository: 'rabbitmq/cluster-operator', tag: 'v2.22.3', definitions: ['config/crd/bases/'] },
  {
    repository: 'elastic/cloud-on-k8s',
    tag: 'v3.5.0',
    definitions: ['config/crds/v1/resources/'],
    kinds: ['Agent', 'ApmServer', 'Beat', 'Elasticsearch', 'Kibana', 'Logstash'],
  },
  {
    repository: 'vmware-tanzu/velero',
    tag: 'v1.18.1',
    definitions: ['config/crd/v1/bases/', 'config/crd/v2alpha1/bases/'],
    kinds: [
      'Backup', 'BackupStorageLocation', 'DataDownload', 'DataUpload', 'DeleteBackupRequest', 'DownloadRequest', 'PodVolumeBackup', 'PodVolumeRestore',
      'Restore', 'Schedule', 'VolumeSnapshotLocation',
    ],
  },
  {
    repository: 'longhorn/longhorn',
    tag: 'v1.12.1',
    definitions: ['deploy/longhorn.yaml'],
    kinds: ['Backup', 'BackupTarget', 'BackupVolume', 'RecurringJob', 'Snapshot', 'Volume'],
  },
  { repository: 'kubernetes-csi/external-snapshotter', tag: 'v8.6.0', definitions: ['client/config/crd/'] },
];
