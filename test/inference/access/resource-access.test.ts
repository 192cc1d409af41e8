import { ArgoVersion } from '../../../lib/argo/argo-version';
import { InferenceOptions } from '../../../lib/inference/inference-options';
import { diagnosticsOf, inferAll, inferText, resourceWorkflow, TASK_RESULTS, workflow } from '../inferred-text';

const JOB = 'manifest: "{apiVersion: batch/v1, kind: Job, metadata: {name: web}}"';
const REPORTS = `default: ${TASK_RESULTS}`;

/** What a resource template needs beside its pod. */
function access(resource: string, more = '', options: InferenceOptions = {}): string[] {
  return inferText(resourceWorkflow(resource, more), options).access.filter((line) => line !== REPORTS);
}

describe('each action', () => {
  test.each([
    ['create', `action: create\n${JOB}`, ['create jobs.batch']],
    ['create, tried only', `action: create\nflags: [--dry-run=client]\n${JOB}`, []],
    ['create, tried by the server', `action: create\nflags: [--dry-run=server]\n${JOB}`, ['create jobs.batch']],
    ['create, tried only, as it was written once', `action: create\nflags: [--dry-run]\n${JOB}`, []],
    ['create, not tried only', `action: create\nflags: [--dry-run=false]\n${JOB}`, ['create jobs.batch']],
    ['delete, tried only', `action: delete\nflags: [--dry-run=client]\n${JOB}`, []],
    ['delete by labels, tried only', 'action: delete\nflags: [jobs, -l, a=b, --dry-run=client]', ['list jobs.batch']],
    ['create with a generated name', 'action: create\nsuccessCondition: a\nmanifest: "{apiVersion: batch/v1, kind: Job, metadata: {generateName: web-}}"',
      ['get,create jobs.batch']],
    ['get', `action: get\n${JOB}`, ['get jobs.batch[web]']],
    ['get by flags', 'action: get\nflags: [job, web]', ['get jobs.batch[web]']],
    ['get by type/name', 'action: get\nflags: [deployments.v1.apps/web, -o, yaml]', ['get deployments.apps[web]']],
    ['get by a short name', 'action: get\nflags: [po, web]', ['get pods[web]']],
    ['get without a name', 'action: get\nflags: [pods]', ['list pods']],
    ['get and watch', 'action: get\nflags: [job, web, -w]', ['get,watch jobs.batch[web]']],
    ['get by labels', 'action: get\nflags: [pods, -l, app=web]', ['list pods']],
    ['apply', `action: apply\n${JOB}`, ['create jobs.batch', 'get,patch jobs.batch[web]']],
    ['apply by the server, whose create carries the name', `action: apply\nflags: [--server-side]\n${JOB}`, ['create,patch jobs.batch[web]']],
    ['apply by force', `action: apply\nflags: [--force]\n${JOB}`, ['create jobs.batch', 'get,patch,delete jobs.batch[web]']],
    ['patch', `action: patch\n${JOB}`, ['patch jobs.batch[web]']],
    ['patch as JSON, by flags', 'action: patch\nmergeStrategy: json\nflags: [job, web]\nmanifest: "[{op: remove, path: /a}]"', ['get,patch jobs.batch[web]']],
    ['patch by flags, without a kind', 'action: patch\nmergeStrategy: merge\nflags: [job, web]\nmanifest: "{spec: {}}"', ['get,patch jobs.batch[web]']],
    ['patch of what the server never sees', `action: patch\nflags: [--local]\n${JOB}`, []],
    ['patch of a subresource', `action: patch\nflags: [--subresource=status]\n${JOB}`, ['patch jobs/status.batch[web]']],
    ['replace', `action: replace\n${JOB}`, ['get,update jobs.batch[web]']],
    ['replace by force', `action: replace\nflags: [--force]\n${JOB}`, ['create jobs.batch', 'get,delete jobs.batch[web]']],
    ['replace at once', `action: replace\nflags: [--force, --grace-period=0]\n${JOB}`, ['create jobs.batch', 'get,list,watch,delete jobs.batch[web]']],
    ['delete', `action: delete\n${JOB}`, ['delete jobs.batch[web]']],
    ['delete by flags', 'action: delete\nflags: [job, web, --ignore-not-found]', ['delete jobs.batch[web]']],
    ['delete by labels', 'action: delete\nflags: [job, --selector, "{{inputs.parameters.any}}"]', ['list,delete jobs.batch']],
    ['delete by labels that the manifest has', `action: delete\nflags: [-l, app=web]\n${JOB.replace('name: web', 'name: web, labels: {app: web}')}`, ['delete jobs.batch[web]']],
    ['delete by labels that the manifest lacks', `action: delete\nflags: [-l, app=web]\n${JOB}`, []],
    ['delete of all of a manifest', `action: delete\nflags: [--all]\n${JOB}`, ['delete jobs.batch[web]']],
    ['delete of all', 'action: delete\nflags: [job, --all]', ['list,delete jobs.batch']],
  ])('%s', (_, resource, expected) => {
    expect(access(resource)).toEqual(expected.map((line) => `default: ${line}`));
  });

  test.each([
    ['create of a list of one kind, whose items need not say it', '{kind: JobList, apiVersion: batch/v1, items: [{metadata: {name: web}}, {apiVersion: v1, kind: Pod}]}', ['create pods', 'create jobs.batch']],
    ['a namespace that is no text is none', '{kind: Job, apiVersion: batch/v1, metadata: {namespace: 12}}', ['create jobs.batch']],
  ])('%s', (_, manifest, expected) => {
    expect(access(`action: create\nmanifest: "${manifest}"`)).toEqual(expected.map((line) => `default: ${line}`));
  });

  test('apply with pruning', () => {
    const found = access(`action: apply\nflags: [--prune, --all]\n${JOB}`);
    expect(found).toContain('default: list,delete daemonsets.apps,deployments.apps,replicasets.apps,statefulsets.apps');
    expect(found).toContain('default: list,delete namespaces,persistentvolumes @cluster');
  });

  test('apply with pruning of some kinds', () => {
    expect(access(`action: apply\nflags: [--prune, "--prune-allowlist=core/v1/ConfigMap", --all]\n${JOB}`))
      .toEqual(['default: list,delete configmaps', 'default: create jobs.batch', 'default: get,patch jobs.batch[web]']);
  });
});

