import { SeededRandom } from '../programs/seeded-random';

/** The content of a shape. */
export interface ShapeChoices {
  readonly random: SeededRandom;
  /** A WorkflowTemplate whose entrypoint is called `main`, where there may be one. */
  readonly template?: string;
}

/** A kind of workflow that people write. */
export interface WorkflowShape {
  readonly title: string;
  readonly spec: (choices: ShapeChoices) => object;
}

/** The features of Argo that workflows commonly use; each shape is as frequent as the others. */
export const WORKFLOW_SHAPES: readonly WorkflowShape[] = [
  { title: 'steps', spec: stepsSpec },
  { title: 'dag', spec: dagSpec },
  { title: 'resource', spec: resourceSpec },
  { title: 'http', spec: httpSpec },
  { title: 'artifacts', spec: artifactsSpec },
  { title: 'script', spec: scriptSpec },
  { title: 'garbage-collection', spec: garbageCollectionSpec },
  { title: 'reference', spec: referenceSpec },
];

function stepsSpec({ random }: ShapeChoices): object {
  const steps = Array.from({ length: 2 + random.below(5) }, (_, i) => [
    { name: `step-${i}`, template: 'work', arguments: parameters({ message: `part ${i} of ${random.below(1000)}` }) },
    ...random.below(2) === 0 ? [] : [{ name: `beside-${i}`, template: 'work', arguments: parameters({ message: '{{workflow.parameters.message}}' }), when: '{{workflow.parameters.message}} != none' }],
  ]);
  return {
    entrypoint: 'main',
    arguments: parameters({ message: `hello ${random.below(1000)}` }),
    templates: [{ name: 'main', steps }, containerTemplate('work', random)],
  };
}

function dagSpec({ random }: ShapeChoices): object {
  const tasks = Array.from({ length: 3 + random.below(6) }, (_, i) => ({
    name: `task-${i}`,
    template: 'work',
    ...i > 0 && { dependencies: [`task-${random.below(i)}`] },
    arguments: parameters({ message: `task ${i}` }),
    ...random.below(4) === 0 && { withItems: ['a', 'b', 'c'].slice(0, 1 + random.below(3)) },
  }));
  return { entrypoint: 'main', parallelism: 2 + random.below(8), templates: [{ name: 'main', dag: { tasks } }, containerTemplate('work', random)] };
}

function resourceSpec({ random }: ShapeChoices): object {
  const name = `made-${random.below(10_000)}`;
  const manifest = random.oneOf([
    `apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: ${name}\nspec:\n  template:\n    spec:\n      restartPolicy: Never\n      containers:\n        - name: main\n          image: busybox\n`,
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  some: value\n`,
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  replicas: 1\n  selector:\n    matchLabels:\n      app: ${name}\n  template:\n    metadata:\n      labels:\n        app: ${name}\n    spec:\n      containers:\n        - name: main\n          image: nginx\n`,
  ]);
  return {
    entrypoint: 'main',
    templates: [
      { name: 'main', steps: [[{ name: 'make', template: 'make' }], [{ name: 'work', template: 'work', arguments: parameters({ message: name }) }]] },
      { name: 'make', resource: { action: random.oneOf(['create', 'apply', 'delete', 'get']), manifest } },
      containerTemplate('work', random),
    ],
  };
}

function httpSpec({ random }: ShapeChoices): object {
  return {
    entrypoint: 'main',
    templates: [
      { name: 'main', steps: [[{ name: 'ask', template: 'ask', arguments: parameters({ message: `https://example.com/${random.below(1000)}` }) }]] },
      {
        name: 'ask',
        inputs: { parameters: [{ name: 'message' }] },
        http: { url: '{{inputs.parameters.message}}', method: random.oneOf(['GET', 'POST']), timeoutSeconds: 20, successCondition: 'response.statusCode == 200' },
      },
    ],
  };
}

