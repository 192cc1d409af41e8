import { ConfigShape } from './config-shape';
import { CONFIG_SHAPE } from './config-table';
import { Diagnostic, Place } from '../../diagnostics/diagnostic';
import { diagnostic } from '../../diagnostics/issue';
import { nearestWord } from '../../diagnostics/nearest-word';
import { enumerate, quote } from '../../diagnostics/printable-text';
import { readManifestFiles } from '../../manifest-files/manifest-files';
import { PathStep } from '../../manifests/shape';
import { SourceDocument } from '../../manifests/source-document';
import { TextLines } from '../../manifests/text-lines';
import { readYaml } from '../../manifests/yaml-text';
import { isObject, membersOf } from '../../rbac/validation/plain-data';

/** A configuration file that was read and has no unknown key. */
export interface ConfigFile {
  readonly file: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly placeOf: (path: readonly PathStep[]) => Place;
}

/** A configuration file, or what is wrong with it. */
export interface ReadConfig {
  readonly config?: ConfigFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** The keys that aren't settings on purpose, and why. */
const NEVER: Readonly<Record<string, string>> = {
  cluster: 'A configuration file never selects a cluster',
  context: 'A configuration file never selects a cluster',
  approvals: 'A configuration file never approves access',
  acknowledge: 'A configuration file never acknowledges findings',
};

/** Reads a configuration file: one document of YAML or JSON. */
export function readConfigFile(file: string): ReadConfig {
  const { sources: [source], diagnostics } = readManifestFiles([file]);
  if (source === undefined) {
    return { diagnostics };
  }
  const reading = readYaml(source.text);
  if (reading.kind === 'fault') {
    const { message, fix, ...position } = reading.fault;
    return { diagnostics: [diagnostic('manifest/invalid-yaml', { kind: 'file', file, ...position }, message, fix)] };
  }
  const documents = reading.yaml.documents.filter(({ value }) => value !== null && value !== undefined);
  const [document] = documents;
  if (document === undefined) {
    return { config: { file, value: {}, placeOf: () => ({ kind: 'file', file }) }, diagnostics: [] };
  }
  const positions = new SourceDocument(file, new TextLines(source.text), document);
  const placeOf = (path: readonly PathStep[]): Place => ({ kind: 'file', file, ...positions.positionOf(path) });
  const found = [
    ...documents.length === 1 ? [] : [diagnostic('config/invalid-value', { kind: 'file', file }, 'The file has several documents.', 'Write one.')],
    ...document.repeatedKeys.map((path) => diagnostic('config/repeated-key', placeOf(path), `The key ${quote(String(path[path.length - 1]))} occurs more than once.`, 'Write it once.')),
    ...validate(document.value, CONFIG_SHAPE, [], placeOf),
  ];
  return found.length > 0 ? { diagnostics: found } : { config: { file, value: membersOf(document.value), placeOf }, diagnostics: [] };
}

/** Everything in a value that its shape doesn't have. */
function validate(value: unknown, shape: ConfigShape, path: readonly PathStep[], placeOf: ConfigFile['placeOf']): Diagnostic[] {
  const name = path.length === 0 ? 'The file' : pathText(path);
  const wrong = (wanted: string, fix?: string) => [diagnostic('config/invalid-value', placeOf(path), `${name} isn't ${wanted}.`, fix)];
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string' && value !== '' ? [] : wrong('a text', typeof value === 'number' || typeof value === 'boolean' ? 'Put it in quotes.' : undefined);
    case 'flag':
      return typeof value === 'boolean' ? [] : wrong('true or false');
    case 'integer':
      return Number.isSafeInteger(value) ? [] : wrong('an integer');
    case 'choice':
      return shape.values.some((choice) => choice === value) ? [] : wrong(`one of ${enumerate(shape.values, 'or')}`,
        typeof value === 'string' ? fixFor(value, shape.values) : undefined);
    case 'list':
      return !Array.isArray(value) || value.length === 0 ? wrong('a list with at least one entry', typeof value === 'string' ? `Write [${value}].` : undefined)
        : value.flatMap((item: unknown, index) => validate(item, shape.of, [...path, index], placeOf));
    case 'names':
      return !isObject(value) ? wrong('a map') : Object.entries(value).flatMap(([key, item]) => validate(item, shape.of, [...path, key], placeOf));
    case 'fields': {
      if (!isObject(value)) {
        return wrong('a map');
      }
      const missing = (shape.required ?? []).filter((key) => !Object.hasOwn(value, key));
      return [
        ...missing.map((key) => diagnostic('config/missing-key', placeOf(path), `${name} has no ${quote(key)}.`, `Add ${key}.`)),
        ...Object.entries(value).flatMap(([key, item]) => Object.hasOwn(shape.fields, key)
          ? validate(item, shape.fields[key], [...path, key], placeOf) : [unknownKey(key, Object.keys(shape.fields), placeOf([...path, key]))]),
      ];
    }
  }
}

function unknownKey(key: string, known: readonly string[], place: Place): Diagnostic {
  const never = Object.hasOwn(NEVER, key) ? NEVER[key] : undefined;
  return never === undefined ? diagnostic('config/unknown-key', place, `${quote(key)} isn't a setting here.`, fixFor(key, known) ?? `Choose among ${known.filter((other) => !other.startsWith('$')).join(', ')}.`)
    : diagnostic('config/unknown-key', place, `${never}, so ${quote(key)} isn't a setting.`, 'Pass it on the command line.');
}

function fixFor(word: string, known: readonly string[]): string | undefined {
  const nearest = nearestWord(word, known);
  return nearest === undefined ? undefined : `Write ${nearest}.`;
}

function pathText(path: readonly PathStep[]): string {
  return path.map((step) => typeof step === 'number' ? `[${step}]` : `.${step}`).join('').replace(/^\./, '');
}