test('apply with pruning, tried only, lists and deletes nothing', () => {
  expect(access(`action: apply\nflags: [--prune, --dry-run=client, "--prune-allowlist=core/v1/ConfigMap", --all]\n${JOB}`))
    .toEqual(['default: list configmaps', 'default: get jobs.batch[web]']);
});

describe('what kubectl refuses needs nothing, and is noted', () => {
  test.each([
    ['get', ['pod', 'web']],
    ['delete', ['pod', 'web']],
    ['patch', ['pod', 'web']],
    ['create', ['pod', 'web']],
    ['apply', ['pod', 'web']],
    ['apply', ['--force-conflicts']],
    ['apply', ['--dry-run=client', '--server-side']],
    ['apply', ['--server-side', '--force']],
    ['apply', ['--dry-run=server', '--force']],
    ['apply', ['--prune', '--all', '-l', 'a=b']],
    ['delete', ['--all', '-l', 'a=b']],
    ['apply', ['--prune']],
    ['apply', ['--prune', '--all', '--force']],
    ['apply', ['--prune', '--all', '--server-side']],
    ['apply', ['--subresource=status']],
    ['replace', ['--force', '--dry-run=client']],
    ['replace', ['--grace-period=0']],
  ])('%s %j', (action, flags) => {
    const found = inferText(resourceWorkflow(`action: ${action}\nflags: ${JSON.stringify(flags)}\n${JOB}`), { version: ArgoVersion.V4_1, includeOptional: true });
    expect(found.access).toEqual([REPORTS]);
    expect(found.notes).toContain('step-fails:9');
  });

  test.each([
    ['get', 'metadata: {}', []],
    ['get', 'metadata: {name: 123}', []],
    ['delete', 'metadata: {name: y}', []],
    ['apply', 'metadata: {generateName: web-}', []],
    ['apply', '', ['--prune', '--all']],
    ['apply', 'metadata: {generateName: web-}', ['--server-side']],
    ['patch', 'metadata: {name: ""}', []],
    ['replace', 'spec: {}', []],
    ['delete', 'metadata: {labels: {app: web}}', ['-l', 'app=web']],
  ])('%s of an object without a name: %s %j', (action, metadata, flags) => {
    const found = inferText(resourceWorkflow(`action: ${action}\nflags: ${JSON.stringify(flags)}\nmanifest: |\n  apiVersion: batch/v1\n  kind: Job\n  ${metadata}`));
    expect(found.access).toEqual([REPORTS]);
    expect(found.notes).toContain('step-fails:9');
  });

  test.each(['create', 'get', 'apply', 'patch', 'replace', 'delete'])('%s in one namespace of an object of another', (action) => {
    const manifest = (kind: string) => `action: ${action}\nflags: [-n, here]\nmanifest: "{apiVersion: v1, kind: ${kind}, metadata: {name: a, namespace: there}}"`;
    const found = inferText(resourceWorkflow(manifest('Pod')));
    expect(found.access).toEqual([REPORTS]);
    expect(found.notes).toContain('step-fails:9');
    expect(access(manifest('Namespace'))).toContainEqual(expect.stringContaining('namespaces')); // which has no namespace
  });

  test('but not what a version that may be meant takes', () => {
    const resource = `action: apply\nflags: [--prune, --all, --force, "--prune-whitelist=core/v1/Secret"]\n${JOB}`;
    expect(access(resource)).toContain('default: list,delete secrets');
    expect(access(resource, '', { version: ArgoVersion.V3_5 })).toContain('default: list,delete secrets');
    expect(access(resource, '', { version: ArgoVersion.V3_6 })).toEqual([]);
  });

  test.each([
    ['replace takes what it does not read', `action: replace\nflags: [pod, web]\n${JOB}`, ['get,update jobs.batch[web]']],
    ['a flag that is switched off is none', `action: apply\nflags: [--force=false, --server-side=0]\n${JOB}`, ['create jobs.batch', 'get,patch jobs.batch[web]']],
  ])('%s', (_, resource, expected) => {
    expect(access(resource)).toEqual(expected.map((line) => `default: ${line}`));
  });
});

