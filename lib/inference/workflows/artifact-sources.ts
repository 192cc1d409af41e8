import { argumentsOf, GivenArtifacts, HdfsConfigMap, hdfsConfigMapsOf, inputArtifacts, inputValues } from './call-arguments';
import { layered, Values } from './substitution';
import { tasksOf } from './task-list';
import { TemplateScope } from './template-scope';
import { typeOf } from './template-type';
import { Field } from '../../manifests/field';

/** A template that passes artifacts on. */
export interface PassingTemplate {
  readonly scope: TemplateScope;
  /** Its steps or tasks. */
  readonly tasks: readonly Field[];
  /** Its input artifacts, given or its own. */
  readonly artifacts: GivenArtifacts;
  readonly values: Values;
}

/** A template that a step or task calls. */
export interface CalledTemplate {
  /** With the defaults that count for it. */
  readonly template: Field;
  readonly scope: TemplateScope;
}

/** Finds the template of a step or task, where the manifests have it. */
export type FindCalled = (task: Field, scope: TemplateScope, values: Values) => CalledTemplate | undefined;

/** Where an artifact comes from: `inputs.artifacts.a`, or an output of a step or task. */
type ArtifactReference = { readonly input: string } | { readonly task: string; readonly output: string };

/** Locations of artifacts, by their fields; an output without any of them lies in the `archiveLocation`. */
const LOCATIONS = ['artifactory', 'azure', 'gcs', 'git', 'hdfs', 'http', 'oss', 'plugin', 'raw', 's3', 'from', 'fromExpression'] as const;

/** Artifacts go through fewer templates than these, unless they go round. */
const MAX_DEPTH = 50;

/**
 * Follows artifacts that templates pass on with their whole location.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/workflow/controller/steps.go#L525 resolveReferences
 */
export class ArtifactSources {
  constructor(private readonly find: FindCalled, private readonly globals: Values) {}

  /** The configmaps that an artifact among the arguments, or the outputs, of a template may name. */
  public configMapsOf(artifact: Field, passing: PassingTemplate, values: Values, depth = 0): HdfsConfigMap[] {
    const passed = referencesOf(artifact).flatMap((reference) => 'input' in reference
      ? passing.artifacts.get(reference.input) ?? []
      : this.outputOf(reference.task, reference.output, passing, values, depth + 1));
    return [...hdfsConfigMapsOf(artifact, values), ...passed];
  }

  private outputOf(taskName: string, outputName: string, caller: PassingTemplate, values: Values, depth: number): HdfsConfigMap[] {
    const task = caller.tasks.find((each) => each.at('name').text === taskName);
    const called = task === undefined || depth > MAX_DEPTH ? undefined : this.find(task, caller.scope, values);
    const output = called?.template.at('outputs', 'artifacts').itemsByName().find((each) => each.at('name').text === outputName);
    if (task === undefined || called === undefined || output === undefined) {
      return [];
    }
    const { template, scope } = called;
    const args = argumentsOf(task.at('arguments'), values, (artifact) => this.configMapsOf(artifact, caller, values, depth + 1));
    const inputs = new Map([...inputValues(template, args, this.globals)].map(([name, value]) => [`inputs.parameters.${name}`, value]));
    const own = layered(inputs, this.globals);
    if (!LOCATIONS.some((location) => output.at(location).exists)) {
      return hdfsConfigMapsOf(template.at('archiveLocation'), own);
    }
    const artifacts = inputArtifacts(template, args.artifacts, own);
    return this.configMapsOf(output, { scope, tasks: tasksOf(template, typeOf(template), own), artifacts, values: own }, own, depth);
  }
}

/** Finds what an artifact comes from; an expression may choose among several. */
function referencesOf(artifact: Field): ArtifactReference[] {
  const from = (artifact.at('from').text ?? '').replace(/^\{\{=?\s*|\s*\}\}$/g, '');
  const expression = artifact.at('fromExpression').text ?? '';
  // In expressions a name can be an index: steps['a-b'].
  const text = `${from} ${expression}`.replace(/\[\s*['"]([^'"\]]*)['"]\s*\]/g, '.$1');
  const inputs = [...text.matchAll(/\binputs\.artifacts\.([\w.-]+)/g)].map(([, input]) => ({ input }));
  const outputs = [...text.matchAll(/\b(?:steps|tasks)\.([\w.-]+?)\.outputs\.artifacts\.([\w.-]+)/g)].map(([, task, output]) => ({ task, output }));
  return [...inputs, ...outputs];
}
