import { KnownValue, layered, Values, valueOf } from './substitution';
import { Field } from '../../manifests/field';

/** More items than these are taken as unknown, so a long list stays cheap. */
const MAX_ITEMS = 100;

/** Stands before a number that is kept as it is written: a character that no manifest has. */
const NUMBER = '\u{E002}';

/**
 * The values of `{{item}}` on each turn of a step or task; one turn without any where it does not loop, or where the items
 * are not known.
 *
 * An empty `withItems` isn't a loop, and gives way to `withParam`. A list that can be replaced may have items though it is empty.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/pkg/apis/workflow/v1alpha1/workflow_types.go#L1886 ShouldExpand
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/workflow/controller/dag.go#L903 expandTask
 */
export function itemValues(task: Field, values: Values): Values[] {
  const items = knownItems(task, values);
  return items === undefined || items.length > MAX_ITEMS ? [values] : items.map((item) => layered(item, values));
}

/** Returns the values of each item: `item`, and `item.key` for each of its keys. */
function knownItems(task: Field, values: Values): Values[] | undefined {
  const list = task.at('withItems').items();
  if (list.length > 0) {
    return list.map(({ value }) => readItem(value, (text) => valueOf(text, values)));
  }
  const json = valueOf(task.at('withParam').text ?? '', values);
  const items = parseList(json?.text);
  return items?.length === 0 && json?.replaceable === true
    ? undefined
    : items?.map((value) => readItem(value, (text) => ({ text, replaceable: json?.replaceable === true })));
}

/** Reads a list of JSON, in which numbers stay as they are written: `1.0`. */
function parseList(json: string | undefined): readonly unknown[] | undefined {
  try {
    JSON.parse(json ?? '');
    const list: unknown = JSON.parse((json ?? '').replace(/("(?:[^"\\]|\\.)*")|-?\d[\d.eE+-]*/gs, (token, text?: string) => text ?? `"${NUMBER}${token}"`));
    return list === null ? [] : Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

/** Reads an item as Argo does (processItem in operator.go): a text in a map keeps the escapes of JSON. */
function readItem(item: unknown, read: (text: string) => KnownValue | undefined): Values {
  const known = new Map<string, KnownValue>();
  const keep = (name: string, part: unknown, text: string) => {
    const value = read(typeof part === 'string' ? text.replace(NUMBER, '') : text);
    if (value !== undefined) {
      known.set(name, value);
    }
  };
  const isMap = typeof item === 'object' && item !== null && !Array.isArray(item);
  const entries = isMap ? Object.entries(item).sort(([a], [b]) => a < b ? -1 : 1) : [];
  keep('item', item, typeof item === 'string' ? item : escapedAsByGo(toJson(isMap ? Object.fromEntries(entries) : item)));
  entries.forEach(([key, part]) => keep(`item.${key}`, part, typeof part === 'string' ? toJson(part).replace(/^"|"$/g, '') : toJson(part)));
  return known;
}

function toJson(value: unknown): string {
  return JSON.stringify(value).replace(new RegExp(`"${NUMBER}([^"]*)"`, 'g'), '$1');
}

/** JSON as Go writes it: some characters by their codes. */
export function escapedAsByGo(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
