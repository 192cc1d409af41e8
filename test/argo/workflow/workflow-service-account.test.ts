import { App, Chart, Testing, Yaml } from 'cdk8s';
import { ArgoVersion } from '../../../lib/argo/argo-version';
import { ArgoFeature } from '../../../lib/argo/features/generated/argo-feature';
import { PatchMergeStrategy, ResourceAction } from '../../../lib/argo/workflow/resource-action';
import { WorkflowServiceAccount } from '../../../lib/argo/workflow/workflow-service-account';
import { ArtifactGarbageCollector, WorkflowServiceAccountProps } from '../../../lib/argo/workflow/workflow-service-account-props';
import { Apps, Argo, Batch, Core } from '../../../lib/resources/groups';

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly rules?: { apiGroups: string[]; resources: string[]; resourceNames?: string[]; verbs: string[] }[];
  readonly subjects?: { name: string; namespace?: string }[];
}

function synth(props: WorkflowServiceAccountProps = {}): { account: WorkflowServiceAccount; manifests: Manifest[]; chart: Chart } {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'argo' });
  const account = new WorkflowServiceAccount(chart, 'ci', props);
  return { account, chart, manifests: Testing.synth(chart) as Manifest[] };
}

/** What each role grants, written `verbs resource[names]`, by where the role is and to whom it is bound. */
function access(props: WorkflowServiceAccountProps): Record<string, string[]> {
  const { manifests } = synth(props);
  const roles = manifests.filter(({ rules }) => rules !== undefined);
  return Object.fromEntries(roles.map(({ kind, metadata: { name, namespace }, rules = [] }) => {
    const bound = manifests.filter(({ metadata }) => metadata.name === `${name}${kind === 'Role' ? '' : '-cluster'}-binding`
      && metadata.namespace === namespace).flatMap(({ subjects = [] }) => subjects.map((subject) => subject.name));
    return [`${bound.join()} in ${namespace ?? 'the cluster'}`, rules.map(({ resources, resourceNames = [], verbs }) =>
      `${verbs.join()} ${resources.join()}${resourceNames.length > 0 ? `[${resourceNames.join()}]` : ''}`)];
  }));
}

/** What resource actions add to the account in its own namespace. */
function accessOf(...resourceActions: ResourceAction[]): string[] {
  return access({ resourceActions })['ci in argo'].filter((rule) => rule !== RESULTS);
}

const RESULTS = 'create,patch workflowtaskresults';

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

describe('resource actions', () => {
  test.each<[string, ResourceAction, string[]]>([
    ['create', ResourceAction.create(Batch.jobs), ['create jobs']],
    ['create, with outputs', ResourceAction.create(Batch.jobs, { outputs: true }), ['get,create jobs']],
    ['get', ResourceAction.get(Batch.jobs.named('a')), ['get jobs[a]']],
    ['apply', ResourceAction.apply(Batch.jobs), ['get,create,patch jobs']],
    ['apply, named', ResourceAction.apply(Batch.jobs.named('a')), ['create jobs', 'get,patch jobs[a]']],
    ['apply --server-side, named', ResourceAction.apply(Batch.jobs.named('a'), { serverSide: true }), ['create,patch jobs[a]']],
    ['apply --force', ResourceAction.apply(Batch.jobs, { force: true }), ['get,create,patch,delete jobs']],
    ['apply --prune', ResourceAction.apply(Batch.jobs, { pruneAllowlist: [Core.configMaps, Batch.cronJobs] }), [
      'list,delete configmaps', 'list,delete cronjobs', 'get,create,patch jobs',
    ]],
    ['patch', ResourceAction.patch(Batch.jobs), ['patch jobs']],
    ['patch, JSON', ResourceAction.patch(Batch.jobs, { mergeStrategy: PatchMergeStrategy.JSON }), ['get,patch jobs']],
    ['patch, named by flags', ResourceAction.patch(Batch.jobs, { namedByFlags: true }), ['get,patch jobs']],
    ['patch --subresource', ResourceAction.patch(Batch.jobsStatus), ['patch jobs/status']],
    ['patch --subresource, with conditions', ResourceAction.patch(Batch.jobsStatus, { conditions: true }), ['get jobs', 'patch jobs/status']],
    ['replace', ResourceAction.replace(Argo.workflowTemplates.named('a')), ['get,update workflowtemplates[a]']],
    ['replace --subresource', ResourceAction.replace(Batch.jobsStatus), ['get,update jobs/status']],
    ['replace --force', ResourceAction.replace(Batch.jobs.named('a'), { force: true }), ['create jobs', 'get,delete jobs[a]']],
    ['replace --force --grace-period=0', ResourceAction.replace(Batch.jobs, { force: true, waits: true }), ['get,list,watch,create,delete jobs']],
    ['delete', ResourceAction.delete(Batch.jobs), ['delete jobs']],
    ['delete, with a selector', ResourceAction.delete(Batch.jobs, { selector: true }), ['list,delete jobs']],
    ['delete, and stay until it is gone', ResourceAction.delete(Batch.jobs, { waits: true }), ['get,list,watch,delete jobs']],
    ['delete --wait=false', ResourceAction.delete(Batch.jobs, { waits: false }), ['delete jobs']],
  ])('%s', (_, action, expected) => {
    expect(accessOf(action)).toEqual(expected);
  });

  test('several on one resource share its verbs', () => {
    expect(accessOf(ResourceAction.create(Batch.jobs), ResourceAction.get(Batch.jobs), ResourceAction.create(Batch.jobs)))
      .toEqual(['get,create jobs']);
  });

  test('tell why', () => {
    const { account } = synth({ resourceActions: [ResourceAction.create(Batch.jobs, { conditions: true })] });
    expect(account.serviceAccount.role?.explain()).toEqual(expect.arrayContaining([
      {
        permission: { verb: 'get', apiGroup: 'batch', resource: 'jobs' },
        reasons: ['resource template, action create: reads the object again and again until a condition holds.'],
      },
      {
        permission: { verb: 'create', apiGroup: 'argoproj.io', resource: 'workflowtaskresults' },
        reasons: ['The executor reports outputs, progress and artifacts of its pod.'],
      },
    ]));
  });
});