describe('what a step reads afterwards', () => {
  test.each([
    ['a condition for success', 'successCondition: status.succeeded > 0', '', ['create jobs.batch', 'get jobs.batch[web]']],
    ['a condition for failure', 'failureCondition: status.failed > 0', '', ['create jobs.batch', 'get jobs.batch[web]']],
    ['an output by JSON path', '', 'outputs: {parameters: [{name: a, valueFrom: {jsonPath: "{.a}"}}]}', ['create jobs.batch', 'get jobs.batch[web]']],
    ['an output by jq', '', 'outputs: {parameters: [{name: a, valueFrom: {jqFilter: .a}}]}', ['create jobs.batch', 'get jobs.batch[web]']],
    ['an output with a default alone', '', 'outputs: {parameters: [{name: a, valueFrom: {default: b}}]}', ['create jobs.batch']],
  ])('%s', (_, condition, more, expected) => {
    expect(access(`action: create\n${JOB}\n${condition}`.trim(), more)).toEqual(expected.map((line) => `default: ${line}`));
  });
});

describe('how far it goes', () => {
  test('waiting for a deletion takes get, list and watch', () => {
    expect(access(`action: delete\n${JOB}`, '', { waitForDelete: true })).toEqual(['default: get,list,watch,delete jobs.batch[web]']);
    expect(access(`action: delete\nflags: [--wait=false]\n${JOB}`, '', { waitForDelete: true })).toEqual(['default: delete jobs.batch[web]']);
  });

  test('what may be refused is granted when asked', () => {
    expect(access(`action: apply\nsetOwnerReference: true\n${JOB}`, '', { includeOptional: true })).toEqual([
      'default: get namespaces', 'default: update workflows/finalizers.argoproj.io', 'default: create jobs.batch', 'default: get,patch,delete jobs.batch[web]',
    ]);
  });

  test('an older version watches nothing where it waits', () => {
    const resource = `action: replace\nflags: [--force, --grace-period=0]\n${JOB}`;
    expect(access(resource, '', { version: ArgoVersion.V3_5 })).toEqual(['default: create jobs.batch', 'default: get,delete jobs.batch[web]']);
  });
});

