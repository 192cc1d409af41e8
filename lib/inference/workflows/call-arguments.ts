import { anyString } from './any-string';
import { KnownValue, NO_VALUES, Values, valueOf } from './substitution';
import { Field } from '../../manifests/field';

/** The values that a list of parameters gives, by name; a parameter without a known value is left out. */
function parameterValues(parameters: Field, values: Values): Map<string, KnownValue> {
  const known = new Map<string, KnownValue>();
  for (const parameter of parameters.itemsByName()) {
    const name = parameter.at('name').text;
    const text = anyString(parameter.at('value'));
    const value = text === undefined ? undefined : valueOf(text, values);
    if (name !== undefined && value !== undefined) {
      known.set(name, value);
    }
  }
  return known;
}

/** The names that a list of parameters gives something for, known or not. */
function parameterNames(parameters: Field): Set<string> {
  const given = parameters.itemsByName().filter((parameter) => parameter.at('value').exists || parameter.at('valueFrom').exists);
  return new Set(given.flatMap((parameter) => parameter.at('name').text ?? []));
}

/** The configmap with the Kerberos configuration of an artifact in HDFS, which the executor reads. */
export interface HdfsConfigMap {
  /** The field that names it. */
  readonly field: Field;
  /** Its name, where the manifest gives it. */
  readonly name?: string;
}

/** The configmap that an artifact, or another place of artifacts, names, if any. */
export function hdfsConfigMapsOf(location: Field, values: Values): HdfsConfigMap[] {
  const field = location.at('hdfs', 'krbConfigConfigMap', 'name');
  return field.text === undefined ? [] : [{ field, name: valueOf(field.text, values)?.text }];
}

/** The artifacts that a call gives, by name, each with the configmaps that it may name. */
export type GivenArtifacts = ReadonlyMap<string, readonly HdfsConfigMap[]>;

/** Finds the configmaps that an artifact among arguments may name. */
export type LocateArtifact = (artifact: Field) => readonly HdfsConfigMap[];

/** The arguments that a call gives a template. */
export interface CallArguments {
  /** The parameters whose value is known. */
  readonly known: ReadonlyMap<string, KnownValue>;

  /** All parameters that are given. */
  readonly given: ReadonlySet<string>;

  /** All artifacts that are given, in the place of what the template has itself. */
  readonly artifacts: GivenArtifacts;

  /** Others may call too and give what the template has a default for. */
  readonly open: boolean;
}

export function argumentsOf(list: Field, values: Values, locate: LocateArtifact = (artifact) => hdfsConfigMapsOf(artifact, values)): CallArguments {
  return {
    known: parameterValues(list.at('parameters'), values),
    given: parameterNames(list.at('parameters')),
    artifacts: new Map(list.at('artifacts').itemsByName().map((artifact) => [artifact.at('name').text ?? '', locate(artifact)])),
    open: false,
  };
}

/** The input artifacts of a template in a call: what the call gives, otherwise what the template has itself. */
export function inputArtifacts(template: Field, given: GivenArtifacts, values: Values): GivenArtifacts {
  return new Map(template.at('inputs', 'artifacts').itemsByName().map((input) => {
    const name = input.at('name').text ?? '';
    return [name, given.get(name) ?? hdfsConfigMapsOf(input, values)];
  }));
}

/** The values of a template's inputs in a call: what the call gives, otherwise what the template has as `value` or `default`. */
export function inputValues(template: Field, { known, given, open }: CallArguments, globals: Values = NO_VALUES): Map<string, KnownValue> {
  const inputs = new Map<string, KnownValue>();
  for (const parameter of template.at('inputs', 'parameters').itemsByName()) {
    const name = parameter.at('name').text;
    if (name === undefined) {
      continue;
    }
    const value = given.has(name) ? known.get(name) : ownValue(parameter, globals);
    if (value !== undefined) {
      inputs.set(name, { text: value.text, replaceable: value.replaceable || open });
    }
  }
  return inputs;
}

/** The names of a template's inputs. */
export function inputNames(template: Field): string[] {
  return template.at('inputs', 'parameters').itemsByName().flatMap((parameter) => parameter.at('name').text ?? []);
}

/**
 * The value that an input has itself: what a configmap has comes before the value, and that before the default.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/workflow/common/util.go#L204 ProcessArgs
 */
function ownValue(parameter: Field, globals: Values): KnownValue | undefined {
  const text = anyString(parameter.at('value')) ?? anyString(parameter.at('default'));
  return text === undefined || parameter.at('valueFrom', 'configMapKeyRef').exists ? undefined : valueOf(text, globals);
}
