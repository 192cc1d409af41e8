import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const FOLDER = join(__dirname, '..', 'examples');

/** The files of the examples that hold workflows or templates of them, by their path in the folder of the examples. */
export function exampleWorkflows(): Map<string, string> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')).sort();
  const texts = files.map((file): [string, string] => [file, readFileSync(join(FOLDER, file), 'utf8')]);
  return new Map(texts.filter(([, text]) => /^kind: (?:Workflow|CronWorkflow|WorkflowTemplate|ClusterWorkflowTemplate|Sensor)$/m.test(text)));
}
