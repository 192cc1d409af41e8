import { Yaml } from 'cdk8s';
import { access, RESULTS, synth } from './workflow-account';
import { ArgoFeature } from '../../../lib/argo/features/generated/argo-feature';
import { ResourceAction } from '../../../lib/argo/workflow/resource-action';
import { ArtifactGarbageCollector, WorkflowServiceAccountProps } from '../../../lib/argo/workflow/workflow-service-account-props';
import { Batch, Core } from '../../../lib/resources/groups';

describe('a workflow with nothing but pods', () => {
  test('gets an account that may report results', () => {
    expect(Yaml.stringify(...synth().manifests)).toMatchInlineSnapshot(`
"apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci
  namespace: argo
automountServiceAccountToken: true
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: ci-role
  namespace: argo
rules:
  - apiGroups:
      - argoproj.io
    resources:
      - workflowtaskresults
    verbs:
      - create
      - patch
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: ci-role-binding
  namespace: argo
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: ci-role
subjects:
  - kind: ServiceAccount
    name: ci
    namespace: argo
"
`);
  });

  test('names it in its spec, and asks nothing of the install', () => {
    const { account } = synth();
    expect(account.workflowSpec).toEqual({ serviceAccountName: 'ci' });
    expect(account.installFeatures).toEqual([]);
    expect(account.executor).toBe(account.serviceAccount);
    expect(account.artifactGarbageCollector).toBeUndefined();
  });
});

describe('what is asked beyond adds just its own', () => {
  test.each<[string, WorkflowServiceAccountProps, Record<string, string[]>]>([
    ['HTTP and plugin templates', { agent: true }, {
      'ci in argo': [RESULTS, 'watch workflowtasksets', 'patch workflowtasksets/status'],
    }],
    ['HTTP and plugin templates alone', { agent: true, pods: false }, {
      'ci in argo': ['watch workflowtasksets', 'patch workflowtasksets/status'],
    }],
    ['header Secrets', { httpHeaderSecrets: ['token', 'other'] }, {
      'ci in argo': ['get secrets[other,token]', RESULTS, 'watch workflowtasksets', 'patch workflowtasksets/status'],
    }],
    ['no agent', { agent: false, httpHeaderSecrets: [] }, { 'ci in argo': [RESULTS] }],
    ['artifact garbage collection', { artifactGarbageCollection: ArtifactGarbageCollector.SHARED_ACCOUNT }, {
      'ci in argo': ['list workflowartifactgctasks', 'patch workflowartifactgctasks/status', RESULTS],
    }],
    ['artifact garbage collection apart', { artifactGarbageCollection: ArtifactGarbageCollector.OWN_ACCOUNT }, {
      'ci in argo': [RESULTS],
      'ci-artifact-gc in argo': ['list workflowartifactgctasks', 'patch workflowartifactgctasks/status'],
    }],
    ['HDFS', { hdfsConfigMaps: ['krb5'] }, { 'ci in argo': ['get configmaps[krb5]', RESULTS] }],
    ['the containers of the user', { containerGrants: [Core.configMaps.named('mine').get()] }, {
      'ci in argo': ['get configmaps[mine]', RESULTS],
    }],
    ['an owner reference', { resourceActions: [ResourceAction.create(Batch.jobs, { setOwnerReference: true })] }, {
      'ci in argo': [RESULTS, 'create jobs'],
    }],
    ['an owner reference that the cluster checks', {
      ownerReferencesPermissionEnforcement: true, resourceActions: [ResourceAction.create(Batch.jobs, { setOwnerReference: true })],
    }, { 'ci in argo': ['update workflows/finalizers', RESULTS, 'create jobs'] }],
    ['no owner reference', { ownerReferencesPermissionEnforcement: true, resourceActions: [ResourceAction.create(Batch.jobs)] }, {
      'ci in argo': [RESULTS, 'create jobs'],
    }],
  ])('%s', (_, props, expected) => {
    expect(access(props)).toEqual(expected);
  });
});

describe('objects elsewhere', () => {
  test('in another namespace: a role there, named after the namespace of the account too', () => {
    const resourceActions = [ResourceAction.apply(Batch.jobs, { namespace: 'jobs' }), ResourceAction.get(Core.pods, { namespace: 'argo' })];
    expect(access({ resourceActions })).toEqual({ 'ci in argo': ['get pods', RESULTS], 'ci in jobs': ['get,create,patch jobs'] });
    const [role] = synth({ resourceActions }).manifests.filter(({ kind, metadata }) => kind === 'Role' && metadata.namespace === 'jobs');
    expect(role.metadata.name).toBe('argo:ci-role');
  });

  test('cluster-scoped: a cluster role, bound for the cluster', () => {
    const resourceActions = [ResourceAction.create(Core.namespaces, { outputs: true }), ResourceAction.delete(Core.namespaces)];
    expect(access({ resourceActions })).toEqual({
      'ci in argo': [RESULTS], 'ci in the cluster': ['get,list,watch,create,delete namespaces'],
    });
    const [role] = synth({ resourceActions }).manifests.filter(({ kind }) => kind === 'ClusterRole');
    expect(role.metadata.name).toBe('argo:ci-role');
  });

  test('of two accounts in apps of their own: roles of two names, whatever the accounts are called', () => {
    const roles = [['a', 'b-ci'], ['a-b', 'ci']].map(([namespace, name]) => synth({
      metadata: { namespace, name }, resourceActions: [ResourceAction.create(Core.namespaces), ResourceAction.get(Batch.jobs, { namespace: 'jobs' })],
    }).manifests.filter(({ kind, metadata }) => kind === 'ClusterRole' || metadata.namespace === 'jobs').map(({ metadata }) => metadata.name));
    expect(roles).toEqual([['a:b-ci-role', 'a:b-ci-role-binding', 'a:b-ci-role'], ['a-b:ci-role', 'a-b:ci-role-binding', 'a-b:ci-role']]);
  });
});

