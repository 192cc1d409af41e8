import { ArgoVersion } from '../../../lib/argo/argo-version';
import { inferText, TASK_RESULTS, workflow } from '../inferred-text';

function template(fields: string): string {
  return workflow(`entrypoint: main\nserviceAccountName: sa\ntemplates:\n  - name: main\n    ${fields}`);
}

describe('the executor of a pod reports results', () => {
  test.each([
    ['container', 'container: {image: a, command: [b]}'],
    ['script', 'script: {image: a, command: [sh], source: "true"}'],
    ['containerSet', 'containerSet: {containers: [{name: a, image: a, command: [b]}]}'],
    ['data', 'data: {source: {artifactPaths: {name: a, s3: {bucket: b}}}, transformation: [{expression: "true"}]}'],
    ['resource', 'resource: {action: get, flags: [pod, web]}'],
  ])('%s', (_, fields) => {
    expect(inferText(template(fields)).access).toContain(`sa: ${TASK_RESULTS}`);
  });

  test.each([
    ['suspend', 'suspend: {}'],
    ['steps', 'steps: []'],
    ['dag', 'dag: {tasks: []}'],
  ])('%s has no pod', (_, fields) => {
    expect(inferText(template(fields)).access).toEqual([]);
  });
});

describe('the configmap with the Kerberos configuration of HDFS is read', () => {
  const HDFS = 'hdfs: {krbConfigConfigMap: {name: krb, key: krb5.conf}, path: /a}';

  test.each([
    ['of an input', `inputs: {artifacts: [{name: a, ${HDFS}}]}`],
    ['of an output', `outputs: {artifacts: [{name: a, ${HDFS}}]}`],
    ['of the archive', `archiveLocation: {${HDFS}}`],
  ])('%s', (_, fields) => {
    expect(inferText(template(`${fields}\n    container: {image: a, command: [b]}`)).access).toEqual(['sa: get configmaps[krb]', `sa: ${TASK_RESULTS}`]);
  });

  test('of an argument', () => {
    const text = workflow(`entrypoint: main\nserviceAccountName: sa\narguments: {artifacts: [{name: a, ${HDFS}}]}\n`
      + 'templates: [{name: main, inputs: {artifacts: [{name: a, path: /a}]}, container: {image: a, command: [b]}}]');
    expect(inferText(text).access).toContain('sa: get configmaps[krb]');
  });

  const called = (artifact: string) => inferText(workflow('entrypoint: a\nserviceAccountName: sa\ntemplates:\n  - name: a\n'
    + '    inputs: {parameters: [{name: x, value: two}]}\n'
    + `    steps: [[{name: s, template: b, arguments: {artifacts: [{name: i, hdfs: {krbConfigConfigMap: {name: one}}}]}}, {name: t, template: b, arguments: {artifacts: [${artifact}]}}]]\n`
    + '  - {name: b, inputs: {artifacts: [{name: i, path: /i, hdfs: {krbConfigConfigMap: {name: own}}}]}, container: {image: a, command: [b]}}'));

  test('of the arguments of a call, in the place of its own', () => {
    expect(called('{name: i, hdfs: {krbConfigConfigMap: {name: "{{inputs.parameters.x}}"}}}').access).toEqual(['sa: get configmaps[one,two]', `sa: ${TASK_RESULTS}`]);
    expect(called('').access).toEqual(['sa: get configmaps[one,own]', `sa: ${TASK_RESULTS}`]);
    expect(called('{name: i, s3: {key: a}}').access).toEqual(['sa: get configmaps[one]', `sa: ${TASK_RESULTS}`]);
    expect(called('{name: i, hdfs: {krbConfigConfigMap: {name: "{{steps.z.outputs.result}}"}}}').unknown).toEqual([
      'b:11 spec.templates[0].steps[0][1].arguments.artifacts[0].hdfs.krbConfigConfigMap.name: The executor reads the configmap {{steps.z.outputs.result}}, '
      + 'which the manifest does not determine. Use a literal name.',
    ]);
  });

  const HADOOP = (name: string) => `hdfs: {krbConfigConfigMap: {name: ${name}}}`;

  test.each<[name: string, own: string, template: string, access: { readonly until: string[]; readonly since: string[] }]>([
    ['of another storage', '{name: a, s3: {key: k}}', `{name: a, ${HADOOP('theirs')}}`, { until: ['theirs'], since: [] }],
    ['from elsewhere', '{name: a, from: "{{inputs.artifacts.x}}"}', `{name: a, ${HADOOP('theirs')}}`, { until: ['theirs'], since: [] }],
    ['of the same storage, with what it leaves out', '{name: a, hdfs: {path: /p}}', `{name: a, ${HADOOP('theirs')}}`, { until: ['theirs'], since: ['theirs'] }],
    ['of the same storage', `{name: a, ${HADOOP('own')}}`, `{name: a, ${HADOOP('theirs')}}`, { until: ['own'], since: ['own'] }],
    ['of a storage that counts first', '{name: a, git: {repo: r}}', `{name: a, ${HADOOP('theirs')}}`, { until: ['theirs'], since: ['theirs'] }],
  ])('of an argument of the workflow %s, which from 4.1 takes the place of that of its template', (_, own, ofTemplate, { until, since }) => {
    const text = workflow(`workflowTemplateRef: {name: lib}\narguments: {artifacts: [${own}]}`) + `
---
apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: {name: lib}
spec:
  entrypoint: main
  arguments: {artifacts: [${ofTemplate}]}
  templates: [{name: main, inputs: {artifacts: [{name: a, path: /a}]}, container: {image: a, command: [b]}}]
`;
    const configMaps = (version?: string) => inferText(text, version === undefined ? {} : { version: ArgoVersion.of(version) }).access
      .flatMap((line) => /get configmaps\[(.*)\]/.exec(line)?.[1] ?? []);
    expect([configMaps('v4.0'), configMaps(), configMaps('v4.1')]).toEqual([until, until, since]);
  });

  test.each([
    ['given to the whole workflow', 'outputs: {artifacts: [{name: o, path: /o, globalName: g, hdfs: {krbConfigConfigMap: {name: far}}}]}', '{{workflow.outputs.artifacts.g}}'],
    ['given to the whole workflow, in its archive', 'archiveLocation: {hdfs: {krbConfigConfigMap: {name: far}}}, outputs: {artifacts: [{name: o, path: /o, globalName: g}]}',
      '{{workflow.outputs.artifacts.g}}'],
  ])('of an output that is %s', (_, producer, from) => {
    const text = workflow(`entrypoint: main
serviceAccountName: sa
templates:
  - name: main
    dag:
      tasks:
        - {name: use, template: use, dependencies: [make], arguments: {artifacts: [{name: i, from: "${from}"}]}}
        - {name: make, template: make}
        - {name: other, template: other, dependencies: [make], arguments: {artifacts: [{name: i, from: "{{workflow.outputs.artifacts.h}}"}]}}
  - {name: use, serviceAccountName: user, inputs: {artifacts: [{name: i, path: /i}]}, container: {image: a, command: [b]}}
  - {name: other, serviceAccountName: other, inputs: {artifacts: [{name: i, path: /i}]}, container: {image: a, command: [b]}}
  - {name: make, ${producer}, container: {image: a, command: [b]}}`);
    expect(inferText(text).access.filter((line) => line.includes('configmaps')).sort()).toEqual(['sa: get configmaps[far]', 'user: get configmaps[far]']);
  });

  test('of an output that is given to the whole workflow under a name that nobody tells', () => {
    const text = workflow(`entrypoint: main
serviceAccountName: sa
templates:
  - name: main
    steps:
      - [{name: make, template: make, arguments: {parameters: [{name: x, value: "{{workflow.name}}"}]}}]
      - [{name: use, template: use, arguments: {artifacts: [{name: i, from: "{{workflow.outputs.artifacts.g}}"}]}}]
  - {name: use, inputs: {artifacts: [{name: i, path: /i}]}, container: {image: a, command: [b]}}
  - name: make
    inputs: {parameters: [{name: x}]}
    outputs: {artifacts: [{name: o, path: /o, globalName: "{{inputs.parameters.x}}", hdfs: {krbConfigConfigMap: {name: far}}}]}
    container: {image: a, command: [b]}`);
    expect(inferText(text).unknown).toEqual([
      'use:16 spec.templates[2].outputs.artifacts[0].globalName: The executor reads the configmap {{inputs.parameters.x}}, '
      + 'which the manifest does not determine. Use a literal name.',
    ]);
  });

  test('under a name that nobody tells', () => {
    const fields = 'inputs: {artifacts: [{name: a, hdfs: {krbConfigConfigMap: {name: "{{inputs.parameters.x}}"}}}]}\n    container: {image: a, command: [b]}';
    expect(inferText(template(fields)).unknown).toEqual([
      'main:10 spec.templates[0].inputs.artifacts[0].hdfs.krbConfigConfigMap.name: The executor reads the configmap {{inputs.parameters.x}}, '
      + 'which the manifest does not determine. Use a literal name.',
    ]);
  });
});

