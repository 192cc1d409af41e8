import { Wrapping } from './found-events';
import { entriesOf, membersOf } from '../../rbac/validation/plain-data';

/** CloudWatch Logs, where EKS puts its audit logs. */
export const EKS_WRAPPINGS: readonly Wrapping[] = [
  {
    service: 'EKS',
    form: 'aws logs filter-log-events, get-log-events',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html',
    matches: ({ events }) => Array.isArray(events),
    open: ({ events }, found) => entriesOf(events).forEach(found.inside),
  },
  {
    service: 'EKS',
    form: 'a subscription filter of Kinesis, Firehose or Lambda',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html',
    matches: ({ messageType, logEvents }) => typeof messageType === 'string' && Array.isArray(logEvents),
    open: ({ messageType, logEvents }, found) => {
      if (messageType === 'DATA_MESSAGE') { // the others only test whether somebody receives them
        entriesOf(logEvents).forEach(found.inside);
      }
    },
  },
  {
    service: 'EKS',
    form: 'aws logs get-query-results, of Logs Insights',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html',
    matches: ({ results }) => Array.isArray(results),
    open: ({ results }, found) => entriesOf(results).forEach(found.inside),
  },
  {
    service: 'EKS',
    form: 'aws logs tail --format json, and each entry of the others',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilteredLogEvent.html',
    matches: ({ message }) => typeof message === 'string',
    open: ({ message }, found) => found.insideText(message),
  },
];

/** Whether a list is a row of Logs Insights, which is a list of fields. */
export function isInsightsRow(row: readonly unknown[]): boolean {
  return row.length > 0 && row.every((each) => typeof membersOf(each).field === 'string');
}

/** The message of a row of Logs Insights; nothing where the query left it out. */
export function insightsMessage(row: readonly unknown[]): unknown {
  return membersOf(row.find((each) => membersOf(each).field === '@message')).value;
}
