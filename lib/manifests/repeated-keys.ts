import { Event, EVENT_ID, getScalarValue } from 'js-yaml';
import { PathStep } from './shape';

/** A list or map whose end is not reached yet. */
interface OpenNode {
  readonly keys?: Set<string>;
  /** The key whose value comes next, or the number of the next item. */
  step?: PathStep;
}

/** Finds the keys that a map has more than once. Keys that are no scalars are refused before. */
export function findRepeatedKeys(text: string, events: readonly Event[]): PathStep[][] {
  const open: OpenNode[] = [];
  const repeated: PathStep[][] = [];
  for (const event of events) {
    const parent = open[open.length - 1];
    if (event.type === EVENT_ID.POP) {
      open.pop();
      endValue(open[open.length - 1]);
    } else if (event.type === EVENT_ID.MAPPING) {
      open.push({ keys: new Set() });
    } else if (event.type === EVENT_ID.SEQUENCE) {
      open.push({ step: 0 });
    } else if (event.type === EVENT_ID.SCALAR && parent?.keys !== undefined && parent.step === undefined) {
      parent.step = getScalarValue(text, event);
      if (parent.keys.has(parent.step) && parent.step !== '<<') {
        repeated.push(open.flatMap(({ step }) => step ?? []));
      }
      parent.keys.add(parent.step);
    } else {
      endValue(parent);
    }
  }
  return repeated;
}

function endValue(node: OpenNode | undefined): void {
  if (node !== undefined) {
    node.step = typeof node.step === 'number' ? node.step + 1 : undefined;
  }
}
