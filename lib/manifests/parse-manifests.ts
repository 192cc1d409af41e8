import { Field } from './field';
import { ManifestFault } from './manifest-fault';
import { SourceDocument } from './source-document';
import { TextLines } from './text-lines';
import { readYaml } from './yaml-text';

/** A text that may hold manifests, and the name of the file it is from. */
export interface ManifestSource {
  readonly file: string;
  readonly text: string;

  /** Nobody named the file, it was found in a folder: what is no Kubernetes object in it is there for something else. */
  readonly isFound?: boolean;
}

/** The objects of a text, in its order, or what is wrong with it. */
export interface ParsedSource {
  readonly objects: readonly Field[];
  readonly faults: readonly ManifestFault[];
}

/**
 * Reads the Kubernetes objects of a text: YAML with any number of documents, JSON, and lists of objects.
 *
 * A text with a fault gives no objects.
 */
export function parseManifests({ file, text, isFound = false }: ManifestSource): ParsedSource {
  if (text.includes('\0')) {
    return { objects: [], faults: [{ file, message: 'This is a binary file: give manifests in YAML or JSON.' }] };
  }
  const reading = readYaml(text);
  if (reading.kind === 'fault') {
    return { objects: [], faults: [{ file, ...reading.fault }] };
  }
  const lines = new TextLines(reading.yaml.text);
  const objects: Field[] = [];
  const faults: ManifestFault[] = [];
  for (const { value, events } of reading.yaml.documents) {
    if (value !== null && value !== undefined && (!isFound || isObject(value))) {
      const document = new SourceDocument(file, lines, events, reading.yaml.repeatsKeys);
      objects.push(...objectsIn(Field.root(document, value)));
      faults.push(...document.faults);
    }
  }
  return { objects, faults };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'apiVersion' in value && 'kind' in value;
}

/** Lists hold objects, and lists in turn. */
function objectsIn(root: Field): Field[] {
  const kind = root.at('kind').text;
  if (kind === undefined) {
    root.report('This is no Kubernetes object: it has no kind.');
    return [];
  }
  const isList = kind === 'List' || (kind.endsWith('List') && root.at('items').exists);
  return isList ? root.at('items').items().flatMap(objectsIn) : [root];
}