test('--force with --prune is granted for v3.5, and without a version: only v3.6 and later refuse it', () => {
  const action = ResourceAction.apply(Batch.jobs, { force: true, pruneAllowlist: [Core.configMaps] });
  const granted = { 'ci in argo': ['list,delete configmaps', RESULTS, 'get,create,patch,delete jobs'] };
  expect([undefined, ArgoVersion.V3_5].map((version) => access({ version, resourceActions: [action] }))).toEqual([granted, granted]);
});

test('the admission plugin asks for delete where the owner references of an existing object change', () => {
  const actions = (['create', 'apply', 'patch', 'replace'] as const).map((name) => ResourceAction[name](Batch.jobs.named('a'), { setOwnerReference: true }));
  const [, ...others] = actions;
  const granted = (resourceActions: ResourceAction[]) =>
    access({ resourceActions, ownerReferencesPermissionEnforcement: true })['ci in argo'].filter((rule) => rule !== RESULTS);
  const finalizers = 'update workflows/finalizers';
  expect([[ResourceAction.create(Batch.jobs, { setOwnerReference: true })], ...others.map((action) => [action])].map(granted)).toEqual([
    ['create jobs', finalizers],
    ['create jobs', 'get,patch,delete jobs[a]', finalizers],
    ['patch,delete jobs[a]', finalizers],
    ['get,update,delete jobs[a]', finalizers],
  ].map((rules) => expect.arrayContaining(rules)));
});

