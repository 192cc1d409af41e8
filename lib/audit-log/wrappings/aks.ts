import { Wrapping } from './found-events';
import { entriesOf, isAbsent, membersOf, PlainObject } from '../../rbac/validation/plain-data';

const CATEGORIES: readonly unknown[] = ['kube-audit', 'kube-audit-admin'];

/** Azure Monitor, where AKS puts its audit logs. */
export const AKS_WRAPPINGS: readonly Wrapping[] = [
  {
    service: 'AKS',
    form: 'an Event Hub, or older files of a storage account',
    source: 'https://learn.microsoft.com/azure/azure-monitor/essentials/stream-monitoring-data-event-hubs',
    matches: ({ records }) => Array.isArray(records),
    open: ({ records }, found) => entriesOf(records).forEach(found.inside),
  },
  {
    service: 'AKS',
    form: 'a storage account, and each record of an Event Hub',
    source: 'https://learn.microsoft.com/azure/azure-monitor/essentials/resource-logs-schema',
    matches: ({ category, properties }) => typeof category === 'string' && !isAbsent(properties),
    open: ({ category, properties }, found) => {
      if (CATEGORIES.includes(category)) {
        found.insideText(membersOf(dynamic(properties)).log);
      } else {
        found.foreign();
      }
    },
  },
  {
    service: 'AKS',
    form: 'the table AzureDiagnostics of Log Analytics',
    source: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/azurediagnostics',
    matches: ({ Category, log_s }) => typeof Category === 'string' && typeof log_s === 'string',
    open: ({ Category, log_s }, found) => {
      if (CATEGORIES.includes(Category)) {
        found.insideText(log_s);
      } else {
        found.foreign();
      }
    },
  },
  {
    service: 'AKS',
    form: 'the tables AKSAudit and AKSAuditAdmin of Log Analytics',
    source: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/aksaudit',
    matches: ({ AuditId, Stage }) => typeof AuditId === 'string' && typeof Stage === 'string',
    open: (row, found) => found.event({
      auditID: row.AuditId,
      stage: row.Stage,
      requestURI: row.RequestUri,
      verb: row.Verb,
      user: dynamic(row.User),
      objectRef: dynamic(row.ObjectRef),
      responseStatus: dynamic(row.ResponseStatus),
      annotations: dynamic(row.Annotations),
      requestObject: dynamic(row.RequestObject),
      responseObject: dynamic(row.ResponseObject),
      stageTimestamp: row.StageReceivedTime ?? row.TimeGenerated,
      requestReceivedTimestamp: row.RequestReceivedTime,
    } satisfies PlainObject),
  },
];

/** A column of the type `dynamic`, which some exports write as a text. */
function dynamic(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) {
    return value;
  }
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
