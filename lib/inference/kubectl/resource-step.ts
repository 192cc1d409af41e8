import { ManifestObject, ManifestObjects, objectsOf, Part } from './manifest-objects';
import { LabelSelector, selects } from '../../access/label-selector';
import { ArgoVersion } from '../../argo/argo-version';
import { ACTION_NAMES, ActionName, CommandName, isAction } from '../../argo/kubectl/action-name';
import { ActionForm } from '../../argo/kubectl/action-verbs';
import { KubectlCommand, KubectlTemplate, readCommand, UnknownTexts } from '../../argo/kubectl/kubectl-command';
import { readSelector } from '../../argo/kubectl/selector-text';
import { Diagnostic } from '../../diagnostics/diagnostic';
import { quote } from '../../diagnostics/printable-text';
import { Field } from '../../manifests/field';
import { GivenArtifacts } from '../workflows/call-arguments';
import { hasToken, isToken, onlyNameIn, showTokens, substituteEach, Values, valueOf } from '../workflows/substitution';
import { TemplateRun } from '../workflows/template-walk';

const TOKENS: UnknownTexts = { isOpen: hasToken, mayBeEmpty: isToken };

/** An object that a step acts on: by its manifest, or by TYPE and NAME among the flags. */
export type StepTarget =
  | { readonly kind: 'object'; readonly object: ManifestObject }
  | { readonly kind: 'type'; readonly type: Part; readonly name: Part };

/** The action of a resource template, with the values of one call. */
export interface ResourceStep {
  readonly action: ActionName;
  /** The action, or the subcommand that the flags name. */
  readonly command: CommandName;
  readonly form: ActionForm;
  readonly targets: readonly StepTarget[];
  /** From the flags. */
  readonly namespace: Part;
  readonly subresource: Part;
  readonly pruneAllowlist: readonly Part[];
  /** The object that is read to be copied. */
  readonly copied?: StepTarget;
  readonly allNamespaces: boolean;
  readonly setOwnerReference: boolean;
  /** Whether a map of the manifest has a key more than once. */
  readonly repeatsKeys: boolean;
}

/** A command that kubectl rejects: the rejected part, and how to fix it. */
export interface RefusedStep {
  readonly action: ActionName;
  readonly what: string;
  readonly fix: string;
}