function artifactsSpec({ random }: ShapeChoices): object {
  const bucket = { endpoint: 's3.example.com', bucket: `bucket-${random.below(50)}`, region: 'eu-central-1', accessKeySecret: { name: 's3', key: 'access' }, secretKeySecret: { name: 's3', key: 'secret' } };
  return {
    entrypoint: 'main',
    templates: [
      {
        name: 'main',
        dag: {
          tasks: [
            { name: 'make', template: 'make' },
            { name: 'use', template: 'use', dependencies: ['make'], arguments: { artifacts: [{ name: 'data', from: '{{tasks.make.outputs.artifacts.data}}' }] } },
          ],
        },
      },
      {
        name: 'make',
        container: container(random),
        outputs: { artifacts: [{ name: 'data', path: '/tmp/data', s3: { key: `data/${random.below(10_000)}.tgz`, ...bucket } }] },
      },
      { name: 'use', inputs: { artifacts: [{ name: 'data', path: '/tmp/data' }] }, container: container(random) },
    ],
  };
}

function scriptSpec({ random }: ShapeChoices): object {
  const lines = Array.from({ length: 3 + random.below(10) }, (_, i) => `print('line ${i}', ${random.below(1000)})`);
  return {
    entrypoint: 'main',
    volumes: [{ name: 'scratch', emptyDir: {} }, { name: 'settings', configMap: { name: `settings-${random.below(20)}` } }],
    templates: [
      { name: 'main', steps: [[{ name: 'make', template: 'make' }], [{ name: 'each', template: 'work', arguments: parameters({ message: '{{item}}' }), withParam: '{{steps.make.outputs.result}}' }]] },
      { name: 'make', script: { image: 'python:3.12', command: ['python'], source: `${lines.join('\n')}\n`, volumeMounts: [{ name: 'scratch', mountPath: '/scratch' }] } },
      containerTemplate('work', random),
    ],
  };
}

function garbageCollectionSpec({ random }: ShapeChoices): object {
  return {
    entrypoint: 'main',
    onExit: 'notify',
    ttlStrategy: { secondsAfterCompletion: 60 * (1 + random.below(60)), secondsAfterSuccess: 30 },
    podGC: { strategy: random.oneOf(['OnPodCompletion', 'OnWorkflowSuccess']) },
    artifactGC: { strategy: 'OnWorkflowDeletion' },
    synchronization: { mutexes: [{ name: `mutex-${random.below(50)}` }] },
    templates: [
      {
        name: 'main',
        retryStrategy: { limit: String(1 + random.below(5)), retryPolicy: 'OnError' },
        memoize: { key: `key-${random.below(1000)}`, maxAge: '1h', cache: { configMap: { name: `cache-${random.below(10)}` } } },
        container: container(random),
        outputs: { parameters: [{ name: 'result', valueFrom: { path: '/tmp/result' } }] },
      },
      containerTemplate('notify', random, 'it ended with {{workflow.status}}'),
    ],
  };
}

function referenceSpec({ random, template }: ShapeChoices): object {
  const work = template === undefined ? { template: 'work' } : { templateRef: { name: template, template: 'main' } };
  return {
    entrypoint: 'main',
    templates: [
      { name: 'main', steps: [[{ name: 'before', template: 'work', arguments: parameters({ message: 'before' }) }], [{ name: 'there', ...work, arguments: parameters({ message: 'there' }) }]] },
      containerTemplate('work', random),
    ],
  };
}

function containerTemplate(name: string, random: SeededRandom, message?: string): object {
  return { name, inputs: { parameters: [{ name: 'message', ...message !== undefined && { value: message } }] }, container: container(random, '{{inputs.parameters.message}}') };
}

function container(random: SeededRandom, message = 'done'): object {
  return {
    image: random.oneOf(['busybox:1.36', 'alpine:3.20', 'registry.example.com/team/tool:1.4.2']),
    command: ['sh', '-c'],
    args: [`echo "${message}" > /tmp/result && sleep ${random.below(100)}`],
    env: [{ name: 'STAGE', value: random.oneOf(['test', 'staging', 'production']) }, { name: 'TOKEN', valueFrom: { secretKeyRef: { name: `token-${random.below(30)}`, key: 'token' } } }],
    resources: { requests: { cpu: `${50 * (1 + random.below(10))}m`, memory: `${64 * (1 + random.below(8))}Mi` }, limits: { memory: '1Gi' } },
  };
}

function parameters(values: Readonly<Record<string, string>>): object {
  return { parameters: Object.entries(values).map(([name, value]) => ({ name, value })) };
}