describe('accounts apart', () => {
  const props: WorkflowServiceAccountProps = {
    separateExecutor: true,
    agent: true,
    artifactGarbageCollection: ArtifactGarbageCollector.OWN_ACCOUNT,
    resourceActions: [ResourceAction.create(Batch.jobs)],
    metadata: { labels: { team: 'ci' }, annotations: { 'iam.example/role': 'writer' } },
  };

  test('as YAML', () => {
    expect(Yaml.stringify(...synth(props).manifests)).toMatchInlineSnapshot(`
"apiVersion: v1
kind: ServiceAccount
metadata:
  annotations:
    iam.example/role: writer
  labels:
    team: ci
  name: ci
  namespace: argo
automountServiceAccountToken: false
---
apiVersion: v1
kind: Secret
metadata:
  annotations:
    kubernetes.io/service-account.name: ci
  name: ci.service-account-token
  namespace: argo
type: kubernetes.io/service-account-token
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: ci-role
  namespace: argo
rules:
  - apiGroups:
      - argoproj.io
    resources:
      - workflowtasksets
    verbs:
      - watch
  - apiGroups:
      - argoproj.io
    resources:
      - workflowtasksets/status
    verbs:
      - patch
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: ci-role-binding
  namespace: argo
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: ci-role
subjects:
  - kind: ServiceAccount
    name: ci
    namespace: argo
---
apiVersion: v1
kind: ServiceAccount
metadata:
  labels:
    team: ci
  name: ci-executor
  namespace: argo
automountServiceAccountToken: false
---
apiVersion: v1
kind: Secret
metadata:
  annotations:
    kubernetes.io/service-account.name: ci-executor
  name: ci-executor.service-account-token
  namespace: argo
type: kubernetes.io/service-account-token
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: ci-executor-role
  namespace: argo
rules:
  - apiGroups:
      - argoproj.io
    resources:
      - workflowtaskresults
    verbs:
      - create
      - patch
  - apiGroups:
      - batch
    resources:
      - jobs
    verbs:
      - create
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: ci-executor-role-binding
  namespace: argo
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: ci-executor-role
subjects:
  - kind: ServiceAccount
    name: ci-executor
    namespace: argo
---
apiVersion: v1
kind: ServiceAccount
metadata:
  labels:
    team: ci
  name: ci-artifact-gc
  namespace: argo
automountServiceAccountToken: false
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: ci-artifact-gc-role
  namespace: argo
rules:
  - apiGroups:
      - argoproj.io
    resources:
      - workflowartifactgctasks
    verbs:
      - list
  - apiGroups:
      - argoproj.io
    resources:
      - workflowartifactgctasks/status
    verbs:
      - patch
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: ci-artifact-gc-role-binding
  namespace: argo
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: ci-artifact-gc-role
subjects:
  - kind: ServiceAccount
    name: ci-artifact-gc
    namespace: argo
"
`);
  });

  test('as the spec of the workflow', () => {
    expect(synth(props).account.workflowSpec).toEqual({
      serviceAccountName: 'ci',
      automountServiceAccountToken: false,
      executor: { serviceAccountName: 'ci-executor' },
      artifactGC: { serviceAccountName: 'ci-artifact-gc' },
    });
  });

  test('as features of the install', () => {
    expect(synth(props).account.installFeatures).toEqual([
      ArgoFeature.httpTemplates('ci'), ArgoFeature.executorServiceAccounts('ci-executor'), ArgoFeature.ARTIFACT_GARBAGE_COLLECTION,
    ]);
  });

  test('containers that call Kubernetes keep their token', () => {
    const { account, manifests } = synth({ separateExecutor: true, containerGrants: [Core.configMaps.get()] });
    expect(account.workflowSpec).toEqual({ serviceAccountName: 'ci', executor: { serviceAccountName: 'ci-executor' } });
    expect(manifests).toContainEqual(expect.objectContaining({
      kind: 'ServiceAccount', metadata: { name: 'ci', namespace: 'argo' }, automountServiceAccountToken: true,
    }));
  });

  test('artifacts are deleted under the account of the executor where that is shared', () => {
    const { account } = synth({ separateExecutor: true, artifactGarbageCollection: ArtifactGarbageCollector.SHARED_ACCOUNT });
    expect(account.workflowSpec).toMatchObject({ artifactGC: { serviceAccountName: 'ci-executor' } });
  });
});
