import { boolYaml11Tag, constructFromEvents, CORE_SCHEMA, Event, EVENT_ID, mergeTag, parseEvents, YAMLException } from 'js-yaml';
import { findAliasBomb } from './alias-bomb';
import { yamlIntegerTag } from './yaml-integer';

/** Kubernetes reads YAML 1.1, of which merged maps, numbers, and `yes`, `no`, `on` and `off` matter for what we look at. */
const SCHEMA = CORE_SCHEMA.withTags(mergeTag, boolYaml11Tag, yamlIntegerTag);

const MAX_DEPTH = 200;

/** Lines that we indent for a parser that asks for more than Kubernetes does. */
const MAX_REPAIRED_LINES = 200;

const ALIAS_BOMB = 'with this alias the document stands for too much';

/** One document: its value, and what the parser saw. */
export interface YamlDocument {
  readonly value: unknown;
  readonly events: readonly Event[];
}

/** The documents of a text, and the text that their events point into. */
export interface YamlText {
  readonly text: string;
  readonly documents: readonly YamlDocument[];

  /** Whether a map has a key more than once: the last one counts, as for kubectl. */
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

export type YamlReading = { readonly kind: 'read'; readonly yaml: YamlText } | { readonly kind: 'fault'; readonly fault: YamlFault };

/** Reads YAML as Kubernetes does. */
export function readYaml(text: string): YamlReading {
  let repaired = text;
  let repeatsKeys = false;
  for (let repairs = 0; ; repairs++) {
    try {
      return { kind: 'read', yaml: parse(repaired, repeatsKeys) };
    } catch (error) {
      if (!(error instanceof YAMLException)) {
        throw error;
      }
      if (error.reason === 'duplicated mapping key') {
        repeatsKeys = true;
        continue;
      }
      const padded = repairs < MAX_REPAIRED_LINES ? padLine(repaired, error) : undefined;
      if (padded === undefined) {
        return { kind: 'fault', fault: faultOf(error) };
      }
      repaired = padded;
    }
  }
}

function parse(text: string, repeatsKeys: boolean): YamlText {
  const events = parseEvents(text, { maxDepth: MAX_DEPTH });
  const bomb = events.some(({ type }) => type === EVENT_ID.ALIAS) ? findAliasBomb(text, events) : undefined;
  if (bomb !== undefined) {
    YAMLException.throwAt(text, bomb, ALIAS_BOMB);
  }
  const values = constructFromEvents(events, { source: text, schema: SCHEMA, json: repeatsKeys });
  const documents = eventsByDocument(events);
  return { text, repeatsKeys, documents: values.map((value, index) => ({ value, events: documents[index] ?? [] })) };
}

function eventsByDocument(events: readonly Event[]): Event[][] {
  const documents: Event[][] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) {
      documents.push([]);
    } else {
      documents[documents.length - 1]?.push(event);
    }
  }
  return documents;
}

/**
 * Indents the line that an error is about.
 *
 * Kubernetes' parser lets the lines of a quoted text or a `[…]` begin anywhere, and people use that: the last line is
 * often a `]` right below the key. Their indentation means nothing.
 */
function padLine(text: string, { reason, mark }: YAMLException): string | undefined {
  if (reason !== 'deficient indentation' || mark === null || mark === undefined) {
    return undefined;
  }
  const start = text.lastIndexOf('\n', mark.position - 1) + 1;
  return `${text.slice(0, start)}  ${text.slice(start)}`;
}

function faultOf({ reason, mark }: YAMLException): YamlFault {
  const place = mark === null || mark === undefined ? {} : { line: mark.line + 1, column: mark.column + 1 };
  const fix = reason === ALIAS_BOMB ? 'Write out what its aliases mean.' : undefined;
  return { ...place, message: `This isn't YAML that Kubernetes accepts: ${reason}.`, ...fix !== undefined && { fix } };
}
