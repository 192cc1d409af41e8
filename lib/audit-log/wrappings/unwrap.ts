import { AKS_WRAPPINGS } from './aks';
import { EKS_WRAPPINGS, insightsMessage, isInsightsRow } from './eks';
import { EventTaker, FoundEvents, Wrapping } from './found-events';
import { GKE_WRAPPINGS } from './gke';
import { entriesOf, isObject } from '../../rbac/validation/plain-data';
import { isAuditEvent } from '../audit-event';

const KUBERNETES_WRAPPINGS: readonly Wrapping[] = [
  {
    service: 'Kubernetes',
    form: 'a batch of the audit webhook, and lists in general',
    source: 'https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/#audit-k8s-io-v1-EventList',
    matches: ({ kind, items }) => typeof kind === 'string' && kind.endsWith('List') && (items === null || Array.isArray(items)),
    open: ({ items }, found) => entriesOf(items).forEach(found.inside),
  },
  {
    service: 'Kubernetes',
    form: 'the standard output of a container, as Docker and the collectors of logs keep it',
    source: 'https://docs.docker.com/engine/logging/drivers/json-file/',
    matches: ({ log, stream }) => typeof log === 'string' && typeof stream === 'string',
    open: ({ log, stream }, found) => {
      const text = typeof log === 'string' && typeof stream === 'string' ? found.joined(log, stream) : undefined;
      if (text !== undefined) {
        found.insideText(text);
      }
    },
  },
];

/** Every form in which events come, except single events and plain lists. */
export const WRAPPINGS: readonly Wrapping[] = [...KUBERNETES_WRAPPINGS, ...EKS_WRAPPINGS, ...AKS_WRAPPINGS, ...GKE_WRAPPINGS];

/** The members of the forms above that hold many entries, each of which can be read by itself. */
export const LISTS: ReadonlySet<string> = new Set(['items', 'events', 'logEvents', 'results', 'records']);

/** Events are inside at most so many wrappings. */
const DEEPEST = 8;

/** Reports the events in a JSON value, whatever is around them. */
export function unwrap(value: unknown, found: EventTaker, depth = 0): void {
  if (depth > DEEPEST) {
    found.foreign();
    return;
  }
  const deeper: FoundEvents = {
    ...found,
    inside: (inner) => unwrap(inner, found, depth + 1),
    insideText: (text) => unwrapText(text, found, depth + 1),
  };
  if (Array.isArray(value)) {
    if (isInsightsRow(value)) {
      deeper.insideText(insightsMessage(value));
    } else {
      value.forEach(deeper.inside);
    }
  } else if (typeof value === 'string') {
    deeper.insideText(value);
  } else if (isAuditEvent(value)) {
    found.event(value);
  } else {
    const wrapping = isObject(value) ? WRAPPINGS.find(({ matches }) => matches(value)) : undefined;
    if (wrapping === undefined || !isObject(value)) {
      found.foreign();
    } else {
      wrapping.open(value, deeper);
    }
  }
}

function unwrapText(text: unknown, found: EventTaker, depth: number): void {
  const [, first] = typeof text === 'string' ? /^\s*([{["])/.exec(text) ?? [] : [];
  if (typeof text !== 'string' || first === undefined) {
    found.foreign(); // other components write texts into the same streams
    return;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    if (first === '"') {
      found.foreign();
    } else {
      found.unparsable(text);
    }
    return;
  }
  unwrap(value, found, depth);
}