test.each([
  ['an HDFS configuration', 'inputs: {artifacts: [{name: a, hdfs: {krbConfigConfigMap: {name: Bad Name}}}]}\n    container: {image: a, command: [b]}', 'configmaps'],
  ['an HTTP header', 'http: {url: a, headers: [{name: A, valueFrom: {secretKeyRef: {name: Bad Name, key: k}}}]}', 'secrets'],
])('a name that no object has is unknown, in %s', (_, fields, resource) => {
  const found = inferText(template(fields));
  expect(found.access.filter((line) => line.includes(resource))).toEqual([]);
  expect(found.unknown).toEqual([expect.stringContaining(`No object of "${resource}" can have the name "Bad Name".`)]);
});

describe('Kubernetes is called by nobody for', () => {
  test.each([
    ['Secrets and configmaps of volumes and environments', 'container: {image: a, command: [b], envFrom: [{secretRef: {name: s}}, {configMapRef: {name: c}}]}'],
    ['credentials of artifacts', 'inputs: {artifacts: [{name: a, s3: {accessKeySecret: {name: s, key: k}}}]}\n    container: {image: a, command: [b]}'],
    ['memoization', 'memoize: {key: k, maxAge: 1h, cache: {configMap: {name: c}}}\n    container: {image: a, command: [b]}'],
    ['locks', 'synchronization: {mutexes: [{name: m}]}\n    container: {image: a, command: [b]}'],
  ])('%s', (_, fields) => {
    expect(inferText(template(fields)).access).toEqual([`sa: ${TASK_RESULTS}`]);
  });
});