/** The action of a step, or why it isn't known, or why it fails before it calls Kubernetes. */
export type ReadStep =
  | { readonly kind: 'step'; readonly step: ResourceStep }
  /** The field in question; where the step has none, the step itself. */
  | { readonly kind: 'unknown'; readonly field: Field; readonly why: string }
  | (RefusedStep & { readonly kind: 'refused' })
  | { readonly kind: 'wrong'; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads what a resource template does: of several versions of Argo, everything that any of them does.
 */
export function readResourceStep(run: TemplateRun, versions: readonly ArgoVersion[]): readonly ReadStep[] {
  const resource = run.template.at('resource');
  const actionField = resource.at('action');
  const action = valueOf(actionField.text ?? '', run.values)?.text;
  if (action === undefined) {
    return [{ kind: 'unknown', field: actionField, why: `The action is ${actionField.text ?? ''}, which the manifest does not determine.` }];
  }
  if (!isAction(action)) {
    const diagnostics = (actionField.exists ? actionField : resource).diagnose('inference/unknown-action',
      `The resource template has the action ${quote(action)}, which Argo Workflows doesn't know.`, `Use one of ${ACTION_NAMES.join(', ')}.`);
    return [{ kind: 'wrong', diagnostics }];
  }
  const reading = startReading(run, action);
  if ('kind' in reading) {
    return [reading];
  }
  const steps = new Map(versions.map((version) => readStep(reading, version)).map((step) => [stepKey(step), step]));
  const accepted = [...steps.values()].filter(({ kind }) => kind !== 'refused');
  return accepted.length > 0 ? accepted : [...steps.values()].slice(0, 1);
}

/** Two versions that do the same have the same key. */
function stepKey(step: ReadStep): string {
  return step.kind === 'unknown' ? step.why : step.kind === 'wrong' ? step.kind : JSON.stringify(step);
}

/** The parts of a step that are the same for every version. */
interface StepReading {
  readonly action: ActionName;
  readonly template: Field;
  readonly kubectl: KubectlTemplate;
  /** The manifest as kubectl gets it. */
  readonly manifest?: { readonly source: Field; readonly objects: ManifestObjects };
  readonly setOwnerReference: boolean;
  /** The texts that the tokens in the flags replace. */
  readonly unresolved: readonly string[];
}

function startReading({ template, values, artifacts }: TemplateRun, action: ActionName): StepReading | ReadStep {
  const resource = template.at('resource');
  const { texts: flags, unresolved } = substituteEach(resource.at('flags').items().map(({ text = '' }) => text), values);
  const source = manifestOf(template, artifacts);
  if (source === undefined && resource.at('manifestFrom').exists) {
    return { kind: 'unknown', field: resource.at('manifestFrom'), why: 'The manifest is an artifact, which is there only when the workflow runs.' };
  }
  const strategy = resource.at('mergeStrategy');
  const mergeStrategy = valueOf(strategy.text || 'strategic', values)?.text;
  if (action === 'patch' && mergeStrategy === undefined) {
    return { kind: 'unknown', field: strategy, why: `The merge strategy is ${strategy.text ?? ''}, which decides whether flags or manifest name the object.` };
  }
  // The controller writes the manifest again with the owner; it doesn't look at an artifact.
  const setOwnerReference = resource.at('setOwnerReference').flag === true && !resource.at('manifestFrom').exists;
  const isJsonPatch = action === 'patch' && mergeStrategy === 'json';
  const objects = source === undefined ? undefined : readManifest(source, values, isJsonPatch && !setOwnerReference);
  if (setOwnerReference && (objects === undefined || objects.kind === 'objects')) {
    const first = objects?.documents[0];
    if (first !== undefined && !first.isEmpty && !first.hasKind) {
      return { kind: 'refused', action, what: 'setOwnerReference for a manifest without a kind', fix: 'Write the kind, or leave setOwnerReference out.' };
    }
  }
  const manifest = source === undefined || objects === undefined ? undefined
    : { source, objects: setOwnerReference && objects.kind === 'objects' ? { ...objects, documents: objects.documents.slice(0, 1) } : objects };
  const hasKind = manifest?.objects.kind !== 'objects' || manifest.objects.documents[0]?.hasKind === true;
  return {
    action,
    template,
    kubectl: {
      action,
      flags,
      hasManifest: setOwnerReference || (source?.text ?? '') !== '',
      hasKind: manifest !== undefined && hasKind,
      mergeStrategy: mergeStrategy ?? 'strategic',
    },
    manifest,
    setOwnerReference,
    unresolved,
  };
}

/** The text of the manifest: in the template itself, or as a raw artifact that no call replaces. */
function manifestOf(template: Field, given: GivenArtifacts): Field | undefined {
  const resource = template.at('resource');
  const name = resource.at('manifestFrom', 'artifact', 'name').text;
  const inputs = name === undefined || given.has(name) ? [] : template.at('inputs', 'artifacts').itemsByName();
  const input = inputs.find((artifact) => artifact.at('name').text === name);
  const candidates = [resource.at('manifest'), resource.at('manifestFrom', 'artifact', 'raw', 'data'), input?.at('raw', 'data') ?? Field.NONE];
  return candidates.find((field) => field.text !== undefined);
}

/** A JSON patch names no object, so it is not looked at. */
function readManifest(source: Field, values: Values, isJsonPatch: boolean): ManifestObjects {
  return isJsonPatch ? { kind: 'objects', documents: [], repeatsKeys: false } : objectsOf(source.text ?? '', values);
}

function readStep(reading: StepReading, version: ArgoVersion): ReadStep {
  const { action, template, kubectl, manifest } = reading;
  const resource = template.at('resource');
  const flags = resource.at('flags');
  if (manifest?.objects.kind === 'unknown') {
    return { kind: 'unknown', field: manifest.source, why: `The content of the manifest depends on ${manifest.objects.shown}, whose value the manifest does not give.` };
  }
  if (manifest?.objects.kind === 'invalid') {
    return { kind: 'wrong', diagnostics: manifest.source.diagnose('inference/invalid-manifest', `In the manifest: ${manifest.objects.message}`) };
  }
  if (!kubectl.hasManifest && kubectl.flags.length === 0) {
    return { kind: 'refused', action, what: 'a template without a manifest and flags', fix: 'Write a manifest, or flags that name an object.' };
  }
  const read = readCommand(kubectl, version, TOKENS);
  switch (read.kind) {
    case 'refused': {
      // A command with a manifest takes no type or name, so a word that isn't known can only be a flag.
      const hidden = kubectl.flags.some((flag) => hasToken(flag.slice(0, 1)));
      return hidden ? { kind: 'unknown', field: flags, why: "With a flag in {{…}} the account of a request isn't known." }
        : { kind: 'refused', action, what: read.what, fix: read.fix };
    }
    case 'foreign': return { kind: 'unknown', field: flags, why: `With ${read.flags.join(', ')} the account of a request isn't known.` };
    case 'open': return {
      kind: 'unknown',
      field: flags,
      why: read.flags.length === 0 ? "With a flag in {{…}} the account of a request isn't known."
        : `The requests depend on ${read.flags.map((name) => `--${name}`).join(' and ')}, whose value the manifest does not give.`,
    };
    case 'command': {
      const step = stepOf(reading, read.command);
      if (step.targets.length === 0) {
        return { kind: 'refused', action, what: 'a manifest without an object', fix: 'Write the object as the manifest.' };
      }
      const { manifestSelector } = read.command;
      if (manifestSelector !== undefined) {
        return selectTargets(step, manifestSelector, flags);
      }
      return step.form.watches && step.targets.length > 1 ? { kind: 'refused', action, what: '--watch with several objects', fix: 'Name one object.' }
        : { kind: 'step', step };
    }
  }
}

/** Leaves of the objects of a manifest those that `--selector` picks. */
function selectTargets(step: ResourceStep, text: string, flags: Field): ReadStep {
  const { action } = step;
  const read = readSelector(text);
  if (hasToken(text) || read.kind === 'unsupported') {
    return { kind: 'unknown', field: flags, why: 'It is not known which objects of the manifest --selector picks. Leave it out, or write it with =, != or in.' };
  }
  if (read.kind === 'invalid') {
    return { kind: 'refused', action, what: `the selector ${quote(text)}`, fix: 'Correct it.' };
  }
  const { selector } = read;
  const picks = step.targets.map((target) => target.kind === 'type' ? true : isPicked(target.object, selector));
  if (picks.includes(undefined)) {
    return { kind: 'unknown', field: flags, why: 'Which objects of the manifest --selector picks depends on labels, whose values the manifest does not give.' };
  }
  const targets = step.targets.filter((_target, index) => picks[index]);
  return targets.length > 0 ? { kind: 'step', step: { ...step, targets } }
    : { kind: 'refused', action, what: 'a selector that picks no object of the manifest', fix: 'Correct the selector or the labels, or leave it out.' };
}

/** Whether a selector picks an object; nothing where that depends on labels that aren't known. */
function isPicked({ labels }: ManifestObject, selector: LabelSelector): boolean | undefined {
  const asked = selector.matchExpressions.map(({ key }) => labels.get(key));
  const hasUnknownKey = [...labels.keys()].some(hasToken);
  return hasUnknownKey || asked.some((label) => label?.kind === 'unknown') ? undefined
    : selects(selector, Object.fromEntries([...labels].map(([key, label]) => [key, label.kind === 'known' ? label.text : ''])));
}

function stepOf({ action, template, manifest, setOwnerReference, unresolved }: StepReading, command: KubectlCommand): ResourceStep {
  const resource = template.at('resource');
  const partOf = (text: string) => part(text, unresolved);
  const objects = command.targets === undefined && manifest?.objects.kind === 'objects' ? manifest.objects : undefined;
  return {
    action,
    command: command.command,
    form: {
      ...command.form,
      conditions: resource.at('successCondition').text !== undefined || resource.at('failureCondition').text !== undefined,
      outputs: template.at('outputs', 'parameters').itemsByName()
        .some((parameter) => parameter.at('valueFrom', 'jsonPath').exists || parameter.at('valueFrom', 'jqFilter').exists),
    },
    targets: command.targets?.map(({ type, name }): StepTarget => ({ kind: 'type', type: partOf(type), name: optionalPart(name, unresolved) }))
      ?? objects?.documents.flatMap((document) => document.objects).map((object): StepTarget => ({ kind: 'object', object })) ?? [],
    namespace: optionalPart(command.namespace, unresolved),
    subresource: optionalPart(command.subresource, unresolved),
    pruneAllowlist: command.pruneAllowlist.map(partOf),
    ...command.copied === undefined ? {} : { copied: { kind: 'type', type: partOf(command.copied.type), name: optionalPart(command.copied.name, unresolved) } },
    allNamespaces: command.allNamespaces,
    repeatsKeys: objects?.repeatsKeys === true,
    setOwnerReference,
  };
}

/** The value of a flag; the empty text counts as none. */
function optionalPart(text: string | undefined, unresolved: readonly string[]): Part {
  return text === undefined || text === '' ? { kind: 'missing' } : part(text, unresolved);
}

function part(text: string, unresolved: readonly string[]): Part {
  return hasToken(text) ? { kind: 'unknown', shown: showTokens(text, unresolved), onlyName: onlyNameIn(text, unresolved) }
    : { kind: 'known', text, replaceable: false };
}
