import { Diagnostic, Place as DiagnosticPlace } from '../diagnostics/diagnostic';
import { formatDiagnostic } from '../diagnostics/format-diagnostic';
import { diagnostic } from '../diagnostics/issue';
import { quote } from '../diagnostics/printable-text';
import { ResourceScope } from '../resources/resource-info';
import { studyWorkflow } from './access/study-workflow';
import { WorkflowStudy } from './access/workflow-study';
import { InferenceOptions } from './inference-options';
import { readApiResources } from './kinds/api-resources';
import { KindResolver, readDefinition, ResourceKind } from './kinds/kind-resolver';
import { OptionNames, PROP_NAMES } from './option-names';
import { kustomizationFolders, withRenderHint } from './unrendered-sources';
import { Field, Place } from '../manifests/field';
import { ManifestSource, parseManifests } from '../manifests/parse-manifests';
import { Shape } from '../manifests/shape';
import { sensorWorkflows } from './workflows/sensor-workflows';
import { TemplateLibrary } from './workflows/template-library';
import { toWorkflowObject, workflowDiagnostics, WorkflowObject } from './workflows/workflow-object';
import { WORKFLOW } from './workflows/workflow-shape';

/** The studies of all workflows among some manifests, and what is wrong with the manifests. */
export interface Inference {
  readonly studies: readonly WorkflowStudy[];
  /** By file and line. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Passes items on, and sees how far it is. */
export type Follow = <Item>(items: readonly Item[], what: string) => Iterable<Item>;

/** The form of the controller's defaults: a workflow, or the configmap that has them. */
const DEFAULTS: Shape = { fields: { kind: 'string', data: { fields: { workflowDefaults: 'string' } } } };

/** The fields of a workflow, which the defaults are. */
const WORKFLOW_FIELDS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'spec', 'status']);

/**
 * Infers the access of every workflow, workflow template and cron workflow among some manifests, which are resolved together.
 *
 * A workflow is left out where a file that it is read from has an error: its answer could be incomplete. Where an option
 * has one, all of them are.
 *
 * @param names The caller's names for the options.
 * @param follow Sees how far it is.
 */
export function inferAccess(
  sources: readonly ManifestSource[], options: InferenceOptions, names = PROP_NAMES, follow: Follow = (items) => items,
): Inference {
  const parsed = Array.from(follow(sources, 'Read'), (source) => withRenderHint(source, parseManifests(source)));
  const kustomizations = kustomizationFolders(sources);
  const objects = parsed.flatMap((source) => source.objects);
  const sensors = objects.map((object) => sensorWorkflows(object, objects, options.namespace));
  const workflows = objects.flatMap((object, index) => [...toWorkflows(object, options.namespace), ...sensors[index].workflows]);
  const definitions = objects.map(readDefinition);
  const given = readOptions(options, names);
  const library = new TemplateLibrary(workflows.filter(({ isEmbedded }) => isEmbedded !== true));
  const shared = {
    library,
    kinds: new KindResolver(given.kinds, definitions.flatMap(({ kind }) => kind ?? [])),
    workflowDefaults: given.defaults,
    kustomizations,
    options: {
      version: options.version,
      includeOptional: options.includeOptional ?? false,
      waitForDelete: options.waitForDelete ?? false,
      names,
    },
  };
  const studies = Array.from(follow(workflows, 'Inferred'), (workflow) => studyWorkflow(workflow, shared));
  const diagnostics = unique([
    ...[...parsed, ...definitions, ...sensors, library].flatMap((source) => source.diagnostics),
    ...workflows.flatMap(workflowDiagnostics),
    // Faults in the calls of a workflow show only when they are followed.
    ...studies.flatMap(({ findings }) => findings.diagnostics),
    ...given.diagnostics,
  ]);
  const faulty = new Set(diagnostics.map(({ place }) => fileOf(place)));
  const isSound = ({ files }: WorkflowStudy) => ![...files].some((file) => faulty.has(file));
  return { studies: given.diagnostics.length === 0 ? studies.filter(isSound) : [], diagnostics: diagnostics.sort(comparePlaces) };
}

function toWorkflows(object: Field, namespace: string | undefined): WorkflowObject[] {
  const workflow = toWorkflowObject(object, namespace);
  return workflow === undefined ? [] : [workflow];
}

interface ReadOptions extends ReadDefaults {
  readonly kinds: readonly ResourceKind[];
}

