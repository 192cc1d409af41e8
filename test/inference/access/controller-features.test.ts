import { inferText, workflow } from '../inferred-text';

const POD = 'container: {image: a, command: [b]}';

function features(spec: string): string[] {
  return inferText(workflow(`entrypoint: main\nserviceAccountName: sa\n${spec}`)).features;
}

describe('the controller needs', () => {
  test.each([
    ['nothing for a plain pod', `templates: [{name: main, ${POD}}]`, []],
    ['to look up the command of an image', 'templates: [{name: main, container: {image: a}}]', ['entrypoint-lookup=sa main:8']],
    ['to look up the command of a sidecar', `templates: [{name: main, ${POD}, sidecars: [{name: s, image: a}]}]`, ['entrypoint-lookup=sa main:8']],
    ['nothing for an init container', `templates: [{name: main, ${POD}, initContainers: [{name: s, image: a}]}]`, []],
    ['pull secrets for a look-up', 'imagePullSecrets: [{name: pull}]\ntemplates: [{name: main, container: {image: a}}]',
      ['entrypoint-lookup=sa main:9', 'image-pull-secrets=pull main:8']],
    ['the configmap of a cache', `templates: [{name: main, ${POD}, memoize: {key: k, cache: {configMap: {name: cache}}}}]`, ['memoization=cache main:8']],
    ['volume claims', `volumeClaimTemplates: [{metadata: {name: v}}]\ntemplates: [{name: main, ${POD}}]`, ['volume-claim-templates :8']],
    ['a disruption budget', `podDisruptionBudget: {minAvailable: 1}\ntemplates: [{name: main, ${POD}}]`, ['pod-disruption-budgets :8']],
    ['time to live', `ttlStrategy: {secondsAfterCompletion: 1}\ntemplates: [{name: main, ${POD}}]`, ['time-to-live :8']],
    ['a semaphore of the spec', `synchronization: {semaphores: [{configMapKeyRef: {name: locks, key: a}}]}\ntemplates: [{name: main, ${POD}}]`,
      ['semaphores=locks :8']],
    ['a semaphore of a template, as it was written before 3.6', `templates: [{name: main, ${POD}, synchronization: {semaphore: {configMapKeyRef: {name: locks}}}}]`,
      ['semaphores=locks main:8']],
    ['a semaphore elsewhere', `synchronization: {semaphores: [{namespace: there, configMapKeyRef: {name: locks}}]}\ntemplates: [{name: main, ${POD}}]`,
      ['semaphores=there/locks :8']],
    ['locks in a database', `synchronization: {mutexes: [{name: m, database: true}]}\ntemplates: [{name: main, ${POD}}]`, ['database-locks :8']],
    ['nothing for a mutex', `synchronization: {mutexes: [{name: m}]}\ntemplates: [{name: main, ${POD}}]`, []],
    ['another artifact repository', `artifactRepositoryRef: {configMap: repos}\ntemplates: [{name: main, ${POD}}]`, ['artifact-repositories=repos :8']],
    ['an artifact driver', `templates: [{name: main, ${POD}, inputs: {artifacts: [{name: a, plugin: {name: p}}]}}]`, ['artifact-drivers=p main:8']],
    ['the driver of an artifact that is given', `arguments: {artifacts: [{name: a, plugin: {name: p}}]}\ntemplates: [{name: main, ${POD}}]`, ['artifact-drivers=p :8']],
    ['the driver of an artifact that a step gives', `templates: [{name: main, steps: [[{name: a, template: b, arguments: {artifacts: [{name: a, plugin: {name: p}}]}}]]}, {name: b, ${POD}}]`,
      ['artifact-drivers=p main:8']],
    ['the driver that lists the files of a data template', 'templates: [{name: main, data: {source: {artifactPaths: {name: a, plugin: {name: p}}}, transformation: [{expression: data}]}}]',
      ['artifact-drivers=p main:8']],
    ['a configmap for a large template', `templates: [{name: main, container: {image: a, command: [b], args: ["${'x'.repeat(140000)}"]}}]`, ['large-templates main:8']],
    ['a configmap for a template that is large in bytes', `templates: [{name: main, container: {image: a, command: [b], args: ["${'\u4e2d'.repeat(60000)}"]}}]`, ['large-templates main:8']],
    ['a configmap for a template that is large as Go writes it', `templates: [{name: main, container: {image: a, command: [b], args: ["${'<'.repeat(30000)}"]}}]`, ['large-templates main:8']],
    ['none for a template that is not', `templates: [{name: main, container: {image: a, command: [b], args: ["${'x'.repeat(130000)}"]}}]`, []],
    ['a workflow template', 'workflowTemplateRef: {name: lib}', ['workflow-templates=lib :8']],
    ['a cluster workflow template', 'workflowTemplateRef: {name: lib, clusterScope: true}', ['cluster-workflow-templates :8']],
  ])('%s', (_, spec, expected) => {
    expect(features(spec)).toEqual(expected);
  });
});
