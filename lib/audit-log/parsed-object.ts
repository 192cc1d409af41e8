import { isObject, PlainObject } from '../rbac/validation/plain-data';

/** Parses a JSON object; nothing where the text is anything else. */
export function parseObject(text: string): PlainObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