describe('an account that may delete and get an object may also wait for the end, or it would for a week', () => {
  test.each<[string, ResourceAction[], string[]]>([
    ['any name', [ResourceAction.delete(Batch.jobs), ResourceAction.get(Batch.jobs)], ['get,list,watch,delete jobs']],
    ['one name', [ResourceAction.delete(Batch.jobs), ResourceAction.get(Batch.jobs.named('a'))], ['delete jobs', 'get,list,watch jobs[a]']],
    ['the other way round', [ResourceAction.get(Batch.jobs), ResourceAction.delete(Batch.jobs.named('a'))], [
      'get jobs', 'list,watch,delete jobs[a]',
    ]],
    ['different names', [ResourceAction.get(Batch.jobs.named('a')), ResourceAction.delete(Batch.jobs.named('b'))], [
      'get jobs[a]', 'delete jobs[b]',
    ]],
    ['different resources', [ResourceAction.get(Batch.jobs), ResourceAction.delete(Batch.cronJobs)], ['delete cronjobs', 'get jobs']],
    ['--wait=false', [ResourceAction.get(Batch.jobs), ResourceAction.delete(Batch.jobs, { waits: false })], ['get,delete jobs']],
    ['different namespaces', [ResourceAction.get(Batch.jobs, { namespace: 'jobs' }), ResourceAction.delete(Batch.jobs)], ['delete jobs']],
  ])('%s', (_, actions, expected) => {
    expect(accessOf(...actions)).toEqual(expected);
  });

  test('because of the containers of the user', () => {
    const props = { resourceActions: [ResourceAction.delete(Batch.jobs)], containerGrants: [Batch.jobs.named('a').get()] };
    expect(access(props)).toEqual({ 'ci in argo': [RESULTS, 'delete jobs', 'get,list,watch jobs[a]'] });
    expect(access({ ...props, separateExecutor: true })).toEqual({
      'ci in argo': ['get jobs[a]'], 'ci-executor in argo': [RESULTS, 'delete jobs'],
    });
  });

  test('because of what the account is allowed later: an error', () => {
    const { account, chart } = synth({ resourceActions: [ResourceAction.delete(Batch.jobs), ResourceAction.delete(Core.pods)] });
    account.serviceAccount.allow(Batch.jobs.get());
    expect(() => Testing.synth(chart)).toThrow('[chart/ci] error[workflow/delete-waits-forever]: The account may get the jobs that a resource '
      + 'template deletes, but not list and watch them, which kubectl then requests for a week. Give containerGrants in place of allow(…).');
    account.serviceAccount.allow(Batch.jobs.list().watch());
    expect(() => Testing.synth(chart)).not.toThrow();
  });

  test.each([['v3.5', ArgoVersion.V3_5, 'get,delete jobs'], ['v3.6', ArgoVersion.V3_6, 'get,list,watch,delete jobs']])('in %s', (_, version, expected) => {
    const resourceActions = [ResourceAction.delete(Batch.jobs), ResourceAction.get(Batch.jobs)];
    expect(access({ version, resourceActions })).toEqual({ 'ci in argo': [RESULTS, expected] });
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

describe('what makes no sense is refused, all at once', () => {
  const NAMED_CREATE = 'resourceActions[0]: error[workflow/named-target]: The target is limited to names, but a create request names no object. '
    + 'Leave named(…) out.';
  const REFUSED_SERVER_SIDE_FORCE = 'resourceActions[0]: error[workflow/refused-command]: kubectl apply rejects --force with --server-side. '
    + 'Leave one of the two out.';
  const REFUSED_FORCE_PRUNE = 'resourceActions[0]: error[workflow/refused-command]: kubectl apply rejects --force with --prune. Leave one of the two out.';
  const MISSING_AGENT = 'agent: error[workflow/missing-agent]: The workflow is to have no agent, but only the agent reads httpHeaderSecrets. '
    + 'Leave one of the two out.';

  test.each<[string, WorkflowServiceAccountProps, string[]]>([
    ['a named create', { resourceActions: [ResourceAction.create(Batch.jobs.named('a'))] }, [NAMED_CREATE]],
    ['a named selector', { resourceActions: [ResourceAction.delete(Batch.jobs.named('a'), { selector: true })] }, [
      'resourceActions[0]: error[workflow/named-target]: The target is limited to names, but a selector picks the objects. Leave named(…) or the selector out.',
    ]],
    ['a subresource', {
      resourceActions: [ResourceAction.create(Batch.jobsStatus), ResourceAction.replace(Batch.jobsStatus, { force: true })],
    }, [0, 1].map((i) => `resourceActions[${i}]: error[workflow/subresource-target]: The target is the subresource jobs/status, and only get, patch and `
      + 'replace act on subresources. Name the object itself: jobs.')],
    ['--server-side with --force and --prune', {
      version: ArgoVersion.V3_6, resourceActions: [ResourceAction.apply(Batch.jobs, { serverSide: true, force: true, pruneAllowlist: [] })],
    }, [
      REFUSED_SERVER_SIDE_FORCE,
      REFUSED_FORCE_PRUNE,
      'resourceActions[0]: error[workflow/refused-command]: kubectl apply rejects --prune with --server-side. Leave one of the two out.',
      'resourceActions[0]: error[workflow/option-without-effect]: The list of resources to prune is empty. Name the resources of --prune-allowlist, '
      + 'or leave pruneAllowlist out.',
    ]],
    ['--force with --server-side, which every version refuses', {
      resourceActions: [ResourceAction.apply(Batch.jobs, { serverSide: true, force: true })],
    }, [REFUSED_SERVER_SIDE_FORCE]],
    ['--force with --prune, from v3.6', {
      version: ArgoVersion.V3_6, resourceActions: [ResourceAction.apply(Batch.jobs, { force: true, pruneAllowlist: [Core.configMaps] })],
    }, [REFUSED_FORCE_PRUNE]],
    ['a JSON patch of the manifest', {
      resourceActions: [ResourceAction.patch(Batch.jobs, { mergeStrategy: PatchMergeStrategy.JSON, namedByFlags: false })],
    }, ['resourceActions[0]: error[workflow/option-without-effect]: The flags always name the object of a JSON patch. Leave namedByFlags out.']],
    ['to prune what is in namespaces, with an object of the cluster', {
      resourceActions: [ResourceAction.apply(Core.namespaces, { pruneAllowlist: [Core.configMaps, Core.persistentVolumes] })],
    }, [
      'resourceActions[0]: error[workflow/option-without-effect]: kubectl prunes configmaps only in the namespaces of the objects that it applies, and '
      + 'namespaces have none. Leave them out of pruneAllowlist.',
    ]],
    ['a replacement that waits for nothing', { resourceActions: [ResourceAction.replace(Batch.jobs, { waits: true })] }, [
      'resourceActions[0]: error[workflow/option-without-effect]: A replacement without --force deletes nothing, so there is nothing to wait for. '
      + 'Leave waits out, or add force.',
    ]],
    ['names that no object can have', {
      httpHeaderSecrets: ['A'], hdfsConfigMaps: ['B'], containerGrants: [Core.pods.named('C').get()], resourceActions: [ResourceAction.get(Core.pods.named('D'))],
    }, [['httpHeaderSecrets', 'A', 'secrets'], ['hdfsConfigMaps', 'B', 'configmaps'], ['containerGrants[0].resourceNames: error[dead-grant/invalid-name]', 'C', 'pods'], ['resourceActions[0]', 'D', 'pods']]
      .map(([field, name, resource]) => `${field}: No object of "${resource}" can have the name "${name}". Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.`)],
    ['conditions on what Argo does not find', { resourceActions: [ResourceAction.get(Core.endpoints, { conditions: true })] }, [
      'resourceActions[0]: error[workflow/condition-never-holds]: Argo polls Endpoints objects as endpointses in place of endpoints, so that no condition '
      + 'ever holds. Leave conditions out.',
    ]],
    ['a namespace of what has none', { resourceActions: [ResourceAction.get(Core.nodes, { namespace: 'argo' })] }, [
      'resourceActions[0]: error[workflow/namespace-of-cluster-resource]: No namespace holds nodes, but the namespace "argo" is given. Leave namespace out.',
    ]],
    ['a bad namespace', { resourceActions: [ResourceAction.get(Batch.jobs, { namespace: 'a.b' })] }, [
      'resourceActions[0].namespace: error[rbac/invalid-name]: "a.b" isn\'t a valid namespace. Use only lower-case letters, digits and "-", and begin and end with a letter or digit.',
    ]],
    ['no pods and no agent', { pods: false }, [
      'pods: error[workflow/missing-pods]: The workflow is to have neither pods nor an agent, so that nothing runs its templates. '
        + 'Leave it out, or set `agent`.',
    ]],
    ['what only pods do without any', { pods: false, agent: true, hdfsConfigMaps: ['kerberos'], separateExecutor: true }, [
      'hdfsConfigMaps: error[workflow/missing-pods]: The workflow is to have no pods, and only pods need this. Leave it out, or `pods`.',
      'separateExecutor: error[workflow/missing-pods]: The workflow is to have no pods, and only pods need this. Leave it out, or `pods`.',
    ]],
    ['header Secrets without an agent', { agent: false, httpHeaderSecrets: ['token'] }, [MISSING_AGENT]],
    ['a name that no account can have', { metadata: { name: 'My_Account' }, imagePullSecrets: ['A'], separateExecutor: true }, [
      'metadata.name: error[rbac/invalid-name]: "My_Account" isn\'t a valid ServiceAccount name. Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.',
      'imagePullSecrets[0]: error[rbac/invalid-name]: "A" isn\'t a valid Secret name. Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.',
    ]],
    ['a name that is too long for the other accounts', {
      metadata: { name: 'a'.repeat(245) }, separateExecutor: true, artifactGarbageCollection: ArtifactGarbageCollector.OWN_ACCOUNT,
    }, ['executor', 'artifact-gc'].map((suffix) => `metadata.name with '-${suffix}': error[rbac/invalid-name]: "${'a'.repeat(245)}-${suffix}" isn't a valid ServiceAccount name. Use at most 253 bytes.`)],
    ['several', { resourceActions: [ResourceAction.get(Apps.deployments), ResourceAction.create(Batch.jobs.named('a'))], agent: false, httpHeaderSecrets: ['a'] }, [
      MISSING_AGENT,
      NAMED_CREATE.replace('[0]', '[1]'),
    ]],
  ])('%s', (_, props, faults) => {
    expect(() => synth(props)).toThrow(new Error(`chart/ci: the accounts of the workflow can't be made:\n${faults.map((fault) => `  ${fault}`).join('\n')}`));
  });

  test('roles elsewhere without a namespace of the account', () => {
    const chart = new Chart(new App(), 'chart');
    const resourceActions = [ResourceAction.create(Core.namespaces), ResourceAction.get(Batch.jobs), ResourceAction.get(Batch.jobs, { namespace: 'jobs' })];
    const issue = 'error[workflow/missing-namespace]: The object is outside the namespace of the account, so that the binding there must name that '
      + 'namespace. Give the account or its chart a namespace.';
    expect(() => new WorkflowServiceAccount(chart, 'ci', { resourceActions }))
      .toThrow(new Error(`chart/ci: the accounts of the workflow can't be made:\n  resourceActions[0]: ${issue}\n  resourceActions[2]: ${issue}`));
  });
});
