import { KnownValue, Values, valueOf } from './substitution';
import { Field } from '../manifests/field';

/** More items than these are taken as unknown, so that a long list stays cheap. */
const MAX_ITEMS = 100;

/**
 * The values of `{{item}}` on each turn of a step or task; one turn without any where it does not loop, or where the items
 * are not known.
 */
export function itemValues(task: Field, values: Values): Values[] {
  const items = knownItems(task, values);
  return items === undefined || items.length > MAX_ITEMS ? [values] : items.map((item) => withItem(item, values));
}

function knownItems(task: Field, values: Values): readonly unknown[] | undefined {
  const list = task.at('withItems');
  if (list.exists) {
    return list.items().map((item) => typeof item.value === 'string' ? valueOf(item.value, values)?.text : item.value);
  }
  const json = task.at('withParam').text;
  return json === undefined ? undefined : parseList(valueOf(json, values)?.text);
}

function parseList(json: string | undefined): readonly unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(json ?? 'null');
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

function withItem(item: unknown, values: Values): Values {
  if (item === undefined) {
    return values;
  }
  const known = new Map(values);
  known.set('item', literal(item));
  if (typeof item === 'object' && item !== null && !Array.isArray(item)) {
    for (const [key, value] of Object.entries(item)) {
      known.set(`item.${key}`, literal(value));
    }
  }
  return known;
}

function literal(value: unknown): KnownValue {
  return { text: typeof value === 'string' ? value : JSON.stringify(value), replaceable: false };
}
