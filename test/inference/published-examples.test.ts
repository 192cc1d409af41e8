import { inferText, InferredText, TASK_RESULTS, workflow } from './inferred-text';

/**
 * What Argo's published examples do (v4.1) that does not come to a plain answer: each in a manifest of ours that does the same, as small as it can
 * be, with the answer that was derived by hand from what the code of Argo and kubectl does.
 */
const EXAMPLES: [example: string, text: string, expected: Partial<InferredText>][] = [
  ['cron-backfill: days of a sequence become the names of workflows, which have accounts of their own', workflow(`
entrypoint: main
serviceAccountName: backfill
templates:
  - name: main
    steps:
      - - name: day
          template: submit
          arguments: { parameters: [{ name: day, value: "{{item}}" }] }
          withSequence: { start: "1", end: "3" }
  - name: submit
    inputs: { parameters: [{ name: day }] }
    resource:
      action: apply
      manifest: |
        apiVersion: argoproj.io/v1alpha1
        kind: Workflow
        metadata:
          name: day-{{inputs.parameters.day}}`), {
    access: ['backfill: get,create,patch workflows.argoproj.io', `backfill: ${TASK_RESULTS}`],
    unknown: [],
    notes: ['child-workflow:18'],
  }],

  ['daemoned-stateful-set-with-service: one template gets what another deletes', workflow(`
entrypoint: main
onExit: stop
serviceAccountName: tester
templates:
  - name: main
    resource:
      action: create
      successCondition: status.readyReplicas == 1
      manifest: "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: cache}}"
  - name: stop
    resource:
      action: delete
      manifest: "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: cache}}"`), {
    access: ['tester: create statefulsets.apps', 'tester: get,delete statefulsets.apps[cache]', `tester: ${TASK_RESULTS}`],
    unknown: [],
    notes: ['delete-waits-forever:17'],
  }],

  ['k8s-orchestration: a job whose name only the cluster knows, and a container that calls kubectl', workflow(`
entrypoint: main
serviceAccountName: runner
templates:
  - name: main
    steps:
      - - { name: run, template: run }
      - - name: logs
          template: logs
          arguments: { parameters: [{ name: job, value: "{{steps.run.outputs.parameters.job}}" }] }
      - - name: remove
          template: remove
          arguments: { parameters: [{ name: job, value: "{{steps.run.outputs.parameters.job}}" }] }
  - name: run
    resource:
      action: create
      manifest: "{apiVersion: batch/v1, kind: Job, metadata: {generateName: count-}}"
    outputs: { parameters: [{ name: job, valueFrom: { jsonPath: "{.metadata.name}" } }] }
  - name: logs
    inputs: { parameters: [{ name: job }] }
    container: { image: kubectl, command: [sh, -c], args: ["kubectl logs job/{{inputs.parameters.job}}"] }
  - name: remove
    inputs: { parameters: [{ name: job }] }
    resource: { action: delete, flags: [job, "{{inputs.parameters.job}}"] }`), {
    access: [`runner: ${TASK_RESULTS}`, 'runner: get,create,delete jobs.batch'],
    unknown: ['logs:26 spec.templates[2].container: The container seems to call Kubernetes by kubectl: its permissions depend on its program, '
      + 'and have to be granted in addition.'],
    notes: ['delete-waits-forever:29'],
  }],

  ['k8s-patch-json-workflow: a key that stands twice, and the workflow itself named by a flag', workflow(`
entrypoint: main
serviceAccountName: patcher
templates:
  - name: main
    resource:
      action: patch
      mergeStrategy: json
      flags: [workflow, "{{workflow.name}}"]
      manifest: |
        - { op: add, path: /metadata/labels/checked, value: "true" }`, 'generateName: patch-\n  annotations: { a: b }\n  annotations: { c: d }'), {
    access: ['patcher: get,patch workflows.argoproj.io', `patcher: ${TASK_RESULTS}`],
    unknown: [],
    notes: ['repeated-key:6'],
  }],

  ['k8s-resource-log-selector and resource-flags: a kind that only its definition tells the plural of', workflow(`
entrypoint: main
serviceAccountName: trainer
templates:
  - name: main
    resource:
      action: create
      successCondition: status.done == true
      manifest: "{apiVersion: ml.example.com/v1, kind: Training, metadata: {name: nightly}}"`), {
    access: [`trainer: ${TASK_RESULTS}`],
    unknown: ['main:14 spec.templates[0].resource.manifest: The resource of the kind Training of ml.example.com/v1 is not known. '
      + 'Give its CustomResourceDefinition among the manifests, or resources: [\'Training=trainings.ml.example.com\'] if that is right.'],
    notes: [],
  }],

  ['resource-delete-with-flags: deleted by a label that a parameter gives', workflow(`
entrypoint: main
serviceAccountName: cleaner
templates:
  - name: main
    steps:
      - - name: clean
          template: clean
          arguments: { parameters: [{ name: selector, value: old=true }] }
  - name: clean
    inputs: { parameters: [{ name: selector }] }
    resource: { action: delete, flags: [configmap, --selector, "{{inputs.parameters.selector}}"] }`), {
    access: ['cleaner: list,delete configmaps', `cleaner: ${TASK_RESULTS}`],
    unknown: [],
    notes: ['delete-does-not-wait:17'],
  }],

  ['workflow-level-executor-plugin: what a plugin does is its own affair', workflow(`
entrypoint: main
serviceAccountName: caller
executorPlugins:
  - metadata: { name: hello }
    spec: { sidecar: { container: { name: hello, image: hello } } }
templates:
  - name: main
    plugin: { hello: {} }`), {
    access: ['caller: watch workflowtasksets.argoproj.io', 'caller: patch workflowtasksets/status.argoproj.io'],
    unknown: ['main:14 spec.templates[0].plugin: The manifest does not say which permissions the plugin hello needs. See its documentation.'],
    features: ['plugin-templates=caller main:14'],
    notes: ['agent-token:14'],
  }],

  ['life-cycle-hooks-wf-level: an HTTP template that only a hook reaches', workflow(`
entrypoint: main
serviceAccountName: reporter
hooks:
  exit: { template: report }
templates:
  - name: main
    container: { image: busybox }
  - name: report
    http: { url: "https://example.com" }`), {
    access: [
      `reporter: ${TASK_RESULTS}`,
      'reporter: watch workflowtasksets.argoproj.io',
      'reporter: patch workflowtasksets/status.argoproj.io',
    ],
    unknown: [],
    features: ['entrypoint-lookup=reporter main:13', 'http-templates=reporter report:15'],
    notes: ['agent-token:15'],
  }],

  ['artifact-gc-workflow: artifacts are deleted by default, whoever runs the workflow', workflow(`
entrypoint: main
serviceAccountName: builder
artifactGC: { strategy: OnWorkflowDeletion }
templates:
  - name: main
    container: { image: busybox }
    outputs: { artifacts: [{ name: log, path: /tmp/log, s3: { key: log } }] }`), {
    access: [
      `builder: ${TASK_RESULTS}`,
      'default: list workflowartifactgctasks.argoproj.io',
      'default: patch workflowartifactgctasks/status.argoproj.io',
    ],
    unknown: [],
  }],

  ['k8s-owner-reference: a workflow that owns what it makes', workflow(`
entrypoint: main
serviceAccountName: owner
templates:
  - name: main
    resource:
      action: create
      setOwnerReference: true
      manifest: "{apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {generateName: owned-}}"`), {
    access: ['owner: create workflows.argoproj.io', `owner: ${TASK_RESULTS}`],
    unknown: [],
    notes: ['owner-reference:11', 'child-workflow:11'],
  }],

  ['workflow-template-ref-with-entrypoint-arg-passing: templates that are not given', workflow(`
entrypoint: print
serviceAccountName: printer
workflowTemplateRef: { name: printing }`), {
    access: [],
    unknown: [
      ':9 spec.workflowTemplateRef: The WorkflowTemplate printing is not among the inputs: give its manifest too.',
      ':7 spec.entrypoint: The template print is not among the inputs: give its manifest too.',
    ],
  }],
];

test.each(EXAMPLES)('%s', (_, text, expected) => {
  expect(inferText(text)).toMatchObject(expected);
});
