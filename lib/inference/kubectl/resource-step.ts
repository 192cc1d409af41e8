import { ManifestObject, objectsOf, Part } from './manifest-objects';
import { ActionForm, ActionName } from '../../argo/kubectl/action-verbs';
import { FlagMeaning, KubectlWords, parseKubectlWords } from '../../argo/kubectl/kubectl-flags';
import { CommandFlags } from '../../argo/kubectl/refused-commands';
import { Diagnostic } from '../../diagnostics/diagnostic';
import { Field } from '../../manifests/field';
import { GivenArtifacts } from '../workflows/call-arguments';
import { hasToken, showTokens, substitute, Values, valueOf } from '../workflows/substitution';
import { TemplateRun } from '../workflows/template-walk';

/** What kubectl takes for a flag that is switched off. */
const FALSE = /^(0|f|F|false|FALSE|False)$/;

const ACTIONS: ReadonlySet<string> = new Set<ActionName>(['create', 'get', 'apply', 'patch', 'replace', 'delete']);

/** An object that a step acts on: by its manifest, or by TYPE and NAME among the flags. */
export type StepTarget =
  | { readonly kind: 'object'; readonly object: ManifestObject }
  | { readonly kind: 'type'; readonly type: Part; readonly name: Part };

/** What a resource template does, with the values of one call. */
export interface ResourceStep {
  readonly action: ActionName;
  readonly form: ActionForm;
  readonly targets: readonly StepTarget[];
  /** From the flags. */
  readonly namespace: Part;
  readonly subresource: Part;
  readonly pruneAllowlist: readonly string[];
  readonly allNamespaces: boolean;
  readonly setOwnerReference: boolean;
  /** Whether a map of the manifest has a key more than once. */
  readonly repeatsKeys: boolean;
  /** What stands among the flags and in the manifest, for what kubectl refuses. */
  readonly command: CommandFlags;
}

/** Why a step can't be told. */
export interface UnknownStep {
  /** The field in question; where it is none of its own, the step. */
  readonly field: Field;
  readonly why: string;
}

export type ReadStep =
  | { readonly kind: 'step'; readonly step: ResourceStep }
  | ({ readonly kind: 'unknown' } & UnknownStep)
  | { readonly kind: 'wrong'; readonly diagnostics: readonly Diagnostic[] };

/** Reads what a resource template does. */
export function readResourceStep({ template, values, artifacts }: TemplateRun): ReadStep {
  const resource = template.at('resource');
  const actionField = resource.at('action');
  const action = valueOf(actionField.text ?? '', values)?.text;
  if (action === undefined) {
    return { kind: 'unknown', field: actionField, why: `The action is ${actionField.text ?? ''}, which the manifest does not tell.` };
  }
  if (!isAction(action)) {
    const diagnostics = (actionField.exists ? actionField : resource).diagnose('inference/unknown-action',
      `The resource template has the action '${action}', which Argo Workflows does not know.`, `Use one of ${[...ACTIONS].join(', ')}.`);
    return { kind: 'wrong', diagnostics };
  }
  const flags = resource.at('flags');
  const unresolved: string[] = [];
  const words = parseKubectlWords(flags.items().map((flag) => substitute(flag.text ?? '', values, unresolved).text));
  if (words.foreign.length > 0) {
    const shown = words.foreign.map((flag) => hasToken(flag) ? 'a flag in {{…}}' : flag).join(', ');
    return { kind: 'unknown', field: flags, why: `With ${shown} it can't be told which account asks for what.` };
  }
  return readTargets({ action, template, values, artifacts, words, unresolved });
}

interface StepReading {
  readonly action: ActionName;
  readonly template: Field;
  readonly values: Values;
  /** The artifacts that the call gives. */
  readonly artifacts: GivenArtifacts;
  readonly words: KubectlWords;
  /** What the tokens in the words stand for. */
  readonly unresolved: readonly string[];
}

