import { Field } from './field';
import { isMap, Shape } from './shape';
import { SourceDocument } from './source-document';
import { TextLines } from './text-lines';
import { KnownDocuments, readYaml } from './yaml-text';
import { Diagnostic, Origin } from '../diagnostics/diagnostic';
import { diagnostic } from '../diagnostics/issue';

/** A text that may hold manifests, and the name of the file it is from. */
export interface ManifestSource {
  readonly file: string;
  readonly text: string;

  /** Where the text is from, if `file` isn't the path of a file. */
  readonly origin?: Origin;

  /** The file was found in a folder, not named: a document in it that isn't a Kubernetes object serves another purpose. */
  readonly isFound?: boolean;

  /** The kind of an object that names none. */
  readonly kind?: string;
}

/** The objects of a text, in its order, and what is wrong with it. */
export interface ParsedSource {
  readonly objects: readonly Field[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The fields that every object has. The shape of its kind reads the rest. */
const OBJECT: Shape = { fields: { apiVersion: 'string', kind: 'string' } };

const LIST: Shape = { fields: { items: { list: 'any' } } };

/**
 * Reads the Kubernetes objects of a text: YAML with any number of documents, JSON, and lists of objects.
 *
 * A text that can't be read gives no objects.
 *
 * @param known Documents that were read before, to which those of this text are added.
 */
export function parseManifests({ file, text, origin, isFound = false, kind }: ManifestSource, known?: KnownDocuments): ParsedSource {
  const place = { kind: 'file', file, ...origin !== undefined && { origin } } as const;
  if (text.includes('\0')) {
    return { objects: [], diagnostics: [diagnostic('manifest/binary-file', place, 'This is a binary file.', 'Give manifests in YAML or JSON.')] };
  }
  const reading = readYaml(text, known);
  if (reading.kind === 'fault') {
    const { message, fix, ...position } = reading.fault;
    return { objects: [], diagnostics: [diagnostic('manifest/invalid-yaml', { ...place, ...position }, message, fix)] };
  }
  const lines = new TextLines(text);
  const parsed = reading.yaml.documents
    .filter(({ value }) => value !== null && value !== undefined && (!isFound || isObject(value)))
    .map((document) => {
      const root = Field.root(new SourceDocument(file, lines, document, origin), document.value, OBJECT);
      return objectsIn(kind === undefined || !isMap(root.value) || 'kind' in root.value ? root : root.with(['kind'], kind));
    });
  return joinParsed(parsed);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'apiVersion' in value && 'kind' in value;
}

/** Lists hold objects, and lists in turn. */
function objectsIn(root: Field): ParsedSource {
  const misfits = root.misfits();
  const kind = root.at('kind').text;
  if (misfits.length > 0 || kind === undefined) {
    return { objects: [], diagnostics: misfits.length > 0 ? misfits : root.diagnose('manifest/missing-kind', "This isn't a Kubernetes object: it has no kind.", 'Add its apiVersion and kind.') };
  }
  const list = root.as(LIST);
  if (kind !== 'List' && !(kind.endsWith('List') && isMap(root.value) && 'items' in root.value)) {
    return { objects: [root], diagnostics: [] };
  }
  const parsed = joinParsed(list.at('items').items().map((item) => objectsIn(typed(item.as(OBJECT), kind.replace(/List$/, ''), root.at('apiVersion').text))));
  return { objects: parsed.objects, diagnostics: [...list.misfits(), ...parsed.diagnostics] };
}

/**
 * The API server leaves the kind out of the objects of a list of one kind, such as a RoleList; they have that of the list.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/v0.37.2/pkg/apis/meta/v1/unstructured/helpers.go decodeToList
 */
function typed(item: Field, kind: string, apiVersion: string | undefined): Field {
  return kind === '' || apiVersion === undefined || item.at('kind').exists || item.at('apiVersion').exists || !isMap(item.value)
    ? item : item.with(['kind'], kind).with(['apiVersion'], apiVersion);
}

function joinParsed(parsed: readonly ParsedSource[]): ParsedSource {
  return { objects: parsed.flatMap(({ objects }) => objects), diagnostics: parsed.flatMap(({ diagnostics }) => diagnostics) };
}
