import { dump } from 'js-yaml';
import { WORKFLOW_SHAPES } from './workflow-shapes';
import { SeededRandom } from '../programs/seeded-random';

/** A file with one manifest. */
export interface MadeManifest {
  readonly file: string;
  readonly text: string;
}

const SEED = 4_017;

/** So many manifests have the same namespace. */
const PER_NAMESPACE = 50;

/** The first of so many is a WorkflowTemplate, which the others may refer to. */
const PER_TEMPLATE = 10;

/** Makes manifests of Argo Workflows, no two alike, as people have them in a folder; the same ones in every run. */
export function makeManifests(count: number): MadeManifest[] {
  const random = new SeededRandom(SEED);
  return Array.from({ length: count }, (_, index) => {
    const metadata = metadataOf(`job-${index}`, `team-${Math.floor(index / PER_NAMESPACE)}`, random);
    const first = index - index % PER_TEMPLATE;
    const shape = random.oneOf(WORKFLOW_SHAPES);
    const spec = {
      ...random.below(4) > 0 && { serviceAccountName: `account-${random.below(10)}` },
      ...shape.spec({ random, template: index === first ? undefined : `job-${first}` }),
    };
    const text = dump(index === first ? workflow('WorkflowTemplate', metadata, spec) : workflowOrSchedule(metadata, random, spec), { lineWidth: -1 });
    return { file: `${String(index).padStart(5, '0')}-${shape.title}.yaml`, text: `# ${shape.title}, made to be measured.\n${text}` };
  });
}

/** One in eight workflows runs by a schedule. */
function workflowOrSchedule(metadata: object, random: SeededRandom, spec: object): object {
  return random.below(8) > 0 ? workflow('Workflow', metadata, spec) : workflow('CronWorkflow', metadata, {
    schedules: [`${random.below(60)} ${random.below(24)} * * *`],
    concurrencyPolicy: random.oneOf(['Allow', 'Forbid', 'Replace']),
    startingDeadlineSeconds: 60,
    workflowSpec: spec,
  });
}

function workflow(kind: string, metadata: object, spec: object): object {
  return { apiVersion: 'argoproj.io/v1alpha1', kind, metadata, spec };
}

function metadataOf(name: string, namespace: string, random: SeededRandom): object {
  return {
    name,
    namespace,
    labels: { 'app.kubernetes.io/part-of': `product-${random.below(30)}`, 'owner': random.oneOf(['build', 'data', 'platform']) },
    annotations: { 'workflows.argoproj.io/description': `Run ${name} for the ${random.oneOf(['nightly', 'weekly', 'release'])} build.` },
  };
}
