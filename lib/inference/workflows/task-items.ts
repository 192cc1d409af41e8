import { KnownValue, layered, Values, valueOf } from './substitution';
import { Field } from '../../manifests/field';

/** More items than these are taken as unknown, so that a long list stays cheap. */
const MAX_ITEMS = 100;

/**
 * The values of `{{item}}` on each turn of a step or task; one turn without any where it does not loop, or where the items
 * are not known.
 */
export function itemValues(task: Field, values: Values): Values[] {
  const items = knownItems(task, values);
  return items === undefined || items.length > MAX_ITEMS ? [values] : items.map((item) => layered(item, values));
}

/** What each item gives: `item`, and `item.key` for each of its keys. */
function knownItems(task: Field, values: Values): Values[] | undefined {
  const list = task.at('withItems');
  if (list.exists) {
    return list.items().map(({ value }) => readItem(value, (text) => valueOf(text, values)));
  }
  const json = valueOf(task.at('withParam').text ?? '', values);
  return parseList(json?.text)?.map((value) => readItem(value, (text) => ({ text, replaceable: json?.replaceable === true })));
}

function parseList(json: string | undefined): readonly unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(json ?? 'null');
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

function readItem(item: unknown, read: (text: string) => KnownValue | undefined): Values {
  const known = new Map<string, KnownValue>();
  const keep = (name: string, part: unknown) => {
    const value = read(typeof part === 'string' ? part : JSON.stringify(part));
    if (value !== undefined) {
      known.set(name, value);
    }
  };
  keep('item', item);
  if (typeof item === 'object' && item !== null && !Array.isArray(item)) {
    Object.entries(item).forEach(([key, part]) => keep(`item.${key}`, part));
  }
  return known;
}