describe('a container that seems to call Kubernetes is unknown', () => {
  test.each([
    ['kubectl', 'container: {image: a, command: [kubectl, get, pods]}'],
    ['kubectl', 'container: {image: a, command: [sh, -c], args: ["set -e; kubectl apply -f x"]}'],
    ['kubectl', 'script: {image: bitnami/kubectl:1.30, command: [sh], source: "true"}'],
    ['helm', 'script: {image: a, command: [sh], source: "helm upgrade web ."}'],
    ['oc', 'container: {image: a, command: [sh, -c, "oc apply -f x"]}'],
    ['the argo command', 'container: {image: a, command: [argo, submit, x.yaml]}'],
    ['oc', 'container: {image: a, command: [/usr/bin/oc, apply, -f, x]}'],
    ['oc', 'script: {image: a, command: [sh], source: "oc --namespace=b -v 6 get pods"}'],
    ['helm', 'script: {image: a, command: [sh], source: "out=$(helm --kube-context a install web .)"}'],
    ['helm', 'container: {image: a, command: [helm], args: [--debug, upgrade, web]}'],
    ['helm', 'script: {image: a, command: [sh], source: "helm -n template --debug upgrade web ."}'],
    ['helm', 'script: {image: a, command: [sh], source: "helm --burst-limit 5 --qps 2 list"}'],
    ['helm', 'script: {image: a, command: [sh], source: "helm -n helm upgrade web ."}'],
    ['the argo command', 'container: {image: a, command: [argo, -n, x, submit, y.yaml]}'],
    ['the argo command', 'script: {image: a, command: [sh], source: "/bin/argo \\\\\\n  -n x submit y.yaml"}'],
    ['a Kubernetes client library', 'script: {image: python, command: [python], source: "from kubernetes import client"}'],
    ['the token of its account', 'script: {image: a, command: [sh], source: "cat /var/run/secrets/kubernetes.io/serviceaccount/token"}'],
    ['kubectl', 'inputs: {parameters: [{name: tool, default: kubectl}]}\n    container: {image: a, command: ["{{inputs.parameters.tool}}", get]}'],
    ['kubectl', 'inputs: {parameters: [{name: image, default: bitnami/kubectl}]}\n    container: {image: "{{inputs.parameters.image}}", args: [get]}'],
    ['kubectl', 'script: {image: a, command: [sh], source: "tool=kubectl; $tool get pods"}'],
    ['the address of its API', 'container: {image: a, command: [sh, -c, "curl -k https://$KUBERNETES_SERVICE_HOST/api"]}'],
    ['the address of its API', 'container: {image: a, command: [curl, "https://kubernetes.default/api"]}'],
  ])('%s: %s', (client, fields) => {
    expect(inferText(template(fields)).unknown).toEqual([expect.stringContaining(
      `The container seems to call Kubernetes by ${client}: its permissions depend on its program, and have to be granted in addition.`)]);
  });

  test.each([
    ['container: {image: busybox, command: [echo, hello]}'],
    ['container: {image: cowsay, command: [cowsay], args: ["argo is fun, and so is kubectl-like text"]}'],
    ['script: {image: python, command: [python], source: "print(1)"}'],
    ['script: {image: a, command: [sh], source: "helm --version; list"}'],
    ['script: {image: a, command: [sh], source: "helm --debug repo list"}'],
    ['script: {image: a, command: [sh], source: "helm -n list template list"}'],
    ['script: {image: a, command: [sh], source: "helm --kube-context get --debug lint status"}'],
    ['script: {image: a, command: [sh], source: "oc --v=6 -q config get-contexts"}'],
    ['container: {image: a, command: [argo, --verbose, lint, list]}'],
    ['script: {image: a, command: [sh], source: "argo --version\\nlist"}'],
  ])('not so %s', (fields) => {
    expect(inferText(template(fields)).unknown).toEqual([]);
  });
});
