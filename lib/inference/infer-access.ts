import { ResourceScope } from '../resources/resource-info';
import { studyWorkflow } from './access/study-workflow';
import { WorkflowStudy } from './access/workflow-study';
import { InferenceOptions } from './inference-options';
import { KindResolver, kindOfCustomResourceDefinition } from './kinds/kind-resolver';
import { ResourceKind } from './kinds/resource-kind';
import { Field } from '../manifests/field';
import { ManifestFault } from '../manifests/manifest-fault';
import { ManifestSource, parseManifests } from '../manifests/parse-manifests';
import { TemplateLibrary } from './workflows/template-library';
import { toWorkflowObject } from './workflows/workflow-object';

/** The studies of all workflows among some manifests, and what is wrong with the manifests. */
export interface Inference {
  readonly studies: readonly WorkflowStudy[];
  /** By file and line. */
  readonly faults: readonly ManifestFault[];
}

/** Passes items on, and sees how far it is. */
export type Follow = <Item>(items: readonly Item[], what: string) => Iterable<Item>;

/** The fields of a workflow, which the defaults are. */
const WORKFLOW_FIELDS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'spec', 'status']);

/** What the user calls the controller's defaults in messages, where they come as a text. */
const WORKFLOW_DEFAULTS = 'workflowDefaults';

/**
 * Infers the access of every workflow, workflow template and cron workflow among some manifests, which are resolved together.
 *
 * A workflow is left out where a file that it is read from has a fault: what is said of it could be short of something. Where an option
 * has one, all of them are.
 *
 * @param defaultsFile What messages call the controller's defaults.
 * @param follow Sees how far it is.
 */
export function inferAccess(
  sources: readonly ManifestSource[], options: InferenceOptions, defaultsFile = WORKFLOW_DEFAULTS, follow: Follow = (items) => items,
): Inference {
  const faults: ManifestFault[] = [];
  const objects: Field[] = [];
  for (const source of follow(sources, 'Read')) {
    const parsed = parseManifests(source);
    faults.push(...parsed.faults);
    objects.push(...parsed.objects);
  }
  const workflows = objects.flatMap((object) => toWorkflowObject(object, options.namespace) ?? []);
  const definitions = objects.flatMap((object) => kindOfCustomResourceDefinition(object) ?? []);
  const optionFaults: ManifestFault[] = [];
  const { defaults, kinds } = readOptions(options, defaultsFile, optionFaults);
  const shared = {
    library: new TemplateLibrary(workflows),
    kinds: new KindResolver(kinds, definitions),
    workflowDefaults: defaults,
    options: {
      version: options.argoVersion,
      includeOptional: options.includeOptional ?? false,
      waitForDelete: options.waitForDelete ?? false,
    },
  };
  const studies = Array.from(follow(workflows, 'Inferred'), (workflow) => studyWorkflow(workflow, shared));
  // What is wrong with a manifest shows only when it is looked at.
  faults.push(...new Set(objects.flatMap(({ place }) => place?.document.faults ?? [])));
  optionFaults.push(...defaults.place?.document.faults ?? []);
  faults.push(...optionFaults);
  const faulty = new Set(faults.map(({ file }) => file));
  const isSound = ({ files }: WorkflowStudy) => ![...files].some((file) => faulty.has(file));
  return { studies: optionFaults.length === 0 ? studies.filter(isSound) : [], faults: faults.sort(compareFaults) };
}

function readOptions(
  { workflowDefaults, resources = [] }: InferenceOptions, defaultsFile: string, faults: ManifestFault[],
): { defaults: Field; kinds: ResourceKind[] } {
  const kinds: ResourceKind[] = [];
  for (const text of resources) {
    const kind = parseResourceOption(text);
    if (kind === undefined) {
      faults.push({ file: '--resource', message: `'${text}' is not KIND=plural.group: write it like Database=databases.example.com.` });
    } else {
      kinds.push(kind);
    }
  }
  return { kinds, defaults: workflowDefaults === undefined ? Field.NONE : readDefaults({ file: defaultsFile, text: workflowDefaults }, faults) };
}

/** Takes the value of `workflowDefaults`, or the controller's configmap that has it. */
function readDefaults({ file, text }: { readonly file: string; readonly text: string }, faults: ManifestFault[]): Field {
  const parsed = parseManifests({ file, text: withKind(text) });
  faults.push(...parsed.faults);
  const [root = Field.NONE] = parsed.objects;
  root.place?.document.refuseRepeatedKeys();
  const nested = root.at('data', 'workflowDefaults').text;
  if (nested !== undefined) {
    return readDefaults({ file, text: nested }, faults);
  }
  if (parsed.faults.length === 0 && root.at('kind').text !== 'Workflow') {
    faults.push({
      file,
      message: 'It holds no defaults: give the value of `workflowDefaults`, or the configmap of the controller that has it.',
    });
  }
  const misplaced = root.at('kind').text === 'Workflow' ? root.entries().filter(([key]) => !WORKFLOW_FIELDS.has(key)) : [];
  faults.push(...misplaced.map(([key, { place }]) => ({ file, line: place?.line, message: `${key} is no field of workflowDefaults: write it below spec.` })));
  return root.at('spec');
}

/** Defaults are a workflow that need not say so; it is said at the end, so that lines keep their numbers. */
function withKind(text: string): string {
  return /^kind:/m.test(text) ? text : `${text}\nkind: Workflow\n`;
}

function parseResourceOption(text: string): ResourceKind | undefined {
  const match = /^([A-Z][A-Za-z0-9]*)=([a-z][a-z0-9-]*)(?:\.([a-z0-9.-]+))?$/.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, kind, plural, apiGroup = ''] = match;
  return { apiGroup, kind, plural, scope: ResourceScope.NAMESPACED, singular: kind.toLowerCase(), shortNames: [] };
}

function compareFaults(a: ManifestFault, b: ManifestFault): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0);
}