describe('where the object is', () => {
  test.each([
    ['in the namespace of the workflow', 'action: get\nmanifest: "{apiVersion: v1, kind: Pod, metadata: {name: a}}"', 'get pods[a]'],
    ['in the namespace of the workflow by name', 'action: get\nmanifest: "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: here}}"', 'get pods[a]'],
    ['in the namespace of the workflow by variable', 'action: get\nmanifest: "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: \'{{workflow.namespace}}\'}}"',
      'get pods[a]'],
    ['in another namespace', 'action: get\nmanifest: "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: there}}"', 'get pods[a] @there'],
    ['in the namespace of the flags', 'action: get\nflags: [-n, there]\nmanifest: "{apiVersion: v1, kind: Pod, metadata: {name: a}}"', 'get pods[a] @there'],
    ['in the namespace of the workflow where the flags give the empty one', 'action: get\nflags: [pod, a, -n, "{{inputs.parameters.ns}}"]', 'get pods[a]'],
    ['in all namespaces', 'action: get\nflags: [pods, -A]', 'list pods @cluster'],
    ['in the cluster', 'action: get\nmanifest: "{apiVersion: v1, kind: Node, metadata: {name: a}}"', 'get nodes[a] @cluster'],
  ])('%s', (_, resource, expected) => {
    expect(access(resource, 'inputs: {parameters: [{name: ns, value: ""}]}', { namespace: 'here' })).toContain(`default: ${expected}`);
  });
});

test.each([
  ['its manifest', 'action: get\nmanifest: "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: Bad Name}}"', 11],
  ['its flags', 'action: get\nflags: [pod, a, -n, Bad Name]', 11],
])('a namespace that none can be is a fault, in %s', (_, resource, line) => {
  expect(diagnosticsOf(resourceWorkflow(resource))).toEqual([
    `test.yaml:${line}:9: error[rbac/invalid-name]: "Bad Name" isn't a valid namespace. Use only lower-case letters, digits and "-", and begin and end with a letter or digit.`,
  ]);
});

