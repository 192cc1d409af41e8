import { argumentsOf, GivenArtifacts, HdfsConfigMap, hdfsConfigMapsOf, inputArtifacts, inputValues } from './call-arguments';
import { layered, Values, valueOf } from './substitution';
import { tasksOf } from './task-list';
import { TemplateScope } from './template-scope';
import { typeOf } from './template-type';
import { ARTIFACT_LOCATIONS } from './workflow-shape';
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

/** Where an artifact comes from: `inputs.artifacts.a`, an output of a step or task, or one that a template gives the whole workflow. */
type ArtifactReference = { readonly input: string } | { readonly task: string; readonly output: string } | { readonly global: string };

/** Locations of artifacts, by their fields; an output without any of them lies in the `archiveLocation`. */
const LOCATIONS = [...ARTIFACT_LOCATIONS, 'from', 'fromExpression'];

/** Artifacts go through fewer templates than these, unless they go round. */
const MAX_DEPTH = 50;

/**
 * Follows artifacts that templates pass on with their whole location.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/workflow/controller/steps.go#L525 resolveReferences
 */
export class ArtifactSources {
  /** Whether an artifact comes from what a template gives the whole workflow. */
  public static isGlobal(artifact: Field): boolean {
    return referencesOf(artifact).some((reference) => 'global' in reference);
  }

  /** The configmaps that outputs with a `globalName` may name, by that name; under the empty name those whose name isn't known. */
  private readonly globalOutputs = new Map<string, HdfsConfigMap[]>();

  constructor(private readonly find: FindCalled, private readonly globals: Values) {}

  /** The configmaps that an artifact among the arguments, or the outputs, of a template may name. */
  public configMapsOf(artifact: Field, passing: PassingTemplate, values: Values, depth = 0): HdfsConfigMap[] {
    const passed = referencesOf(artifact).flatMap((reference) => {
      if ('global' in reference) {
        return ['', reference.global].flatMap((name) => this.globalOutputs.get(name) ?? []);
      }
      return 'input' in reference
        ? passing.artifacts.get(reference.input) ?? []
        : this.outputOf(reference.task, reference.output, passing, values, depth + 1);
    });
    return [...hdfsConfigMapsOf(artifact, values), ...passed];
  }

  /** Takes up the outputs that a template gives the whole workflow; returns whether any of them may name a configmap that wasn't known of it. */
  public addGlobalOutputs(template: Field, passing: PassingTemplate): boolean {
    let isNew = false;
    for (const output of template.at('outputs', 'artifacts').itemsByName()) {
      const globalName = output.at('globalName').text;
      if (globalName !== undefined) {
        const name = valueOf(globalName, passing.values)?.text ?? '';
        const known = this.globalOutputs.get(name) ?? [];
        const isKnown = ({ field, name: configMap }: HdfsConfigMap) =>
          known.some((each) => each.name === configMap && each.field.value === field.value);
        const found = this.locationOf(output, template, passing, passing.values, 0);
        // A user of an output whose name isn't known may read its configmap, or not.
        const added = (name === '' ? found.slice(0, 1).map(() => ({ field: output.at('globalName') })) : found).filter((each) => !isKnown(each));
        this.globalOutputs.set(name, [...known, ...added]);
        isNew ||= added.length > 0;
      }
    }
    return isNew;
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
    const artifacts = inputArtifacts(template, args.artifacts, own);
    return this.locationOf(output, template, { scope, tasks: tasksOf(template, typeOf(template), own), artifacts, values: own }, own, depth);
  }

  /** The configmaps that an output of a template may name: without a location of its own, that of the archive. */
  private locationOf(output: Field, template: Field, passing: PassingTemplate, values: Values, depth: number): HdfsConfigMap[] {
    return LOCATIONS.some((location) => output.at(location).exists)
      ? this.configMapsOf(output, passing, values, depth)
      : hdfsConfigMapsOf(template.at('archiveLocation'), values);
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
  const globals = [...text.matchAll(/\bworkflow\.outputs\.artifacts\.([\w.-]+)/g)].map(([, global]) => ({ global }));
  return [...inputs, ...outputs, ...globals];
}
