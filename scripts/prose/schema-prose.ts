/** A line of a JSON Schema with words that somebody reads: JSON in which each member has a line of its own. */
const DESCRIPTION = /^\s*"description": ("(?:[^"\\]|\\.)*"),?$/;

/** The mark-up of names, and placeholders in angle brackets, which Markdown would take for tags. */
const NAMES = /`[^`]*`|<[^>]*>/g;

/**
 * Returns the prose of a JSON Schema: each description at its line, with a full stop so that no two are one sentence; all other lines are blank.
 *
 * @param schema JSON with a member a line.
 */
export function schemaProse(schema: string): string {
  return schema.split('\n').map((line) => {
    const [, text] = DESCRIPTION.exec(line) ?? [];
    return text === undefined ? '' : String(JSON.parse(text)).replace(NAMES, 'X').replace(/\n/g, ' ').replace(/([^.!?:])$/, '$1.');
  }).join('\n');
}