describe('which resource a kind is', () => {
  const DATABASE = 'action: get\nmanifest: "{apiVersion: example.com/v1, kind: Database, metadata: {name: a}}"';

  test('is unknown for a kind that nobody knows', () => {
    expect(inferText(resourceWorkflow(DATABASE)).unknown).toEqual([
      'main:11 spec.templates[0].resource.manifest: The resource of the kind Database of example.com/v1 is not known. Give its '
      + "CustomResourceDefinition among the manifests, or resources: ['Database=databases.example.com'] if that is right.",
    ]);
  });

  test('the user may say', () => {
    expect(access(DATABASE, '', { resources: ['Database=databases.example.com'] })).toEqual(['default: get databases.example.com[a]']);
  });

  test('the user may say that it is cluster-scoped', () => {
    expect(access(DATABASE, '', { resources: ['Database=databases.example.com:cluster'] })).toEqual(['default: get databases.example.com[a] @cluster']);
  });

  test('the API server may say, before the catalogue', () => {
    const apiResources = 'databases example.com/v1 false Database get,list\njobz batch/v1 true Job get\n';
    expect(access(DATABASE, '', { apiResources })).toEqual(['default: get databases.example.com[a] @cluster']);
    expect(access(`action: get\n${JOB}`, '', { apiResources })).toEqual(['default: get jobz.batch[web]']);
  });

  test('a verb that the API server does not serve is unknown', () => {
    const apiResources = 'databases example.com/v1 false Database get,list\n';
    expect(inferText(resourceWorkflow(DATABASE.replace('get', 'patch')), { apiResources }).unknown).toEqual([
      "main:11 spec.templates[0].resource.manifest: The API server doesn't serve patch on the kind Database.",
    ]);
  });

  describe('of the common kinds', () => {
    const RAY = 'manifest: "{apiVersion: ray.io/v1, kind: RayJob, metadata: {name: a}}"';
    const ISSUER = 'manifest: "{apiVersion: cert-manager.io/v1, kind: ClusterIssuer, metadata: {name: a}}"';

    test('is known, and a note says whence', () => {
      const [{ notes }] = inferAll(resourceWorkflow(`action: get\n${RAY}`));
      expect(access(`action: get\n${RAY}`)).toEqual(['default: get rayjobs.ray.io[a]']);
      expect(notes.filter(({ code }) => code === 'common-kind').map(({ text }) => text)).toEqual([
        'The kind RayJob is taken as rayjobs.ray.io, namespaced, as ray-project/kuberay v1.7.0 ray-operator/config/crd/bases/ray.io_rayjobs.yaml '
        + 'defines it. Where the cluster serves it otherwise, give its CustomResourceDefinition among the manifests, or apiResources.',
      ]);
    });

    test.each([
      ['of the cluster', `action: get\n${ISSUER}`, ['get clusterissuers.cert-manager.io[a] @cluster']],
      ['by a type in the flags', 'action: get\nflags: [rayjob, a]', ['get rayjobs.ray.io[a]']],
      ['by a type with version and group', 'action: get\nflags: [rayjobs.v1.ray.io/a]', ['get rayjobs.ray.io[a]']],
      ['a type of Kubernetes first', 'action: get\nflags: [service, a]', ['get services[a]']],
      ['a part that it has', `action: patch\nflags: [--subresource=status]\n${RAY}`, ['patch rayjobs/status.ray.io[a]']],
    ])('%s', (_, resource, expected) => {
      expect(access(resource)).toEqual(expected.map((line) => `default: ${line}`));
    });

    test('a part that it has not is unknown', () => {
      expect(inferText(resourceWorkflow(`action: patch\nflags: [--subresource=scale]\n${RAY}`)).unknown).toEqual([
        'main:12 spec.templates[0].resource.manifest: The kind RayJob has no subresource "scale", as ray-project/kuberay v1.7.0 '
        + 'ray-operator/config/crd/bases/ray.io_rayjobs.yaml says.',
      ]);
    });

    test('a type that several projects have is unknown', () => {
      expect(inferText(resourceWorkflow('action: get\nflags: [cluster, a]')).unknown).toHaveLength(1);
    });

    test.each<[string, string, InferenceOptions]>([
      ['the user says', '', { resources: ['RayJob=rays.ray.io:cluster'] }],
      ['the API server says', '', { apiResources: 'rays ray.io/v1 false RayJob\n' }],
      ['a definition says', '\n---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: rays.ray.io}\n'
        + 'spec: {group: ray.io, scope: Cluster, names: {kind: RayJob, plural: rays}}\n', {}],
    ])('does not count where %s otherwise', (_, more, options) => {
      const { access: found, notes } = inferText(resourceWorkflow(`action: get\n${RAY}`) + more, options);
      expect([found, notes]).toEqual([[REPORTS, 'default: get rays.ray.io[a] @cluster'], ['default-account:5']]);
    });
  });

  test.each([
    ['a star for the plural', 'example.com', '"*"',
      'error[rbac/invalid-name]: "*" isn\'t a valid plural. Use only lower-case letters, digits and "-", begin with a letter, and end with a letter or digit.'],
    ['a plural that begins with a digit', 'example.com', '1dbs',
      'error[rbac/invalid-name]: "1dbs" isn\'t a valid plural. Use only lower-case letters, digits and "-", begin with a letter, and end with a letter or digit.'],
    ['a star for the group', '"*"', 'dbs',
      'error[rbac/invalid-name]: "*" isn\'t a valid DNS subdomain. Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.'],
  ])('a definition with %s is a fault', (_, group, plural, fault) => {
    const definition = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: dbs.example.com}\n'
      + `spec: {group: ${group}, scope: Namespaced, names: {kind: Database, plural: ${plural}}}`;
    expect(diagnosticsOf(`${definition}\n---\n${resourceWorkflow(DATABASE)}`)).toEqual([expect.stringMatching(/^test\.yaml:4:\d+: /)]);
    expect(diagnosticsOf(`${definition}\n---\n${resourceWorkflow(DATABASE)}`)[0]).toContain(fault);
  });

  test('a definition of what Kubernetes serves itself changes nothing', () => {
    const definition = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: secrets.batch}\n'
      + 'spec: {group: batch, scope: Cluster, names: {kind: Job, plural: secrets}}';
    expect(inferText(`${definition}\n---\n${resourceWorkflow(`action: delete\n${JOB}`)}`).access).toContain('default: delete jobs.batch[web]');
  });

  test.each([
    ['Namespaced', 'default: get dbs.example.com[a]'],
    ['Cluster', 'default: get dbs.example.com[a] @cluster'],
  ])('a definition among the manifests tells: %s', (scope, expected) => {
    const definition = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: dbs.example.com}\n'
      + `spec: {group: example.com, scope: ${scope}, names: {kind: Database, plural: dbs, shortNames: [db]}}`;
    expect(inferText(`${definition}\n---\n${resourceWorkflow(DATABASE)}`).access).toContain(expected);
    expect(inferText(`${resourceWorkflow('action: get\nflags: [db, a]')}\n---\n${definition}`).access).toContain(expected);
  });
});