function readTargets(reading: StepReading): ReadStep {
  const { action, template, values, artifacts, words } = reading;
  const resource = template.at('resource');
  const flagValues = words.positional;
  const source = manifestOf(template, artifacts);
  if (source === undefined && resource.at('manifestFrom').exists) {
    return {
      kind: 'unknown',
      field: resource.at('manifestFrom'),
      why: 'The manifest is an artifact, which is there only when the workflow runs.',
    };
  }
  const mergeStrategy = valueOf(resource.at('mergeStrategy').text ?? 'strategic', values)?.text;
  if (action === 'patch' && mergeStrategy === undefined) {
    const field = resource.at('mergeStrategy');
    return { kind: 'unknown', field, why: `The merge strategy is ${field.text ?? ''}, which decides whether flags or manifest name the object.` };
  }
  const isJsonPatch = action === 'patch' && mergeStrategy === 'json';
  if (source !== undefined && !isJsonPatch) {
    const read = objectsOf(source.text ?? '', values);
    if (read.kind === 'unknown') {
      return { kind: 'unknown', field: source, why: `What the manifest is depends on ${read.shown}, whose value the manifest does not give.` };
    }
    if (read.kind === 'invalid') {
      return { kind: 'wrong', diagnostics: source.diagnose('inference/invalid-manifest', `In the manifest: ${read.message}`) };
    }
    const isOnlyPatch = action === 'patch' && flagValues.length > 0 && read.objects.every(({ kind }) => kind.kind === 'missing');
    if (!isOnlyPatch && read.objects.length > 0) {
      const open = flagValues.find(hasToken);
      if (open !== undefined) {
        // Beside a manifest there is no place for a type or name, so it can only be a flag.
        return { kind: 'unknown', field: resource.at('flags'), why: "With a flag in {{…}} it can't be told which account asks for what." };
      }
      return step(reading, read.objects.map((object) => ({ kind: 'object', object })), false, read.repeatsKeys);
    }
  }
  if (flagValues.length === 0) {
    return { kind: 'unknown', field: resource, why: 'It names no object: neither a manifest nor flags say which.' };
  }
  if (action === 'create' || action === 'apply' || action === 'replace') {
    return { kind: 'unknown', field: resource.at('flags'), why: `kubectl ${action} takes the object from its flags, which can't be told from here.` };
  }
  return step(reading, positionalTargets(flagValues, reading.unresolved), true);
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

/** Takes `TYPE NAME…`, `TYPE1,TYPE2` and `TYPE/NAME…` apart. */
function positionalTargets(words: readonly string[], unresolved: readonly string[]): StepTarget[] {
  const partOf = (text: string) => part(text, unresolved);
  if (words[0].includes('/')) {
    return words.map((word) => {
      const slash = word.indexOf('/');
      return { kind: 'type', type: partOf(word.slice(0, slash)), name: partOf(word.slice(slash + 1)) };
    });
  }
  const [types, ...names] = words;
  return types.split(',').flatMap((type): StepTarget[] => names.length === 0
    ? [{ kind: 'type', type: partOf(type), name: { kind: 'missing' } }]
    : names.map((name) => ({ kind: 'type', type: partOf(type), name: partOf(name) })));
}

function step(
  { action, template, words, unresolved }: StepReading, targets: readonly StepTarget[], namedByFlags: boolean, repeatsKeys = false,
): ReadStep {
  const resource = template.at('resource');
  const { flags } = words;
  const isSet = (meaning: FlagMeaning) => flags.has(meaning) && !FALSE.test(flags.get(meaning) ?? '');
  const withoutName = namedByFlags && targets.every((target) => target.kind === 'type' && target.name.kind === 'missing');
  const force = isSet('force');
  const dryRun = dryRunOf(flags.get('dryRun'));
  const form: ActionForm = {
    dryRun: dryRun === 'client' || (action === 'patch' && isSet('local')),
    // Beside a manifest, labels only pick among its objects; with apply they pick what is pruned.
    selector: namedByFlags && (isSet('selector') || isSet('all') || withoutName),
    serverSide: isSet('serverSide'),
    force,
    prune: isSet('prune'),
    namedByFlags,
    waits: action === 'delete' ? dryRun !== 'client' && !FALSE.test(flags.get('wait') ?? '') : force && flags.get('gracePeriod') === '0',
    watches: isSet('watch'),
    conditions: resource.at('successCondition').text !== undefined || resource.at('failureCondition').text !== undefined,
    outputs: template.at('outputs', 'parameters').itemsByName()
      .some((parameter) => parameter.at('valueFrom', 'jsonPath').exists || parameter.at('valueFrom', 'jqFilter').exists),
  };
  return {
    kind: 'step',
    step: {
      action,
      form,
      targets,
      namespace: optionalPart(flags.get('namespace'), unresolved),
      subresource: optionalPart(flags.get('subresource'), unresolved),
      pruneAllowlist: words.pruneAllowlist,
      // An object that has a name is in one namespace: its own, or that of the flags.
      allNamespaces: isSet('allNamespaces') && form.selector === true,
      command: {
        arguments: words.positional.length > 0,
        file: !namedByFlags,
        dryRun,
        serverSide: form.serverSide,
        force,
        forceConflicts: isSet('forceConflicts'),
        prune: form.prune,
        all: isSet('all'),
        selector: isSet('selector'),
        subresource: (flags.get('subresource') ?? '') !== '',
        gracePeriod: flags.has('gracePeriod') && !flags.get('gracePeriod')?.startsWith('-'),
      },
      repeatsKeys,
      setOwnerReference: resource.at('setOwnerReference').flag === true && resource.at('manifest').text !== undefined,
    },
  };
}

/** As kubectl takes it: a flag without a value and the old `true` mean the client. */
function dryRunOf(text: string | undefined): CommandFlags['dryRun'] {
  return text === undefined || text === 'none' || FALSE.test(text) ? undefined : text === 'server' ? 'server' : 'client';
}

/** What a flag gives; the empty text is as good as nothing. */
function optionalPart(text: string | undefined, unresolved: readonly string[]): Part {
  return text === undefined || text === '' ? { kind: 'missing' } : part(text, unresolved);
}

function part(text: string, unresolved: readonly string[]): Part {
  return hasToken(text) ? { kind: 'unknown', shown: showTokens(text, unresolved) } : { kind: 'known', text, replaceable: false };
}

function isAction(action: string): action is ActionName {
  return ACTIONS.has(action);
}
