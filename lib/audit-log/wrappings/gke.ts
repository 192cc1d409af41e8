import { Wrapping } from './found-events';
import { entriesOf, isObject, membersOf, PlainObject } from '../../rbac/validation/plain-data';
import { DECISION, REASON } from '../audit-event';

/** The statuses of HTTP that the codes of gRPC in a log entry were made of. */
const HTTP_STATUS: ReadonlyMap<unknown, number> = new Map([
  [0, 200], [3, 400], [5, 404], [6, 409], [7, 403], [8, 429], [10, 409], [13, 500], [14, 503], [16, 401],
]);

const PERMISSION_DENIED = 7;

const CORE = 'core';

/** The parts that a Namespace itself has; whatever else follows its name is a kind of object in it. */
const PARTS_OF_NAMESPACE = ['status', 'finalize'];

/** Cloud Logging, where GKE puts its audit logs. */
export const GKE_WRAPPINGS: readonly Wrapping[] = [
  {
    service: 'GKE',
    form: 'entries of gcloud logging read and of a sink',
    source: 'https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry',
    matches: ({ protoPayload }) => isObject(protoPayload),
    open: (entry, found) => {
      const payload = membersOf(entry.protoPayload);
      if (payload.serviceName === 'k8s.io') {
        found.event(toEvent(entry, payload));
      } else {
        found.foreign();
      }
    },
  },
  {
    service: 'GKE',
    form: 'rows of a BigQuery sink',
    source: 'https://cloud.google.com/logging/docs/export/bigquery',
    matches: ({ protopayload_auditlog }) => isObject(protopayload_auditlog),
    open: (row, found) => {
      const payload = membersOf(row.protopayload_auditlog);
      if (payload.serviceName === 'k8s.io') {
        found.event(toEvent(row, payload));
      } else {
        found.foreign();
      }
    },
  },
  {
    service: 'GKE',
    form: 'messages of a Pub/Sub subscription',
    source: 'https://cloud.google.com/pubsub/docs/reference/rest/v1/PubsubMessage',
    matches: ({ message }) => typeof membersOf(message).data === 'string',
    open: ({ message }, found) => found.insideText(Buffer.from(String(membersOf(message).data), 'base64').toString()),
  },
];

function toEvent(entry: PlainObject, payload: PlainObject): PlainObject {
  const { id, first, last } = membersOf(entry.operation);
  const { code = 0, message } = membersOf(payload.status);
  const [authorization] = entriesOf(payload.authorizationInfo);
  const { granted } = membersOf(authorization);
  // The JSON form of a protocol buffer may leave out what is false.
  const isDenied = granted === false || granted === undefined && isObject(authorization) && code === PERMISSION_DENIED;
  const decision = labelOf(entry.labels, DECISION) ?? (granted === true ? 'allow' : isDenied ? 'forbid' : undefined);
  return {
    auditID: id ?? entry.insertId,
    stage: first === true && last !== true ? 'ResponseStarted' : 'ResponseComplete',
    verb: String(payload.methodName).split('.').pop(),
    user: { username: membersOf(payload.authenticationInfo).principalEmail },
    objectRef: toObjectReference(String(payload.resourceName)),
    responseStatus: { code: HTTP_STATUS.get(code), message },
    annotations: { [DECISION]: decision, [REASON]: labelOf(entry.labels, REASON) },
    requestObject: payload.request,
    responseObject: payload.response,
    stageTimestamp: entry.timestamp,
  };
}

/** The group is only here: in the name of the method it is written backwards and without its end. The path of a proxy may follow a subresource. */
function toObjectReference(resourceName: string): PlainObject {
  const [group, apiVersion, ...path] = resourceName.split('/');
  const apiGroup = group === CORE ? '' : group;
  if (path[0] === 'namespaces' && path.length > 2 && !(path.length === 3 && PARTS_OF_NAMESPACE.includes(path[2]))) {
    const [, namespace, resource, name, subresource] = path;
    return { apiGroup, apiVersion, namespace, resource, name, subresource };
  }
  const [resource, name, subresource] = path;
  return { apiGroup, apiVersion, resource, name, subresource, ...resource === 'namespaces' && apiGroup === '' ? { namespace: name } : {} };
}

/** Labels are an object, a list of pairs in BigQuery, or an object whose names have no dots or slashes. */
function labelOf(labels: unknown, name: string): unknown {
  const pair = entriesOf(labels).map(membersOf).find(({ key }) => key === name);
  return pair === undefined ? membersOf(labels)[name] ?? membersOf(labels)[name.replace(/[./]/g, '_')] : pair.value;
}