describe('what no request can need is unknown, and nothing is granted', () => {
  test.each([
    ['a name that no object has', 'action: get\nmanifest: "{apiVersion: v1, kind: Pod, metadata: {name: Bad Name}}"',
      'No object of "pods" can have the name "Bad Name". Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.'],
    ['a pattern', 'action: delete\nflags: [pod, "web-*"]', 'A star in a name is an ordinary character, but "pods" is granted on "web-*". Write each name.'],
    ['a name that nobody sees', 'action: get\nflags: [role, "a\\u202eb"]', 'No object is called "a\\u202eb": the name has invisible characters.'],
    ['a verb that nobody serves', 'action: get\nflags: [tokenreviews.authentication.k8s.io, a]', '"tokenreviews" doesn\'t serve the verb "get". Use create.'],
    ['a subresource that nobody serves', 'action: patch\nflags: [configmap, a, --subresource=status]', expect.stringMatching(/^"configmaps\/status" |"configmaps" has no/)],
  ])('%s', (_, resource, why) => {
    const found = inferText(resourceWorkflow(resource));
    expect(found.access).toEqual([REPORTS]);
    expect(found.unknown[0].replace(/^main:\d+ \S+: /, '')).toEqual(why);
  });
});

describe('several objects', () => {
  test('in documents and in a list', () => {
    const resource = 'action: delete\nmanifest: |\n  apiVersion: v1\n  kind: Pod\n  metadata: {name: a}\n  ---\n  apiVersion: v1\n  kind: List\n  items:\n'
      + '    - {apiVersion: v1, kind: Service, metadata: {name: b}}\n    - {apiVersion: v1, kind: Pod, metadata: {name: c}}';
    expect(access(resource)).toEqual(['default: delete pods[a,c]', 'default: delete services[b]']);
  });

  test('in what has items, whatever its kind', () => {
    expect(access('action: create\nmanifest: "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, items: [{apiVersion: v1, kind: Secret, metadata: {name: b}}]}"'))
      .toEqual(['default: create secrets']);
  });
});

