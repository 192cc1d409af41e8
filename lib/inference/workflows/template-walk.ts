import { ArtifactSources, CalledTemplate, PassingTemplate } from './artifact-sources';
import { argumentsOf, CallArguments, GivenArtifacts, inputArtifacts, inputNames, inputValues } from './call-arguments';
import { KnownValue, layered, NO_VALUES, Values, valueOf, substitute } from './substitution';
import { itemValues } from './task-items';
import { tasksOf } from './task-list';
import { TemplateDefaults } from './template-defaults';
import { TemplateLibrary } from './template-library';
import { TemplateScope } from './template-scope';
import { TemplateType } from './template-type';
import { Diagnostic } from '../../diagnostics/diagnostic';
import { Field, Place } from '../../manifests/field';

/** A need that the manifest leaves open. */
export interface UnknownNeed {
  /** The template, as people call it. */
  readonly template: string;

  /** Where in the manifest. */
  readonly place: Place;

  /** The field, in the template: `resource.manifest`. */
  readonly where: string;

  /** The open question, its reason, and what to do. */
  readonly why: string;
}

/** A template as it runs: with the defaults that count for it, and with the values of one or more calls. */
export interface TemplateRun {
  /** Its name; of an inline template, that of its step or task. */
  readonly name: string;
  readonly type: TemplateType | undefined;
  readonly template: Field;
  /** As it is written, without the defaults. */
  readonly written: Field;
  readonly values: Values;
  /** The artifacts that the call gives. */
  readonly artifacts: GivenArtifacts;
  /** It is in the step or task itself, and is not one of the templates of an object. */
  readonly inline: boolean;
}

/** Where a walk begins: a template, and what it is given. */
export interface WalkRoot {
  readonly name: string;
  readonly template: Field;
  readonly scope: TemplateScope;
  readonly args: CallArguments;
  /** Of an inline template, the one that it is in. */
  readonly around?: Caller;
}

/** A template that calls others. */
interface Caller extends PassingTemplate {
  readonly name: string;
  /** Distinguishes the surrounding values from those of any other call. */
  readonly key: string;
  /** The names of its inputs, and of those of the templates that it is in; what their values are may be unknown. */
  readonly inputs: ReadonlySet<string>;
}

/** The context of the whole workflow. */
export interface WalkContext {
  /** The templates of the workflow itself. */
  readonly scope: TemplateScope;
  readonly library: TemplateLibrary;
  readonly namespace: string;
  readonly templateDefaults: TemplateDefaults;
  /** The values of `{{workflow.…}}`. */
  readonly globals: Values;
  /** The arguments of the entrypoint; exit handlers get the same. */
  readonly workflowArguments: CallArguments;
}

/**
 * A tag with the item of a loop.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/workflow/validate/validate.go#L642 validateTemplateHolder
 */
