import { validatePlural, validateDnsSubdomain } from '../../../lib/rbac/validation/object-names';
import { CATALOGUE } from '../../../lib/resources/catalogue/catalogue';
import { findCommonKind, findCommonType } from '../../../lib/resources/common-kinds/common-kinds';
import { PROJECT_KINDS } from '../../../lib/resources/common-kinds/common-kinds.generated';
import { ResourceScope } from '../../../lib/resources/resource-info';
import { KIND_PROJECTS } from '../../../scripts/common-kinds/projects';

const ROWS = PROJECT_KINDS.flatMap(({ kinds }) => kinds);

describe('the table', () => {
  test('is of the projects and tags that the generator reads', () => {
    const read = KIND_PROJECTS.map(({ repository, tag }) => `${repository} ${tag}`);
    expect(PROJECT_KINDS.map(({ repository, tag }) => `${repository} ${tag}`).filter((project) => !read.includes(project))).toEqual([]);
  });

  test('has each kind once', () => {
    const keys = ROWS.map(({ apiGroup, kind }) => `${kind}.${apiGroup}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('has names that a rule can have', () => {
    const issues = ROWS.flatMap(({ kind, plural, apiGroup }) => [
      ...validatePlural(plural, kind), ...validateDnsSubdomain(apiGroup, kind), ...apiGroup.includes('.') ? [] : [`${kind} is of a group of Kubernetes`],
    ]);
    expect(issues).toEqual([]);
  });

  test('says nothing else of a kind than the catalogue does', () => {
    const known = CATALOGUE.flatMap(({ apiGroup, rows }) => rows.map(({ kind }) => `${kind}.${apiGroup}`));
    expect(ROWS.map(({ kind, apiGroup }) => `${kind}.${apiGroup}`).filter((key) => known.includes(key))).toEqual([]);
  });

  test('has a file and a served version for each kind', () => {
    expect(ROWS.filter(({ file, versions }) => file === '' || versions.length === 0)).toEqual([]);
  });
});

describe('a kind of a manifest', () => {
  test('is found with what its project says of it', () => {
    expect(findCommonKind('cert-manager.io', 'ClusterIssuer')).toEqual({
      apiGroup: 'cert-manager.io',
      kind: 'ClusterIssuer',
      plural: 'clusterissuers',
      singular: 'clusterissuer',
      shortNames: ['ciss'],
      scope: ResourceScope.CLUSTER,
      subresources: ['status'],
      versions: ['v1'],
      source: 'cert-manager/cert-manager v1.21.1 deploy/crds/cert-manager.io_clusterissuers.yaml',
    });
  });

  test('is not found in another group', () => {
    expect(findCommonKind('example.com', 'ClusterIssuer')).toBeUndefined();
  });

  // Plurals that nobody guesses, and those that users ask for.
  test.each<[string, string, string, ResourceScope, string[]]>([
    ['chaos-mesh.org', 'PodChaos', 'podchaos', ResourceScope.NAMESPACED, []],
    ['acid.zalan.do', 'postgresql', 'postgresqls', ResourceScope.NAMESPACED, ['status']],
    ['monitoring.coreos.com', 'Prometheus', 'prometheuses', ResourceScope.NAMESPACED, ['scale', 'status']],
    ['kubeflow.org', 'PyTorchJob', 'pytorchjobs', ResourceScope.NAMESPACED, ['scale', 'status']],
    ['trainer.kubeflow.org', 'TrainJob', 'trainjobs', ResourceScope.NAMESPACED, ['status']],
    ['sparkoperator.k8s.io', 'SparkApplication', 'sparkapplications', ResourceScope.NAMESPACED, ['status']],
    ['ray.io', 'RayJob', 'rayjobs', ResourceScope.NAMESPACED, ['status']],
    ['flink.apache.org', 'FlinkDeployment', 'flinkdeployments', ResourceScope.NAMESPACED, ['scale', 'status']],
    ['serving.kserve.io', 'InferenceService', 'inferenceservices', ResourceScope.NAMESPACED, ['status']],
    ['serving.knative.dev', 'Service', 'services', ResourceScope.NAMESPACED, ['status']],
    ['argoproj.io', 'Application', 'applications', ResourceScope.NAMESPACED, []],
    ['argoproj.io', 'ClusterAnalysisTemplate', 'clusteranalysistemplates', ResourceScope.CLUSTER, []],
    ['tekton.dev', 'PipelineRun', 'pipelineruns', ResourceScope.NAMESPACED, ['status']],
    ['batch.volcano.sh', 'Job', 'jobs', ResourceScope.NAMESPACED, ['status']],
    ['kueue.x-k8s.io', 'ClusterQueue', 'clusterqueues', ResourceScope.CLUSTER, ['status']],
    ['build.openshift.io', 'BuildConfig', 'buildconfigs', ResourceScope.NAMESPACED, ['instantiate', 'instantiatebinary', 'webhooks']],
    ['project.openshift.io', 'ProjectRequest', 'projectrequests', ResourceScope.CLUSTER, []],
    ['kubevirt.io', 'VirtualMachine', 'virtualmachines', ResourceScope.NAMESPACED, ['status']],
  ])('%s %s', (apiGroup, kind, plural, scope, subresources) => {
    expect(findCommonKind(apiGroup, kind)).toMatchObject({ plural, scope, subresources });
  });
});

describe('a type of kubectl', () => {
  test.each([
    ['rayjobs', 'rayjobs.ray.io'], ['rayjob', 'rayjobs.ray.io'], ['rayjob.ray.io', 'rayjobs.ray.io'], ['vmi', 'virtualmachineinstances.kubevirt.io'],
    ['clusters.postgresql.cnpg.io', 'clusters.postgresql.cnpg.io'],
  ])('%s is %s', (type, resource) => {
    const found = findCommonType(type);
    expect(`${found?.plural}.${found?.apiGroup}`).toBe(resource);
  });

  test.each(['cluster', 'backups', 'pipeline', 'nobody'])('%s is not known: several projects use it, or none', (type) => {
    expect(findCommonType(type)).toBeUndefined();
  });
});