describe('what is unknown', () => {
  test.each([
    ['the kind', 'action: create\nmanifest: "{apiVersion: v1, kind: \'{{inputs.parameters.kind}}\'}"',
      'The kind is {{inputs.parameters.kind}}, whose value the manifest does not give.'],
    ['the apiVersion', 'action: create\nmanifest: "{apiVersion: \'{{inputs.parameters.group}}/v1\', kind: Pod}"',
      'The apiVersion is {{inputs.parameters.group}}/v1, whose value the manifest does not give.'],
    ['the namespace', 'action: create\nmanifest: "{apiVersion: v1, kind: Pod, metadata: {namespace: \'{{inputs.parameters.ns}}\'}}"',
      'The namespace is {{inputs.parameters.ns}}, whose value the manifest does not give.'],
    ['the namespace of the flags, beside another parameter', 'action: get\nflags: [pod, a, "--sort-by={{workflow.namespace}}", "-n={{inputs.parameters.ns}}"]',
      'The namespace is {{inputs.parameters.ns}}, whose value the manifest does not give.'],
    ['the type', 'action: get\nflags: ["{{inputs.parameters.type}}", a]', 'The type is {{inputs.parameters.type}}, whose value the manifest does not give.'],
    ['the action', 'action: "{{inputs.parameters.action}}"\nmanifest: "{apiVersion: v1, kind: Pod}"',
      'The action is {{inputs.parameters.action}}, which the manifest does not determine.'],
    ['all of the manifest', 'action: create\nmanifest: "{{inputs.parameters.manifest}}"',
      'The content of the manifest depends on {{inputs.parameters.manifest}}, whose value the manifest does not give.'],
    ['a manifest that is no YAML yet', 'action: create\nmanifest: |\n  apiVersion: v1\n  kind: Pod\n  {{inputs.parameters.rest}}\n  metadata: {}',
      'The content of the manifest depends on {{inputs.parameters.rest}}, whose value the manifest does not give.'],
    ['a manifest from an artifact', 'action: create\nmanifestFrom: {artifact: {name: a}}',
      'The manifest is an artifact, which is there only when the workflow runs.'],
    ['another account', `action: create\nflags: [--as, root]\n${JOB}`, "With --as the account of a request isn't known."],
    ['a flag by a parameter', `action: create\nflags: ["{{inputs.parameters.flag}}"]\n${JOB}`, "With a flag in {{…}} the account of a request isn't known."],
    ['the merge strategy', `action: patch\nmergeStrategy: "{{inputs.parameters.s}}"\nflags: [job, web]\n${JOB}`,
      'The merge strategy is {{inputs.parameters.s}}, which decides whether flags or manifest name the object.'],
    ['another source', 'action: create\nflags: [-f, "https://example.com/a.yaml"]', "With --filename the account of a request isn't known."],
    ['a type that nobody knows', 'action: get\nflags: [foo, a]',
      "kubectl's type foo isn't known. Give resources: ['KIND=plural.group'], and use plural.group in the flags."],
  ])('%s', (_, resource, why) => {
    const found = inferText(resourceWorkflow(resource));
    expect(found.access).toEqual([REPORTS]);
    expect(found.unknown).toEqual([expect.stringMatching(/^main:\d+ spec\.templates\[0\]\.resource/)]);
    expect(found.unknown[0]).toContain(`: ${why}`);
  });

  test('a kind to be pruned that nobody knows, beside the others', () => {
    const found = inferText(resourceWorkflow(`action: apply\nflags: [--prune, --all, --prune-allowlist=example.com/v1/Foo, --prune-allowlist=core/v1/Secret]\n${JOB}`));
    expect(found.access).toContain('default: list,delete secrets');
    expect(found.unknown).toEqual(['main:9 spec.templates[0].resource.flags: --prune-allowlist names example.com/v1/Foo, which isn\'t a known kind. Give resources: [\'Foo=…\'].']);
  });

  test('a raw artifact is as good as a manifest', () => {
    expect(access('action: create\nmanifestFrom: {artifact: {name: a, raw: {data: "{apiVersion: v1, kind: Pod}"}}}')).toEqual(['default: create pods']);
  });

  test('a templated name limits nothing, and is no unknown', () => {
    const found = inferText(resourceWorkflow('action: get\nmanifest: |\n  apiVersion: v1\n  kind: Pod\n  metadata:\n    name: {{inputs.parameters.name}}'));
    expect(found).toMatchObject({ access: ['default: get pods', REPORTS], unknown: [] });
  });
});