const ITEM = /\{\{=?[^}]*\bitem\b/;

/** Calls of one workflow; in loops beyond them the items count as unknown, so a short manifest that multiplies its calls doesn't take long. */
const MAX_EXPANDED_CALLS = 100_000;

/** Characters of values in all calls of one workflow; beyond them no value is known. */
const MAX_VALUE_LENGTH = 64 * 1024 * 1024;

/** A template called with more different arguments than these is looked at once more, with none of them known. */
const MAX_CALLS = 50;

/**
 * Finds every template that can run, and each set of values it can run with.
 *
 * Conditions (`when`, `expression`, `depends`) are decided while a workflow runs, so all of them are taken to hold.
 */
export class TemplateWalk {
  public readonly runs: TemplateRun[] = [];
  public readonly unknown: UnknownNeed[] = [];

  /** The faults in the calls, and in the templates of other objects. */
  public readonly diagnostics: Diagnostic[] = [];

  /** The templateRefs that were met, to list what the workflow uses. */
  public readonly refs: { readonly ref: Field; readonly template: string }[] = [];

  /** The fields that say by a parameter which template runs, where that can be replaced. */
  public readonly replaceable: { readonly field: Field; readonly template: string }[] = [];

  /** By scope, since templates of two objects can be one by an alias, and call others. */
  private readonly seen = new Map<TemplateScope, Map<unknown, Set<string>>>();
  private readonly scopes = new Map<unknown, TemplateScope>();
  private readonly queue: WalkRoot[] = [];
  private readonly sources: ArtifactSources;
  private expandedCalls = 0;
  private valueLength = 0;

  /** Calls that are given what some template gives the whole workflow: a template that gives more may be met later. */
  private readonly globalCalls: (() => void)[] = [];
  private hasMoreGlobals = false;

  constructor(private readonly context: WalkContext) {
    this.sources = new ArtifactSources((task, scope, values) => this.calledBy(task, scope, values), context.globals);
  }

  /** The templates of the workflow itself. */
  public get scope(): TemplateScope {
    return this.context.scope;
  }

  /** Walks from these roots, to where they end. */
  public from(roots: readonly WalkRoot[]): void {
    this.queue.push(...roots);
    for (let index = 0; index < this.queue.length; index++) {
      this.visit(this.queue[index]);
      if (index === this.queue.length - 1 && this.hasMoreGlobals) {
        this.hasMoreGlobals = false;
        this.globalCalls.forEach((repeat) => repeat());
      }
    }
    this.queue.length = 0;
  }

  /** Calls what a step, task or hook names. */
  public call(caller: Field, scope: TemplateScope, callerName: string, args: CallArguments, values: Values): void {
    if (caller.at('templateRef').exists) {
      this.callRef(caller.at('templateRef'), callerName, args, values);
    } else if (caller.at('template').exists) {
      this.callName(caller.at('template'), scope, callerName, args, values);
    }
  }

  /** Calls a template by its name. */
  public callName(field: Field, scope: TemplateScope, callerName: string, args: CallArguments, values: Values): void {
    const name = this.known(field, callerName, 'Which template runs', values);
    const template = name === undefined ? undefined : scope.find(name);
    if (name !== undefined && template !== undefined) {
      this.queue.push({ name, template, scope, args });
    } else if (name !== undefined && scope.isWhole) {
      this.diagnostics.push(...missingTemplate(field, scope, name));
    } else if (name !== undefined) {
      this.addUnknown(field, callerName, `The template ${name} is not among the inputs: give its manifest too.`);
    }
  }

  private callRef(ref: Field, callerName: string, args: CallArguments, values: Values): void {
    const objectName = this.known(ref.at('name'), callerName, 'Which workflow template is used', values);
    const templateName = this.known(ref.at('template'), callerName, 'Which template runs', values);
    this.refs.push({ ref, template: callerName });
    if (objectName === undefined || templateName === undefined) {
      return;
    }
    const clusterScope = ref.at('clusterScope').flag === true;
    const kind = clusterScope ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate';
    const object = this.context.library.find(objectName, this.context.namespace, clusterScope);
    if (object === undefined) {
      this.addUnknown(ref, callerName, `The ${kind} ${objectName} is not among the inputs: give its manifest too.`);
      return;
    }
    const scope = this.scopeOf(object.spec.at('templates'), `${kind} ${objectName}`);
    const template = scope.find(templateName);
    if (template === undefined) {
      this.diagnostics.push(...missingTemplate(ref.at('template'), scope, templateName));
    } else {
      this.queue.push({ name: templateName, template, scope, args });
    }
  }

  private scopeOf(templates: Field, owner: string): TemplateScope {
    const known = this.scopes.get(templates.value);
    if (known !== undefined) {
      return known;
    }
    const scope = new TemplateScope(templates, owner);
    this.scopes.set(templates.value, scope);
    this.diagnostics.push(...scope.diagnostics);
    return scope;
  }

  private visit(root: WalkRoot): void {
    const { name, template: written, scope, args: { artifacts }, around } = root;
    const type = this.context.templateDefaults.typeOf(written);
    // Argo merges the defaults before it looks at the inputs (executeTemplate in operator.go).
    const template = this.context.templateDefaults.over(written);
    const own = this.widened(root, ownInputs({ ...root, template }, this.context.globals));
    if (own === undefined) {
      return;
    }
    const values = layered(own, this.context.globals);
    this.runs.push({ name, type, template, written, values, artifacts, inline: around !== undefined });
    const inputs = new Set([...inputNames(template), ...around?.inputs ?? []]);
    const key = String(this.runs.length);
    const tasks = tasksOf(template, type, values);
    const caller = { scope, name, values, inputs, key, tasks, artifacts: inputArtifacts(template, artifacts, values) };
    for (const task of tasks) {
      this.visitTask(task, caller);
    }
    this.hasMoreGlobals = this.sources.addGlobalOutputs(template, caller) || this.hasMoreGlobals;
  }

  /** The template that a step or task calls, if it can be determined; nothing is noted where it can't. */
  private calledBy(task: Field, scope: TemplateScope, values: Values): CalledTemplate | undefined {
    const ref = task.at('templateRef');
    const name = valueOf((ref.exists ? ref.at('template') : task.at('template')).text ?? '', values)?.text ?? '';
    const clusterScope = ref.at('clusterScope').flag === true;
    const object = ref.exists ? this.context.library.find(valueOf(ref.at('name').text ?? '', values)?.text ?? '', this.context.namespace, clusterScope) : undefined;
    const isInline = task.at('inline').exists;
    const owner = object === undefined || isInline ? scope : this.scopeOf(object.spec.at('templates'), `${object.kind} ${object.name ?? ''}`);
    const template = isInline ? task.at('inline') : ref.exists && object === undefined ? undefined : owner.find(name);
    return template && { template: this.context.templateDefaults.over(template), scope: owner };
  }

  /** The values to look at a template with; nothing where it was looked at with these before. */
  private widened({ template, scope, args: { artifacts }, around }: WalkRoot, own: ReadonlyMap<string, KnownValue>): Values | undefined {
    const ofScope = this.seen.get(scope) ?? new Map<unknown, Set<string>>();
    this.seen.set(scope, ofScope);
    const seen = ofScope.get(template.value) ?? new Set<string>();
    ofScope.set(template.value, seen);
    const isKnown = seen.size < MAX_CALLS && this.valueLength < MAX_VALUE_LENGTH;
    const given = [...artifacts].map(([artifact, configMaps]) => [artifact, configMaps.map(({ name, field }) => name ?? field.text)]);
    const key = JSON.stringify(isKnown ? [[...own], around?.key, given] : [[], given]);
    if (seen.has(key)) {
      return undefined;
    }
    seen.add(key);
    this.valueLength += key.length;
    return isKnown ? layered(own, around?.values ?? NO_VALUES) : NO_VALUES;
  }

  private visitTask(task: Field, caller: Caller): void {
    const { scope, name, values } = caller;
    const inline = task.at('inline');
    if (!inline.exists && !task.at('templateRef').exists && ITEM.test(task.at('template').text ?? '')) {
      this.diagnostics.push(...missingTemplate(task.at('template'), scope, task.at('template').text ?? '',
        'Argo Workflows looks the template up before the item is known. Name it, or use templateRef.'));
      return;
    }
    const turns = itemValues(task, values);
    this.expandedCalls += turns.length;
    for (const [index, turn] of (this.expandedCalls > MAX_EXPANDED_CALLS ? [values] : turns).entries()) {
      const argumentsIn = (list: Field) => argumentsOf(list, turn, (artifact) => this.sources.configMapsOf(artifact, caller, turn));
      const around = { ...caller, values: turn, key: `${caller.key}.${task.place?.toString() ?? ''}.${index}` };
      const callTask = () => {
        const args = argumentsIn(task.at('arguments'));
        if (inline.exists) {
          this.queue.push({ name: `${task.at('name').text ?? name} (inline)`, template: inline, scope, args, around });
        } else {
          this.call(task, scope, name, args, turn);
        }
      };
      callTask();
      if (task.at('arguments', 'artifacts').itemsByName().some(ArtifactSources.isGlobal)) {
        this.globalCalls.push(callTask);
      }
      for (const { hook, args: own } of hooksOf(task)) {
        this.call(hook, scope, name, own === undefined ? this.context.workflowArguments : argumentsIn(own), turn);
      }
    }
    if (task.at('onExit').text !== undefined) {
      this.callName(task.at('onExit'), scope, name, this.context.workflowArguments, values);
    }
  }

  private known(field: Field, callerName: string, what: string, values: Values): string | undefined {
    const { text } = field;
    if (text === undefined) {
      return undefined;
    }
    const value = valueOf(text, values);
    if (value?.replaceable === true) {
      this.replaceable.push({ field, template: callerName });
    }
    if (value === undefined) {
      const [first] = substitute(text, values).unresolved;
      this.addUnknown(field, callerName, `${what} depends on {{${first}}}, whose value the manifest does not give.`);
    }
    return value?.text;
  }

  private addUnknown(field: Field, template: string, why: string): void {
    const { place } = field;
    if (place !== undefined) {
      this.unknown.push({ template, place, where: place.toString(), why });
    }
  }
}

function missingTemplate(field: Field, { owner }: TemplateScope, name: string, fix = 'Add it, or call another.'): Diagnostic[] {
  return field.diagnose('inference/missing-template', `${owner} has no template named ${name}.`, fix);
}

/** A hook, and what it gives its template. */
export interface CalledHook {
  readonly hook: Field;
  /** Its own arguments; nothing where it gives what the workflow is given. */
  readonly args?: Field;
}

/**
 * The hooks of a workflow, a step or a task.
 *
 * `onExit` wins over the hook for the exit, and a hook for the exit that gives nothing gives what the workflow is given.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/pkg/apis/workflow/v1alpha1/workflow_types.go#L516 GetExitHook, WithArgs
 */
export function hooksOf(owner: Field): CalledHook[] {
  const hasOnExit = owner.at('onExit').text !== undefined;
  return owner.at('hooks').entries().filter(([event]) => !(event === 'exit' && hasOnExit)).map(([event, hook]) => {
    const args = hook.at('arguments');
    const isEmpty = args.at('parameters').items().length + args.at('artifacts').items().length === 0;
    return event === 'exit' && isEmpty ? { hook } : { hook, args };
  });
}

/**
 * The inputs of a template.
 *
 * Argo replaces the inputs of a template in everything that is written in it, inline templates too, and the item of a task in the
 * whole task. An input of an inline template under the same name comes too late.
 */
function ownInputs({ template, args, around }: WalkRoot, globals: Values): ReadonlyMap<string, KnownValue> {
  const inputs = [...inputValues(template, args, around?.values ?? globals)].filter(([input]) => around?.inputs.has(input) !== true);
  return new Map(inputs.map(([input, value]) => [`inputs.parameters.${input}`, value]));
}
