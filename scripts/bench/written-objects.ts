import { loadAll } from 'js-yaml';
import { ObjectCounts } from './bench-program';

/** Counts the objects of a YAML text, and the rules in them. */
export function countObjects(yaml: string): ObjectCounts {
  const objects: unknown[] = [...loadAll(yaml)];
  return { documents: objects.length, rules: objects.reduce<number>((sum, object) => sum + rulesOf(object), 0) };
}

function rulesOf(object: unknown): number {
  return typeof object === 'object' && object !== null && 'rules' in object && Array.isArray(object.rules) ? object.rules.length : 0;
}