test.each([
  ['action: get\nmanifest: "{apiVersion: v1, kind: Pod}"',
    'main: kubectl get rejects an object without a name, and calls nothing for it. Change the manifest or the flags.'],
  ['action: get\nflags: [-n, here]\nmanifest: "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: there}}"',
    'main: kubectl get rejects an object of the namespace there together with --namespace here, and calls nothing for it. Change the manifest or the flags.'],
  [`action: apply\nflags: [--prune]\n${JOB}`, 'main: kubectl apply rejects --prune without --all or a selector, and calls nothing. Add --all or a selector.'],
])('what is refused is said: %s', (resource, text) => {
  expect(inferAll(resourceWorkflow(resource))[0].notes).toContainEqual({ code: 'step-fails', line: 9, text });
});

describe('notes', () => {
  test.each([
    ['delete alone does not wait', `action: delete\n${JOB}`, '', ['delete-does-not-wait']],
    ['delete that is told not to wait', `action: delete\nflags: [--wait=false]\n${JOB}`, '', []],
    ['delete with conditions fails first', `action: delete\nsuccessCondition: a\n${JOB}`, '', ['delete-fails']],
    ['delete with outputs fails first', `action: delete\n${JOB}`, 'outputs: {parameters: [{name: a, valueFrom: {default: b}}]}', ['delete-fails']],
    ['a list has no name', 'action: get\nflags: [pods]', '', ['step-fails']],
    ['a replacement by force has output that Argo can\'t read', `action: replace\nflags: [--force]\n${JOB}`, '', ['step-fails']],
    ['pruning has output that Argo can\'t read', `action: apply\nflags: [--prune, --all, --prune-allowlist=core/v1/Secret]\n${JOB}`, '', ['step-fails']],
    ['an owner reference', `action: create\nsetOwnerReference: true\n${JOB}`, '', ['owner-reference']],
    ['several objects', 'action: create\nmanifest: |\n  {apiVersion: v1, kind: Pod}\n  ---\n  {apiVersion: v1, kind: Service}', '', ['several-objects']],
    ['a plural that Argo guesses wrong', 'action: get\nsuccessCondition: a\nmanifest: "{apiVersion: v1, kind: Endpoints, metadata: {name: a}}"', '', ['polled-plural']],
    ['a role', 'action: create\nmanifest: "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: a}}"', '', ['escalation']],
    ['a workflow', 'action: create\nmanifest: "{apiVersion: argoproj.io/v1alpha1, kind: Workflow}"', '', ['child-workflow']],
  ])('%s', (_, resource, more, codes) => {
    const { notes } = inferText(resourceWorkflow(resource, more));
    expect(notes.map((note) => note.replace(/:\d+$/, ''))).toEqual([...codes, 'default-account']);
  });

  test('get and delete of one object under one account', () => {
    const text = workflow(['entrypoint: main', 'serviceAccountName: sa', 'templates:', '  - name: main', '    steps:', '      - - {name: a, template: wait}',
      '      - - {name: b, template: remove}', '  - name: wait', `    resource:\n      action: get\n      ${JOB}`, '  - name: remove',
      `    resource:\n      action: delete\n      ${JOB}`].join('\n'));
    expect(inferText(text).notes).toContain('delete-waits-forever:18');
    expect(inferText(text, { waitForDelete: true }).notes).toEqual([]);
    expect(inferText(text.replace('name: web', 'name: other')).notes).not.toContain('delete-waits-forever:18');
  });
});