function readOptions({ workflowDefaults, resources = [], apiResources }: InferenceOptions, names: OptionNames): ReadOptions {
  const read = resources.map((text, index) => ({ text, index, kind: parseResourceOption(text) }));
  const invalid = read.filter(({ kind }) => kind === undefined).map(({ text, index }) => diagnostic('option/invalid-value', names.placeOfResource?.(index) ?? { kind: 'option', name: names.resources },
    `${quote(text)} isn't KIND=plural.group or KIND=plural.group:cluster.`, 'Write it like Database=databases.example.com.'));
  const served = apiResources === undefined ? { kinds: [], diagnostics: [] } : readApiResources({ file: names.apiResources, text: apiResources });
  const { defaults, diagnostics } = workflowDefaults === undefined
    ? { defaults: Field.NONE, diagnostics: [] }
    : readDefaults({ file: names.workflowDefaults, text: workflowDefaults });
  return {
    kinds: [...read.flatMap(({ kind }) => kind ?? []), ...served.kinds],
    defaults,
    diagnostics: [...invalid, ...served.diagnostics, ...diagnostics],
  };
}

interface ReadDefaults {
  readonly defaults: Field;
  readonly diagnostics: readonly Diagnostic[];
}

/** Takes the value of `workflowDefaults`, or the controller's configmap that has it. */
function readDefaults({ file, text }: { readonly file: string; readonly text: string }): ReadDefaults {
  const parsed = parseManifests({ file, text, kind: 'Workflow' });
  const [root] = parsed.objects;
  if (root === undefined) {
    return { defaults: Field.NONE, diagnostics: parsed.diagnostics };
  }
  const outer = root.as(DEFAULTS);
  const nested = outer.at('data', 'workflowDefaults').text;
  const found = [...parsed.diagnostics, ...outer.misfits(), ...repeatedKeys(root)];
  if (nested !== undefined) {
    const inner = readDefaults({ file, text: nested });
    return { defaults: inner.defaults, diagnostics: [...found, ...inner.diagnostics] };
  }
  if (root.at('kind').text !== 'Workflow') {
    const none = diagnostic('inference/no-defaults', { kind: 'file', file }, 'The input holds no defaults.',
      'Give the value of workflowDefaults, or the configmap of the controller that has it.');
    return { defaults: Field.NONE, diagnostics: found.length > 0 ? found : [none] };
  }
  const workflow = root.as(WORKFLOW);
  const misplaced = root.as({ entries: 'any' }).entries().filter(([key]) => !WORKFLOW_FIELDS.has(key));
  return {
    defaults: workflow.at('spec'),
    diagnostics: [
      ...found,
      ...workflow.misfits(),
      ...misplaced.flatMap(([key, field]) => field.diagnose('inference/misplaced-default', `${key} isn't a field of workflowDefaults.`, 'Write it below spec.')),
    ],
  };
}

/** Where nothing but what is written may count, no key may be there more than once. */
function repeatedKeys({ place }: Field): Diagnostic[] {
  return place === undefined ? [] : place.document.repeatedKeys.map((path) => diagnostic('manifest/repeated-key', Place.of(place.document, path).position,
    `The key ${path[path.length - 1]} occurs more than once.`, 'Leave one.'));
}

function parseResourceOption(text: string): ResourceKind | undefined {
  const match = /^([A-Za-z][A-Za-z0-9]*)=([a-z][a-z0-9-]*)(?:\.([a-z0-9.-]+))?(?::(cluster|namespaced))?$/.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, kind, plural, apiGroup = '', scope] = match;
  return {
    apiGroup, kind, plural, scope: scope === 'cluster' ? ResourceScope.CLUSTER : ResourceScope.NAMESPACED, singular: kind.toLowerCase(), shortNames: [],
  };
}

/** Reports a fault that several workflows share once. */
function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [formatDiagnostic(each), each])).values()];
}

function comparePlaces({ place: a }: Diagnostic, { place: b }: Diagnostic): number {
  return fileOf(a) < fileOf(b) ? -1 : fileOf(a) > fileOf(b) ? 1 : lineOf(a) - lineOf(b);
}

function fileOf(place: DiagnosticPlace): string {
  return place.kind === 'file' ? place.file : place.kind === 'option' ? place.name : place.path;
}

function lineOf(place: DiagnosticPlace): number {
  return place.kind === 'file' ? place.line ?? 0 : 0;
}
