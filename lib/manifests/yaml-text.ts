import { jsonPositions, readJson } from './json-text';
import { LazyPositions, repeatedKeysIn } from './node-positions';
import { RepeatedWords } from './yaml/repeated-words';
import { YamlError } from './yaml/yaml-cursor';
import { readDocument, YamlDocument } from './yaml-document';

/** The documents of a text. */
export interface YamlText {
  readonly documents: readonly YamlDocument[];

  /** Whether a map has a key more than once. */
  readonly repeatsKeys: boolean;
}

/** Why a text can't be read. Line and column are counted from 1. */
export interface YamlFault {
  readonly line?: number;
  readonly column?: number;
  /** A sentence. */
  readonly message: string;
  readonly fix?: string;
}

/**
 * Documents that were read before, by their text: where two states are compared, nearly all of both is the same text. They have the same values,
 * so whatever is found about these is found once.
 */
export type KnownDocuments = Map<string, readonly YamlDocument[]>;

export type YamlReading = { readonly kind: 'read'; readonly yaml: YamlText } | { readonly kind: 'fault'; readonly fault: YamlFault };

/** How far kubectl looks for the brace that JSON begins with. */
const JSON_PREFIX_LENGTH = 4096;

/** The characters that Go takes for space. */
const SPACE = '\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const BEGINS_WITH_BRACE = new RegExp(`^[${SPACE}]*\\{`);
const IS_SPACE = new RegExp(`[${SPACE}]`);
const SEPARATOR = new RegExp(`^---[${SPACE}]*(?:#|$)`);

/**
 * Reads what kubectl reads: values of JSON one after the other, or documents of YAML, which lines of dashes end.
 *
 * A text that begins as JSON and isn't may be YAML, until two values of JSON were read.
 *
 * See https://github.com/kubernetes/apimachinery/blob/v0.37.2/pkg/util/yaml/decoder.go
 */
export function readYaml(text: string, known?: KnownDocuments): YamlReading {
  try {
    const documents = BEGINS_WITH_BRACE.test(text.slice(0, JSON_PREFIX_LENGTH)) ? readJsonOrYaml(text) : readDocuments(text, 0, undefined, known);
    return { kind: 'read', yaml: { documents, repeatsKeys: documents.some(({ repeatedKeys }) => repeatedKeys.length > 0) } };
  } catch (error) {
    if (error instanceof YamlError) {
      return { kind: 'fault', fault: faultOf(text, error) };
    }
    throw error;
  }
}

function readJsonOrYaml(text: string): YamlDocument[] {
  const documents: YamlDocument[] = [];
  const words = new RepeatedWords();
  let offset = 0;
  try {
    for (let read = readJson(text, 0, words); read !== undefined; read = readJson(text, offset, words)) {
      const { value, end, repeatsKeys } = read;
      const start = offset;
      documents.push({
        value,
        positions: new LazyPositions(() => jsonPositions(text, start)),
        start: 0,
        repeatedKeys: repeatsKeys ? repeatedKeysIn(jsonPositions(text, start)) : [],
      });
      offset = end;
    }
    return documents;
  } catch (error) {
    if (documents.length > 1 || !(error instanceof YamlError)) {
      throw error;
    }
    const rest = skipSpace(text, offset);
    if (rest === undefined) {
      throw error;
    }
    return [...documents, ...readDocuments(text, rest, error)];
  }
}

/** Passes what is left of a line, if nothing is there. kubectl requires four bytes at each step. */
function skipSpace(text: string, start: number): number | undefined {
  for (let offset = start; utf8Length(text.slice(offset, offset + 4)) >= 4; offset++) {
    if (text[offset] === '\n') {
      return offset + 1;
    }
    if (!IS_SPACE.test(text[offset])) {
      return offset;
    }
  }
  return undefined;
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** @param error The fault of the first document as JSON, which is reported where the document isn't YAML either. */
function readDocuments(text: string, offset: number, error?: YamlError, known?: KnownDocuments): YamlDocument[] {
  const documents: YamlDocument[] = [];
  const words = new RepeatedWords();
  let start = offset;
  const readChunk = (end: number) => {
    if (end > start) {
      try {
        documents.push(...readOnce(text.slice(start, end), start, words, known));
      } catch (own) {
        throw documents.length === 0 && error !== undefined && own instanceof YamlError ? error : own;
      }
    }
  };
  for (let line = lineOfDashes(text, offset); line >= 0;) {
    const end = endOfLine(text, line);
    if (!SEPARATOR.test(text.slice(line, end).replace(/\r?\n$/, ''))) {
      throw error ?? new YamlError(line, 'found more than a comment behind a line of dashes');
    }
    if (line > start) {
      readChunk(line);
      start = end;
    }
    line = lineOfDashes(text, end);
  }
  readChunk(text.length);
  return documents;
}

/** Finds the next line that begins with three dashes, or returns -1. */
function lineOfDashes(text: string, lineStart: number): number {
  return text.startsWith('---', lineStart) ? lineStart : text.indexOf('\n---', lineStart) + 1 || -1;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end + 1;
}

function readOnce(chunk: string, start: number, words: RepeatedWords, known: KnownDocuments | undefined): readonly YamlDocument[] {
  const earlier = known?.get(chunk);
  if (earlier === undefined) {
    const read = readDocument(chunk, start, words);
    known?.set(chunk, read.map((document) => ({ ...document, start: document.start - start })));
    return read;
  }
  return earlier.map((document) => ({ ...document, start: document.start + start }));
}

function faultOf(text: string, { offset, reason, fix }: YamlError): YamlFault {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let end = before.indexOf('\n'); end >= 0; end = before.indexOf('\n', end + 1)) {
    line++;
  }
  const message = `This isn't YAML that Kubernetes accepts: ${reason}.`;
  return { line, column: offset - lineStart + 1, message, ...fix !== undefined && { fix } };
}
