import { AccessProfile } from '../../lib/audit-log/access-profile';
import { LogReader, LogReaderOptions } from '../../lib/audit-log/log-reader';
import { selectAccess } from '../../lib/audit-log/selected-access';
import { writeJson } from '../../lib/cli/commands/tailor/tailor-json';

/** What `tailor` prints of a log, as far as tests look at it. */
export interface ReadText {
  readonly accounts: Readonly<Record<string, unknown>>;
  readonly reviews: Readonly<Record<string, unknown>>;
  readonly stats: Readonly<Record<string, number>>;
  readonly unauthenticated?: number;
}

/** Reads a log into a profile. */
export function profileOfText(text: string | Uint8Array, options?: LogReaderOptions): AccessProfile {
  const profile = new AccessProfile();
  const reader = new LogReader(profile, options);
  reader.read(Buffer.from(text));
  reader.end();
  profile.addSource(reader.source('log', 'digest'));
  return profile;
}

/** Reads a log, and returns what `tailor` prints of it. */
export function readText(text: string | Uint8Array, options?: LogReaderOptions): ReadText {
  return JSON.parse([...writeJson(selectAccess(profileOfText(text, options), { accounts: [], namespaces: [] }))].join('')) as ReadText;
}

/** The fields of an event that a test gives in place of the usual ones. */
export type EventFields = Readonly<Record<string, unknown>>;

/** An event as the API server writes it: the controller reads a pod. A field that is undefined isn't there. */
export function auditEvent(fields: EventFields = {}): EventFields {
  return {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: 'Metadata',
    auditID: '00000000-0000-4000-a000-000000000001',
    stage: 'ResponseComplete',
    requestURI: '/api/v1/namespaces/argo/pods/a',
    verb: 'get',
    user: { username: 'ana', groups: ['sre', 'system:authenticated'] },
    impersonatedUser: undefined,
    authenticationMetadata: undefined,
    sourceIPs: ['10.0.0.1'],
    userAgent: 'kubectl',
    objectRef: { resource: 'pods', namespace: 'argo', name: 'a', apiVersion: 'v1' },
    responseStatus: { metadata: {}, code: 200 },
    requestObject: undefined,
    responseObject: undefined,
    requestReceivedTimestamp: '2026-07-01T00:00:01.000000Z',
    stageTimestamp: '2026-07-01T00:00:01.000000Z',
    annotations: { 'authorization.k8s.io/decision': 'allow', 'authorization.k8s.io/reason': '' },
    ...fields,
  };
}
