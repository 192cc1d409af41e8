import { valueOfNode } from './document-values';
import { DocumentPositions, LazyPositions, positionsOf } from './node-positions';
import { PositionsInOrder } from './positions-in-order';
import { PathStep } from './shape';
import { readBlockForm } from './yaml/block-form';
import { RepeatedWords } from './yaml/repeated-words';
import { YamlError } from './yaml/yaml-cursor';
import { parseYaml } from './yaml/yaml-parser';

/** One document: its value, and where it stands. */
export interface YamlDocument {
  readonly value: unknown;

  /** Where its parts stand, counted from `start`. */
  readonly positions: DocumentPositions;

  /** Where its text begins. */
  readonly start: number;

  /** The keys that a map has more than once: the last one counts, as for kubectl. */
  readonly repeatedKeys: readonly PathStep[][];
}

/** The characters that YAML doesn't allow. */
const FORBIDDEN = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

const NO_KEYS: readonly PathStep[][] = [];

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Reads the document of a text that no line of dashes divides, if there is one.
 *
 * @param start Where the text begins in the file.
 * @throws YamlError
 */
export function readDocument(text: string, start: number, words: RepeatedWords): YamlDocument[] {
  const document = readBlockDocument(text, start, words) ?? readAnyDocument(text, start);
  return document === undefined ? [] : [document];
}

/** Reads a document of the form that most manifests have, and nothing else. */
export function readBlockDocument(text: string, start: number, words: RepeatedWords): YamlDocument | undefined {
  const read = readBlockForm(text, words);
  return read && { value: read.value, positions: new PositionsInOrder(read.value, read.offsets), start, repeatedKeys: NO_KEYS };
}

/** Reads a document of any form that YAML has. */
export function readAnyDocument(chunk: string, start: number): YamlDocument | undefined {
  const isMarked = chunk.startsWith(BYTE_ORDER_MARK);
  const text = `${isMarked ? chunk.slice(1) : chunk}${chunk.endsWith('\n') ? '' : '\n'}`;
  const shift = start + (isMarked ? 1 : 0);
  try {
    const forbidden = FORBIDDEN.exec(text);
    if (forbidden !== null) {
      throw new YamlError(forbidden.index, 'control characters are not allowed');
    }
    const node = parseYaml(text);
    if (node === undefined) {
      return undefined;
    }
    const value = valueOfNode(node); // first, since it fails on an alias that is within its own target
    const positions = positionsOf(node);
    return { ...value, positions: new LazyPositions(() => positions), start: shift };
  } catch (error) {
    throw error instanceof YamlError ? new YamlError(error.offset + shift, error.reason, error.fix) : error;
  }
}
