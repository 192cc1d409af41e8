import { LineCounter, parseAllDocuments, type Document, type ParsedNode } from 'yaml';
import { Field } from './field';
import { ManifestFault } from './manifest-fault';
import { SourceDocument } from './source-document';

/** A text that may hold manifests, and the name of the file it is from. */
export interface ManifestSource {
  readonly file: string;
  readonly text: string;
}

/** The objects of a text, in its order, or what is wrong with it. */
export interface ParsedSource {
  readonly objects: readonly Field[];
  readonly faults: readonly ManifestFault[];
}

/** Aliases may repeat a node this often; deeper nests of them are made to fill the memory. */
const MAX_ALIAS_COUNT = 100;

/**
 * Reads the Kubernetes objects of a text: YAML with any number of documents, JSON, and lists of objects.
 *
 * A text with a fault gives no objects.
 */
export function parseManifests({ file, text }: ManifestSource): ParsedSource {
  if (text.includes('\0')) {
    return { objects: [], faults: [{ file, message: 'This is a binary file: give manifests in YAML or JSON.' }] };
  }
  const lines = new LineCounter();
  try {
    // Argo merges `<<` keys as YAML 1.1 does.
    const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, merge: true, logLevel: 'silent' });
    const documents = Array.isArray(parsed) ? parsed : [];
    const faults = documents.flatMap(({ errors }) => errors.map(({ pos, message }): ManifestFault => {
      const { line, col } = lines.linePos(pos[0]);
      return { file, line, column: col, message: `This is no YAML: ${message}.` };
    }));
    if (faults.length > 0) {
      return { objects: [], faults };
    }
    return readObjects(file, documents, lines);
  } catch (error) {
    return { objects: [], faults: [{ file, message: reasonOf(error) }] };
  }
}

function readObjects(file: string, documents: readonly Document.Parsed<ParsedNode>[], lines: LineCounter): ParsedSource {
  const objects: Field[] = [];
  const faults: ManifestFault[] = [];
  for (const document of documents) {
    if (document.contents === null) {
      continue;
    }
    const source = new SourceDocument(file, document, lines);
    const root = Field.root(source, document.toJS({ maxAliasCount: MAX_ALIAS_COUNT }));
    if (root.value === null) {
      continue;
    }
    objects.push(...objectsIn(root));
    faults.push(...source.faults);
  }
  return { objects, faults };
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

function reasonOf(error: unknown): string {
  if (error instanceof ReferenceError) {
    return `Its aliases repeat too much (${error.message}): write out what they stand for.`;
  }
  if (error instanceof RangeError) {
    return 'It is nested too deeply to be read.';
  }
  throw error;
}
