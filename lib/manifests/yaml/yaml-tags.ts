import { Cursor, YamlError } from './yaml-cursor';

const WORD = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-';

const URI = `${WORD};/?:@&=+$,.!~*'()[]%`;

const BEHIND_ANCHOR = '?:,]}%@`';

/** The prefix that `!!` means. */
export const YAML_TAG = 'tag:yaml.org,2002:';

/** Scans the name of an anchor or alias. */
export function scanAnchor(cursor: Cursor): string {
  const start = cursor.offset;
  cursor.skip();
  const name = cursor.read((at) => at.isOneOf(WORD));
  if (name === '' || !(cursor.isBlankOrEnd() || cursor.isOneOf(BEHIND_ANCHOR))) {
    throw new YamlError(start, 'did not find expected alphabetic or numeric character in an anchor or alias');
  }
  return name;
}

/** Scans a tag, and returns it whole. */
export function scanTag(cursor: Cursor): string {
  const start = cursor.offset;
  const tag = cursor.is('<', 1) ? scanVerbatimTag(cursor, start) : scanShortTag(cursor, start);
  if (!cursor.isBlankOrEnd()) {
    throw new YamlError(start, 'did not find expected whitespace or line break behind a tag');
  }
  return tag;
}

function scanVerbatimTag(cursor: Cursor, start: number): string {
  cursor.skip(2);
  const tag = scanUri(cursor, start);
  if (tag === '' || !cursor.is('>')) {
    throw new YamlError(start, 'did not find the expected end of a tag');
  }
  cursor.skip();
  return tag;
}

function scanShortTag(cursor: Cursor, start: number): string {
  cursor.skip();
  const word = cursor.read((at) => at.isOneOf(WORD));
  if (!cursor.is('!')) {
    return `!${word}${scanUri(cursor, start)}`;
  }
  cursor.skip();
  const suffix = scanUri(cursor, start);
  if (suffix === '') {
    throw new YamlError(start, 'did not find expected tag URI');
  }
  if (word !== '') {
    throw new YamlError(start, 'found undefined tag handle'); // no document has directives that define one
  }
  return YAML_TAG + suffix;
}

function scanUri(cursor: Cursor, start: number): string {
  const text = cursor.read((at) => at.isOneOf(URI));
  try {
    return decodeURIComponent(text);
  } catch {
    throw new YamlError(start, 'did not find URI escaped octet in a tag');
  }
}

/**
 * Scans a directive.
 *
 * kubectl takes a line of dashes for the end of a document, so a directive never has a document that it is for.
 */
export function scanDirective(cursor: Cursor): void {
  const start = cursor.offset;
  const line = cursor.readToBreak();
  if (!/^%(?:YAML[ \t]+\d{1,2}\.\d{1,2}|TAG[ \t]+!(?:[\w-]*!)?[ \t]+[\w;/?:@&=+$,.!~*'()[\]%-]+)(?:[ \t]+#.*|[ \t]*)$/.test(line)) {
    throw new YamlError(start, 'found a directive that is not known');
  }
  cursor.readBreak();
}
