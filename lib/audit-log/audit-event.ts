import { isObject, membersOf, PlainObject } from '../rbac/validation/plain-data';

/** The user that made a request, or is impersonated in it. */
export interface AuditUser {
  readonly username: string;
  readonly uid: string;
  readonly groups: readonly string[];
  readonly extra: ReadonlyMap<string, readonly string[]>;
}

/** The object that a request is about. Each part is only the text that the event has. */
export interface ObjectReference {
  readonly resource: string;
  readonly subresource: string;
  readonly apiGroup: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * An event of an audit log, with what matters of it. A text that isn't there is empty.
 *
 * @see https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/
 */
export interface AuditEvent {
  readonly auditID: string;
  readonly stage: string;
  readonly requestURI: string;
  readonly verb: string;
  readonly user: AuditUser;
  readonly impersonatedUser?: AuditUser;

  /** The verb by which a constrained impersonation was allowed, for example `impersonate:user-info`. */
  readonly impersonationConstraint: string;

  /** Absent for what isn't a resource. */
  readonly objectRef: ObjectReference | undefined;

  /** The status of the response; nothing where there is none. */
  readonly code?: number;
  readonly message: string;

  /** The answer of the authorizer: `allow` or `forbid`. */
  readonly decision: string;
  readonly reason: string;
  readonly isTruncated: boolean;

  /** When the stage was reached, in milliseconds of Unix time, or NaN. */
  readonly time: number;
  readonly requestObject: PlainObject;
  readonly responseObject: PlainObject;
}

export const DECISION = 'authorization.k8s.io/decision';
export const REASON = 'authorization.k8s.io/reason';
export const TRUNCATED = 'audit.k8s.io/truncated';

/** Whether a JSON value is an audit event. The events of a list have no kind. */
export function isAuditEvent(value: unknown): value is PlainObject {
  const { kind, apiVersion, auditID, stage } = membersOf(value);
  return kind === 'Event'
    ? typeof apiVersion === 'string' && apiVersion.startsWith('audit.k8s.io/')
    : kind === undefined && typeof auditID === 'string' && typeof stage === 'string';
}

/** Reads an audit event of any version. */
export function readAuditEvent(value: PlainObject): AuditEvent {
  const annotations = membersOf(value.annotations);
  const { code, message } = membersOf(value.responseStatus);
  return {
    auditID: textOf(value.auditID),
    stage: textOf(value.stage),
    requestURI: textOf(value.requestURI),
    verb: textOf(value.verb),
    user: readUser(value.user),
    ...isObject(value.impersonatedUser) ? { impersonatedUser: readUser(value.impersonatedUser) } : {},
    impersonationConstraint: textOf(membersOf(value.authenticationMetadata).impersonationConstraint),
    objectRef: readObjectReference(value.objectRef),
    ...typeof code === 'number' ? { code } : {},
    message: textOf(message),
    decision: textOf(annotations[DECISION]),
    reason: textOf(annotations[REASON]),
    isTruncated: annotations[TRUNCATED] === 'true',
    time: timeOf(value.stageTimestamp) || timeOf(value.requestReceivedTimestamp),
    requestObject: membersOf(value.requestObject),
    responseObject: membersOf(value.responseObject),
  };
}

const NO_EXTRA: AuditUser['extra'] = new Map();

function readUser(value: unknown): AuditUser {
  const { username, uid, groups, extra } = membersOf(value);
  return {
    username: textOf(username),
    uid: textOf(uid),
    groups: textsOf(groups),
    extra: isObject(extra) ? new Map(Object.entries(extra).map(([key, values]) => [key, textsOf(values)])) : NO_EXTRA,
  };
}

/** Reads what a request is about; nothing where it isn't a resource. */
export function readObjectReference(value: unknown): ObjectReference | undefined {
  const { resource, subresource, apiGroup, apiVersion, namespace, name } = membersOf(value);
  if (textOf(resource) === '') {
    return undefined;
  }
  return {
    resource: textOf(resource),
    subresource: textOf(subresource),
    apiGroup: textOf(apiGroup) || textOf(apiVersion).split('/').slice(0, -1).join(), // v1alpha1 has both in one field
    namespace: textOf(namespace),
    name: textOf(name),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

function timeOf(value: unknown): number {
  return typeof value === 'string' ? Date.parse(value) : NaN;
}
